import type { contentOf, TemplateKind } from "../template-schemas.ts";
import { generalAnaesthesia } from "./anaesthesia.ts";
import { generalChecklist } from "./checklist.ts";
import { generalConsent } from "./consent.ts";
import { generalRecovery } from "./recovery.ts";

/** The general text of each kind. */
export const generalText = {
  recovery: generalRecovery,
  consent: generalConsent,
  checklist: generalChecklist,
  anaesthesia: generalAnaesthesia,
} as const satisfies { [K in TemplateKind]: () => (typeof contentOf)[K]["_output"] };
