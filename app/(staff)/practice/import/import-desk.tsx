"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { DomainFault, post } from "#app/_forms/error.ts";
import { CheckField, HourField, SelectField, TextField } from "#app/_forms/fields.tsx";
import { Form } from "#app/_forms/form.tsx";
import { minuteOf, textOf } from "#app/_forms/values.ts";
import { useTRPCClient } from "#app/_trpc/client.tsx";
import { LARGEST_FILE } from "#server/interop/file-schemas.ts";
import type { ImportMap, ImportRunView } from "#server/interop/schemas.ts";
import type { SiteView } from "#server/practice/schemas.ts";
import { RunProgress } from "./[runId]/run-progress.tsx";
import { atFields } from "./at-fields.ts";
import { guess, type Meaning, meanings, type Preview, readColumns } from "./read-columns.ts";

const clinical = ["code", "text"];

/** One form: the file, what its columns mean, what may be made. A trial is told below it and keeps all that was chosen; the real run has its own page. */
export function ImportDesk({ sites }: { sites: readonly SiteView[] }) {
  const words = useTranslations("Import");
  const router = useRouter();
  const client = useTRPCClient();
  const [tried, setTried] = useState<ImportRunView | null>(null);
  const [file, setFile] = useState<File | null>(null);
  const [preview, setPreview] = useState<Preview | null>(null);
  const [siteId, setSiteId] = useState(sites[0]?.siteId ?? "");
  const site = sites.find((one) => one.siteId === siteId);

  const [mapped, setMapped] = useState<Partial<Record<Meaning, string>>>({});

  async function choose(chosen: File | undefined) {
    setFile(chosen ?? null);
    const read = chosen ? await readColumns(chosen).catch(() => ({ columns: [], rows: [] })) : null;
    setPreview(read);
    setMapped(Object.fromEntries(meanings.map((meaning) => [meaning, guess(meaning, read?.columns ?? [])])));
  }

  async function send(values: FormData) {
    const dryRun = values.get("how") !== "import";
    if (!file) throw new DomainFault("fileMissing", "file");
    // Asked here too: a refusal that comes before all is sent reaches no browser.
    if (file.size > LARGEST_FILE) throw new DomainFault("fileTooLarge", "file", { megabytes: 20 });
    if (preview?.columns.length === 0) throw new DomainFault("fileUnreadable", "file");
    const body = new FormData();
    body.set("file", file);
    body.set("order", JSON.stringify({ siteId, map: mapOf(values), dryRun }));
    const { runId } = await post<{ runId: string }>("/api/import", body).catch((fault) => {
      throw atFields(fault);
    });
    if (!dryRun) return router.push(`/practice/import/${runId}`);
    setTried(await client.imports.get.query({ runId }));
  }

  return (
    <div className="stack" onChange={() => setTried(null)}>
      <Form
        send={send}
        action={words("try")}
        refresh={false}
        beside={
          <button type="submit" className="btn" name="how" value="import">
            {words("import")}
          </button>
        }
      >
        <TextField
          name="file"
          type="file"
          accept=".csv,.tsv,text/csv"
          label={words("file")}
          hint={words("fileHint")}
          onChange={(event) => choose(event.target.files?.[0])}
        />
        {preview && preview.columns.length > 0 && (
          <>
            <SelectField
              name="siteId"
              label={words("site")}
              value={siteId}
              onChange={(event) => setSiteId(event.target.value)}
              options={sites.map((one) => ({ value: one.siteId, label: one.name }))}
            />
            {meanings.map((meaning) => (
              <SelectField
                key={meaning}
                name={meaning}
                label={words(`meanings.${meaning}`)}
                {...(clinical.includes(meaning) ? { hint: words("sealedColumn") } : {})}
                value={mapped[meaning] ?? ""}
                onChange={(event) => setMapped({ ...mapped, [meaning]: event.target.value })}
                options={[
                  { value: "", label: words(clinical.includes(meaning) ? "noColumn" : "choose") },
                  ...preview.columns.filter(Boolean).map((name) => ({ value: name, label: name })),
                ]}
              />
            ))}
            <PreviewTable preview={preview} mapped={mapped} />
            <div className="pair">
              <TextField
                name="format"
                label={words("format")}
                hint={words("formatHint")}
                defaultValue="M/d/yy H:mm"
              />
              <TextField key={siteId} name="zone" label={words("zone")} defaultValue={site?.zone} />
            </div>
            <CheckField
              name="create"
              legend={words("create")}
              chosen={["theatres", "services"]}
              options={[
                { value: "theatres", label: words("createTheatres") },
                { value: "services", label: words("createServices") },
              ]}
            />
            <TextField name="prefix" label={words("prefix")} defaultValue={words("prefixDefault")} />
            <div className="pair">
              <HourField name="opens" label={words("opens")} minute={7 * 60} />
              <HourField name="closes" label={words("closes")} minute={17 * 60} />
            </div>
          </>
        )}
      </Form>
      {tried && <RunProgress key={tried.runId} first={tried} zone={site?.zone ?? "UTC"} />}
    </div>
  );
}

/** The first rows by their meaning. What is clinical in the file is not shown to look at: the manager needs its column, not its words. */
function PreviewTable({ preview, mapped }: { preview: Preview; mapped: Partial<Record<Meaning, string>> }) {
  const words = useTranslations("Import");
  const shown = meanings.filter((meaning) => mapped[meaning]);
  if (shown.length === 0 || preview.rows.length === 0) return null;
  const value = (row: readonly string[], meaning: Meaning) =>
    clinical.includes(meaning)
      ? words("previewSealed")
      : (row[preview.columns.indexOf(mapped[meaning] ?? "")] ?? "");
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys.
    <section className="scroll" aria-label={words("preview")} tabIndex={0}>
      <table className="table">
        <caption className="label">{words("preview")}</caption>
        <thead>
          <tr>
            {shown.map((meaning) => (
              <th key={meaning} scope="col">
                {words(`meanings.${meaning}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {preview.rows.map((row) => (
            <tr key={row.join("\u0000")}>
              {shown.map((meaning) => (
                <td key={meaning} className={clinical.includes(meaning) ? "faint" : "time"}>
                  {value(row, meaning)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function mapOf(values: FormData): unknown {
  const columns = Object.fromEntries(meanings.map((name) => [name, textOf(values, name) || undefined]));
  const create = values.getAll("create");
  return {
    columns,
    start: { format: textOf(values, "format"), zone: textOf(values, "zone") },
    create: {
      services: create.includes("services"),
      ...(create.includes("theatres")
        ? {
            theatres: {
              prefix: textOf(values, "prefix"),
              opensMinute: minuteOf(values, "opens") ?? Number.NaN,
              closesMinute: minuteOf(values, "closes") ?? Number.NaN,
              weekdays: [1, 2, 3, 4, 5],
            },
          }
        : {}),
    },
  } satisfies { [K in keyof ImportMap]: unknown };
}
