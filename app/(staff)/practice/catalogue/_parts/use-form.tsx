"use client";

import { useTranslations } from "next-intl";
import { Form } from "#app/_forms/form.tsx";
import { useTRPCClient } from "#app/_trpc/client.tsx";

type Props = { what: "procedure" | "profile" | "variant"; id: string; active: boolean };

/** Takes something out of use, or back in. */
export function UseForm({ what, id, active }: Props) {
  const words = useTranslations("Catalogue");
  const { catalogue } = useTRPCClient();
  const send = () => {
    if (what === "procedure")
      return catalogue.setProcedureActive.mutate({ procedureId: id, active: !active });
    if (what === "profile") return catalogue.setProfileActive.mutate({ profileId: id, active: !active });
    return catalogue.setVariantActive.mutate({ variantId: id, active: !active });
  };
  return (
    <Form plain send={send} action={words(active ? "takeOut" : "takeBack")}>
      {what === "procedure" && active && <p className="small soft">{words("takeOutMeans")}</p>}
    </Form>
  );
}
