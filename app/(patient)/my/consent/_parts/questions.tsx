import { getTranslations } from "next-intl/server";
import { dateAt, shortDate } from "#app/_format/index.ts";
import type { MyConsents } from "#server/pathway/schemas.ts";
import { AskForm } from "./ask-form.tsx";
import { documentName } from "./names.ts";
import { ShowForm } from "./show-form.tsx";

/** Her questions with what her surgeon replied, once shown; and the form to ask, which waits for no *show*. `of`: the case of the document that is shown. */
export async function Questions({ view, of }: { view: MyConsents; of: string | null }) {
  const [words, errors] = [await getTranslations("My.consent"), await getTranslations("Errors")];
  const cases = new Map<string, string>();
  for (const [nth, one] of view.consents.entries())
    if (!cases.has(one.caseId)) cases.set(one.caseId, await documentName(one, nth + 1));
  const about = [...cases].map(([value, label]) => ({ value, label }));
  return (
    <section className={view.shown ? "my-part tint private" : "my-part tint"} id="questions">
      <h2>{words("questions")}</h2>
      {view.shown ? (
        <Asked view={view} />
      ) : (
        <>
          <p className="soft">{words("openQuestions", { count: view.openQuestions })}</p>
          <ShowForm doc="questions">{words("showQuestions")}</ShowForm>
        </>
      )}
      <AskForm
        about={of ? about.filter(({ value }) => value === of) : about}
        words={{
          ...{ ask: words("ask"), askMeans: words("askMeans"), askIt: words("askIt") },
          aboutWhich: words("aboutWhich"),
          offline: errors("offline"),
        }}
      />
    </section>
  );
}

async function Asked({ view: { questions, zone } }: { view: MyConsents }) {
  const words = await getTranslations("My.consent");
  if (questions.length === 0) return <p className="soft">{words("noQuestions")}</p>;
  const on = (iso: string) => shortDate(dateAt(iso, zone));
  return (
    <ul className="asked">
      {questions.map(({ questionId, at, text, replies }) => (
        <li key={questionId}>
          <p className="soft">{words("asked", { date: on(at) })}</p>
          <p>{text}</p>
          {replies.length === 0 && (
            <p>
              <span className="mark is-waiting">{words("waits")}</span>
            </p>
          )}
          {replies.map((reply) => (
            <div key={reply.at} className="reply">
              <p className="soft">{words("replied", { name: reply.byName, date: on(reply.at) })}</p>
              <p>{reply.text}</p>
            </div>
          ))}
        </li>
      ))}
    </ul>
  );
}
