import { expect, test } from "vitest";
import { readablePath } from "#server/kernel/request-path.ts";

test.each(["/p/%ff", "/%c0%af", "/patients/%ff?next=1", "/p/%", "/%zz/today", "/api/trpc/%e0%80"])(
  "%s is no text, and leads nowhere",
  (address) => expect(readablePath(address)).toBe("/nothing-here"),
);

test.each(["/", "/p/linden", "/p/caf%C3%A9", "/find?q=%ff", "/p/%25ff", "/today?date=2026-06-16"])(
  "%s is left as it came",
  (address) => expect(readablePath(address)).toBe(address),
);
