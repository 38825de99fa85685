import type { InputBlock, ModalView, PlainTextInput } from "@slack/types";
import type { Lang } from "../../advisory/schema.ts";
import type { Clock } from "../../ports.ts";
import { createLru } from "./lru.ts";
import type { View } from "./payloads.ts";

/** What stood in a modal's fields, by block id and action id. */
type Fields = Record<string, Record<string, { value?: string | null | undefined }>>;

/** Keeps what a person typed in one language of a draft while the modal shows the other. */
export interface Edits {
  /** Remembers the fields of the language that is being left. */
  keep(view: View, lang: Lang): void;
  /** The modal with the fields of `lang` as they were left; unchanged when none are kept. */
  restore(modal: ModalView, viewId: string, lang: Lang): ModalView;
  /** The modal was closed. */
  forget(viewId: string): void;
}

const MOST = 500;
const LIFE_MS = 60 * 60_000;

/** Slack drops the fields a view no longer has; so they are kept here, in memory, for an hour (ADR 0043). */
export function createEdits(clock: Pick<Clock, "now">): Edits {
  const kept = createLru<Partial<Record<Lang, Fields>>>(MOST, LIFE_MS, clock);

  return {
    keep(view, lang) {
      if (view.state === undefined) return;
      kept.set(view.id, { ...kept.get(view.id), [lang]: view.state.values });
    },
    restore(modal, viewId, lang) {
      const fields = kept.get(viewId)?.[lang];
      return fields === undefined ? modal : { ...modal, blocks: filled(modal.blocks, fields) };
    },
    forget: (viewId) => kept.delete(viewId),
  };
}

function filled(blocks: ModalView["blocks"], fields: Fields): ModalView["blocks"] {
  return blocks.map((block) => {
    if (!isTextInput(block)) return block;
    const field = fields[block.block_id ?? ""]?.[block.element.action_id ?? ""];
    if (field === undefined) return block;
    const { initial_value: _shown, ...element } = block.element;
    // An emptied field comes back as null, and Slack takes no empty initial value.
    return { ...block, element: field.value ? { ...element, initial_value: field.value } : element };
  });
}

function isTextInput(block: ModalView["blocks"][number]): block is InputBlock & { element: PlainTextInput } {
  return block.type === "input" && "element" in block && block.element.type === "plain_text_input";
}
