"use client";

import { useMemo } from "react";
import type { StaffRole } from "#server/kernel/index.ts";
import { CaseGroup, type Prepared } from "./case-group.tsx";

type Props = { cases: string; role: StaffRole };

/**
 * The operations with what is missing before each. Drawn from what is known of them, which is a third of what its elements would weigh; handed over as one text (`Prepared[]`), since React takes as long
 * to hand over each gate by itself as to draw it.
 */
export function CaseList({ cases, role }: Props) {
  const listed = useMemo((): Prepared[] => JSON.parse(cases), [cases]);
  return (
    <ol className="prepare-list">
      {listed.map((one) => (
        <CaseGroup key={one.one.caseId} {...one} role={role} />
      ))}
    </ol>
  );
}
