import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { dateAt, hour, shortDate } from "#app/_format/index.ts";
import { getSession } from "#app/_session/session.ts";
import { api } from "#app/_trpc/server.ts";
import { isPerson, type SiteView } from "#server/practice/schemas.ts";
import type { OrphanView } from "#server/scheduling/schemas.ts";

/** Bookings of a site that its hours or a closure no longer carry, soonest first: to be called and moved. */
export async function OrphanList({ site }: { site: SiteView }) {
  const [words, caller, { actor }] = await Promise.all([getTranslations("Practice"), api(), getSession()]);
  const orphans = await caller.scheduling.orphans({ siteId: site.siteId });
  const mayMove = actor?.role === "desk";
  return (
    <section className="part" aria-labelledby={`orphans-${site.siteId}`}>
      <h2 id={`orphans-${site.siteId}`}>{words("orphansAt", { site: site.name })}</h2>
      {orphans.length === 0 && <p className="soft">{words("orphansNone", { site: site.name })}</p>}
      <ul className="rows orphans">
        {orphans.map((one) => (
          <Orphan
            key={one.booking?.bookingId ?? `${one.startsAt} ${one.resourceId}`}
            orphan={one}
            zone={site.zone}
            mayMove={mayMove}
          />
        ))}
      </ul>
    </section>
  );
}

async function Orphan({ orphan, zone, mayMove }: { orphan: OrphanView; zone: string; mayMove: boolean }) {
  const words = await getTranslations("Practice");
  const { booking, why, resourceName, resourceKind } = orphan;
  const startsAt = booking?.startsAt ?? orphan.startsAt;
  return (
    <li>
      <span className="time">
        {shortDate(dateAt(startsAt, zone))} <b>{hour(startsAt, zone)}</b>
      </span>
      <span>
        <Who booking={booking} />
        <span className="small mark is-attention">
          {words(`orphanWhy.${why}`, {
            resource: resourceName,
            person: isPerson(resourceKind) ? "yes" : "no",
          })}
        </span>
      </span>
      {booking && mayMove && (
        <Link className="btn" href={`/find?move=${booking.bookingId}`} prefetch={false}>
          {words("findTime")}
        </Link>
      )}
    </li>
  );
}

/** Nobody's name for those who must not know it: somebody else calls her. */
async function Who({ booking }: { booking: OrphanView["booking"] }) {
  const words = await getTranslations("Practice");
  if (!booking) {
    return (
      <>
        {words("orphanOccupied")} <span className="soft">· {words("orphanOther")}</span>
        <br />
      </>
    );
  }
  return (
    <>
      {booking.patientId && booking.patientName ? (
        <Link href={`/patients/${booking.patientId}`} prefetch={false}>
          {booking.patientName}
        </Link>
      ) : (
        words("orphanUnnamed")
      )}{" "}
      <span className="soft">· {booking.label}</span>
      <br />
    </>
  );
}
