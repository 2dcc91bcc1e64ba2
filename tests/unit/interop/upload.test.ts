import { TRPCClientError } from "@trpc/client";
import { afterEach, describe, expect, test, vi } from "vitest";
import { DomainFault, errorView, post } from "#app/_forms/error.ts";
import { atFields } from "#app/(staff)/practice/import/at-fields.ts";
import { invalid, newId } from "#server/kernel/index.ts";

const started = vi.hoisted(() => ({ order: vi.fn(async (): Promise<unknown> => ({ runId: "run" })) }));
const session = vi.hoisted(() => ({ actor: { viewer: "staff", role: "manager" } as unknown }));
vi.mock("#app/_session/session.ts", () => ({
  getSession: async () => ({ actor: session.actor, requestId: "r-7" }),
}));
vi.mock("#server/interop/index.ts", () => ({
  LARGEST_FILE: 20 * 1024 * 1024,
  startImport: started.order,
}));
const { POST } = await import("#app/api/import/route.ts");

const columns = { reference: "a", resource: "b", service: "c", start: "d", minutes: "e" };
const map = { columns, start: { format: "yyyy-MM-dd HH:mm", zone: "Europe/Paris" } };
const order = (given: object = map) => ({ siteId: newId(), map: given, dryRun: true });

function formOf(sent: unknown, file: File | null = new File(["x"], "list.csv")) {
  const body = new FormData();
  if (file) body.set("file", file);
  body.set("order", typeof sent === "string" ? sent : JSON.stringify(sent));
  return body;
}
const ask = (body: FormData, headers: Record<string, string> = {}) =>
  POST(
    new Request("http://here/api/import", {
      method: "POST",
      body,
      headers: { "x-dayward": "1", "content-length": "100", ...headers },
    }),
  );
const said = async (answer: Response) => ({ status: answer.status, ...((await answer.json()) as object) });

afterEach(() => {
  vi.unstubAllGlobals();
  session.actor = { viewer: "staff", role: "manager" };
});

describe("an upload is answered as a procedure would", () => {
  test("with the field and the words of each issue of its map", async () => {
    const wrong = {
      ...map,
      columns: { ...columns, code: "c", start: "" },
      start: { ...map.start, zone: "Mars" },
    };
    expect(await said(await ask(formOf(order(wrong))))).toMatchObject({
      status: 400,
      reason: "invalidInput",
      requestId: "r-7",
      issues: [
        { field: "map.columns.start", message: "nameTheColumn" },
        {
          field: "map.columns.service",
          message: "columnSealed",
          params: { column: "c", shown: "service", sealed: "code" },
        },
        { field: "map.start.zone", message: "unknownZone" },
      ],
    });
  });

  test("with the field and the cause that the import gave", async () => {
    started.order.mockRejectedValueOnce(invalid("format", "fileDates", { column: "d" }));
    expect(await said(await ask(formOf(order())))).toEqual({
      status: 400,
      reason: "fileDates",
      field: "format",
      params: { column: "d" },
      issues: [],
      requestId: "r-7",
    });
  });

  test.each([
    ["no file", () => ask(formOf(order(), null)), 400, "fileMissing"],
    ["no order", () => ask(formOf("{")), 400, "invalidInput"],
    ["too large", () => ask(formOf(order()), { "content-length": "99999999" }), 400, "fileTooLarge"],
    ["from elsewhere", () => ask(formOf(order()), { "x-dayward": "" }), 403, "forbidden"],
    ["from another site", () => ask(formOf(order()), { "sec-fetch-site": "cross-site" }), 403, "forbidden"],
  ])("%s", async (_, asking, status, reason) => {
    expect(await said(await asking())).toMatchObject({ status, reason, requestId: "r-7" });
  });

  test("signed out, in another role, and when it fails unforeseen, without the cause", async () => {
    session.actor = null;
    expect(await said(await ask(formOf(order())))).toMatchObject({ status: 401, reason: "signInAgain" });
    session.actor = { viewer: "staff", role: "desk" };
    expect(await said(await ask(formOf(order())))).toMatchObject({ status: 403, reason: "forbidden" });
    session.actor = { viewer: "staff", role: "manager" };
    started.order.mockRejectedValueOnce(new Error("secret"));
    const answer = await said(await ask(formOf(order())));
    expect(answer).toMatchObject({ status: 500, reason: "unforeseen", requestId: "r-7" });
    expect(JSON.stringify(answer)).not.toContain("secret");
  });

  test("and what fits is started", async () => {
    expect(await said(await ask(formOf(order())))).toEqual({ status: 200, runId: "run" });
  });
});

describe("the page says", () => {
  const answered = (body: BodyInit | null, status: number) =>
    vi.stubGlobal("fetch", async () => new Response(body, { status }));
  const heard = async () =>
    errorView(await post("/api/import", new FormData()).catch((error) => atFields(error)));

  test("what is wrong at the fields of its own form", async () => {
    const issues = ["map.columns.service", "map.create.theatres.opensMinute", "map.start.zone"].map(
      (field) => ({
        field,
        message: "m",
      }),
    );
    answered(
      JSON.stringify({ reason: "invalidInput", field: issues[0]?.field, params: {}, issues, requestId: "r" }),
      400,
    );
    expect(await heard()).toEqual({
      reason: "invalidInput",
      field: "service",
      params: {},
      issues: [
        { field: "service", message: "m" },
        { field: "opens", message: "m" },
        { field: "zone", message: "m" },
      ],
      requestId: "r",
    });
  });

  test("offline only where nothing answered", async () => {
    answered(null, 403);
    expect(await heard()).toMatchObject({ reason: "refused" });
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("fetch failed")));
    expect(await heard()).toMatchObject({ reason: "offline" });
    expect(errorView(new TypeError("x is undefined"))).toMatchObject({ reason: "pageFault" });
    expect(errorView(new TRPCClientError("no answer"))).toMatchObject({ reason: "offline" });
    const response = new Response("<html>", { status: 502 });
    expect(errorView(new TRPCClientError("odd", { meta: { response } }))).toMatchObject({
      reason: "pageFault",
    });
    expect(errorView(new DomainFault("fileMissing", "file"))).toMatchObject({ field: "file" });
  });
});
