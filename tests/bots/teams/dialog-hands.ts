/** Hands that press the buttons of a draft's dialog over real HTTP, as Teams sends it. */
import { expect } from "vitest";
import type { AdaptiveCard } from "../../../src/cards/teams.ts";
import { adaptiveCardProblem } from "../../../src/preview/teams-limits.ts";
import { strings } from "../../cards/slack-checks.ts";
import { pressOf } from "../../fakes/teams-dialog.ts";
import { activityOf, type Harness } from "./harness.ts";

export interface DialogHands {
  /** What the bot answers to any data. */
  submit(data: unknown): Promise<{ type: string; value: unknown }>;
  /** Presses a post's draft button. */
  open(locale?: string): Promise<AdaptiveCard>;
  /** Presses a button of the dialog with what was typed; undefined for a field that is not sent. */
  press(
    card: AdaptiveCard,
    action: string,
    typed?: Record<string, string | undefined>,
  ): Promise<AdaptiveCard>;
}

export function createDialogHands(bot: Harness): DialogHands {
  async function invoke(name: string, data: unknown, locale = "ja-JP") {
    const value = { data, context: { theme: "default" } };
    const response = await bot.post(
      activityOf(bot.connector.serviceUrl, { type: "invoke", name, value, locale }),
    );
    expect(response.status).toBe(200);
    return ((await response.json()) as { task: { type: string; value: unknown } }).task;
  }

  async function shown(name: string, data: unknown, locale?: string): Promise<AdaptiveCard> {
    const { type, value } = await invoke(name, data, locale);
    const { content } = (value as { card: { content: AdaptiveCard } }).card;
    expect(type).toBe("continue");
    expect(adaptiveCardProblem(content)).toBeUndefined();
    return content;
  }

  return {
    submit: (data) => invoke("task/submit", data),
    open: (locale) => shown("task/fetch", { hansho: { action: "draft", a: "adv-1", r: 2 } }, locale),
    press: (card, action, typed) => shown("task/submit", pressOf(card, action, typed)),
  };
}

/** Everything a card says. */
export function textOf(card: AdaptiveCard): string {
  return strings(card.body).join("\n");
}
