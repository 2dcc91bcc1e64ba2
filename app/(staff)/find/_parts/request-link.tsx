"use client";

import type { ReactNode } from "react";
import type { WaitingRequest } from "#server/pathway/schemas.ts";
import { ChoiceLink } from "./choice-link.tsx";
import { useFitting } from "./use-fitting.ts";

type Props = { request: WaitingRequest; className?: string; children: ReactNode };

/** Takes a waiting request into the call: it brings its patient, its site and its length along. */
export function RequestLink({ request, children, ...rest }: Props) {
  const { requestId, siteId, variantId } = request;
  const fitting = useFitting();
  return (
    <ChoiceLink
      {...rest}
      change={{ request: requestId, site: siteId, variant: null, patient: null, ...fitting(variantId) }}
    >
      {children}
    </ChoiceLink>
  );
}
