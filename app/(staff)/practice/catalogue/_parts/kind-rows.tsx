import { getTranslations } from "next-intl/server";
import type { DraftTemplate, TemplateKind, TemplateSummary } from "#server/catalogue/template-schemas.ts";
import type { StaffRole } from "#server/kernel/index.ts";
import { BeginForm } from "./begin-form.tsx";
import { DraftButton } from "./draft-button.tsx";
import { VersionRow } from "./version-row.tsx";
import { mayDraft } from "./who-may.ts";

type Props = {
  procedureId: string | null;
  texts: readonly TemplateSummary[];
  role: StaffRole;
  zone: string;
};

const ofProcedure = ["consent", "checklist", "recovery"] as const;

/** The texts of one procedure, or those for all, by kind: each with its versions and the way to the next. */
export async function KindRows({ procedureId, texts, role, zone }: Props) {
  const words = await getTranslations("Catalogue");
  const kinds: readonly TemplateKind[] = procedureId ? ofProcedure : ["anaesthesia"];
  return (
    <ul className="rows text-kinds">
      {kinds.map((kind) => {
        const versions = texts.filter((one) => one.kind === kind);
        return (
          <li key={kind}>
            <h3>{words(`textKinds.${kind}`)}</h3>
            <ul>
              {versions.length === 0 && <li className="soft">{words("noVersion")}</li>}
              {versions.map((version) => (
                <VersionRow key={version.templateVersionId} version={version} zone={zone} />
              ))}
            </ul>
            {versions.length > 0 && mayDraft(role, kind) && (
              <DraftButton kind={kind} procedureId={procedureId} />
            )}
            {versions.length === 0 && role === "manager" && <BeginForm wish={wishFor(kind, procedureId)} />}
          </li>
        );
      })}
    </ul>
  );
}

const wishFor = (kind: TemplateKind, procedureId: string | null): DraftTemplate =>
  kind === "anaesthesia" || !procedureId ? { kind: "anaesthesia", procedureId: null } : { kind, procedureId };
