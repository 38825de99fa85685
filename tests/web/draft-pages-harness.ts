/** Draft pages as the service serves them: real HTTP, real flows, a real SQLite store. */
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Lang } from "../../src/advisory/schema.ts";
import { assess } from "../../src/advisory/triage.ts";
import { createDraftPages } from "../../src/draft-pages.ts";
import { createTemplateDrafter } from "../../src/drafting/template.ts";
import type { ShownDraft } from "../../src/flows/model-drafts.ts";
import { createFlows } from "../../src/flows/index.ts";
import type { DraftAsk, DraftUse, Flows, Store } from "../../src/ports.ts";
import { createApp } from "../../src/web/server.ts";
import { readJson } from "../examples.ts";
import type { ManualClock } from "../fakes/clock.ts";
import { createQuietLogger } from "../fakes/logger.ts";
import { openBench, ORGANIZATION } from "../flows/ingest-harness.ts";

export const ALICE: DraftUse["person"] = { platform: "slack", workspace: "T1", id: "U1", name: "佐藤" };

/** The customer's own example, with its drafts in it. */
export const SEED = "nara-wu-smtp-relay";

export const VPN = {
  id: "vpn",
  kind: "vulnerability",
  title: {
    ja: "VPN 装置「Example Gate」に、認証なしで設定を読み取られる脆弱性",
    en: "Flaw in Example Gate VPN appliances: settings can be read without authentication",
  },
  summary: { ja: "認証なしで設定を読み取られます。", en: "Settings can be read without authentication." },
  action: { ja: "ファームウェア 1.2 に更新してください。", en: "Update to firmware 1.2." },
  identifiers: ["CVE-1900-0001"],
  products: [{ vendor: "Example Networks", product: "Example Gate", versions: "<= 1.1" }],
  stated: { priority: "B", deadline: "this-week" },
  publishedAt: "2026-11-20T00:00:00Z",
};

/** A newer revision of it. */
export const EXPLOITED = {
  action: { ja: "ファームウェア 1.3 に更新してください。", en: "Update to firmware 1.3." },
  kev: { dateAdded: "2026-11-23", dueDate: "2026-12-14", ransomware: true },
};

export interface DraftPages {
  url: string;
  flows: Flows;
  store: Store;
  clock: ManualClock;
  /** The advisory's id. */
  id: string;
  /** Makes another revision. */
  revise: (more: object) => Promise<void>;
  /** Alice opens a draft in Slack, and has the link of its page. */
  link: (ask?: Partial<DraftAsk>) => Promise<string>;
  /** Saves what `edit` makes of a draft as the organization's version. */
  edit: (lang: Lang, edit: (body: string) => string, ask?: Partial<DraftAsk>) => Promise<void>;
  /** What the page wrote down: `revision audience lang action`, without what Slack did. */
  uses(): Promise<string[]>;
  close(): Promise<void>;
}

