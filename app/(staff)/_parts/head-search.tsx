"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { StaffRole } from "#server/kernel/index.ts";
import { RegisterDialog } from "./register-dialog.tsx";
import { SearchBox } from "./search-box.tsx";

/** The search of the head bar: it opens the patient's page. The desk may register from it. */
export function HeadSearch({ role }: { role: StaffRole }) {
  const words = useTranslations("Search");
  const router = useRouter();
  const [typed, setTyped] = useState<string | null>(null);
  const open = ({ patientId }: { patientId: string }) => router.push(`/patients/${patientId}`);
  return (
    <search className="head-search">
      <SearchBox
        label={role === "desk" ? words("patient") : words("myPatient")}
        placeholder={words("placeholder")}
        pick={open}
        shortcut="/"
        {...(role === "desk" ? { register: setTyped } : {})}
      />
      {typed !== null && (
        <RegisterDialog
          typed={typed}
          close={() => setTyped(null)}
          done={(hit) => {
            setTyped(null);
            open(hit);
          }}
        />
      )}
    </search>
  );
}
