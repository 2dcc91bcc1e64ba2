import { getTranslations } from "next-intl/server";
import { startMessages, stopMessages } from "../actions.ts";

/** Nothing at all any more, in one press. */
export async function Stop() {
  const words = await getTranslations("My.messages");
  return (
    <section className="my-part">
      <h2>{words("stopTitle")}</h2>
      <p className="soft">{words("stopMeans")}</p>
      <form action={stopMessages}>
        <button className="btn wide" type="submit">
          {words("stop")}
        </button>
      </form>
    </section>
  );
}

/** All is stopped: what that means, and the way back. */
export async function Start() {
  const words = await getTranslations("My.messages");
  return (
    <section className="my-part">
      <h2>{words("stopped")}</h2>
      <p className="soft">{words("stoppedMeans")}</p>
      <form action={startMessages}>
        <button className="btn main wide" type="submit">
          {words("start")}
        </button>
      </form>
    </section>
  );
}
