"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useCallback, useLayoutEffect, useRef, useState } from "react";
import { Form, useProblem } from "#app/_forms/form.tsx";
import { useTRPCClient } from "#app/_trpc/client.tsx";
import { toast } from "#app/_ui/toast.tsx";
import type { ChecklistContent } from "#server/catalogue/checklist-schemas.ts";
import { draftOf, emptyDraft, type ItemDraft, itemOf, moved } from "./item-draft.ts";
import { ItemField } from "./item-field.tsx";
import { WhatChanges } from "./what-changes.tsx";

type Props = { procedureId: string; content: ChecklistContent; approved: ChecklistContent | null };

/** A checklist, one folded group of fields for each item. What is saved is a new draft; the version that it began with stays as it is. */
export function ChecklistForm({ procedureId, content, approved }: Props) {
  const words = useTranslations("Catalogue");
  const client = useTRPCClient();
  const router = useRouter();
  const [items, setItems] = useState<readonly ItemDraft[]>(() => content.items.map(draftOf));
  const [made, setMade] = useState(false);

  async function send() {
    const { templateVersionId } = await client.catalogue.draftTemplate.mutate({
      kind: "checklist",
      procedureId,
      content: { format: 1, items: items.map(itemOf) },
    });
    setMade(true);
    router.push(`/practice/catalogue/texts/${templateVersionId}`);
  }

  const draft = { format: 1 as const, items: items.map(itemOf) };
  return (
    <Form
      send={send}
      refresh={false}
      action={words("saveDraft")}
      ready={!made}
      about={items.map(({ itemId }) => itemId).join()}
    >
      <Items items={items} setItems={setItems} />
      <WhatChanges kind="checklist" checklists={approved && { approved, draft }} />
    </Form>
  );
}

type ItemsProps = {
  items: readonly ItemDraft[];
  setItems: (next: (all: readonly ItemDraft[]) => readonly ItemDraft[]) => void;
};

function Items({ items, setItems }: ItemsProps) {
  const words = useTranslations("Catalogue.checklist");
  const problem = useProblem("content.items", false);
  const [added, setAdded] = useState<string | null>(null);
  const pressed = useRef<HTMLElement | null>(null);
  // A field group that changes its place loses the focus in it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: after each change of the order
  useLayoutEffect(() => {
    pressed.current?.focus();
    pressed.current = null;
  }, [items]);

  const change = useCallback(
    (itemId: string, next: Partial<ItemDraft>) =>
      setItems((all) => all.map((one) => (one.itemId === itemId ? { ...one, ...next } : one))),
    [setItems],
  );
  const move = useCallback(
    (place: number, by: -1 | 1, button: HTMLElement) => {
      pressed.current = button;
      setItems((all) => moved(all, place, by));
    },
    [setItems],
  );
  const remove = useCallback(
    (item: ItemDraft, place: number) => {
      setItems((all) => all.filter(({ itemId }) => itemId !== item.itemId));
      toast(words("removed", { title: item.title || words("untitled") }), {
        label: words("putBack"),
        run: () => setItems((all) => all.toSpliced(place, 0, item)),
      });
    },
    [setItems, words],
  );
  const add = () => {
    const item = emptyDraft(crypto.randomUUID());
    setAdded(item.itemId);
    setItems((all) => [...all, item]);
  };
  return (
    <>
      <ol className="item-fields">
        {items.map((item, place) => (
          <ItemField
            key={item.itemId}
            item={item}
            place={place}
            count={items.length}
            isNew={item.itemId === added}
            change={change}
            move={move}
            remove={remove}
          />
        ))}
      </ol>
      {problem && <p className="small problem">{problem}</p>}
      <button type="button" className="btn plain item-add" onClick={add}>
        <span className="icon i-plus" aria-hidden="true" /> {words("addItem")}
      </button>
    </>
  );
}
