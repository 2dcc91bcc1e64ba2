"use client";

import { createContext, useContext } from "react";
import type { Call } from "./use-call.ts";

export const CallContext = createContext<Call | null>(null);

/** The call that this page is about. */
export function useCall(): Call {
  const call = useContext(CallContext);
  if (!call) throw new Error("outside a call");
  return call;
}
