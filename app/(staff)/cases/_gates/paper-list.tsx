"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPCClient } from "#app/_trpc/client.tsx";
import { toast } from "#app/_ui/toast.tsx";
import type { PaperKind } from "#server/pathway/schemas.ts";
import { usePress } from "./use-press.ts";

export type Listed = {
  fileId: string;
  kind: PaperKind;
  what: string;
  by: string;
  /** Nobody who treats her has looked at it. */
  isNew: boolean;
};
type Props = {
  caseId: string;
  itemId: string;
  title: string;
  files: readonly Listed[];
  mayRemove: boolean;
};

/** The files of an item: an image is asked for only once somebody wants to see it, a PDF is saved. What is taken out can be put back. */
export function PaperList({ caseId, itemId, title, files, mayRemove }: Props) {
  const words = useTranslations("Case.papers");
  const router = useRouter();
  const [shown, setShown] = useState<string | null>(null);
  const { pending, takeOut } = useTakingOut({ caseId, itemId });
  return (
    <ol className="gate-papers" aria-label={words("list", { title })}>
      {files.map((file) => {
        const { fileId, kind, what, by, isNew } = file;
        const about = (button: string) => words("about", { button, what, title });
        const [address, isShown] = [`/api/files/${fileId}`, shown === fileId];
        return (
          <li key={fileId}>
            <span>
              {what} <span className="small soft">{by}</span>{" "}
              {isNew && <span className="mark is-waiting small">{words("new")}</span>}
            </span>
            <span className="paper-do">
              {kind === "pdf" ? (
                <a className="btn plain" href={address} download aria-label={about(words("save"))}>
                  {words("save")}
                </a>
              ) : (
                <button
                  type="button"
                  className="btn plain"
                  aria-expanded={isShown}
                  aria-label={about(words(isShown ? "cover" : "show"))}
                  onClick={() => setShown(isShown ? null : fileId)}
                >
                  {words(isShown ? "cover" : "show")}
                </button>
              )}
              {mayRemove && (
                <button
                  type="button"
                  className="btn plain"
                  aria-label={about(words("remove"))}
                  aria-disabled={pending}
                  onClick={() => takeOut(file)}
                >
                  {words("remove")}
                </button>
              )}
            </span>
            {isShown && (
              // biome-ignore lint/performance/noImgElement: kept nowhere, and asked for by this reader alone.
              <img
                className="paper-shown"
                src={address}
                alt={what}
                onLoad={() => isNew && router.refresh()}
              />
            )}
          </li>
        );
      })}
    </ol>
  );
}

function useTakingOut(of: Pick<Props, "caseId" | "itemId">) {
  const words = useTranslations("Case.papers");
  const client = useTRPCClient();
  const { pending, press, act } = usePress();

  async function putBack({ fileId, what }: Listed) {
    await client.cases.putFileBack.mutate({ ...of, fileId });
    toast(words("back", { what }));
  }
  async function takeOut(file: Listed) {
    await client.cases.removeFile.mutate({ ...of, fileId: file.fileId });
    const undo = { label: words("undo"), run: () => act(() => putBack(file)) };
    toast(words("removed", { what: file.what }), undo);
  }
  return { pending, takeOut: (file: Listed) => press(() => takeOut(file)) };
}
