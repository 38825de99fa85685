import { formWords } from "./labels/form.ts";
import type { Card, FormView } from "./model.ts";
import { notification } from "./text.ts";

/** The form behind a button, where it cannot be opened at once (platform.md 11: Teams opens dialogs from cards only). */
export function formCard({ formId, lang }: FormView): Card {
  const words = formWords[lang];
  return {
    lang,
    fallback: notification(words.openHint),
    elements: [
      { type: "title", text: words.title },
      { type: "text", text: words.openHint, tone: "normal" },
    ],
    actions: [{ id: "new", label: words.openButton, advisoryId: formId, revision: 1, primary: true }],
  };
}
