import type { ModalView } from "@slack/types";

/** What a person typed over a field, by its block id; null empties it. */
export type Typed = Record<string, string | null>;

/** The values Slack would send back: what is shown, with what was typed over it. */
export function state(view: ModalView, typed: Typed) {
  const values = { ...fields(view), ...typed };
  return Object.fromEntries(
    Object.entries(values).map(([id, value]) => [id, { [id]: { type: "plain_text_input", value } }]),
  );
}

/** What stands in the fields of a modal, by block id. */
export function fields(view: ModalView | undefined): Record<string, string | undefined> {
  const inputs = (view?.blocks ?? []).filter((block) => block.type === "input") as {
    block_id?: string;
    element: { initial_value?: string };
  }[];
  return Object.fromEntries(inputs.map((block) => [block.block_id ?? "", block.element.initial_value]));
}
