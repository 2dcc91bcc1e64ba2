import { getTranslations } from "next-intl/server";
import type { RecoveryPlan } from "#server/recovery/schemas.ts";
import { datesIn } from "../../../_parts/dates-in.ts";

/** Words that name the operation, and the way to them. Until she asks they are nowhere in what the browser has. */
export async function Private({ plan: { shown } }: { plan: RecoveryPlan }) {
  const words = await getTranslations("My.private");
  const say = await datesIn();
  if (!shown) {
    return (
      <section className="my-part tint" id="private">
        <h2>{words("title")}</h2>
        <p className="soft">{words("means")}</p>
        <form action="/my/days/show" method="post">
          <button className="btn wide" type="submit">
            {words("show")}
          </button>
        </form>
      </section>
    );
  }
  return (
    <section className="my-part tint private" id="private">
      <h2>{shown.procedureName}</h2>
      {shown.about.map((line) => (
        <p key={line.text}>{say(line.text)}</p>
      ))}
      {shown.sutures.map((text) => (
        <p key={text}>{say(text)}</p>
      ))}
      <p className="soft">{words("shown")}</p>
      <a className="btn wide" href="/my/days">
        {words("cover")}
      </a>
    </section>
  );
}
