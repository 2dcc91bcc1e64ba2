import { getTranslations } from "next-intl/server";

const all = {
  signed: "signedSaid",
  asked: "askedSaid",
  takenBack: "takenBack",
  notTakenBack: "notTakenBack",
} as const;

/** What became of the step before. */
export async function Said({ said }: { said: string | string[] | undefined }) {
  const words = await getTranslations("My.consent");
  if (typeof said !== "string" || !(said in all)) return null;
  const tone = said === "notTakenBack" ? "is-attention" : "is-ready";
  return (
    <p className={`said ${tone}`} role="status">
      <span className={`mark ${tone}`}>{words(all[said as keyof typeof all])}</span>
    </p>
  );
}
