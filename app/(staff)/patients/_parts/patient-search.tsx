"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { RegisterDialog } from "../../_parts/register-dialog.tsx";
import { SearchBox } from "../../_parts/search-box.tsx";

/** The page's own search, ready to be typed into; it opens the patient's page, and registers where that is allowed. */
export function PatientSearch({ mayRegister }: { mayRegister: boolean }) {
  const words = useTranslations("Search");
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState<string | null>(null);
  useEffect(() => input.current?.focus(), []);
  const open = ({ patientId }: { patientId: string }) => router.push(`/patients/${patientId}`);
  return (
    <div className="stack">
      <SearchBox
        label={words(mayRegister ? "patient" : "myPatient")}
        placeholder={words("placeholder")}
        pick={open}
        inputRef={input}
        {...(mayRegister ? { register: setTyped } : {})}
      />
      {mayRegister && <RegisterButton open={() => setTyped("")} />}
      {typed !== null && <RegisterDialog typed={typed} close={() => setTyped(null)} done={open} />}
    </div>
  );
}

function RegisterButton({ open }: { open: () => void }) {
  const words = useTranslations("Register");
  return (
    <div>
      <button type="button" className="btn" onClick={open}>
        <span className="icon i-plus" aria-hidden="true" /> {words("title")}
      </button>
    </div>
  );
}
