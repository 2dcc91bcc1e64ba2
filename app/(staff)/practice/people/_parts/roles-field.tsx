"use client";

import { useTranslations } from "next-intl";
import { CheckField } from "#app/_forms/fields.tsx";
import { StaffRoleName } from "#server/identity/staff-schemas.ts";

type Role = (typeof StaffRoleName.options)[number];

export const rolesOf = (values: FormData): Role[] =>
  StaffRoleName.options.filter((role) => values.getAll("roles").includes(role));

export function RolesField({ chosen = [] }: { chosen?: readonly Role[] }) {
  const words = useTranslations("People");
  const names = useTranslations("Staff.roles");
  return (
    <CheckField
      name="roles"
      legend={words("roles")}
      chosen={chosen}
      options={StaffRoleName.options.map((value) => ({ value, label: names(value) }))}
    />
  );
}
