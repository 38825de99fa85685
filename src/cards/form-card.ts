import { formWords } from "./labels/form.ts";
import type { Card, FormView } from "./model.ts";
import { clean, head, notification } from "./text.ts";

/** As much as a Slack button carries, whatever the characters (2,000 with JSON's marks). */
const MOST_START = 900;

/**
 * The form behind a button, where it cannot be opened at once (platform.md 11: Teams opens dialogs from cards only).
 * The button carries what the form starts with and no form's id: whoever presses it gets a form of their own.
 */
export function formCard({ lang, form }: FormView): Card {
  const words = formWords[lang];
  const start = head(clean(form.summary || form.title), MOST_START);
  return {
    lang,
    fallback: notification(words.openHint),
    elements: [
      { type: "title", text: words.title },
      { type: "text", text: words.openHint, tone: "normal" },
    ],
    actions: [
      {
        id: "new",
        label: words.openButton,
        advisoryId: "new",
        revision: 1,
        primary: true,
        ...(start !== "" && { start }),
      },
    ],
  };
}
