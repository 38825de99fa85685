import { AdvisoryContent } from "../../../src/advisory/schema.ts";
import { createTemplateDrafter } from "../../../src/drafting/template.ts";
import { createModelDrafter, type ModelDrafterDeps } from "../../../src/drafting/model/index.ts";
import type { DraftRequest } from "../../../src/ports.ts";
import { organization } from "../../advisory/organization.ts";
import { createManualClock, TUESDAY_MORNING } from "../../fakes/clock.ts";
import { createQuietLogger } from "../../fakes/logger.ts";
import { recordOf } from "../records.ts";
import { scripted, type Turn } from "./scripted.ts";

export function request(
  content: Partial<AdvisoryContent> = {},
  more: Partial<DraftRequest> = {},
): DraftRequest {
  const whole = AdvisoryContent.parse({
    kind: "vulnerability",
    title: {
      ja: "Example Gateway における OS コマンドインジェクション",
      en: "Example Gateway command injection",
    },
    summary: { ja: "認証なしで任意の命令を実行される可能性があります。" },
    action: { ja: "4.2.1 に更新してください。" },
    identifiers: ["CVE-2026-10001"],
    products: [{ vendor: "Example", product: "Example Gateway", versions: "< 4.2.1", fixed: "4.2.1" }],
    references: [{ source: "JVN", title: { ja: "JVN の記事" }, url: "https://jvn.example.jp/1" }],
    publishedAt: "2026-11-24T00:00:00Z",
    stated: { priority: "B", deadline: "this-week" },
    ...content,
  });
  const org = organization();
  return {
    record: recordOf(whole, TUESDAY_MORNING, org),
    organization: org,
    lang: "ja",
    today: "2026-11-24",
    ...more,
  };
}

/** A drafter before a scripted model, with nothing to find fault with unless `check` does. */
export function drafter(turns: Turn[], more: Partial<ModelDrafterDeps> = {}) {
  const clock = createManualClock();
  const logger = createQuietLogger();
  const model = scripted(...turns);
  const template = createTemplateDrafter();
  const drafting = createModelDrafter({
    settings: {
      model: "test-model",
      timeoutMs: 60_000,
      maxTokens: 4_000,
      dailyTokens: 500_000,
      concurrency: 2,
      ...more.settings,
    },
    open: async () => model.ask,
    template,
    check: () => [],
    clock,
    logger,
    ...more,
  });
  return {
    refuses: (asked: DraftRequest) => drafting.refuses(asked),
    draft: (asked: DraftRequest, signal?: AbortSignal) => drafting.draft(asked, signal),
    clock,
    logger,
    template,
    questions: model.questions,
  };
}
