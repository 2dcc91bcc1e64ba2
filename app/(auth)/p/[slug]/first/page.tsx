import { getRequestId } from "#app/_session/session.ts";
import { findPractice } from "#server/api/door.ts";
import { FirstAccessForm } from "../../../_parts/first-access-form.tsx";
import { comeFirst } from "../../../actions.ts";
import NotHere from "../../../not-found.tsx";

/** Where a card's code is taken up. Opening it changes nothing. */
export default async function FirstAccessPage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  if (!(await findPractice(slug, await getRequestId()))) return <NotHere />;
  return <FirstAccessForm send={comeFirst.bind(null, slug)} slug={slug} />;
}
