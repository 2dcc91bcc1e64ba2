import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import { requirePatient } from "#app/_session/session.ts";
import { api } from "#app/_trpc/server.ts";
import { ChangePassphraseForm } from "#app/(auth)/_parts/change-passphrase-form.tsx";
import { changeMine } from "#app/(auth)/actions.ts";
import { MyFrame } from "../../_parts/frame.tsx";
import { orNull } from "../../_parts/trouble.tsx";

/** A new passphrase for the old one, on a page of hers: with the number to call and the way out. */
export default async function MyPassphrasePage() {
  await requirePatient();
  const [my, { Door }] = await Promise.all([orNull((await api()).my.next()), getMessages()]);
  return (
    <MyFrame here="/my/reach" phone={my?.call?.phone ?? null}>
      <section className="my-part my-door">
        <NextIntlClientProvider messages={{ Door }}>
          <ChangePassphraseForm send={changeMine} back="/my/reach" />
        </NextIntlClientProvider>
      </section>
    </MyFrame>
  );
}
