import "./node-version.ts";
import { parseArgs } from "node:util";
import { Refusal } from "#db/embedded/refusal.ts";
import { onOneConnection, setUp } from "#db/setup/index.ts";
import { resetStaff } from "#server/identity/index.ts";
import { Slug } from "#server/identity/sign-in-schemas.ts";
import { InviteStaff } from "#server/identity/staff-schemas.ts";
import { readEnv } from "#server/kernel/env.ts";
import { closePools, newId } from "#server/kernel/index.ts";
import { viewerPassword } from "#server/kernel/keys.ts";
import { sayFailure } from "./launch/progress.ts";
import { runningDatabase } from "./launch/running.ts";

const USAGE = 'npm run practice -- WORD --name "NAME" --manager E-MAIL --manager-name "NAME"';

type Order = { slug: string; name: string; manager: { name: string; email: string } };

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

/** The practice with its first manager, in one transaction, or as they are while nobody ever signed in there; a word that is taken is refused. */
const openPractice = (ownerUrl: string, { slug, name, manager }: Order) =>
  onOneConnection(ownerUrl, (sql) =>
    sql.begin(async (tx) => {
      const ids = { practiceId: newId(), staffId: newId() };
      const [made] = await tx`
        insert into practice (practice_id, slug, name) values (${ids.practiceId}, ${slug}, ${name}) on conflict (slug) do nothing returning slug`;
      const [unused] = made
        ? []
        : await tx<{ practiceId: string; staffId: string }[]>`
            select a.practice_id as "practiceId", a.staff_id as "staffId" from practice p join staff_account a using (practice_id)
             where p.slug = ${slug} and a.email = ${manager.email} and not exists (select from credential c where c.practice_id = p.practice_id)`;
      if (unused) return unused;
      if (!made)
        throw new Refusal(
          `/p/${slug} is there already`,
          "Its managers invite others under Practice, Staff. For another practice choose another word.",
        );
      const of = { practice_id: ids.practiceId, staff_id: ids.staffId };
      const invited_at = Temporal.Now.instant().toString();
      await tx`insert into staff ${tx({ ...of, name: manager.name })}`;
      await tx`insert into staff_account ${tx({ ...of, email: manager.email, active: true, invited_at })}`;
      await tx`insert into staff_role ${tx({ ...of, role: "manager" })}`;
      return ids;
    }),
  );

/** A practice of one's own in the database that runs, with its first manager, whose one-time code is shown once. */
async function main(): Promise<void> {
  const order = readOrder();
  const { ownerUrl, outside } = runningDatabase(readEnv());
  if (outside) await setUp({ ownerUrl, passwordOf: viewerPassword });
  const { practiceId, staffId } = await openPractice(ownerUrl, order);
  const herself = { viewer: "staff", role: "manager", actorId: staffId, practiceId } as const;
  const access = await resetStaff(
    { ...herself, now: Temporal.Now.instant(), requestId: newId() },
    { staffId },
  );
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
