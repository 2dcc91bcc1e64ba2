"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { DomainFault } from "#app/_forms/error.ts";
import { SelectField } from "#app/_forms/fields.tsx";
import { Form } from "#app/_forms/form.tsx";
import { textOf } from "#app/_forms/values.ts";
import { useTRPCClient } from "#app/_trpc/client.tsx";
import { Dialog } from "#app/_ui/dialog.tsx";
import { toast } from "#app/_ui/toast.tsx";
import type { ColleagueView } from "#server/identity/staff-schemas.ts";

type Props = { patientId: string; colleagues: readonly ColleagueView[] };

/** Sets a bar at her request; what it does stands in the dialog. */
export function BarColleague({ patientId, colleagues }: Props) {
  const words = useTranslations("Patients.bars");
  const leave = useTranslations("Patients")("close");
  const client = useTRPCClient();
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);

  async function send(values: FormData) {
    const staffId = textOf(values, "staffId");
    const colleague = colleagues.find((one) => one.staffId === staffId);
    if (!colleague) throw new DomainFault("missing", "staffId");
    await client.patients.barStaff.mutate({ patientId, staffId });
    toast(words("barred", { name: colleague.name }));
  }

  return (
    <>
      <button type="button" className="btn plain" onClick={() => setOpen(true)}>
        {words("add")}
      </button>
      {open && (
        <Dialog title={words("add")} close={leave} onClose={close}>
          <Form
            action={words("action")}
            send={send}
            done={() => {
              close();
              router.refresh();
            }}
            beside={
              <button type="button" className="btn" onClick={close}>
                {leave}
              </button>
            }
          >
            <p>{words("means")}</p>
            <SelectField
              name="staffId"
              label={words("who")}
              options={[
                { value: "", label: words("choose") },
                ...colleagues.map(({ staffId, name }) => ({ value: staffId, label: name })),
              ]}
            />
          </Form>
        </Dialog>
      )}
    </>
  );
}
