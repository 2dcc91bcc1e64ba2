import { getTranslations } from "next-intl/server";
import { shareThisDevice } from "#app/_session/actions.ts";

/** Makes this a device that theatre shares: one press, with what it means. */
export async function ShareDevice() {
  const words = await getTranslations("Day.share");
  return (
    <section className="day-share no-paper" aria-labelledby="share-device">
      <h2 id="share-device">{words("title")}</h2>
      <p className="soft">{words("means")}</p>
      <form action={shareThisDevice}>
        <button type="submit" className="btn">
          <span className="icon i-people" aria-hidden="true" /> {words("share")}
        </button>
      </form>
    </section>
  );
}
