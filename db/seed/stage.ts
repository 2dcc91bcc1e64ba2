import type { Pool } from "#db/client.ts";
import type { Dice } from "./dice.ts";
import type { Laid } from "./laid.ts";
import type { Offered } from "./offered.ts";
import type { SitePlan } from "./places.ts";
import { rotas } from "./rota.ts";

/** One site of the demo: what is there, what is offered, and when it is. */
export type Stage = {
  /** As the database's owner. */
  sql: Pool;
  laid: Laid;
  site: SitePlan;
  siteId: string;
  now: Temporal.Instant;
  plant: string | undefined;
  offered: Offered;
  roll: Dice;
};

export const variantId = ({ laid }: Stage, key: string): string => laid.variants.get(key) ?? "";

export const resourceId = ({ laid, site }: Stage, name: string): string =>
  laid.resources.get(`${site.key}/${name}`) ?? "";

/** Each surgeon keeps to a consulting room of her own. */
export function roomId(stage: Stage, surgeon: string): string {
  const room = rotas[stage.site.key]?.clinics.find((one) => one.surgeon === surgeon)?.room;
  return resourceId(stage, room ?? "");
}
