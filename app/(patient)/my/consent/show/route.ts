import { textOf } from "#app/_forms/values.ts";
import { showOn } from "../../../_parts/show-on.ts";

/** *Show* on the covered page, or on the page of one that she signed: `doc` says which part, `consentId` which one. */
export async function POST(request: Request): Promise<Response> {
  const form = await request.formData();
  const [doc, consentId] = [textOf(form, "doc"), textOf(form, "consentId")];
  const page = /^[0-9a-f-]{36}$/.test(consentId) ? `/my/consent/${consentId}` : "/my/consent";
  const part = /^(\d{1,2}|questions)$/.test(doc) ? `&doc=${doc}` : "";
  return showOn(request, (mark) => (mark ? `${page}?show=${mark}${part}#shown` : page));
}
