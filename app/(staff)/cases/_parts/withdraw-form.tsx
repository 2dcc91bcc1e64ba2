"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Form } from "#app/_forms/form.tsx";
import { useTRPCClient } from "#app/_trpc/client.tsx";
import { Dialog } from "#app/_ui/dialog.tsx";
import { toast } from "#app/_ui/toast.tsx";

/** Taking a request back, said twice: what it does stands in the dialog. */
export function WithdrawForm({ caseId }: { caseId: string }) {
  const words = useTranslations("Case");
  const client = useTRPCClient();
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <button type="button" className="btn push" onClick={() => setOpen(true)}>
        {words("withdraw")}
      </button>
      {open && (
        <Dialog title={words("withdrawTitle")} close={words("keep")} onClose={close}>
          <p>{words("withdrawMeans")}</p>
          <Form
            action={words("withdraw")}
            send={() => client.cases.withdraw.mutate({ caseId })}
            done={() => {
              close();
              toast(words("withdrawn"));
              router.push("/cases");
              router.refresh();
            }}
            beside={
              <button type="button" className="btn" onClick={close}>
                {words("keep")}
              </button>
            }
          />
        </Dialog>
      )}
    </>
  );
}
