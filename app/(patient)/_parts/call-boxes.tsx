import { getTranslations } from "next-intl/server";
import { telephone } from "#app/_format/index.ts";
import type { RecoveryPlan, RecoveryView } from "#server/recovery/schemas.ts";
import { datesIn } from "./dates-in.ts";

type Props = {
  call: NonNullable<RecoveryView["call"]>;
  /** The warning signs of her approved text; without one there are the numbers alone. */
  signs: Pick<RecoveryPlan, "callUs" | "emergency"> | null;
};

/** When to call whom. Never folded, never covered, and it never says that somebody is watching. */
export async function CallBoxes({ call, signs }: Props) {
  const words = await getTranslations("My.call");
  const { phone, emergencyNumber, abuseLine, afterHoursPhone } = call;
  return (
    <>
      <section className="call-box is-urgent" id="call">
        <h2>
          <span className="icon i-urgent" aria-hidden="true" /> {signs ? words("todayIf") : words("us")}
        </h2>
        {signs && <Signs signs={signs.callUs} />}
        <a className="btn wide" href={telephone(phone)}>
          <span className="icon i-phone" aria-hidden="true" /> {words("call")}{" "}
          <span className="time ltr">{phone}</span>
        </a>
        {afterHoursPhone ? (
          <>
            <p className="soft">{words("afterHours")}</p>
            <a className="btn wide" href={telephone(afterHoursPhone)}>
              <span className="icon i-phone" aria-hidden="true" /> {words("call")}{" "}
              <span className="time ltr">{afterHoursPhone}</span>
            </a>
            <p className="soft">{words("afterHoursNobody", { number: emergencyNumber })}</p>
          </>
        ) : (
          <p className="soft">{words("nobodyAnswers", { number: emergencyNumber })}</p>
        )}
      </section>
      <section className="call-box is-emergency" id="emergency">
        <h2>
          <span className="icon i-emergency" aria-hidden="true" />{" "}
          {signs
            ? words("atOnceIf", { number: emergencyNumber })
            : words("emergency", { number: emergencyNumber })}
        </h2>
        {signs && <Signs signs={signs.emergency} />}
        <a className="btn emergency wide" href={telephone(emergencyNumber)}>
          <span className="icon i-phone" aria-hidden="true" />{" "}
          {words("callNumber", { number: emergencyNumber })}
        </a>
        {abuseLine && (
          <p>
            {words("notSafe")}{" "}
            <a className="touch" href={telephone(abuseLine)}>
              {words("callNumber", { number: abuseLine })}
            </a>
          </p>
        )}
      </section>
    </>
  );
}

async function Signs({ signs }: { signs: readonly string[] }) {
  const say = await datesIn();
  return (
    <ul>
      {signs.map((sign) => (
        <li key={sign}>{say(sign)}</li>
      ))}
    </ul>
  );
}
