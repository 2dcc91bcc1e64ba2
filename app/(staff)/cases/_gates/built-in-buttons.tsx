"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { ButtonForm } from "#app/_forms/dialog-form.tsx";
import { useTRPCClient } from "#app/_trpc/client.tsx";
import { toast } from "#app/_ui/toast.tsx";
import { About } from "./about.tsx";

type Can = "record" | "assess" | "reaffirm" | "sign" | "open";
type Props = {
  title: string;
  caseId: string;
  can: Can;
  /** Of the consent that waits for this reader's signature. */
  consentId: string | null;
  main: boolean;
};

/** What closes a gate that is no item: another page, or a word said twice. */
export function BuiltInButtons({ title, caseId, can, consentId, main }: Props) {
  const words = useTranslations("Case.gates");
  const look = main ? "btn main" : "btn";
  const link = (href: string, label: string) => (
    <Link className={look} href={href} prefetch={false} aria-label={words("about", { button: label, title })}>
      {label}
    </Link>
  );
  if (can === "record") return link(`/cases/${caseId}/decision`, words("buttons.record"));
  if (can === "assess") return link(`/cases/${caseId}/assessment`, words("buttons.assess"));
  if (can === "open") return link(`/cases/${caseId}`, words("buttons.signToo"));
  if (can === "reaffirm") return <Reaffirm caseId={caseId} look={look} title={title} />;
  if (can === "sign" && consentId) return <SignToo caseId={caseId} consentId={consentId} look={look} />;
  return null;
}

function Reaffirm({ caseId, look, title }: { caseId: string; look: string; title: string }) {
  const words = useTranslations("Case.reaffirm");
  const gates = useTranslations("Case.gates");
  const client = useTRPCClient();
  const label = gates("buttons.askedAgain");
  return (
    <ButtonForm
      label={<About label={label} title={title} />}
      className={look}
      title={words("title")}
      close={words("close")}
      action={words("action")}
      send={() => client.cases.reaffirm.mutate({ caseId })}
      done={() => toast(words("done"))}
    >
      <p>{words("means")}</p>
    </ButtonForm>
  );
}

/** The second signature, on the case and under what she signed. */
export function SignToo({ caseId, consentId, look }: { caseId: string; consentId: string; look: string }) {
  const words = useTranslations("Case.countersign");
  const client = useTRPCClient();
  return (
    <ButtonForm
      label={words("action")}
      className={look}
      title={words("title")}
      close={words("close")}
      action={words("action")}
      send={() => client.cases.countersign.mutate({ caseId, consentId })}
      done={() => toast(words("done"))}
    >
      <p>{words("means")}</p>
    </ButtonForm>
  );
}
