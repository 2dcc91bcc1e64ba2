"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, type KeyboardEvent, useState, useSyncExternalStore } from "react";
import { fieldless } from "#app/_forms/error.ts";
import { useErrorWords } from "#app/_forms/words.ts";
import { useTRPC } from "#app/_trpc/client.tsx";
import { askedNow, subscribeToAsked } from "#app/_trpc/who-taps.ts";
import { Dialog } from "#app/_ui/dialog.tsx";
import type { TapperView } from "#server/identity/pin-schemas.ts";
import { PinPad } from "./pin-pad.tsx";

const LONGEST = 6;
const SHORTEST = 4;

type Asked = NonNullable<ReturnType<typeof askedNow>>;

const keyOf = ({ staffId, role }: Pick<TapperView, "staffId" | "role">) => `${staffId}/${role}`;

/** Who tapped last on this page stands first; a page that is loaded anew has forgotten. */
let lastTapper = "";

/** Asks who taps, where the device is shared. */
export function WhoTaps() {
  const asked = useSyncExternalStore(subscribeToAsked, askedNow, () => null);
  return asked && <TapDialog asked={asked} />;
}

// No form of app/_forms: the tap that waits is a transition of its own, and one within it would wait for it.
function TapDialog({ asked }: { asked: Asked }) {
  const words = useTranslations("Tap");
  const say = useErrorWords();
  const trpc = useTRPC();
  const { data, error } = useQuery(trpc.staff.tappers.queryOptions(undefined, { staleTime: 0 }));
  const [chosen, choose] = useState(lastTapper);
  const [pin, setPin] = useState("");
  const { sending, refused } = asked;
  const people = data?.toSorted((a, b) => Number(keyOf(b) === lastTapper) - Number(keyOf(a) === lastTapper));
  const who = people?.find((one) => keyOf(one) === chosen);
  const leave = () => asked.answer(null);

  const press = (digit: string) => setPin((typed) => (typed + digit).slice(0, LONGEST));
  const erase = () => setPin((typed) => typed.slice(0, -1));

  function send(event: FormEvent) {
    event.preventDefault();
    if (!who || pin.length < SHORTEST || sending) return;
    lastTapper = keyOf(who);
    setPin("");
    asked.answer({ staffId: who.staffId, role: who.role, pin });
  }

  /** Digits are the PIN's, wherever the focus is. */
  function type(event: KeyboardEvent<HTMLFormElement>) {
    if (event.target instanceof HTMLInputElement && event.target.name === "pin") return;
    if (/^\d$/.test(event.key)) press(event.key);
    else if (event.key === "Backspace") erase();
    else if (event.key === "Enter" && event.target instanceof HTMLFieldSetElement)
      event.currentTarget.requestSubmit();
  }

  return (
    <Dialog title={words("title")} close={words("leave")} onClose={leave}>
      <form className="tap-form" onSubmit={send} onKeyDown={type} autoComplete="off" noValidate>
        {error ? (
          <p className="notice is-attention">{words("noList")}</p>
        ) : people?.length === 0 ? (
          <p className="notice is-attention">{words("nobody")}</p>
        ) : (
          <People people={people} chosen={chosen} choose={choose} />
        )}
        <div className="tap-pin">
          <PinPad label={words("pin")} pin={pin} change={setPin} press={press} erase={erase} />
          {refused && (
            <p className="notice is-attention" role="alert">
              {say(fieldless(refused))}
            </p>
          )}
          <button
            type="submit"
            className="btn large main wide"
            disabled={!sending && (!who || pin.length < SHORTEST)}
            aria-disabled={sending}
          >
            {sending ? words("working") : who ? words("tapAs", { name: who.name }) : words("choose")}
          </button>
          <button type="button" className="btn large wide" onClick={leave}>
            {words("leave")}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

type PeopleProps = {
  people: readonly TapperView[] | undefined;
  chosen: string;
  choose: (key: string) => void;
};

function People({ people, chosen, choose }: PeopleProps) {
  const words = useTranslations("Tap");
  const roles = useTranslations("Staff.roles");
  return (
    <fieldset className="tap-people" tabIndex={-1} data-first>
      <legend>{words("who")}</legend>
      {!people && <p className="soft">{words("working")}</p>}
      {people?.map((one) => (
        <label key={keyOf(one)}>
          <input
            type="radio"
            name="who"
            value={keyOf(one)}
            checked={keyOf(one) === chosen}
            onChange={() => choose(keyOf(one))}
          />
          <b>{one.name}</b>
          <small>{roles(one.role)}</small>
        </label>
      ))}
    </fieldset>
  );
}
