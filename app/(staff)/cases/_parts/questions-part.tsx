import { getTranslations } from "next-intl/server";
import { dateAt, shortDate } from "#app/_format/index.ts";
import type { CaseView } from "#server/pathway/schemas.ts";
import { Sealed } from "../../list/_parts/sealed.tsx";
import { ReplyForm } from "./reply-form.tsx";

/** What she asked about her operation, and what was answered. Her surgeon answers here. */
export async function QuestionsPart({ view }: { view: CaseView }) {
  const questions = view.preparation?.questions ?? [];
  if (questions.length === 0) return null;
  const words = await getTranslations("Case.questions");
  const open = questions.filter(({ replies }) => replies.length === 0).length;
  const day = (at: string) => shortDate(dateAt(at, view.zone));
  return (
    <section className="part" id="questions" aria-labelledby="her-questions">
      <div className="part-head">
        <h2 id="her-questions">{words("title")}</h2>
        <span className="small soft">{words("open", { count: open })}</span>
      </div>
      <ul className="case-questions">
        {questions.map(({ questionId, at, text, replies }) => (
          <li key={questionId}>
            <p className="small soft">{words("asked", { date: day(at) })}</p>
            <Sealed>{text}</Sealed>
            {replies.map((reply) => (
              <div key={`${reply.at} ${reply.text}`} className="case-reply">
                <p className="small soft">{words("replied", { name: reply.byName, date: day(reply.at) })}</p>
                <Sealed>{reply.text}</Sealed>
              </div>
            ))}
            {replies.length === 0 && view.isMine && (
              <ReplyForm caseId={view.caseId} questionId={questionId} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
