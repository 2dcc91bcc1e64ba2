"use client";

import { Form } from "#app/_forms/form.tsx";
import { useTRPCClient } from "#app/_trpc/client.tsx";

/** Says that it was paid, or takes that back. */
export function PayButton({ caseId, paid, label }: { caseId: string; paid: boolean; label: string }) {
  const client = useTRPCClient();
  return <Form plain action={label} send={() => client.cases.pay.mutate({ caseId, paid })} />;
}
