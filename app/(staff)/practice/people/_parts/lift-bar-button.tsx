"use client";

import { useTranslations } from "next-intl";
import { Form } from "#app/_forms/form.tsx";
import { useTRPCClient } from "#app/_trpc/client.tsx";

export function LiftBarButton({ barId }: { barId: string }) {
  const words = useTranslations("People");
  const client = useTRPCClient();
  return (
    <Form
      className="inline"
      plain
      action={words("lift")}
      send={() => client.staff.liftBar.mutate({ barId })}
    />
  );
}
