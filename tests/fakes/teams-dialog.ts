/** A Teams client, as far as it fills in a dialog and presses its buttons. */
import { objects } from "../cards/slack-checks.ts";

/** What the text fields hold, by id, hidden or not. */
export function fieldsOf(card: unknown): Record<string, string> {
  const inputs = objects(card).filter(({ type }) => type === "Input.Text");
  return Object.fromEntries(inputs.map(({ id, value }) => [String(id), String(value)]));
}

/** The submit buttons, wherever they stand, by action. */
export function buttonsOf(card: unknown): Map<string, { title: string; data: Record<string, unknown> }> {
  const buttons = objects(card).filter(({ type }) => type === "Action.Submit");
  return new Map(
    buttons.map(({ title, data }) => {
      const { hansho, ...rest } = data as { hansho: { action: string } };
      return [hansho.action, { title: String(title), data: { hansho, ...rest } }];
    }),
  );
}

/**
 * What pressing a button sends: its data, and laid over it every input with what was typed.
 * @throws Error when there is no such button
 */
export function pressOf(
  card: unknown,
  action: string,
  typed: Record<string, string | undefined> = {},
): Record<string, unknown> {
  const button = buttonsOf(card).get(action);
  if (button === undefined) throw new Error(`no button ${action}`);
  const menus = objects(card).filter(({ type }) => type === "Input.ChoiceSet");
  const chosen = Object.fromEntries(menus.map(({ id, value }) => [String(id), value]));
  const sent = { ...button.data, ...chosen, ...fieldsOf(card), ...typed };
  return Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== undefined));
}
