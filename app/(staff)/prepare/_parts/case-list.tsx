"use client";

import type { StaffRole } from "#server/kernel/index.ts";
import { CaseGroup, type Prepared } from "./case-group.tsx";

type Props = { cases: readonly Prepared[]; role: StaffRole };

/** The operations with what is missing before each. Drawn from what is known of them, which is a third of what its elements would weigh. */
export function CaseList({ cases, role }: Props) {
  return (
    <ol className="prepare-list">
      {cases.map((one) => (
        <CaseGroup key={one.one.caseId} {...one} role={role} />
      ))}
    </ol>
  );
}
