import Link from "next/link";
import { getTranslations } from "next-intl/server";

/**
 * The same words for what never was, what has gone, and what this reader may not see. A page draws it itself: what `notFound()` throws is drawn by scripts
 * alone, and without them the page stays empty.
 */
export default async function StaffNotFound() {
  const words = await getTranslations("Staff");
  return (
    <main className="calm" id="main">
      <h1>{words("notHere")}</h1>
      <p className="soft">{words("notHereMeans")}</p>
      <Link prefetch={false} className="btn main" href="/today">
        {words("toToday")}
      </Link>
    </main>
  );
}
