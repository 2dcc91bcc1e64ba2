import type { Slot } from "./days.ts";

/** A handful of a day's times that show the whole day: the first, the last, some between, full hours before others; the chosen one is always there. */
export function someOf(slots: readonly Slot[], wanted: number, chosen: Slot | null): Slot[] {
  if (slots.length <= wanted) return [...slots];
  const picked = new Set<Slot>();
  for (let place = 0; place < wanted; place++) {
    const wish = Math.round((place * (slots.length - 1)) / (wanted - 1));
    const near = [wish, wish + 1, wish - 1, wish + 2, wish - 2]
      .map((one) => slots[one])
      .filter((slot): slot is Slot => slot !== undefined && !picked.has(slot));
    const ends = place === 0 || place === wanted - 1;
    const round = ends ? undefined : (near.find(onHour) ?? near.find(onHalf));
    const best = round ?? near[0] ?? slots.find((slot) => !picked.has(slot));
    if (best) picked.add(best);
  }
  const shown = slots.filter((slot) => picked.has(slot));
  if (!chosen || picked.has(chosen) || !slots.includes(chosen)) return shown;
  const nearest = shown
    .slice(1)
    .reduce((best, slot) =>
      Math.abs(slot.minute - chosen.minute) < Math.abs(best.minute - chosen.minute) ? slot : best,
    );
  return slots.filter((slot) => slot === chosen || (picked.has(slot) && slot !== nearest));
}

const onHour = ({ minute }: Slot) => minute % 60 === 0;
const onHalf = ({ minute }: Slot) => minute % 30 === 0;
