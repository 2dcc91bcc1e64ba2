"use client";

import { useTranslations } from "next-intl";
import { ButtonForm } from "#app/_forms/dialog-form.tsx";
import { TextField } from "#app/_forms/fields.tsx";
import { Form } from "#app/_forms/form.tsx";
import { textOf } from "#app/_forms/values.ts";
import { useTRPCClient } from "#app/_trpc/client.tsx";
import { toast } from "#app/_ui/toast.tsx";
import type { StaffAccess, StaffView } from "#server/identity/staff-schemas.ts";
import { RolesField, rolesOf } from "./roles-field.tsx";

type Give = (access: StaffAccess) => void;

/** What can be changed of somebody who works here, each with what it means. */
export function ActivePerson({ person, done, give }: { person: StaffView; done: () => void; give: Give }) {
  const words = useTranslations("People");
  const { staff } = useTRPCClient();
  const { staffId, name } = person;
  return (
    <div className="person-changes">
      <Form
        plain
        action={words("changeRoles")}
        done={done}
        send={(values) => staff.changeRoles.mutate({ staffId, roles: rolesOf(values) })}
      >
        <RolesField chosen={person.roles} />
        <p className="small soft">{words("rolesMeans", { name })}</p>
      </Form>
      <Form
        plain
        action={words("rename")}
        done={done}
        send={(values) => staff.rename.mutate({ staffId, name: textOf(values, "name") })}
      >
        <TextField name="name" label={words("name")} defaultValue={name} autoComplete="off" />
      </Form>
      <div className="btns">
        <ButtonForm
          refresh={false}
          label={words("reset")}
          title={words("resetTitle", { name })}
          close={words("keep")}
          action={words("reset")}
          send={async () => give(await staff.reset.mutate({ staffId }))}
        >
          <p>{words("resetMeans", { name })}</p>
        </ButtonForm>
        <ButtonForm
          label={words("deactivate")}
          title={words("deactivateTitle", { name })}
          close={words("keep")}
          action={words("deactivate")}
          send={() => staff.deactivate.mutate({ staffId })}
          done={() => {
            toast(words("deactivated", { name }));
            done();
          }}
        >
          <p>{words("deactivateMeans", { name })}</p>
        </ButtonForm>
      </div>
    </div>
  );
}

export function FormerPerson({ person, give }: { person: StaffView; give: Give }) {
  const words = useTranslations("People");
  const { staff } = useTRPCClient();
  const { staffId, name } = person;
  return (
    <div className="person-changes">
      <Form
        plain
        refresh={false}
        action={words("reactivate")}
        send={async () => give(await staff.reactivate.mutate({ staffId }))}
      >
        <p className="small soft">{words("reactivateMeans", { name })}</p>
      </Form>
    </div>
  );
}
