"use client";

import { useTranslations } from "next-intl";
import { type RefObject, useEffect, useRef, useState } from "react";
import { errorView } from "#app/_forms/error.ts";
import { TextField } from "#app/_forms/fields.tsx";
import { Form } from "#app/_forms/form.tsx";
import { optional, textOf } from "#app/_forms/values.ts";
import { useTRPCClient } from "#app/_trpc/client.tsx";
import { Dialog } from "#app/_ui/dialog.tsx";
import type { PatientHit } from "#server/identity/patient-schemas.ts";
import { Hit } from "./search-box.tsx";
import { typedIdentity } from "./typed-identity.ts";

type Props = { typed: string; close: () => void; done: (hit: PatientHit) => void };

/** Registers a patient without leaving the page. Somebody who may be the same is shown first; what was typed stays. */
export function RegisterDialog({ typed, close, done }: Props) {
  const words = useTranslations("Register");
  const client = useTRPCClient();
  const fields = useFirstEmpty();
  const [known, setKnown] = useState<readonly PatientHit[]>([]);
  const shown = useRef<readonly string[]>([]);
  const first = typedIdentity(typed);

  async function send(values: FormData) {
    const identity = {
      givenName: textOf(values, "givenName"),
      familyName: textOf(values, "familyName"),
      birthDate: textOf(values, "birthDate"),
      phone: optional(values, "phone"),
      email: optional(values, "email"),
    };
    try {
      done(await client.patients.register.mutate({ ...identity, otherThan: [...shown.current] }));
    } catch (error) {
      const { reason, params } = errorView(error);
      if (reason === "mayBeKnown") {
        const hits = (params.hits as PatientHit[] | undefined) ?? [];
        shown.current = [...shown.current, ...hits.map(({ patientId }) => patientId)];
        setKnown(hits);
      }
      throw error;
    }
  }

  return (
    <Dialog title={words("title")} close={words("back")} onClose={close}>
      <Form
        send={send}
        refresh={false}
        action={known.length > 0 ? words("despite") : words("action")}
        plain={known.length > 0}
        beside={
          <button type="button" className="btn" onClick={close}>
            {words("back")}
          </button>
        }
      >
        <div className="stack" ref={fields}>
          <div className="pair">
            <TextField
              name="givenName"
              label={words("givenName")}
              defaultValue={first.givenName}
              {...typing}
            />
            <TextField
              name="familyName"
              label={words("familyName")}
              defaultValue={first.familyName}
              {...typing}
            />
          </div>
          <TextField
            name="birthDate"
            type="date"
            label={words("birthDate")}
            defaultValue={first.birthDate}
            {...typing}
          />
          <TextField
            name="phone"
            type="tel"
            label={words("phone")}
            hint={words("phoneHint")}
            defaultValue={first.phone}
            {...typing}
          />
          <TextField name="email" type="email" label={words("email")} {...typing} />
        </div>
        {known.length > 0 && <MaybeKnown hits={known} use={done} />}
      </Form>
    </Dialog>
  );
}

// Nothing of a patient is remembered by the device.
const typing = { autoComplete: "off", spellCheck: false } as const;

function MaybeKnown({ hits, use }: { hits: readonly PatientHit[]; use: (hit: PatientHit) => void }) {
  const words = useTranslations("Register");
  return (
    <section className="known" aria-label={words("known")}>
      <ul>
        {hits.map((hit) => (
          <li key={hit.patientId}>
            <span>
              <Hit hit={hit} />
            </span>
            <button type="button" className={hits.length === 1 ? "btn main" : "btn"} onClick={() => use(hit)}>
              {words("same")}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The first field that is still empty, once the dialog is open. */
function useFirstEmpty(): RefObject<HTMLDivElement | null> {
  const fields = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      const inputs = [...(fields.current?.querySelectorAll("input") ?? [])];
      (inputs.find((input) => input.value === "") ?? inputs[0])?.focus();
    });
    return () => cancelAnimationFrame(frame);
  }, []);
  return fields;
}
