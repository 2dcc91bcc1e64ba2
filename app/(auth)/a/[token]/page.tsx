import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { getAddress } from "#app/_session/client-address.ts";
import { getRequestId } from "#app/_session/session.ts";
import { openLink } from "#server/api/links.ts";
import { AnswerForm } from "../../_parts/answer-form.tsx";
import { sayToTime } from "../actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("Door"))("answer.pageTitle"), referrer: "same-origin" };
}

type Props = { params: Promise<{ token: string }> };

/** A day and an hour, and two answers. Opening it, as programs do that look at links, changes nothing; used, too old or void it says the same. */
export default async function AnswerPage({ params }: Props) {
  const [{ token }, requestId, address] = await Promise.all([params, getRequestId(), getAddress()]);
  const { slug, told } = await openLink(requestId, token, address);
  return <AnswerForm send={sayToTime.bind(null, token)} slug={slug} told={told} />;
}
