import type { Bilingual, Lang } from "../advisory/schema.ts";
import { showTime } from "./dates.ts";
import { placeName, type PostFacts, stateWords } from "./explain-card.ts";
import { labels } from "./labels.ts";
import type { Card, CardElement } from "./model.ts";
import { sourcesInShort, type SourceView } from "./source-cards.ts";
import { notification } from "./text.ts";

interface Print {
  lang: Lang;
  timeZone: string;
}

/** Structurally a `Subscription` of ports. */
interface SubscriptionFacts {
  destination: PostFacts["destination"];
  lang: Lang;
  createdBy: string;
  createdByName?: string | undefined;
  createdAt: string | number;
}

/** Where the organization's advisories go, who set it up and when. */
export function subscriptionsCard(options: Print & { subscriptions: readonly SubscriptionFacts[] }): Card {
  const { lang, subscriptions } = options;
  const words = labels[lang].answers;
  const rows: CardElement[] =
    subscriptions.length === 0
      ? [{ type: "text", text: words.noSubscriptions, tone: "normal" }]
      : subscriptions.map((subscription) => ({
          type: "row",
          title: placeName(subscription.destination),
          detail: subscribedBy(subscription, options),
        }));
  return {
    lang,
    fallback: `${words.subscriptionsTitle} (${subscriptions.length})`,
    elements: [{ type: "title", text: words.subscriptionsTitle }, ...rows],
    actions: [],
  };
}

/** This place's subscription, the last post here, and the sources' health. */
export function statusCard(
  options: Print & {
    subscription: SubscriptionFacts | undefined;
    sources: readonly SourceView[];
    lastPost:
      | { state: string; at?: string | number; updatedAt?: number; advisoryId?: string | undefined }
      | undefined;
    /** What the last post was about. */
    lastTitle?: string | undefined;
  },
): Card {
  const { lang, timeZone, subscription, sources, lastPost } = options;
  const words = labels[lang].answers;
  const here =
    subscription === undefined
      ? words.notSubscribed
      : words.subscribed + words.inBrackets(subscribedBy(subscription, options));
  const when = showTime(lastPost?.at ?? lastPost?.updatedAt, timeZone, lang);
  const last =
    lastPost === undefined
      ? words.noPost
      : [options.lastTitle ?? lastPost.advisoryId, stateWords(lastPost.state, lang), when]
          .filter((part) => part !== undefined)
          .join(" · ");
  return {
    lang,
    fallback: notification(`${words.statusTitle}${labels[lang].advisory.colon}${here}`),
    elements: [
      { type: "title", text: words.statusTitle },
      { type: "text", text: here, tone: "normal" },
      { type: "facts", facts: [{ label: words.lastPost, value: last }] },
      ...sourcesInShort({ sources, lang, timeZone }),
    ],
    actions: [],
  };
}

/**
 * How much the first read of a source took in, and how much of it is posted (design 4.8); `posted` is absent for one
 * that only adds to what others publish.
 */
export function noticeCard(notice: {
  label: Bilingual;
  entries: number;
  posted?: number | undefined;
  lang: Lang;
}): Card {
  const words = labels[notice.lang].answers;
  const text = words.baseline(notice.label[notice.lang], notice.entries, notice.posted);
  return {
    lang: notice.lang,
    fallback: notification(text),
    elements: [
      { type: "title", text: words.baselineTitle },
      { type: "text", text, tone: "normal" },
      { type: "text", text: words.baselineHint, tone: "subtle" },
    ],
    actions: [],
  };
}

function subscribedBy(subscription: SubscriptionFacts, { lang, timeZone }: Print): string {
  const words = labels[lang].answers;
  const at = showTime(subscription.createdAt, timeZone, lang) ?? "—";
  const by = words.subscribedBy(subscription.createdByName ?? subscription.createdBy, at);
  return `${words.language[subscription.lang]} · ${by}`;
}
