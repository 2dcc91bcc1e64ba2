import { getTranslations } from "next-intl/server";
import { shortDate } from "#app/_format/index.ts";
import type { MyConsent } from "#server/pathway/schemas.ts";
import { documentName } from "./names.ts";
import { SignForm } from "./sign-form.tsx";
import { Risks, TextAfter, TextBefore } from "./text.tsx";

/** One document word for word, with the form to sign it as soon as it can be signed. */
export async function ShownDocument({ one, number }: { one: MyConsent; number: number }) {
  const [words, errors] = [await getTranslations("My.consent"), await getTranslations("Errors")];
  const { words: text, caseId, kind } = one;
  if (!text) return null;
  const [before, after] = [<TextBefore key="before" text={text} />, <TextAfter key="after" text={text} />];
  return (
    <section className="my-part private consent" id="shown">
      <h2>{await documentName(one, number)}</h2>
      <p className="soft">{words("shown")}</p>
      {one.maySign ? (
        <SignForm
          of={{ caseId, kind, templateVersionId: text.templateVersionId }}
          risks={text.risks}
          before={before}
          after={after}
          words={{
            ...{ risks: words("risks"), tickEach: words("tickEach"), signTitle: words("signTitle") },
            ...{ name: words("name"), nameHint: words("nameHint") },
            ...{ passphrase: words("passphrase"), passphraseHint: words("passphraseHint") },
            ...{ sign: words("sign"), look: words("look"), offline: errors("offline") },
          }}
        />
      ) : (
        <>
          {before}
          <Risks text={text} />
          {after}
          <p>
            <strong>
              {words("notNow", {
                from: one.signableFrom ? "date" : "none",
                date: one.signableFrom ? shortDate(one.signableFrom) : "",
              })}
            </strong>
          </p>
        </>
      )}
      <a className="btn wide" href="/my/consent">
        {words("cover")}
      </a>
    </section>
  );
}
