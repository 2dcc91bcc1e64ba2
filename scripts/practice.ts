import "./node-version.ts";
import { parseArgs } from "node:util";
import { Refusal } from "#db/embedded/refusal.ts";
import { onOneConnection, setUp } from "#db/setup/index.ts";
import { inviteStaff } from "#server/identity/index.ts";
import { Slug } from "#server/identity/sign-in-schemas.ts";
import { InviteStaff } from "#server/identity/staff-schemas.ts";
import { readEnv } from "#server/kernel/env.ts";
import { closePools, newId } from "#server/kernel/index.ts";
import { viewerPassword } from "#server/kernel/keys.ts";
import { sayFailure } from "./launch/progress.ts";
import { runningDatabase } from "./launch/running.ts";

const USAGE = 'npm run practice -- WORD --name "NAME" --manager E-MAIL --manager-name "NAME"';

type Order = { slug: string; name: string; manager: InviteStaff };

function readOrder(): Order {
  const { values, positionals } = parse();
  const [slug, ...more] = positionals;
  const name = values.name?.trim() ?? "";
  if (!Slug.safeParse(slug).success || more.length > 0)
    throw new Refusal("the address needs one word of small letters, digits and hyphens", USAGE);
  if (name === "" || name.length > 120) throw new Refusal("--name needs the practice's name", USAGE);
  const manager = { name: values["manager-name"] ?? "", email: values.manager ?? "", roles: ["manager"] };
  const read = InviteStaff.safeParse(manager);
  if (!read.success)
    throw new Refusal(
      read.error.issues.some(({ path }) => path[0] === "email")
        ? "--manager needs an e-mail address"
        : "--manager-name needs the manager's name",
      USAGE,
    );
  return { slug: slug ?? "", name, manager: read.data };
}

function parse() {
  const text = { type: "string" } as const;
  const options = { name: text, manager: text, "manager-name": text } as const;
  try {
    return parseArgs({ allowPositionals: true, options });
  } catch (error) {
    throw new Refusal((error as Error).message, USAGE);
  }
}

/** The practice of that word, made unless it is there; one in which anybody works already is not touched. */
const openPractice = (ownerUrl: string, { slug, name }: Order): Promise<string> =>
  onOneConnection(ownerUrl, async (sql) => {
    await sql`insert into practice (practice_id, slug, name) values (${newId()}, ${slug}, ${name}) on conflict (slug) do nothing`;
    const [found] = await sql<{ practiceId: string; staffed: boolean }[]>`
      select p.practice_id as "practiceId", exists (select from staff s where s.practice_id = p.practice_id) as staffed
        from practice p where p.slug = ${slug}`;
    if (!found || found.staffed)
      throw new Refusal(
        `/p/${slug} has its people already`,
        "Its managers invite others under Practice, Staff. For another practice choose another word.",
      );
    return found.practiceId;
  });

/** A practice of one's own in the database that runs, with its first manager, whose one-time code is shown once. */
async function main(): Promise<void> {
  const order = readOrder();
  const { ownerUrl, outside } = runningDatabase(readEnv());
  if (outside) await setUp({ ownerUrl, passwordOf: viewerPassword });
  const practiceId = await openPractice(ownerUrl, order);
  const operator = { viewer: "staff", role: "manager", actorId: newId() } as const;
  const now = Temporal.Now.instant();
  const access = await inviteStaff({ ...operator, practiceId, now, requestId: newId() }, order.manager);
  console.log(`• ${order.name} is open at /p/${order.slug}`);
  console.log(`  First sign-in of ${order.manager.name}: ${access.address}, code ${access.code}`);
  console.log(`  It works once, until ${access.expiresAt}, and is not shown again.`);
}

try {
  await main();
} catch (error) {
  sayFailure(error);
  process.exitCode = 1;
} finally {
  await closePools();
}
