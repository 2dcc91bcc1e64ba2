import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { closePools, newId, usePools } from "#server/kernel/index.ts";
import { takingTurn } from "#server/pathway/index.ts";
import { LARGEST_PAPER } from "#server/pathway/schemas.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/cluster.ts";
import { pdfOf, pngOf } from "#tests/support/papers.ts";
import { Rows } from "#tests/support/scene.ts";
import { ITEMS } from "#tests/support/scene-case.ts";
import { contentsOf } from "./contents-of.ts";
import { marksOf, type Stage, stagedDatabase } from "./stage.ts";
import { actorOf, strangers, type Viewer, viewers } from "./viewers.ts";

const session = vi.hoisted(() => ({ actor: null as unknown, shared: false }));
vi.mock("#app/_session/session.ts", () => ({ getSession: async () => ({ ...session, requestId: "r-7" }) }));
vi.mock("next-intl/server", () => ({
  getTranslations: async () => Object.assign((key: string) => `words of ${key}`, { has: () => true }),
}));
const { POST } = await import("#app/api/files/route.ts");
const { GET } = await import("#app/api/files/[fileId]/route.ts");

let staged: TestDatabase;
let stage: Stage;
let database: TestDatabase;
let rows: Rows;

beforeAll(async () => {
  ({ database: staged, stage } = await stagedDatabase());
});
beforeEach(async () => {
  await end();
  database = await createTestDatabase(staged.name);
  await usePools(database.viewerUrl, 4);
  rows = new Rows(database.superUrl);
  as("herself");
});
afterAll(async () => {
  await end();
  await staged.drop();
});
async function end() {
  await rows?.end();
  await closePools();
  await database?.drop();
}

function as(viewer: Viewer, role: "patient" | "nurse" = "patient") {
  session.actor = actorOf(viewer, role, stage);
  session.shared = false;
}

type Sent = { bytes?: Uint8Array | null; caseId?: string; itemId?: string; name?: string };

function formOf({ bytes = pdfOf("Note"), caseId, itemId, name = "letter.pdf" }: Sent): FormData {
  const form = new FormData();
  form.set("caseId", caseId ?? stage.cases.booked.caseId);
  form.set("itemId", itemId ?? ITEMS.papers);
  if (bytes) form.set("file", new File([new Uint8Array(bytes)], name, { type: "text/html" }));
  return form;
}
const scripts = { "x-dayward": "1", "sec-fetch-site": "same-origin" };
const plain = { "sec-fetch-site": "same-origin", origin: "http://here", host: "here" };
const post = (sent: Sent | FormData, headers: Record<string, string> = scripts) => {
  const body = sent instanceof FormData ? sent : formOf(sent);
  return POST(new Request("http://here/api/files?at=3", { method: "POST", body, headers }));
};
const said = async (answer: Response) => ({ status: answer.status, ...((await answer.json()) as object) });
const get = (fileId: string, headers: Record<string, string> = {}) =>
  GET(new Request(`http://here/api/files/${fileId}`, { headers }), { params: Promise.resolve({ fileId }) });
const count = async () => (await rows.sql`select from case_file`).length;

const statuses = {
  nobody: 401,
  elsewhere: 404,
  barred: 403,
  desk: 403,
  manager: 403,
  otherPatient: 404,
} as const;

describe("sending a file", () => {
  test.each(viewers)("as %s", async (viewer) => {
    as(viewer);
    const before = await contentsOf(rows.sql);
    const answer = await post({});
    // The surgeon and today's nurse treat her; the anaesthetist is of another case.
    const status = { herself: 200, nurse: 200, surgeon: 200, anaesthetist: 404, ...statuses }[viewer];
    expect(answer.status).toBe(status);
    const words = await answer.text();
    if (strangers.includes(viewer)) for (const mark of marksOf(stage)) expect(words).not.toContain(mark);
    if (status !== 200) expect(await contentsOf(rows.sql)).toEqual(before);
    else expect(Object.keys(JSON.parse(words))).toEqual(["caseId", "itemId", "fileId"]);
  });

  test("on a shared device nobody of the staff sends one", async () => {
    as("nurse");
    session.shared = true;
    expect(await said(await post({}))).toMatchObject({ status: 403, reason: "sharedDevice" });
  });

  test("a plain form leads back to the item's place on her page, and names there what became of it", async () => {
    const led = async (sent: Sent, headers: Record<string, string> = plain) => {
      const answer = await post(sent, headers);
      return [answer.status, answer.headers.get("location")];
    };
    expect(await led({})).toEqual([303, "/my/prepare?paper=kept&at=3#paper"]);
    expect(await led({ bytes: null })).toEqual([303, "/my/prepare?paper=fileMissing&at=3#paper"]);
    expect(await led({ bytes: Buffer.from("<html>") })).toEqual([
      303,
      "/my/prepare?paper=paperUnreadable&at=3#paper",
    ]);
    const old = { origin: "http://here", host: "here" };
    expect(await led({}, old)).toEqual([303, "/my/prepare?paper=kept&at=3#paper"]);
    session.actor = null;
    expect(await led({})).toEqual([303, "/my/prepare?paper=signInAgain&at=3#paper"]);
  });

  test.each([
    ["another site", { "sec-fetch-site": "cross-site", origin: "http://here", host: "here" }],
    ["a sister site", { "sec-fetch-site": "same-site", origin: "http://here", host: "here" }],
    ["an old browser elsewhere", { origin: "http://there", host: "here" }],
    ["an origin that hides", { origin: "null", host: "here" }],
    ["nowhere", { host: "here" }],
    ["another site with our header", { ...scripts, "sec-fetch-site": "cross-site" }],
  ])("a form from %s is refused", async (_, headers) => {
    const before = await count();
    expect((await post({}, headers)).status).toBe(403);
    expect(await count()).toBe(before);
  });

  test("a form of staff comes by scripts alone", async () => {
    as("nurse");
    expect((await post({}, plain)).status).toBe(403);
  });
});

