"use client";

import { useTranslations } from "next-intl";
import { ButtonForm } from "#app/_forms/dialog-form.tsx";
import { DomainFault, post } from "#app/_forms/error.ts";
import { TextField } from "#app/_forms/fields.tsx";
import { toast } from "#app/_ui/toast.tsx";
import { type FileOf, LARGEST_PAPER, MOST_MB } from "#server/pathway/file-schemas.ts";
import { About } from "./about.tsx";

type Props = { caseId: string; itemId: string; title: string; look: string };

/** Keeps a file for an item that came otherwise than by her page. */
export function AddPaper({ caseId, itemId, title, look }: Props) {
  const words = useTranslations("Case.papers");
  async function send(values: FormData) {
    const file = values.get("file");
    if (!(file instanceof File) || file.name === "") throw new DomainFault("fileMissing", "file");
    // Asked here too: a refusal that comes before all is sent reaches no browser.
    if (file.size > LARGEST_PAPER) throw new DomainFault("paperTooLarge", "file", { megabytes: MOST_MB });
    const body = new FormData();
    body.set("caseId", caseId);
    body.set("itemId", itemId);
    body.set("file", file);
    await post<FileOf>("/api/files", body);
  }
  return (
    <ButtonForm
      label={<About label={words("add")} title={title} />}
      className={look}
      title={words("addTitle", { title })}
      close={words("close")}
      action={words("keep")}
      send={send}
      done={() => toast(words("kept", { title }))}
    >
      <p className="soft">{words("means", { megabytes: MOST_MB })}</p>
      <TextField name="file" type="file" accept="image/*,application/pdf" label={words("file")} />
    </ButtonForm>
  );
}
