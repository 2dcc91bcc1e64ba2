"use client";

import { Form } from "#app/_forms/form.tsx";
import { useTRPCClient } from "#app/_trpc/client.tsx";

/** Takes a closure or an opening back. */
export function LiftButton({ closureId, label }: { closureId: string; label: string }) {
  const client = useTRPCClient();
  return (
    <Form
      className="inline"
      action={label}
      plain
      send={() => client.practice.liftClosure.mutate({ closureId })}
    />
  );
}
