"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { hour } from "#app/_format/index.ts";
import { errorView } from "#app/_forms/error.ts";
import { useErrorWords } from "#app/_forms/words.ts";
import { useTRPCClient } from "#app/_trpc/client.tsx";
import { Dialog } from "#app/_ui/dialog.tsx";
import type { Comer, WhoCanCome } from "#server/pathway/come-schemas.ts";
import type { MovableBooking } from "./booking-parts.ts";
import { ComerRow } from "./comer-row.tsx";
import type { Target } from "./move-dialog.tsx";

export type FreeGap = WhoCanCome;
type Props = {
  gap: FreeGap;
  zone: string;
  onClose: () => void;
  onMove: (booking: MovableBooking, to: Target) => void;
};

/** Who could come into a free stretch: whom to call and how, and one press to the move. Why somebody is not on the list it does not know. */
export function ComeDialog({ gap, zone, onClose, onMove }: Props) {
  const words = useTranslations("Come");
  const say = useErrorWords();
  const client = useTRPCClient();
  const { data, error } = useQuery<Comer[]>({
    queryKey: ["cases", "whoCanCome", gap],
    queryFn: ({ signal }) => client.cases.whoCanCome.query(gap, { signal }),
    staleTime: 0,
    gcTime: 0,
    retry: 0,
  });
  return (
    <Dialog
      title={words("title", { from: hour(gap.startsAt, zone), to: hour(gap.endsAt, zone) })}
      close={words("close")}
      onClose={onClose}
    >
      <div className="stack" aria-live="polite" aria-busy={!data && !error}>
        {error && (
          <div className="notice is-attention">
            <p>{say(errorView(error))}</p>
          </div>
        )}
        {!data && !error && <p className="soft late">{words("looking")}</p>}
        {data?.length === 0 && <p>{words("nobody")}</p>}
        {data && data.length > 0 && (
          <>
            <p className="soft">{words("means", { count: data.length })}</p>
            <ol className="push-list comers">
              {data.map((one) => (
                <ComerRow
                  key={one.bookingId}
                  one={one}
                  zone={zone}
                  move={() => onMove(one, { startsAt: one.to.startsAt, wishId: gap.theatreId })}
                />
              ))}
            </ol>
          </>
        )}
        <div className="btns">
          <button type="button" className="btn" onClick={onClose}>
            {words("close")}
          </button>
        </div>
      </div>
    </Dialog>
  );
}
