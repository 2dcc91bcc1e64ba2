import { showOn } from "../../../_parts/show-on.ts";

/** Where *Show* leads back to the page, it holds for a moment and no longer. */
export const POST = (request: Request): Promise<Response> =>
  showOn(request, (mark) => (mark ? `/my/days?show=${mark}#private` : "/my/days"));