export async function openDraftPages(
  content: object = VPN,
  { shown }: { shown?: () => Partial<ShownDraft> } = {},
): Promise<DraftPages> {
  const bench = await openBench({ assess, subscribed: false });
  const { store, clock } = bench;
  const logger = createQuietLogger();
  const pages = createDraftPages({ config: { secret: "s".repeat(32) }, clock });
  const template = createTemplateDrafter();
  const flows = createFlows({
    store,
    channels: [],
    drafter: async () => template,
    modelDrafts: shown && {
      ...unasked,
      shown: async (request) => ({ ...template.draft(request), ...shown() }),
    },
    polling: { feeds: [], operators: { organizationId: ORGANIZATION.id, lang: "ja", channels: [] } },
    reassess: () => Promise.reject(new Error("nothing is judged again here")),
    take: async () => ({ advisories: [], reasons: [] }),
    organization: () => ORGANIZATION,
    clock,
    logger,
    draftLink: pages.link,
  });
  const app = createApp();
  pages.attach(app, { flows, store, logger });
  const server: Server = app.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  pages.reachedAt(url);

  let said = content;
  const take = () => bench.run([{ name: "a.json", bytes: new TextEncoder().encode(JSON.stringify([said])) }]);
  await take();
  const id = bench.advisories[0]?.id ?? "";
  const byChat = new Set<DraftUse["at"]>();
  const ask = (more: Partial<DraftAsk>): DraftAsk & { person: DraftUse["person"] } => ({
    organizationId: ORGANIZATION.id,
    idOrAlias: id,
    lang: "ja",
    ...more,
    person: ALICE,
  });
  /** A moment of its own for what happens in Slack, so that the page's uses can be told from it. */
  async function inChat<T>(act: () => Promise<T>): Promise<T> {
    await clock.advance(1_000);
    byChat.add(clock.now());
    const result = await act();
    await clock.advance(1_000);
    return result;
  }
  return {
    url,
    flows,
    store,
    clock,
    id,
    async revise(more) {
      said = { ...said, ...more };
      await clock.advance(60_000);
      await take();
    },
    async link(more = {}) {
      const view = await inChat(() => flows.draft(ask(more)));
      if (view?.pageUrl === undefined) throw new Error("no link to the draft's page");
      return view.pageUrl;
    },
    async edit(lang, edit, more = {}) {
      await inChat(async () => {
        const asked = ask({ ...more, lang });
        const view = await flows.draft({ ...asked, person: undefined });
        if (view === undefined) throw new Error("no draft");
        const { revision, version = 0, subject, body } = view;
        const saved = await flows.saveDraft({ ...asked, revision, version, subject, body: edit(body) });
        if (saved.kind !== "saved") throw new Error(`not saved: ${saved.kind}`);
      });
    },
    async uses() {
      const uses = await store.draftUses(ORGANIZATION.id, id);
      return uses
        .filter(({ at }) => !byChat.has(at))
        .map(({ revision, audience, lang, followUp, action, person }) =>
          [
            person.platform,
            person.id,
            revision,
            audience,
            lang,
            ...(followUp ? ["follow-up"] : []),
            action,
          ].join(" "),
        );
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await store.close();
    },
  };
}

/** Of a model's drafts, what nobody asks for here. */
const unasked = { posted: () => {}, idle: async () => {}, stop: async () => {} };

/** The customer's example as a feed would bring it. */
export function seedAdvisory(): object {
  return readJson(`${SEED}.json`) as object;
}

/** The states a page can be in; each is made anew, and `link` opens it. */
export const STATES: Record<string, (lang: Lang) => Promise<{ pages: DraftPages; link: string }>> = {
  seed: (lang) => opened(lang, seedAdvisory()),
  template: (lang) => opened(lang),
  instead: (lang) =>
    opened(lang, VPN, async () => {}, {
      shown: () => ({
        reason: {
          code: "ungrounded",
          passing: false,
          words: {
            ja: "AI の文面に、出典にない内容がありました（CVE-1900-9999）。",
            en: "AI wrote something that is not in the sources (CVE-1900-9999).",
          },
        },
      }),
    }),
  edited: (lang) =>
    opened(lang, VPN, async (pages) => {
      await pages.edit("ja", (body) => `${body}\n\n追伸: 水曜の定例でも共有します。`);
      await pages.edit("en", (body) => `${body}\n\nP.S. We will go through it on Wednesday.`);
      await pages.edit("ja", (body) => body.replace("水曜", "木曜"));
    }),
  merged: (lang) =>
    opened(lang, VPN, async (pages) => {
      await pages.edit("ja", (body) => body.replace("1.2 に更新して", "1.2 に今週中に更新して"));
      await pages.edit("en", (body) =>
        body.replace("Update to firmware 1.2", "Update to firmware 1.2 this week"),
      );
      await pages.revise(EXPLOITED);
    }),
  "follow-up": (lang) =>
    opened(
      lang,
      VPN,
      async (pages) => {
        await pages.link({ lang: "ja" });
        await pages.revise(EXPLOITED);
      },
      { followUp: true },
    ),
  outdated: async (lang) => {
    const pages = await openDraftPages();
    const link = await pages.link({ lang });
    await pages.revise(EXPLOITED);
    return { pages, link };
  },
};

async function opened(
  lang: Lang,
  content: object = VPN,
  before: (pages: DraftPages) => Promise<void> = async () => {},
  { shown, followUp }: { shown?: () => Partial<ShownDraft>; followUp?: boolean } = {},
): Promise<{ pages: DraftPages; link: string }> {
  const pages = await openDraftPages(content, shown && { shown });
  await before(pages);
  return { pages, link: await pages.link({ lang, followUp }) };
}
