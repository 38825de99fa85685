/** Drafts on a real store: an advisory with revisions, and people who open its drafts. */
import { assess } from "../../src/advisory/triage.ts";
import { createTemplateDrafter } from "../../src/drafting/template.ts";
import { createFlows } from "../../src/flows/index.ts";
import type { Organization } from "../../src/advisory/schema.ts";
import type { DraftView } from "../../src/cards/model.ts";
import type { DraftAsk, DraftSave, DraftUse, Flows } from "../../src/ports.ts";
import { createQuietLogger } from "../fakes/logger.ts";
import { type Bench, openBench, ORGANIZATION } from "./ingest-harness.ts";

export const ALICE: DraftUse["person"] = { platform: "slack", workspace: "T1", id: "U1", name: "佐藤" };
export const BOB: DraftUse["person"] = { platform: "teams", workspace: "tenant", id: "29:b" };

const FIRST = {
  id: "vpn",
  kind: "vulnerability",
  title: { ja: "VPN 装置の脆弱性", en: "Flaw in a VPN appliance" },
  summary: { ja: "認証なしで設定を読み取られます。", en: "Settings can be read without authentication." },
  action: { ja: "ファームウェア 1.2 に更新してください。", en: "Update to firmware 1.2." },
  identifiers: ["CVE-1900-0001"],
  stated: { priority: "B", deadline: "this-week" },
  publishedAt: "2026-11-20T00:00:00Z",
};

export interface Drafts extends Bench {
  flows: Flows;
  id: string;
  links: unknown[];
  /** Another revision of it. */
  revise(more: object): Promise<void>;
  uses(): Promise<DraftUse[]>;
}

export async function openDrafts(
  first: object = {},
  organizations: readonly Organization[] = [ORGANIZATION],
): Promise<Drafts> {
  const bench = await openBench({ assess, subscribed: false, organizations });
  const links: unknown[] = [];
  const flows = createFlows({
    store: bench.store,
    channels: [],
    drafter: async () => createTemplateDrafter(),
    polling: { feeds: [], operators: { organizationId: ORGANIZATION.id, lang: "ja", channels: [] } },
    reassess: () => Promise.reject(new Error("nothing is judged again here")),
    take: async () => ({ advisories: [], reasons: [] }),
    organization: (id) => organizations.find((each) => each.id === id) ?? ORGANIZATION,
    clock: bench.clock,
    logger: createQuietLogger(),
    draftLink: async (draft) => {
      links.push(draft);
      return "https://hansho.example.com/drafts/1";
    },
  });
  let said: object = { ...FIRST, ...first };
  const take = (content: object) =>
    bench.run([{ name: "a.json", bytes: new TextEncoder().encode(JSON.stringify([content])) }]);
  await take(said);
  const id = bench.advisories[0]?.id ?? "";
  return {
    ...bench,
    flows,
    id,
    links,
    async revise(more) {
      said = { ...said, ...more };
      await take(said);
    },
    uses: () => bench.store.draftUses(ORGANIZATION.id, id),
  };
}

/** What people do with its drafts. */
export function handsOn({ flows }: Drafts) {
  const ask = (more: Partial<DraftAsk> = {}): DraftAsk => ({
    organizationId: ORGANIZATION.id,
    idOrAlias: "CVE-1900-0001",
    lang: "ja",
    ...more,
  });
  const of = (view: DraftView) => ({
    ...ask({ lang: view.lang, audience: view.audience, followUp: view.followUp, idOrAlias: view.advisoryId }),
    revision: view.revision,
    version: view.version ?? 0,
    person: ALICE,
  });
  const open = async (more: Partial<DraftAsk> = {}): Promise<DraftView> => {
    const view = await flows.draft(ask(more));
    if (view === undefined) throw new Error("no draft");
    return view;
  };
  return {
    open,
    save: (view: DraftView, more: Partial<DraftSave>) =>
      flows.saveDraft({ ...of(view), subject: view.subject, body: view.body, ...more }),
    undo: (view: DraftView, more: Partial<DraftSave> = {}) => flows.undoDraft({ ...of(view), ...more }),
  };
}
