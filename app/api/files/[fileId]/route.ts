import { getTranslations } from "next-intl/server";
import { inWords } from "#app/_forms/in-words.ts";
import { getSession } from "#app/_session/session.ts";
import { refusalOf } from "#server/api/trpc.ts";
import { DomainError, forbidden } from "#server/kernel/index.ts";
import { type OpenedFile, openFile } from "#server/pathway/index.ts";

type Given = { params: Promise<{ fileId: string }> };

const kinds = {
  image: { type: "image/jpeg", ending: "jpg" },
  pdf: { type: "application/pdf", ending: "pdf" },
} as const;

/** One file, for those who treat her and for herself. It is handed over to be kept under a neutral name and never opened as a page; an image may be drawn on a page of ours. */
export async function GET(request: Request, { params }: Given): Promise<Response> {
  const { actor, requestId } = await getSession();
  try {
    const site = request.headers.get("sec-fetch-site");
    if (site !== null && site !== "same-origin" && site !== "none") throw forbidden();
    if (!actor) throw new DomainError("UNAUTHORIZED", "signInAgain");
    return handedOver(await openFile(actor, await params));
  } catch (error) {
    const { status, view } = refusalOf(error, { requestId, path: "files" });
    // An id that is none is an id of nothing.
    const isNone = view.reason === "invalidInput";
    const words = inWords(
      await getTranslations("Errors"),
      isNone ? { ...view, reason: "notFound", issues: [] } : view,
    );
    return new Response(words, { status: isNone ? 404 : status, headers: kept("text/plain; charset=utf-8") });
  }
}

function handedOver({ kind, number, bytes }: OpenedFile): Response {
  const { type, ending } = kinds[kind];
  return new Response(new Uint8Array(bytes), {
    headers: { ...kept(type), "content-disposition": `attachment; filename="paper-${number}.${ending}"` },
  });
}

const kept = (type: string) => ({
  "content-type": type,
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
  "content-security-policy": "default-src 'none'; sandbox",
});
