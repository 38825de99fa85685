import { localDate } from "../advisory/calendar.ts";
import { foldAlias } from "../advisory/identifiers.ts";
import { type Lang, type Organization, Priority } from "../advisory/schema.ts";
import { advisoryCard, title } from "../cards/advisory-card.ts";
import {
  explainCard,
  helpCard,
  listCard,
  messageCard,
  sampleCard,
  sourcesCard,
  statusCard,
  subscriptionsCard,
} from "../cards/answer-cards.ts";
import { answers } from "../cards/answers.ts";
import { draftCard } from "../cards/draft-card.ts";
import { formCard } from "../cards/form-card.ts";
import type { CommandName } from "../cards/labels.ts";
import type { Card } from "../cards/model.ts";
import type {
  AdvisoryRecord,
  Asker,
  ChatChannel,
  Clock,
  CommandReply,
  Drafter,
  IngestedAdvisory,
  Logger,
  SourceDocument,
  Store,
} from "../ports.ts";
import type { Polling } from "./feed-settings.ts";
import type { ModelDrafts } from "./model-drafts.ts";
import { answerOverride } from "./override-command.ts";
import { type OpenDraftDeps, openDraft } from "./request-draft.ts";
import { sourceViews } from "./source-views.ts";
import type { Reassess } from "./reassess.ts";
import { subscribeHere, unsubscribeHere } from "./subscribe.ts";
import { parseWords } from "./words.ts";

/** How many results one answer lists; a person who wants more asks more narrowly. */
const SHOWN = 5;

const LANGS = new Map<string, Lang>([
  ["ja", "ja"],
  ["日本語", "ja"],
  ["en", "en"],
  ["英語", "en"],
  ["english", "en"],
]);

export interface CommandDeps {
  draftLink?: OpenDraftDeps["draftLink"];
  modelDrafts?: Pick<ModelDrafts, "shown" | "seen"> | undefined;
  store: Store;
  channels: readonly ChatChannel[];
  drafter(): Promise<Drafter>;
  /** The feeds that are polled, and where operators' notices go. */
  polling: Pick<Polling, "feeds" | "operators">;
  /** Takes one document in, read as the source `format`. */
  take(
    document: SourceDocument,
    format: string,
  ): Promise<{ advisories: IngestedAdvisory[]; reasons: string[] }>;
  /** Judges advisories again. */
  reassess: () => Promise<Reassess>;
  organization(id: string): Organization;
  clock: Clock;
  logger: Logger;
}

interface Turn {
  deps: CommandDeps;
  asker: Asker;
  rest: string;
  organization: Organization;
  /** How cards print dates for this organization, now. */
  print: { lang: Lang; today: string; timeZone: string };
}

const HANDLERS: Record<CommandName, (turn: Turn) => Promise<CommandReply>> = {
  help: async ({ asker }) => ({ card: helpCard({ lang: asker.lang, platform: asker.destination.platform }) }),
  latest,
  search,
  show: (turn) => withRecord(turn, "show", async (record) => ({ card: advisoryCard(record, turn.print) })),
  draft: (turn) => withRecord(turn, "draft", (record) => draft(turn, record)),
  explain: (turn) => withRecord(turn, "explain", (record) => explain(turn, record)),
  override: async ({ deps, asker, rest, print }) => ({
    card: await answerOverride(deps, asker, rest, print),
  }),
  new: newForm,
  withdraw: async ({ deps, asker, rest }) => {
    const { withdrawHere } = await import("./withdraw.ts");
    return { card: await withdrawHere(deps, asker, rest) };
  },
  subscribe,
  unsubscribe: async ({ deps, asker }) => ({ card: await unsubscribeHere(deps, asker) }),
  subscriptions: async ({ deps, asker, print }) => ({
    card: subscriptionsCard({
      subscriptions: await deps.store.subscriptions(asker.organizationId),
      ...print,
    }),
  }),
  status,
  sources,
  test: async ({ asker }) => ({ card: sampleCard(asker.lang) }),
};

/**
 * Answers one chat command (design 7), the same on every platform. Unknown words get help and near matches.
 * Rejects only when the store does.
 */
export async function runCommand(deps: CommandDeps, asker: Asker, words: string): Promise<CommandReply> {
  const parsed = parseWords(words);
  if (parsed.name === "unknown") {
    const { word, suggestions } = parsed;
    const { platform } = asker.destination;
    return { card: helpCard({ lang: asker.lang, platform, unknown: word, suggestions }) };
  }
  const organization = deps.organization(asker.organizationId);
  const { timeZone } = organization;
  const print = { lang: asker.lang, today: localDate(deps.clock.now(), timeZone), timeZone };
  return HANDLERS[parsed.name]({ deps, asker, rest: parsed.rest, organization, print });
}

