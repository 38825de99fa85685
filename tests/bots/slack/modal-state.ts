import type { ModalView } from "@slack/types";
import { expect } from "vitest";
import { TEAM } from "../../fakes/slack-api.ts";
import type { Bench } from "./harness.ts";

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

/** What is said of the last press. */
export function noteIn(view: ModalView | undefined): string | undefined {
  for (const block of view?.blocks ?? [])
    if (block.block_id === "note" && "text" in block && typeof block.text === "object")
      return block.text?.text;
  return undefined;
}

export const VALUE = JSON.stringify({ a: "adv-1", r: 3 });

export type Hands = ReturnType<typeof handsOn>;

/** What a person does with the modal of a draft, as Slack sends it: with what stands in its fields. */
export function handsOn(bench: Bench) {
  let sent = 0;

  async function opened(): Promise<ModalView> {
    await bench.press("draft", VALUE);
    await bench.settled();
    return bench.api.of("views.open").at(-1)?.args["view"] as ModalView;
  }

  async function pressed(action: string, view: ModalView | undefined, typed: Typed = {}): Promise<ModalView> {
    const shown = view ?? (await opened());
    await bench.press(action, VALUE, {
      response_url: undefined,
      channel: undefined,
      view: { ...shown, id: "V0000TEST", hash: "h", state: { values: state(shown, typed) } },
    });
    await bench.settled();
    return bench.api.of("views.update").at(-1)?.args["view"] as ModalView;
  }

  /** What the acknowledgement says. */
  async function acknowledged(view: ModalView | undefined, typed: Typed, more: object): Promise<string> {
    const shown = view ?? (await opened());
    sent += 1;
    const response = await bench.interact({
      type: "view_submission",
      team: { id: TEAM },
      user: { id: "U0000ONE", name: "taro" },
      trigger_id: `submit-${sent}`,
      view: { ...shown, id: "V0000TEST", hash: "h", state: { values: state(shown, typed) } },
      ...more,
    });
    expect(response.status).toBe(200);
    return response.text();
  }

  /** The view in the acknowledgement; undefined where Slack would close the modal. */
  async function submitting(
    view: ModalView | undefined,
    typed: Typed = {},
    more: object = {},
  ): Promise<ModalView | undefined> {
    const text = await acknowledged(view, typed, more);
    if (text === "") return undefined;
    const answer = JSON.parse(text) as { response_action: string; view: ModalView };
    expect(answer.response_action).toBe("update");
    return answer.view;
  }

  /** The same, and everything after it done. */
  const submitted: typeof submitting = async (...args) => {
    const view = await submitting(...args);
    await bench.settled();
    return view;
  };

  /** What is said beside the fields, by block id: the modal and what was typed stay as they are. */
  async function refused(view: ModalView, typed: Typed): Promise<Record<string, string>> {
    const answer = JSON.parse(await acknowledged(view, typed, {})) as {
      response_action: string;
      errors: Record<string, string>;
    };
    expect(answer.response_action).toBe("errors");
    await bench.settled();
    return answer.errors;
  }

  return { opened, pressed, submitting, submitted, refused };
}
