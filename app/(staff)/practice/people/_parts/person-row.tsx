"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { dateAt, hour, shortDate } from "#app/_format/index.ts";
import type { StaffAccess, StaffView } from "#server/identity/staff-schemas.ts";
import { CodeNote } from "./code-note.tsx";
import { ActivePerson, FormerPerson } from "./person-changes.tsx";

type Props = { person: StaffView; zone: string; mine: boolean };

/** One colleague: name, roles, whether she or he can sign in; and what a manager may change. */
export function PersonRow({ person, zone, mine }: Props) {
  const words = useTranslations("People");
  const names = useTranslations("Staff.roles");
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [given, setGiven] = useState<StaffAccess | null>(null);
  const until = person.invitedUntil
    ? `${shortDate(dateAt(person.invitedUntil, zone))} ${hour(person.invitedUntil, zone)}`
    : "";
  const close = () => {
    setOpen(false);
    setGiven(null);
  };
  const taken = () => {
    close();
    router.refresh();
  };
  return (
    <li>
      <span className="person">
        <span>
          {person.name} {mine && <span className="soft">({words("you")})</span>}
        </span>
        <span className="small soft">
          {person.roles.map((role) => names(role)).join(", ")} · {person.email}
        </span>
      </span>
      <span className="person-ways">
        {person.active && (
          <span className={`mark ${person.access === "signed_up" ? "is-ready" : "is-waiting"}`}>
            {words(`access.${person.access}`, { until })}
          </span>
        )}
        {!given && (
          <button type="button" className="btn" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? words("less") : words("change")}
            <span className="hidden"> {person.name}</span>
          </button>
        )}
      </span>
      {given && <CodeNote name={person.name} access={given} zone={zone} done={taken} />}
      {open &&
        !given &&
        (person.active ? (
          <ActivePerson person={person} done={close} give={setGiven} />
        ) : (
          <FormerPerson person={person} give={setGiven} />
        ))}
    </li>
  );
}
