import type { Audience, Bilingual } from "../advisory/schema.ts";
import { title } from "./advisory-card.ts";
import { badge } from "./badge.ts";
import { showDate } from "./dates.ts";
import { type AdvisoryFacts, type CardOptions, inLang } from "./facts.ts";
import { labels } from "./labels.ts";
import type { OutdatedWords } from "./labels/outdated.ts";
import type { Card, CardAction, CardElement } from "./model.ts";
import { notification } from "./text.ts";

export interface OutdatedFacts {
  used: { audience: Audience; action: keyof OutdatedWords["did"]; at: number };
  /** What changed since the draft they used. */
  changes: readonly Bilingual[];
  /** There may be no draft of it any more (TLP:AMBER and above): nothing of it is shown. */
  confidential: boolean;
  /** A follow-up to the mail they used can be made: its revision and the newest one are of one advisory. */
  followable: boolean;
}

/**
 * The private notice to somebody who used a draft that is out of date: which and when, what changed, and the way to the
 * follow-up and to the newest draft (design 4.11).
 */
export function outdatedCard(
  record: AdvisoryFacts,
  { used, changes, confidential, followable }: OutdatedFacts,
  options: CardOptions & { resent: boolean },
): Card {
  const { lang, timeZone } = options;
  const { advisory, draft, outdated: words } = labels[lang];
  const did = words.used(
    words.did[used.action],
    showDate(used.at, timeZone, lang) ?? "",
    draft.audiences[used.audience],
  );
  const heading: CardElement = { type: "title", text: `🔔 ${words.heading}` };
  const resent: CardElement[] = options.resent
    ? [{ type: "text", text: advisory.resent, tone: "warning" }]
    : [];
  if (confidential) {
    const elements: CardElement[] = [
      ...resent,
      heading,
      { type: "text", text: did, tone: "normal" },
      { type: "text", text: words.confidential, tone: "warning" },
    ];
    return { lang, fallback: notification(words.heading), elements, actions: [] };
  }
  const items = inLang(changes, lang);
  const withdrawn = record.revision.content.withdrawn !== undefined;
  return {
    lang,
    fallback: notification(`${words.heading}${advisory.colon}${title(record, options)}`),
    elements: [
      ...resent,
      heading,
      { type: "text", text: did, tone: "normal" },
      badge(record, options),
      { type: "title", text: title(record, options) },
      {
        type: "list",
        label: words.since,
        ordered: false,
        items: items.length === 0 ? [words.changedSomehow] : items,
      },
      { type: "text", text: withdrawn ? words.withdrawn : words.sent, tone: "normal" },
    ],
    actions: [
      ...(followable ? [draftButton(record, used.audience, words.followUp, true)] : []),
      draftButton(record, used.audience, words.newest, false),
    ],
  };
}

function draftButton(
  record: AdvisoryFacts,
  audience: Audience,
  label: string,
  followUp: boolean,
): CardAction {
  return {
    id: "draft",
    label,
    advisoryId: record.id,
    revision: record.revision.number,
    ...(audience !== "admins" && { audience }),
    ...(followUp && { followUp: true as const, primary: true }),
  };
}
