import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { elsewhere, getRequestId, getSession } from "#app/_session/session.ts";
import { findPractice } from "#server/api/door.ts";
import { DoorField, SendButton } from "./_parts/fields.tsx";
import { Problem } from "./_parts/problem.tsx";

/** Says nothing and knows nobody; leads to a practice's own address by its word. */
export default async function Beginning({ searchParams }: { searchParams: Promise<{ to?: string }> }) {
  const session = await getSession();
  if (session.actor) redirect(elsewhere(session));
  const { to } = await searchParams;
  const word =
    typeof to === "string"
      ? to
          .trim()
          .toLowerCase()
          .replace(/^\/?p\//, "")
      : "";
  if (word && (await findPractice(word, await getRequestId()))) redirect(`/p/${word}`);
  const [words, errors] = await Promise.all([getTranslations("Door"), getTranslations("Errors")]);
  return (
    <form action="/" method="get">
      <h1>{words("addressTitle")}</h1>
      {word && <Problem text={errors("noSuchAddress")} turn={1} />}
      <DoorField
        name="to"
        label={words("address")}
        hint={words("addressHint")}
        defaultValue={word}
        wrong={word !== ""}
      />
      <SendButton label={words("go")} pending={false} />
    </form>
  );
}
