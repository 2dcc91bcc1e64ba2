import { getTranslations } from "next-intl/server";
import type { Bring } from "#server/pathway/schemas.ts";

/** What to bring, in the same words on each page. `also`: what her own text adds; `more`: that it adds something, where its words do not belong. */
export async function BringList({
  bring: { bring, companion },
  also = [],
  more = false,
}: {
  bring: Bring;
  also?: readonly string[];
  more?: boolean;
}) {
  const words = await getTranslations("My");
  return (
    <ul className="lines">
      {bring.map((item) => (
        <li key={item}>
          <span className={`icon ${item === "companion" ? "i-people" : "i-bag"}`} aria-hidden="true" />
          <span>
            {item === "companion" && companion
              ? words("companionNamed", { name: companion })
              : words(`brings.${item}`)}
          </span>
        </li>
      ))}
      {also.map((text) => (
        <li key={text}>
          <span className="icon i-bag" aria-hidden="true" />
          <span>{text}</span>
        </li>
      ))}
      {more && (
        <li>
          <span className="icon i-bag" aria-hidden="true" />
          <a className="touch" href="/my/days#bring">
            {words("bringMore")}
          </a>
        </li>
      )}
    </ul>
  );
}
