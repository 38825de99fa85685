/** The real service in front of a language model's server: what is pushed is posted, and the model is asked. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Webhook } from "standardwebhooks";
import { vi } from "vitest";
import type { Lang } from "../../src/advisory/schema.ts";
import type { DraftView } from "../../src/cards/model.ts";
import { readConfig } from "../../src/config.ts";
import { type Service, startService } from "../../src/main.ts";
import { type Asked, type LlmServer, openLlmServer, type Reply, say } from "../fakes/llm-server.ts";

const PUSH_SECRET = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;
export const API_KEY = "sk-service-test-0123456789";

/** What the organization says of itself, and what may never leave. */
const SETTINGS = {
  organization: {
    name: { ja: "見本商事", en: "Mihon Trading" },
    sender: { ja: "見本部", en: "Mihon Department" },
    contact: { ja: "見本窓口 mihon@example.jp", en: "Mihon desk mihon@example.jp" },
    signature: { ja: "見本署名", en: "Mihon signature" },
    parties: { own: ["見本商事"], suppliers: ["見本物流"], sectors: ["見本業"] },
  },
  drafting: { timeoutSeconds: 5, concurrency: 20, dailyTokens: 100_000_000 },
};
export const OWN = /見本|[Mm]ihon/;

export interface ModelService {
  service: Service;
  llm: LlmServer;
  /** Answers questions about advisories whose id stands in their facts; all others are declined. */
  answers: Map<string, Reply>;
  push(advisory: object): Promise<void>;
  /** Questions that named it, in order. */
  questionsOf(id: string): Asked[];
  draft(id: string, lang?: Lang): Promise<DraftView>;
  /** The draft as soon as nobody is asked for it any more. */
  settled(id: string, lang?: Lang): Promise<DraftView>;
  /** Texts of the posts that hold these words. */
  posts(words: string): string[];
  stop(): Promise<void>;
}

export async function startModelService(env: NodeJS.ProcessEnv = {}): Promise<ModelService> {
  const folder = await mkdtemp(path.join(tmpdir(), "hansho-model-"));
  const llm = await openLlmServer();
  const answers = new Map<string, Reply>();
  llm.replies((response, asked) => {
    const [, reply] = [...answers].find(([id]) => textOf(asked).includes(id)) ?? [];
    (reply ?? say("", "content_filter"))(response, asked);
  });
  const file = path.join(folder, "hansho.json");
  await writeFile(file, JSON.stringify(SETTINGS));
  const settings = {
    PORT: "0",
    HANSHO_DATA_DIR: folder,
    HANSHO_CONFIG: file,
    HANSHO_PUSH_SECRET: PUSH_SECRET,
    HANSHO_LLM_BASE_URL: llm.baseUrl,
    HANSHO_LLM_MODEL: "fake-model",
    HANSHO_LLM_API_KEY: API_KEY,
    LOG_LEVEL: "silent",
    ...env,
  };
  const service = await startService(readConfig(settings, folder));
  const flows = service.core.flows([]);
  const { id: organizationId } = service.core.organization;

  async function draft(id: string, lang: Lang = "ja"): Promise<DraftView> {
    const view = await flows.draft({ organizationId, idOrAlias: id, lang });
    if (view === undefined) throw new Error(`no advisory ${id}`);
    return view;
  }

  return {
    service,
    llm,
    answers,
    draft,
    async push(advisory) {
      const body = JSON.stringify(advisory);
      const id = `msg_${crypto.randomUUID()}`;
      const at = new Date();
      const headers = {
        "content-type": "application/json",
        "webhook-id": id,
        "webhook-timestamp": String(Math.floor(at.getTime() / 1_000)),
        "webhook-signature": new Webhook(PUSH_SECRET).sign(id, at, body),
      };
      const response = await fetch(`${service.url}/api/advisories`, { method: "POST", headers, body });
      if (!response.ok) throw new Error(`push: HTTP ${response.status} ${await response.text()}`);
    },
    questionsOf: (id) => llm.asked.filter((asked) => textOf(asked).includes(id)),
    settled: (id, lang) =>
      vi.waitFor(
        async () => {
          const view = await draft(id, lang);
          if (view.notes?.some((note) => PENDING.test(note))) throw new Error(`still asked: ${id}`);
          return view;
        },
        { timeout: 25_000, interval: 50 },
      ),
    posts: (words) =>
      (service.preview?.slackStandIn.world.posts ?? [])
        .map(({ blocks }) => JSON.stringify(blocks))
        .filter((text) => text.includes(words)),
    async stop() {
      await service.stop();
      await llm.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const PENDING = /AI がメール案を作成しています|AI is writing/;

/** The words of a question, in the form of both kinds of servers. */
export function textOf({ body }: Asked): string {
  return JSON.stringify(body);
}

interface Parts {
  subject: string;
  overview: string;
  scope: string[];
  actions: string[];
}

/** What a block of the first message holds. */
export function blockOf<T>(name: string, { body }: Asked): T {
  const messages = body.messages as { role: string; content: string | { text: string }[] }[];
  const { content = "" } = messages.find(({ role }) => role === "user") ?? {};
  const text = typeof content === "string" ? content : content.map((part) => part.text).join("");
  const found = text.split(`<${name}>\n`)[1]?.split(`\n</${name}>`)[0] ?? "null";
  return JSON.parse(found);
}

/** How many times the answer was sent back. */
export function round({ body }: Asked): number {
  return (body.messages as { role: string }[]).filter(({ role }) => role === "assistant").length;
}

/** A model that keeps to the advisory: the template's parts, the overview in the advisory's own words. */
export function faithful(change: (parts: Parts) => Partial<Parts> = () => ({})): Reply {
  return (response, asked) => {
    const parts = blockOf<Parts>("draft", asked);
    const { summary } = blockOf<{ summary: { ja: string; en: string } }>("advisory", asked);
    const lang = textOf(asked).includes("Write in Japanese") ? "ja" : "en";
    const good = { ...parts, overview: summary[lang] };
    say(JSON.stringify({ ...good, ...change(good) }))(response, asked);
  };
}

export const SUMMARY = {
  ja: "キャッシュサーバー「Hatsukari Cache」3.2.0 以前に、細工した通信で停止する脆弱性があります。",
  en: "Hatsukari Cache 3.2.0 and earlier can be stopped by a crafted request.",
};

let made = 0;

/** One of its own: two with the same CVE would be merged. */
export function advisory(id: string, more: object = {}) {
  made += 1;
  return {
    id,
    kind: "vulnerability",
    title: { ja: `Hatsukari Cache の脆弱性（${id}）`, en: `Vulnerability in Hatsukari Cache (${id})` },
    summary: SUMMARY,
    action: { ja: "3.2.1 に更新してください。", en: "Update to 3.2.1." },
    identifiers: [`CVE-1900-${5_000 + made}`],
    references: [{ source: "Hatsukari", title: { ja: "お知らせ" }, url: "https://example.com/hatsukari" }],
    products: [{ product: "Hatsukari Cache", versions: "<= 3.2.0", fixed: "3.2.1" }],
    stated: { priority: "B", deadline: "this-week" },
    ...more,
  };
}
