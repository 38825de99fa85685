import type { Lang } from "../advisory/schema.ts";
import { COMMANDS, labels } from "./labels.ts";
import type { Card, CardElement } from "./model.ts";
import { cut, oneLine } from "./text.ts";

type Platform = "slack" | "teams";

/** What a person types before the command's words. */
const PREFIX: Record<Platform, string> = { slack: "/advisory", teams: "@Hansho" };

/** Every chat command with one line each; on unknown words also what may have been meant. */
export function helpCard(options: {
  lang: Lang;
  platform: Platform;
  unknown?: string;
  suggestions?: readonly string[];
}): Card {
  const { lang, platform } = options;
  const words = labels[lang].help;
  const facts = COMMANDS.map((name) => ({
    label: `${PREFIX[platform]} ${name}${words.usage[name]}`,
    value: words.what[name],
  }));
  const unknown =
    options.unknown === undefined ? undefined : words.unknown(cut(oneLine(options.unknown), 80));
  return {
    lang,
    fallback: unknown ?? words.title,
    elements: [
      ...(unknown === undefined ? [] : notUnderstood(unknown, options)),
      { type: "title", text: words.title },
      { type: "facts", facts },
      { type: "text", text: words.idHint, tone: "subtle" },
    ],
    actions: [],
  };
}

/** How to let the bot post here. */
export function inviteCard(lang: Lang, platform: Platform): Card {
  const words = labels[lang].help;
  return {
    lang,
    fallback: words.inviteTitle,
    elements: [
      { type: "title", text: words.inviteTitle },
      { type: "list", ordered: true, items: platform === "slack" ? words.inviteSlack : words.inviteTeams },
    ],
    actions: [],
  };
}

function notUnderstood(
  text: string,
  { lang, platform, suggestions = [] }: { lang: Lang; platform: Platform; suggestions?: readonly string[] },
): CardElement[] {
  const words = labels[lang].help;
  const said: CardElement = { type: "text", text, tone: "warning" };
  if (suggestions.length === 0) return [said];
  const items = suggestions.map((suggestion) => `${PREFIX[platform]} ${suggestion}`);
  return [said, { type: "list", label: words.didYouMean, ordered: false, items }];
}
