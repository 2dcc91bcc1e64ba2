import { useTranslations } from "next-intl";
import { instantAfter } from "../_board/clock.ts";
import type { Scene } from "../_board/scene.ts";

type Props = {
  scene: Scene;
  gap: { resourceId: string; startsAt: string; minutes: number };
  className?: string;
  /** Of which stretch, where several buttons say the same. */
  of?: string;
  /** Whether that is to be seen as well as heard. */
  isNamed?: boolean;
};

/** Asks who could come into a free stretch of a theatre, today. `Hands` hears it. */
export function ComeButton({
  scene,
  gap: { resourceId, startsAt, minutes },
  className = "btn",
  of,
  isNamed,
}: Props) {
  const words = useTranslations("Today");
  if (scene.role !== "desk" || scene.date !== scene.today) return null;
  return (
    <button
      type="button"
      className={className}
      data-come={resourceId}
      data-from={startsAt}
      data-until={instantAfter(startsAt, minutes)}
    >
      {words("whoCanCome")}
      {of && <span className={isNamed ? "soft" : "hidden"}> {of}</span>}
    </button>
  );
}
