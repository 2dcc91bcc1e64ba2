"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { type Asker, askers } from "./choices.ts";

/** Who asked for a change; `usual`, which may be learnt later, unless it is said otherwise. */
export function Askers({ usual = "patient" }: { usual?: Asker }) {
  const [chosen, setChosen] = useState<Asker | null>(null);
  const words = useTranslations("Move");
  return (
    <fieldset className="askers">
      <legend>{words("askedBy")}</legend>
      {askers.map((one) => (
        <label key={one}>
          <input
            type="radio"
            name="askedBy"
            value={one}
            checked={one === (chosen ?? usual)}
            onChange={() => setChosen(one)}
          />{" "}
          {words(`askers.${one}`)}
        </label>
      ))}
    </fieldset>
  );
}
