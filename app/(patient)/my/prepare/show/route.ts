import { textOf } from "#app/_forms/values.ts";
import { showOn } from "../../../_parts/show-on.ts";

/** *Show* at one of the files that she sent: which item by its place on her page, which file by its number there. */
export async function POST(request: Request): Promise<Response> {
  const form = await request.formData();
  const [at, number] = [textOf(form, "at"), textOf(form, "number")];
  const isPlace = /^\d{1,3}$/.test(at) && /^\d{1,2}$/.test(number);
  return showOn(request, (mark) =>
    mark && isPlace ? `/my/prepare?show=${mark}&at=${at}&number=${number}#paper` : "/my/prepare",
  );
}
