import { redirect } from "next/navigation";
import { elsewhere, getRequestId, getSession } from "#app/_session/session.ts";
import { findPractice } from "#server/api/door.ts";
import { SignInForm } from "../../_parts/sign-in-form.tsx";
import { signInHere } from "../../actions.ts";
import NotHere from "../../not-found.tsx";

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<{ ended?: string }> };

/** A practice's sign-in page, the same for staff and patients, without its name. */
export default async function SignInPage({ params, searchParams }: Props) {
  const [{ slug }, { ended }, session] = await Promise.all([params, searchParams, getSession()]);
  if (session.slug === slug && (session.actor || session.choosing)) redirect(elsewhere(session));
  if (!(await findPractice(slug, await getRequestId()))) return <NotHere />;
  return <SignInForm send={signInHere.bind(null, slug)} slug={slug} ended={ended !== undefined} />;
}
