"use client";

import type { ComponentProps } from "react";
import { type Address, hrefOf } from "./address.ts";
import { useCall } from "./call-context.ts";
import { opensElsewhere } from "./opens-elsewhere.ts";

type Props = Omit<ComponentProps<"a">, "href" | "onClick"> & {
  change: Partial<Address>;
  /** Stays on the same step of the way back, as picking one hour after another does. */
  quiet?: boolean;
  then?: () => void;
  /** What a click does in place of following it, once there are scripts. */
  instead?: () => void;
};

/** A link to the same call with something chosen: followed before scripts arrive, handled in place after. */
export function ChoiceLink({ change, quiet = false, then, instead, ...rest }: Props) {
  const { address, go } = useCall();
  return (
    <a
      {...rest}
      href={hrefOf(address, change)}
      onClick={(event) => {
        if (opensElsewhere(event)) return;
        event.preventDefault();
        if (instead) instead();
        else go(change, quiet);
        then?.();
      }}
    />
  );
}
