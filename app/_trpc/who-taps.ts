import type { TRPCLink } from "@trpc/client";
import { observable } from "@trpc/server/observable";
import type { AppRouter } from "#server/api/root.ts";
import type { ErrorView } from "#server/api/trpc.ts";
import type { TapAs } from "#server/identity/pin-schemas.ts";

/** A tap that waits for who taps. `refused`: why the last answer was not taken; `sending` while the server looks at this one. */
type Asked = {
  readonly refused: ErrorView | null;
  readonly sending: boolean;
  readonly answer: (as: TapAs | null) => void;
};

let current: Asked | null = null;
const readers = new Set<() => void>();

export const askedNow = (): Asked | null => current;
export function subscribeToAsked(read: () => void): () => void {
  readers.add(read);
  return () => readers.delete(read);
}

function show(next: Asked | null): void {
  current = next;
  for (const read of readers) read();
}

/** Null when nobody is there to be asked, or is asked already, or leaves it. */
function ask(refused: ErrorView | null): Promise<TapAs | null> {
  if (readers.size === 0 || (current && !current.sending)) return Promise.resolve(null);
  return new Promise((resolve) => {
    const answer = (as: TapAs | null) => {
      show(as && { refused: null, sending: true, answer: () => show(null) });
      resolve(as);
    };
    show({ refused, sending: false, answer });
  });
}

const asksAgain = new Set(["wrongPin", "pinLocked", "unknownTapper"]);

/**
 * On a shared device the server refuses a tap that does not say who taps. The page then asks, and the same tap is sent again with the answer, until it is taken or refused for
 * another reason. Who leaves the question gets the first refusal.
 */
export const whoTaps: TRPCLink<AppRouter> =
  () =>
  ({ op, next }) =>
    observable((observer) => {
      let last = send(null);

      function send(as: TapAs | null) {
        return next(as ? { ...op, input: { ...Object(op.input), as } } : op).subscribe({
          next: (value) => {
            if (as) show(null);
            observer.next(value);
          },
          complete: () => observer.complete(),
          error: (error) => {
            const view: ErrorView | null = error.data ?? null;
            const again = as ? asksAgain.has(view?.reason ?? "") : view?.reason === "whoTaps";
            if (again) void ask(as && view).then((who) => (who ? resend(who) : observer.error(error)));
            else {
              if (as) show(null);
              observer.error(error);
            }
          },
        });
      }

      function resend(as: TapAs) {
        last = send(as);
      }

      return () => last.unsubscribe();
    });
