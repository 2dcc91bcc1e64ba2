import {
  getCase,
  myCases,
  myList,
  offersFor,
  requestCase,
  toSchedule,
  withdrawCase,
} from "#server/pathway/index.ts";
import {
  CaseId,
  CaseRequested,
  CaseSummary,
  CaseView,
  ListView,
  MyCases,
  MyList,
  OffersFor,
  OffersView,
  RequestCase,
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
  request: staff("surgeon")
    .input(RequestCase)
    .output(CaseRequested)
    .mutation(({ ctx, input }) => requestCase(ctx.actor, input)),
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