describe("how much is read", () => {
  /** A form that goes on for ever, with no length said; counts what was taken of it. */
  function endless() {
    const edge = "edge";
    const head = `--${edge}\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.7\n`;
    let taken = 0;
    const body = new ReadableStream<Uint8Array>({
      pull: (to) => {
        const chunk = taken === 0 ? Buffer.from(head) : Buffer.alloc(64 * 1024, "a");
        taken += chunk.length;
        to.enqueue(chunk);
      },
    });
    const headers = { ...scripts, "content-type": `multipart/form-data; boundary=${edge}` };
    const request = new Request("http://here/api/files", {
      ...{ method: "POST", body, headers },
      duplex: "half",
    } as RequestInit);
    return { request, taken: () => taken };
  }

  test("one that says no length is cut off at the first byte too many", async () => {
    const { request, taken } = endless();
    expect(await said(await POST(request))).toMatchObject({
      status: 400,
      reason: "paperTooLarge",
      field: "file",
      params: { megabytes: 10 },
    });
    expect(taken()).toBeLessThan(LARGEST_PAPER + 1024 * 1024);
  });

  test("one that says too great a length is not read at all, and one just too large is refused", async () => {
    const { request, taken } = endless();
    const long = new Request(request, { headers: { ...scripts, "content-length": "99999999" } });
    expect(await said(await POST(long))).toMatchObject({ reason: "paperTooLarge" });
    expect(taken()).toBeLessThan(1024 * 1024);
    const large = Buffer.concat([pdfOf("x"), Buffer.alloc(LARGEST_PAPER, " ")]);
    expect(await said(await post({ bytes: large }))).toMatchObject({ reason: "paperTooLarge" });
  });

  test("what is no form, or breaks off, is said so", async () => {
    const request = (body: string, type: string) =>
      POST(
        new Request("http://here/api/files", {
          method: "POST",
          body,
          headers: { ...scripts, "content-type": type },
        }),
      );
    expect(await said(await request("words", "text/plain"))).toMatchObject({ reason: "paperBrokeOff" });
    const cut = '--edge\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\n%PDF';
    expect(await said(await request(cut, "multipart/form-data; boundary=edge"))).toMatchObject({
      reason: "paperBrokeOff",
    });
  });

  test("more than three of one person at the same time wait for another moment, hers alone", async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const id = stage.here.patients.ana;
    const held = [1, 2, 3].map(() => takingTurn(id, () => promise));
    expect(await said(await post({}))).toMatchObject({ status: 429, reason: "papersBusy" });
    as("nurse");
    expect((await post({})).status).toBe(200);
    resolve();
    await Promise.all(held);
    as("herself");
    expect((await post({})).status).toBe(200);
  });
});

describe("reading a file", () => {
  const its = () => stage.files.sent.fileId;

  test.each(viewers)("as %s", async (viewer) => {
    as(viewer);
    const answer = await get(its());
    const status = { herself: 200, nurse: 200, surgeon: 200, anaesthetist: 404, ...statuses }[viewer];
    expect(answer.status).toBe(status);
    const words = await answer.text();
    expect(words.startsWith("%PDF"), viewer).toBe(status === 200);
    if (strangers.includes(viewer)) for (const mark of marksOf(stage)) expect(words).not.toContain(mark);
  });

  test("what is not hers, was taken out, never was, or is no id is all the same", async () => {
    as("otherPatient");
    const answers = [its(), stage.files.removed.fileId, newId(), "../../etc", ""].map(async (id) => {
      const answer = await get(id);
      return { status: answer.status, words: await answer.text(), headers: [...answer.headers] };
    });
    const [first, ...others] = await Promise.all(answers);
    expect(first).toMatchObject({ status: 404, words: "words of notFound" });
    for (const other of others) expect(other).toEqual(first);
  });

  test("it is handed over under a neutral name, kept nowhere, and never opened as a page", async () => {
    as("nurse");
    const { fileId } = (await (await post({ bytes: await pngOf("x"), name: "hymen.html" })).json()) as {
      fileId: string;
    };
    for (const [id, type, name] of [
      [its(), "application/pdf", "paper-1.pdf"],
      [fileId, "image/jpeg", "paper-2.jpg"],
    ] as const)
      expect(Object.fromEntries((await get(id)).headers)).toEqual({
        "content-type": type,
        "content-disposition": `attachment; filename="${name}"`,
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
        "content-security-policy": "default-src 'none'; sandbox",
      });
    const all = JSON.stringify(await rows.sql`select * from audit_event`);
    expect(all).not.toContain("hymen");
  });

  test("another site asks in vain", async () => {
    expect((await get(its(), { "sec-fetch-site": "cross-site" })).status).toBe(403);
    expect((await get(its(), { "sec-fetch-site": "same-origin" })).status).toBe(200);
  });

  test("it changes nothing but what says that it was read", async () => {
    const before = await contentsOf(rows.sql);
    await get(its());
    expect(await contentsOf(rows.sql)).toEqual(before);
    as("nurse");
    await get(its());
    const seen = await contentsOf(rows.sql);
    const changed = Object.keys(seen).filter((table) => seen[table] !== before[table]);
    expect(changed).toEqual(["public.case_part"]);
    await get(its());
    expect(await contentsOf(rows.sql)).toEqual(seen);
  });
});
