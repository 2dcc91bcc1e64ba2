"use client";

import { useTranslations } from "next-intl";
import { Form } from "#app/_forms/form.tsx";
import { useTRPCClient } from "#app/_trpc/client.tsx";

/** Takes one stretch off the rota. */
export function DropDuty({ dutyId }: { dutyId: string }) {
  const words = useTranslations("Practice.duty");
  const client = useTRPCClient();
  return (
    <Form
      className="inline"
      action={words("drop")}
      plain
      send={() => client.recovery.dropDuty.mutate({ dutyId })}
    />
  );
}
