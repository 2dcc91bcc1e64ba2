/** A rule of the house that no off-the-shelf linter knows, held by reading the source. */
export type Law = {
  readonly name: string;
  /** Glob patterns, from the project's root. */
  readonly files: readonly string[];
  readonly forbids: RegExp;
  /** Where it does not hold, each with its reason. A path, or the beginning of one that ends in `/`. */
  readonly except: Readonly<Record<string, string>>;
  readonly because: string;
};

const product = ["{app,server,db,scripts}/**/*.{ts,tsx}", "proxy.ts"];

export const laws: readonly Law[] = [
  {
    name: "no SQL from strings",
    files: product,
    // `unsafe` and `raw` take text; a template's strings made by hand, and another driver, would be ways round both.
    forbids: /\.unsafe\b|\bsql\.raw\b|TemplateStringsArray|\.simple\(|from "pg"|\bspelled\(/,
    except: {
      "db/client.ts": "Drizzle's session runs the queries that it built",
      "server/identity/attempts.ts": "the limiter's own statements, with their parameters bound",
      "db/setup/": "names and passwords of logins, which take no parameters: PostgreSQL itself quotes them",
      "scripts/launch/demo.ts": "drops the database that a cut-off seed left, by its quoted name",
      "scripts/check/": "names what it forbids",
    },
    because: "Queries are built, never spelled: use tx.sql`…` with parameters, or Drizzle.",
  },
  {
    name: "no clock in the product",
    files: ["{app,server}/**/*.{ts,tsx}", "db/seed/**/*.ts", "db/schema/*.ts", "proxy.ts"],
    forbids: /\bnew Date\(\s*\)|\bDate\.now\b|\bTemporal\.Now\b|\bdefaultNow\(/,
    except: {
      "server/worker/context.ts": "reads `now` once a job",
      "server/identity/door.ts": "sessions, codes and attempt limits keep real time",
      "app/(staff)/today/_parts/now-line.tsx": "measures what has passed since the server drew the page",
      "app/(staff)/today/_parts/use-fresh-board.ts":
        "measures what has passed since the server drew the page",
      "app/(staff)/recovery/_parts/waited.tsx": "measures what has passed since the server drew the page",
      "app/(patient)/my/prepare/_parts/left.tsx": "measures what has passed since the server drew the page",
      "app/(patient)/my/consent/_parts/cover-when-left.tsx":
        "measures what has passed since she last touched the page",
      "db/seed/index.ts": "measures how far the demo's clock stands from the real one",
    },
    because: "`ctx.now` is the only clock; rules take `now` as an argument.",
  },
  {
    name: "no clock of the database",
    files: ["{server,db}/**/*.ts", "db/migrations/*.sql", "app/**/*.{ts,tsx}"],
    forbids:
      /(?<![\w.])(now|clock_timestamp|statement_timestamp|transaction_timestamp|timeofday)\(\)|\b(current_date|current_timestamp|current_time|localtime|localtimestamp)\b/i,
    except: {
      "server/worker/liveness.ts": "how long ago the queue, which keeps real time, locked a job",
      "db/migrations/0003_door.sql": "sessions, codes and attempt limits keep real time",
      "db/migrations/0004_people.sql": "how long an access code still works",
    },
    because: "The demo's clock is not the server's: use app_now(), or a parameter.",
  },
  {
    name: "rules are pure",
    files: ["server/*/rules/**/*.ts"],
    forbids:
      /\bnew Date\(\s*\)|\bDate\.now\b|\bTemporal\.Now\b|\bperformance\.now\b|\bprocess\.|\bfetch\(|\bMath\.random\b|\brandom(UUID|Bytes|Int)\b/,
    except: {},
    because: "rules/ sees no database, network, environment, clock or chance: they are arguments.",
  },
  {
    name: "one spelling of an id",
    files: product,
    forbids: /\.(uuid|guid)\(\)/,
    except: { "server/kernel/id-schemas.ts": "the spelling", "scripts/check/": "names what it forbids" },
    because:
      "Capitals name the same row but another lock, and a sealed value of another place: use Id of the kernel.",
  },
  {
    name: "no colours or pixels outside the tokens",
    files: ["app/**/*.{css,ts,tsx}"],
    forbids:
      /#(?:[0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})(?![\w-])|\b(?:rgba?|hsla?|hwb|oklch|oklab|lch|lab)\(|\b\d*\.?\d+px\b|(?<=[:,(]\s*)(?:white|black|red|green|blue|gr[ae]y|silver)(?=\s*[;,)])/i,
    except: { "app/_ui/tokens.css": "the tokens" },
    because: "One file of tokens holds every colour and size: app/_ui/tokens.css.",
  },
  {
    name: "no page is fetched before it is asked for",
    files: ["app/**/*.tsx"],
    forbids: /<Link\b(?![^>]*\bprefetch=\{false\})/,
    except: {},
    because:
      "A list of links would ask for every page behind it, ahead of the one that is pressed: say prefetch={false}.",
  },
];

/** Where a file breaks the law: line numbers from 1, with the words that do. Comments are not read. */
export function breaches(law: Law, file: string, text: string): { line: number; said: string }[] {
  const path = file.replaceAll("\\", "/");
  if (Object.keys(law.except).some((one) => path === one || (one.endsWith("/") && path.startsWith(one))))
    return [];
  const everywhere = new RegExp(
    law.forbids,
    law.forbids.flags.includes("g") ? law.forbids.flags : `${law.forbids.flags}g`,
  );
  return [...withoutComments(path, text).matchAll(everywhere)].map((found) => ({
    line: text.slice(0, found.index).split("\n").length,
    said: found[0].trim(),
  }));
}

/** The text with its comments blanked out, so that places stay. A `//` after a colon is an address. */
function withoutComments(path: string, text: string): string {
  const blank = (comment: string) => comment.replace(/[^\n]/g, " ");
  if (path.endsWith(".sql")) return text.replace(/--[^\n]*/g, blank);
  const plain = text.replace(/\/\*[\s\S]*?\*\//g, blank);
  return path.endsWith(".css") ? plain : plain.replace(/(?<![:"'`\w])\/\/[^\n]*/g, blank);
}
