"use client";

import { useTranslations } from "next-intl";
import { askers } from "./choices.ts";

/** Who asked for a change; the patient, unless it is said otherwise. */
export function Askers() {
  const words = useTranslations("Move");
  return (
    <fieldset className="askers">
      <legend>{words("askedBy")}</legend>
      {askers.map((one) => (
        <label key={one}>
          <input type="radio" name="askedBy" value={one} defaultChecked={one === "patient"} />{" "}
          {words(`askers.${one}`)}
        </label>
      ))}
    </fieldset>
  );
}
