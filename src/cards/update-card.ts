import type { Bilingual } from "../advisory/schema.ts";
import { draftAction, explainAction, fallback, title } from "./advisory-card.ts";
import { badge } from "./badge.ts";
import { type AdvisoryFacts, type CardOptions, inLang } from "./facts.ts";
import { labels } from "./labels.ts";
import type { Card } from "./model.ts";
import { notification } from "./text.ts";

/**
 * The reply in the thread on a material change: what changed, the badge and date as they are now, the draft. With
 * `changes` it tells of those, made by a new judgement, instead of what the revision changed.
 */
export function updateCard(
  record: AdvisoryFacts,
  options: CardOptions & { resent?: boolean; changes?: readonly Bilingual[] | undefined },
): Card {
  const { lang } = options;
  const words = labels[lang].advisory;
  const revision = options.changes === undefined ? words.revision(record.revision.number) : words.judgedAgain;
  const changes = inLang(options.changes ?? record.revision.changes, lang);
  return {
    lang,
    fallback: notification(`${revision}${words.colon}${fallback(record, options)}`),
    elements: [
      badge(record, options),
      ...(options.resent === true ? [{ type: "text", text: words.resent, tone: "warning" } as const] : []),
      { type: "title", text: `🔄 ${revision}${words.colon}${title(record, options)}` },
      {
        type: "list",
        label: words.changes,
        ordered: false,
        items: changes.length === 0 ? [words.changedSomehow] : changes,
      },
    ],
    actions: [draftAction(record, words.draftButton), explainAction(record, options)],
  };
}
