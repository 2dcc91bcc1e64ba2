"use client";

import { useDeferredValue } from "react";
import type { StaffRole } from "#server/kernel/index.ts";
import { CaseGroup, type Prepared } from "./case-group.tsx";

type Props = { cases: readonly Prepared[]; role: StaffRole };

/** More than a screen holds. */
const AT_FIRST = 6;

/** The operations with what is missing before each. Drawn from what is known of them, which is a third of what its elements would weigh: the first of them by the server, the rest by the browser once these stand. */
export function CaseList({ cases, role }: Props) {
  const drawn = useDeferredValue(cases, cases.slice(0, AT_FIRST));
  return (
    <ol className="prepare-list">
      {drawn.map((one) => (
        <CaseGroup key={one.one.caseId} {...one} role={role} />
      ))}
    </ol>
  );
}
