"use client";

import { useTranslations } from "next-intl";
import { ButtonForm } from "#app/_forms/dialog-form.tsx";
import { DomainFault } from "#app/_forms/error.ts";
import { TextField } from "#app/_forms/fields.tsx";
import { textOf } from "#app/_forms/values.ts";
import { endSharing } from "#app/_session/actions.ts";
import { toast } from "#app/_ui/toast.tsx";

/** Says on every page that the device is shared, and ends it for who signed in here. */
export function SharedBar({ name }: { name: string }) {
  const words = useTranslations("Shared");

  async function send(values: FormData) {
    const proof = textOf(values, "proof");
    if (!proof) throw new DomainFault("missing", "proof");
    const refused = await endSharing(proof);
    if (refused) throw new DomainFault(refused.reason, "proof", refused.params);
  }

  return (
    <section className="shared-bar" aria-label={words("label")}>
      <p>
        <span className="icon i-people" aria-hidden="true" /> <b>{words("bar")}</b> {words("asks")}{" "}
        {words("signedIn", { name })}
      </p>
      <ButtonForm
        label={words("end")}
        title={words("endTitle")}
        close={words("leave")}
        action={words("endAction")}
        send={send}
        done={() => toast(words("ended"))}
      >
        <p className="soft">{words("endMeans", { name })}</p>
        <TextField
          name="proof"
          label={words("proof", { name })}
          className="input covered"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          data-1p-ignore
          data-lpignore="true"
        />
      </ButtonForm>
    </section>
  );
}
