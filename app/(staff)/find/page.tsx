import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requireStaff } from "#app/_session/session.ts";
import { NoSite } from "../today/_parts/no-site.tsx";
import { fromRecord } from "./_parts/address.ts";
import { FindATime } from "./_parts/call.tsx";
import { openCall } from "./open-call.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("Find"))("title") };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** The desk's call: what, who, when; drawn whole by the server from what the address says. */
export default async function FindPage({ searchParams }: Props) {
  const actor = await requireStaff("desk");
  const opened = await openCall(actor, fromRecord(await searchParams));
  return opened.sites.length === 0 ? <NoSite role={actor.role} /> : <FindATime opened={opened} />;
}
