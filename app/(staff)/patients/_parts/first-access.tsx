"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { createPortal } from "react-dom";
import { dateAt, hour, longDate } from "#app/_format/index.ts";
import { Form } from "#app/_forms/form.tsx";
import { useTRPCClient } from "#app/_trpc/client.tsx";
import { Dialog } from "#app/_ui/dialog.tsx";
import type { FirstAccess, PatientView } from "#server/identity/patient-schemas.ts";
import { PrintButton } from "../../_parts/print-button.tsx";

type Props = { patientId: string; access: PatientView["access"]; zone: string };

/** The card for her first sign-in: made here, shown once, printed without any name. The spoken words stay on the screen. */
export function FirstAccessCard({ patientId, access, zone }: Props) {
  const words = useTranslations("Patients.access");
  const client = useTRPCClient();
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [card, setCard] = useState<FirstAccess | null>(null);
  const close = () => {
    setOpen(false);
    setCard(null);
    if (card) router.refresh();
  };
  return (
    <>
      <button type="button" className="btn" onClick={() => setOpen(true)}>
        <span className="icon i-print" aria-hidden="true" /> {words("button")}
      </button>
      {open && (
        <Dialog title={words("dialog")} close={words(card ? "done" : "close")} onClose={close}>
          {card ? (
            <Made card={card} zone={zone} close={close} />
          ) : (
            <Form
              refresh={false}
              action={words("make")}
              send={async () => setCard(await client.patients.giveFirstAccess.mutate({ patientId }))}
              beside={
                <button type="button" className="btn" onClick={close}>
                  {words("close")}
                </button>
              }
            >
              <p>{words("means")}</p>
              {access === "code_issued" && <p className="notice is-attention">{words("again")}</p>}
              {access === "signed_up" && <p className="notice is-attention">{words("anew")}</p>}
            </Form>
          )}
        </Dialog>
      )}
    </>
  );
}

/** The button that made the card is gone: reading goes on here. */
const focusOn = (line: HTMLElement | null) => line?.focus();

function Made({ card, zone, close }: { card: FirstAccess; zone: string; close: () => void }) {
  const words = useTranslations("Patients.access");
  return (
    <div className="stack">
      <p className="soft" tabIndex={-1} ref={focusOn}>
        {words("shown")}
      </p>
      <CardLines card={card} zone={zone} />
      <section className="say">
        <p className="label">{words("spoken")}</p>
        <q>{card.spoken}</q>
      </section>
      <div className="btns">
        <PrintButton className="btn main" label={words("print")} />
        <button type="button" className="btn" onClick={close}>
          {words("done")}
        </button>
      </div>
      {createPortal(
        <div className="paper-card" aria-hidden="true">
          <CardLines card={card} zone={zone} />
        </div>,
        document.body,
      )}
    </div>
  );
}

/** Code, address and date: all that a card may carry. */
function CardLines({ card, zone }: { card: FirstAccess; zone: string }) {
  const words = useTranslations("Patients.access");
  return (
    <dl className="access-card">
      <div>
        <dt>{words("address")}</dt>
        <dd>{`${window.location.host}${card.address}`}</dd>
      </div>
      <div>
        <dt>{words("code")}</dt>
        <dd className="code">{card.code}</dd>
      </div>
      <div>
        <dt>{words("until")}</dt>
        <dd className="time">
          {longDate(dateAt(card.expiresAt, zone))}, {hour(card.expiresAt, zone)}
        </dd>
      </div>
    </dl>
  );
}
