/** One advisory in a real store, a clock that stands still, and models whose drafts a test gives. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach } from "vitest";
import { createTemplateDrafter } from "../../src/drafting/template.ts";
import { createModelDrafts, type ModelDraftsDeps } from "../../src/flows/model-drafts.ts";
import type {
  Delivery,
  DraftRequest,
  ModelDraft,
  ModelDrafter,
  ModelReason,
  Store,
} from "../../src/ports.ts";
import { openStore } from "../../src/store/index.ts";
import { organization } from "../advisory/organization.ts";
import { item, ORG } from "../contracts/store/given.ts";
import { createManualClock, type ManualClock } from "../fakes/clock.ts";
import { createQuietLogger } from "../fakes/logger.ts";

export const MINUTE = 60_000;
export const REASON: ModelReason = { code: "slow", words: { ja: "遅い", en: "slow" }, passing: true };
export const CONFIDENTIAL: ModelReason = {
  code: "confidential",
  words: { ja: "秘", en: "secret" },
  passing: false,
};
const template = createTemplateDrafter();
export const org = organization();

let folder: string;
export let clock: ManualClock;
export let store: Store;
const stores: Store[] = [];

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "hansho-model-drafts-"));
  clock = createManualClock();
  store = await open();
  await store.commitIngest([item({ priority: "B" })], clock.now());
});
afterEach(async () => {
  for (const opened of stores.splice(0)) await opened.close();
  rmSync(folder, { recursive: true, force: true });
});

export async function open(): Promise<Store> {
  const opened = await openStore({
    url: `sqlite:${path.join(folder, "hansho.db")}`,
    logger: createQuietLogger(),
  });
  stores.push(opened);
  return opened;
}

/** A model whose drafts the test gives; keeps what it was asked. */
export function modelOf(answer: (request: DraftRequest, signal?: AbortSignal) => Promise<ModelDraft>) {
  const asked: DraftRequest[] = [];
  const model: ModelDrafter = {
    refuses: ({ record }) => (record.revision.content.tlp === "RED" ? CONFIDENTIAL : undefined),
    draft(request, signal) {
      asked.push(request);
      return answer(request, signal);
    },
    probe: async () => ({ tokens: 0 }),
    translate: async () => ({ reason: REASON, tokens: 0 }),
  };
  return { model, asked };
}

export async function writes(request: DraftRequest): Promise<ModelDraft> {
  const text = { ...template.draft(request).text, overview: "AI が書きました。" };
  return { text, origin: "model", model: "some-model", tokens: 1 };
}

export async function fails(request: DraftRequest, reason = REASON): Promise<ModelDraft> {
  return { ...template.draft(request), origin: "template", reason, tokens: 1 };
}

export function drafts(model: ModelDrafter, more: Partial<ModelDraftsDeps> = {}) {
  return createModelDrafts({
    store,
    model: async () => model,
    template: async () => template,
    organization: () => org,
    settings: { model: "some-model", timeoutMs: MINUTE, concurrency: 2, forPriorities: ["A", "B"] },
    clock,
    logger: createQuietLogger(),
    worker: "w1",
    ...more,
  });
}

export async function request(more: Partial<DraftRequest> = {}, revision?: number): Promise<DraftRequest> {
  const record = await store.record(ORG, "adv-1", revision);
  if (record === undefined) throw new Error("no advisory");
  return { record, organization: org, lang: "ja", today: "2026-11-24", ...more };
}

export function posted(more: Partial<Delivery> = {}): Delivery {
  const destination = {
    id: 1,
    organizationId: ORG,
    platform: "slack",
    workspace: "T",
    channel: "C",
    state: "ok",
  } as const;
  return {
    id: "d1",
    organizationId: ORG,
    kind: "post",
    state: "sent",
    destination,
    lang: "ja",
    advisoryId: "adv-1",
    revision: 1,
    priority: "B",
    attempts: 1,
    notBefore: 0,
    resent: false,
    createdAt: 0,
    updatedAt: 0,
    ...more,
  };
}
