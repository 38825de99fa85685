import type { Lang } from "../advisory/schema.ts";
import { inviteCard, messageCard } from "../cards/answer-cards.ts";
import { answers } from "../cards/answers.ts";
import type { Card } from "../cards/model.ts";
import type { Asker, ChatChannel, Clock, Store } from "../ports.ts";

interface Deps {
  store: Store;
  channels: readonly ChatChannel[];
  clock: Clock;
}

/**
 * Subscribes the channel the person stands in. The confirmation is posted to the channel itself, so that everybody
 * sees who turned it on; where it cannot be posted nothing is subscribed, and the answer says how to invite the bot.
 */
export async function subscribeHere(deps: Deps, asker: Asker, lang: Lang): Promise<Card> {
  const { store, clock } = deps;
  const words = answers(asker.lang);
  const destination = await store.saveDestination(asker.organizationId, asker.destination, clock.now());
  const before = await store.subscription(destination.id);
  if (before?.lang === lang) return messageCard(words.already(words.language[lang]), asker.lang, "normal");

  const channel = deps.channels.find(({ platform }) => platform === destination.platform);
  const said = answers(lang);
  const confirmation = messageCard(
    said.announced(asker.user.name ?? asker.user.id, said.language[lang]),
    lang,
    "normal",
  );
  const result = await channel?.send(destination, confirmation, {
    deliveryId: `subscribe:${destination.id}`,
  });
  switch (result?.kind) {
    case "sent":
    case "unknown":
      await store.subscribe(destination.id, lang, asker.user, clock.now());
      return messageCard(words.subscribed(words.language[lang]), asker.lang, "normal");
    case "gone":
      return inviteCard(asker.lang, destination.platform);
    case "refused":
      return messageCard(words.cannotPost(result.detail), asker.lang, "warning");
    case "later":
    case "unreachable":
    case "deleted":
    case undefined:
      return messageCard(words.tryLater, asker.lang, "warning");
  }
}

/**
 * Unsubscribes the channel the person stands in; pending posts to it are dropped by the store. The channel is told who
 * did it, so that nobody silences it unseen; where that cannot be posted, it is unsubscribed all the same.
 */
export async function unsubscribeHere(deps: Deps, asker: Asker): Promise<Card> {
  const { store, clock } = deps;
  const words = answers(asker.lang);
  const destination = await store.destination(asker.destination);
  const before = destination && (await store.subscription(destination.id));
  const ended =
    destination !== undefined && (await store.unsubscribe(destination.id, asker.user, clock.now()));
  if (!ended) return messageCard(words.notSubscribed, asker.lang, "normal");

  const lang = before?.lang ?? asker.lang;
  const ending = messageCard(answers(lang).stopped(asker.user.name ?? asker.user.id), lang, "normal");
  const channel = deps.channels.find(({ platform }) => platform === destination.platform);
  await channel?.send(destination, ending, { deliveryId: `unsubscribe:${destination.id}` });
  return messageCard(words.unsubscribed, asker.lang, "normal");
}
