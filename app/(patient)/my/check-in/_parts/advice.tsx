import { getTranslations } from "next-intl/server";
import { telephone } from "#app/_format/index.ts";
import type { Triage } from "#server/recovery/check-in-schemas.ts";
import type { Call } from "#server/recovery/schemas.ts";

/** What her answers ask for, rule by rule, and whom to call. It never says that somebody is watching. */
export async function Advice({ triage: { urgency, rules }, call }: { triage: Triage; call: Call }) {
  const words = await getTranslations("My.checkIn");
  const why = rules.length > 0 && (
    <ul>
      {rules.map((rule) => (
        <li key={rule}>{words(`why.${rule}`)}</li>
      ))}
    </ul>
  );
  switch (urgency) {
    case "emergency":
      return <AtOnce call={call}>{why}</AtOnce>;
    case "urgent":
      return (
        <section className="call-box is-urgent" id="call">
          <h2>
            <span className="icon i-urgent" aria-hidden="true" /> {words("callToday")}
          </h2>
          {why}
          <CallButton number={call.phone} label={words("call")} />
          <p className="soft">{words("nobodyAnswers", { number: call.emergencyNumber })}</p>
        </section>
      );
    default:
      return (
        <section className="my-part">
          {rules.length > 0 && (
            <>
              <h2>{words("told")}</h2>
              <ul className="lines">
                {rules.map((rule) => (
                  <li key={rule}>
                    <span className="icon i-yes" aria-hidden="true" />
                    <span>{words(`why.${rule}`)}</span>
                  </li>
                ))}
              </ul>
            </>
          )}
          <p className="soft">{words(urgency === "fine" ? "fineMeans" : "routineMeans")}</p>
          <p className="soft">{words("ifWorse", { phone: call.phone, number: call.emergencyNumber })}</p>
        </section>
      );
  }
}

/** What cannot wait: the number of the country, and for who thinks of harming herself somebody to talk to is at the same number. */
export async function AtOnce({ call, children }: { call: Call; children?: React.ReactNode }) {
  const words = await getTranslations("My.checkIn");
  return (
    <section className="call-box is-emergency">
      <h2>
        <span className="icon i-emergency" aria-hidden="true" />{" "}
        {words("callAtOnce", { number: call.emergencyNumber })}
      </h2>
      {children}
      <a className="btn emergency wide" href={telephone(call.emergencyNumber)}>
        <span className="icon i-phone" aria-hidden="true" />{" "}
        {words("callNumber", { number: call.emergencyNumber })}
      </a>
      <p className="soft">{words("doNotWait")}</p>
    </section>
  );
}

function CallButton({ number, label }: { number: string; label: string }) {
  return (
    <a className="btn wide" href={telephone(number)}>
      <span className="icon i-phone" aria-hidden="true" /> {label} <span className="time ltr">{number}</span>
    </a>
  );
}
