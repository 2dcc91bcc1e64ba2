import {
  decideCase,
  getCase,
  myCases,
  myList,
  offersFor,
  openCase,
  payCase,
  quoteCase,
  talkOf,
  toSchedule,
  withdrawCase,
} from "#server/pathway/index.ts";
import {
  CaseId,
  CaseOpened,
  CaseSummary,
  CaseView,
  DecideCase,
  ListView,
  MyCases,
  MyList,
  OffersFor,
  OffersView,
  OpenCase,
  PayCase,
  QuoteCase,
  TalkView,
  ToSchedule,
  WaitingRequest,
} from "#server/pathway/schemas.ts";
import { router, staff } from "../trpc.ts";

const clinician = staff("surgeon", "anaesthetist", "nurse");

export const casesRouter = router({
  offers: staff("surgeon")
    .input(OffersFor)
    .output(OffersView)
    .query(({ ctx, input }) => offersFor(ctx.actor, input)),
  open: staff("surgeon")
    .input(OpenCase)
    .output(CaseOpened)
    .mutation(({ ctx, input }) => openCase(ctx.actor, input)),
  talk: staff("surgeon")
    .input(CaseId)
    .output(TalkView)
    .query(({ ctx, input }) => talkOf(ctx.actor, input)),
  decide: staff("surgeon")
    .input(DecideCase)
    .output(CaseId)
    .mutation(({ ctx, input }) => decideCase(ctx.actor, input)),
  quote: staff("surgeon")
    .input(QuoteCase)
    .output(CaseId)
    .mutation(({ ctx, input }) => quoteCase(ctx.actor, input)),
  pay: staff("surgeon")
    .input(PayCase)
    .output(CaseId)
    .mutation(({ ctx, input }) => payCase(ctx.actor, input)),
  withdraw: staff("surgeon")
    .input(CaseId)
    .output(CaseId)
    .mutation(({ ctx, input }) => withdrawCase(ctx.actor, input)),
  mine: staff("surgeon")
    .input(MyCases)
    .output(CaseSummary.array())
    .query(({ ctx, input }) => myCases(ctx.actor, input)),
  get: clinician
    .input(CaseId)
    .output(CaseView)
    .query(({ ctx, input }) => getCase(ctx.actor, input)),
  toSchedule: staff("desk")
    .input(ToSchedule)
    .output(WaitingRequest.array())
    .query(({ ctx, input }) => toSchedule(ctx.actor, input)),
  list: clinician
    .input(MyList)
    .output(ListView)
    .query(({ ctx, input }) => myList(ctx.actor, input)),
});
