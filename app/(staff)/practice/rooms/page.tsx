import { getTranslations } from "next-intl/server";
import { requireStaff } from "#app/_session/session.ts";
import { api } from "#app/_trpc/server.ts";
import { type ResourceView, roomKinds } from "#server/practice/schemas.ts";
import { PoolForm } from "../_parts/pool-form.tsx";
import { PracticeNav } from "../_parts/practice-nav.tsx";
import { ResourceForm } from "../_parts/resource-form.tsx";
import { ResourceRow } from "../_parts/resource-row.tsx";

/** Rooms, equipment and people that can be held, and the pools that a booking may draw from. */
export default async function RoomsPage() {
  await requireStaff("manager");
  const words = await getTranslations("Practice");
  const caller = await api();
  const [sites, resources, pools, staff] = await Promise.all([
    caller.practice.sites(),
    caller.practice.resources({ inactive: true }),
    caller.practice.pools(),
    caller.staff.colleagues(),
  ]);
  const working = new Set(staff.map(({ staffId }) => staffId));
  const active = resources.filter((one) => one.active);
  const rooms = (siteId: string) => resources.filter((one) => isRoom(one) && one.siteIds.includes(siteId));
  const groups = [
    ...sites.map((site) => ({ key: site.siteId, name: site.name, list: rooms(site.siteId) })),
    { key: "people", name: words("peopleHeld"), list: resources.filter((one) => !isRoom(one)) },
  ];
  return (
    <main className="record" id="main">
      <div className="record-head">
        <h1>{words("pages.rooms")}</h1>
      </div>
      <PracticeNav here="rooms" />
      {groups.map((group) => (
        <section className="part" key={group.key}>
          <h2>{group.name}</h2>
          {group.list.length === 0 && <p className="soft">{words("noRooms")}</p>}
          <ul className="rows named">
            {group.list.map((resource) => (
              <ResourceRow
                key={resource.resourceId}
                resource={resource}
                hasLeft={resource.staffId !== null && !working.has(resource.staffId)}
              />
            ))}
          </ul>
        </section>
      ))}
      <section className="part">
        <h2>{words("addResource")}</h2>
        <ResourceForm sites={sites} pools={pools} staff={staff} />
      </section>
      <section className="part">
        <h2>{words("pools")}</h2>
        {pools.map((pool) => (
          <details className="fold" key={pool.poolId}>
            <summary>
              {words("poolOf", { name: pool.name, count: pool.resourceIds.length })}{" "}
              <span className="icon i-down" />
            </summary>
            <PoolForm pool={pool} resources={active} />
          </details>
        ))}
        <details className="fold">
          <summary>
            {words("addPool")} <span className="icon i-down" />
          </summary>
          <PoolForm resources={active} />
        </details>
      </section>
    </main>
  );
}

const isRoom = (one: ResourceView) => (roomKinds as readonly string[]).includes(one.kind);