async function latest({ deps, asker, rest, print }: Turn): Promise<CommandReply> {
  const words = answers(asker.lang);
  const priority = rest === "" ? undefined : Priority.safeParse(rest.toUpperCase()).data;
  if (rest !== "" && priority === undefined) return say(asker, words.badPriority(rest));
  const found = await deps.store.latest(asker.organizationId, { priority, limit: SHOWN });
  return {
    card: listCard({
      heading: words.latestHeading(priority),
      emptyHint: words.latestEmpty,
      shown: SHOWN,
      ...found,
      ...print,
    }),
  };
}

async function search({ deps, asker, rest, print }: Turn): Promise<CommandReply> {
  const words = answers(asker.lang);
  if (rest === "") return say(asker, words.needWords);
  const found = await deps.store.search(asker.organizationId, rest, { limit: SHOWN });
  return {
    card: listCard({
      heading: words.searchHeading(rest),
      emptyHint: words.searchEmpty,
      shown: SHOWN,
      ...found,
      ...print,
    }),
  };
}

async function draft({ deps, asker }: Turn, record: AdvisoryRecord): Promise<CommandReply> {
  const { platform, workspace } = asker.destination;
  const view = await openDraft(deps, {
    organizationId: asker.organizationId,
    idOrAlias: record.id,
    lang: asker.lang,
    person: { platform, workspace, ...asker.user },
  });
  if (view === undefined) throw new Error(`advisory ${record.id} went away`);
  return { card: draftCard(view), draft: view };
}

async function explain({ deps, asker, print }: Turn, record: AdvisoryRecord): Promise<CommandReply> {
  const deliveries = await deps.store.deliveries({
    organizationId: asker.organizationId,
    advisoryId: record.id,
    limit: 1_000,
  });
  // Whom a draft's new state was told privately is nobody else's business.
  const posted = deliveries.filter(({ kind }) => kind !== "notice");
  return { card: explainCard(record, { ...print, deliveries: posted }) };
}

/** The words after `new` are a beginning for the form. */
async function newForm({ asker: { lang }, rest }: Turn): Promise<CommandReply> {
  const { openForm } = await import("./new-advisory.ts");
  const form = openForm(rest, lang);
  return { card: formCard(form), form };
}

async function subscribe({ deps, asker, rest, organization }: Turn): Promise<CommandReply> {
  const lang = rest === "" ? organization.language : LANGS.get(rest.toLowerCase());
  if (lang === undefined) return say(asker, answers(asker.lang).badLang(rest));
  return { card: await subscribeHere(deps, asker, lang) };
}

async function status({ deps, asker, print }: Turn): Promise<CommandReply> {
  const { store } = deps;
  const destination = await store.destination(asker.destination);
  const id = destination?.id;
  const [subscription, lastPost, sources] = await Promise.all([
    id === undefined ? undefined : store.subscription(id),
    id === undefined ? undefined : store.lastPost(id),
    viewsOf(deps),
  ]);
  const record =
    lastPost?.advisoryId === undefined
      ? undefined
      : await store.record(asker.organizationId, lastPost.advisoryId);
  const lastTitle = record === undefined ? undefined : title(record, print);
  return { card: statusCard({ subscription, lastPost, lastTitle, sources, ...print }) };
}

function viewsOf({ store, polling, clock }: CommandDeps) {
  return sourceViews({ store, clock, feeds: polling.feeds });
}

/** Asked in the operators' place, it makes the place known: a platform's events do not name every channel. */
async function sources({ deps, asker, print }: Turn): Promise<CommandReply> {
  const { platform, channel } = asker.destination;
  const isOperators = deps.polling.operators.channels.some(
    (place) => place.platform === platform && place.channel === channel,
  );
  if (isOperators)
    await deps.store.saveDestination(asker.organizationId, asker.destination, deps.clock.now());
  return { card: sourcesCard({ sources: await viewsOf(deps), ...print }) };
}

async function withRecord(
  { deps, asker, rest }: Turn,
  command: string,
  answer: (record: AdvisoryRecord) => Promise<CommandReply>,
): Promise<CommandReply> {
  const words = answers(asker.lang);
  if (rest === "") return say(asker, words.needId(command));
  const record = await deps.store.record(asker.organizationId, foldAlias(rest));
  if (record === undefined) return say(asker, words.noSuch(rest));
  deps.modelDrafts?.seen?.(asker.organizationId, record, asker.lang);
  return answer(record);
}

function say(asker: Asker, text: string): CommandReply {
  const card: Card = messageCard(text, asker.lang, "normal");
  return { card };
}
