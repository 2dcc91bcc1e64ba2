"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { dateAt, hour, shortDate } from "#app/_format/index.ts";
import type { StaffAccess } from "#server/identity/staff-schemas.ts";

type Props = { name: string; access: StaffAccess; zone: string; done: () => void };

/** A one-time code, shown once: only its hash is kept. */
export function CodeNote({ name, access, zone, done }: Props) {
  const words = useTranslations("People");
  const note = useRef<HTMLDivElement>(null);
  useEffect(() => note.current?.focus(), []);
  const until = `${shortDate(dateAt(access.expiresAt, zone))} ${hour(access.expiresAt, zone)}`;
  return (
    <div className="notice is-waiting code-note" tabIndex={-1} ref={note} role="status">
      <h3>{words("codeFor", { name })}</h3>
      <p className="code time">{access.code}</p>
      <p>{words("codeAt", { address: access.address })}</p>
      <p>{words("codeMeans", { until })}</p>
      <div className="btns">
        <button type="button" className="btn" onClick={done}>
          {words("codeDone")}
        </button>
      </div>
    </div>
  );
}
