"use client";

import { useTranslations } from "next-intl";
import { TextField } from "#app/_forms/fields.tsx";
import { Form } from "#app/_forms/form.tsx";
import { textOf } from "#app/_forms/values.ts";
import { useTRPCClient } from "#app/_trpc/client.tsx";
import { toast } from "#app/_ui/toast.tsx";
import type { PeriodsView } from "#server/catalogue/schemas.ts";
import { weeksIn } from "./weeks-in.ts";

type Procedure = PeriodsView["procedures"][number];
const kinds = ["exercise", "abstinence"] as const;

/** Two fields an operation; an empty one is not set, and nothing is ever filled in for her. */
export function PeriodsForm({ procedures }: { procedures: readonly Procedure[] }) {
  const words = useTranslations("Case.periods");
  const client = useTRPCClient();

  async function send(values: FormData) {
    const periods = procedures.map(({ procedureId }, i) => ({
      procedureId,
      exercise: weeksIn(textOf(values, `periods.${i}.exercise`)),
      abstinence: weeksIn(textOf(values, `periods.${i}.abstinence`)),
    }));
    await client.catalogue.setPeriods.mutate({ periods });
    toast(words("saved"));
  }

  return (
    <Form action={words("save")} send={send} className="stack periods-form">
      {procedures.map((one, i) => (
        <fieldset key={one.procedureId} className="periods-of">
          <legend>{one.name}</legend>
          {kinds.map((kind) => (
            <TextField
              key={kind}
              name={`periods.${i}.${kind}`}
              label={words(kind)}
              inputMode="numeric"
              autoComplete="off"
              maxLength={3}
              className="input"
              defaultValue={one[kind] ?? ""}
            />
          ))}
          <p className="small soft">{askedFor(one)}</p>
        </fieldset>
      ))}
    </Form>
  );

  function askedFor({ asked }: Procedure): string {
    const [first, second] = asked;
    return first ? words("askedOne", { kinds: second ? "both" : first }) : words("notAsked");
  }
}
