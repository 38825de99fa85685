import { describe, expect, test } from "vitest";
import type { AdvisoryContent } from "../../src/advisory/schema.ts";
import { missingIn } from "../../src/advisory/translation.ts";
import { createModelQueue } from "../../src/flows/model-queue.ts";
import { createTranslations } from "../../src/flows/translations.ts";
import type { Delivery, ModelReason, ModelTranslation, Store } from "../../src/ports.ts";
import { item, ORG } from "../contracts/store/given.ts";
import { createQuietLogger } from "../fakes/logger.ts";
import { clock, MINUTE, open, posted, REASON, store } from "./model-drafts-harness.ts";

const ENGLISH = { title: { en: "Title" }, summary: { en: "Summary." } };

/** A model that puts 訳 before every text, unless it is told to fail. */
function translations(more: { reason?: ModelReason; on?: Store; worker?: string; model?: string } = {}) {
  const asked: AdvisoryContent[] = [];
  const queue = createModelQueue(2, createQuietLogger());
  const { reason, on = store, worker = "w1", model = "m" } = more;
  const flow = createTranslations({
    store: on,
    model: async () => ({
      async translate(content, lang): Promise<ModelTranslation> {
        asked.push(content);
        if (reason !== undefined) return { reason, tokens: 1 };
        const from = missingIn(content, lang);
        const to = Object.fromEntries(Object.entries(from).map(([part, text]) => [part, `訳${text}`]));
        return { translation: { model, from, to }, tokens: 1 };
      },
    }),
    settings: { model, timeoutMs: MINUTE, forPriorities: ["A", "B"] },
    queue,
    clock,
    logger: createQuietLogger(),
    worker,
  });
  return {
    asked,
    posted: (delivery: Delivery) => flow.posted(delivery),
    idle: () => queue.idle(),
    async seen(id: string, lang: "ja" | "en" = "ja") {
      const record = await on.record(ORG, id);
      if (record === undefined) throw new Error("no advisory");
      flow.want(ORG, record, lang);
      await queue.idle();
      return (await on.record(ORG, id))?.translations?.[lang]?.to;
    },
  };
}

const english = (id: string, more: Partial<AdvisoryContent> = {}, number = 1) =>
  store.commitIngest([item({ id, number, content: { ...ENGLISH, ...more } })], clock.now());

describe("what stands in one language alone", () => {
  test("is translated when somebody looks at it, once; also by two processes", async () => {
    await english("e1");
    const [one, two] = [translations(), translations({ on: await open(), worker: "w2" })];

    const all = await Promise.all([one.seen("e1"), two.seen("e1"), one.seen("e1")]);
    await one.seen("e1");

    expect(all).toContainEqual({ title: "訳Title", summary: "訳Summary." });
    expect(one.asked.length + two.asked.length).toBe(1);
  });

  test("is translated after the post of an A or B, in the post's language", async () => {
    await english("e1");
    const flow = translations();

    for (const more of [{ priority: "C" }, { kind: "update" }, { lang: "en" }] as const)
      flow.posted(posted({ advisoryId: "e1", ...more }));
    await flow.idle();
    expect(flow.asked).toEqual([]);

    flow.posted(posted({ advisoryId: "e1" }));
    flow.posted(posted({ advisoryId: "e1", id: "d2" }));
    await flow.idle();
    expect(flow.asked).toHaveLength(1);
  });

  test("is not translated again for a revision that says the same, and is for one that says otherwise", async () => {
    await english("e1");
    const flow = translations();
    await flow.seen("e1");

    await english("e1", { identifiers: ["CVE-1900-1"] }, 2);
    expect(await flow.seen("e1")).toMatchObject({ title: "訳Title" });
    expect(flow.asked).toHaveLength(1);

    await english("e1", { summary: { en: "Worse." } }, 3);
    expect(await flow.seen("e1")).toMatchObject({ summary: "訳Worse." });
    expect(flow.asked).toHaveLength(2);
  });

  test.each(["AMBER", "AMBER+STRICT", "RED"] as const)("never leaves: TLP:%s", async (tlp) => {
    await english("e1", { tlp });
    const flow = translations();

    await flow.seen("e1");
    flow.posted(posted({ advisoryId: "e1" }));
    await flow.idle();

    expect(flow.asked).toEqual([]);
  });

  test("stays as it is where the model fails; it is asked again when that may help, or by another model", async () => {
    await english("e1");
    const passing = translations({ reason: REASON });
    expect(await passing.seen("e1")).toBeUndefined();
    await passing.seen("e1");
    expect(passing.asked).toHaveLength(1);
    clock.set(clock.now() + 10 * MINUTE);

    const lasting = translations({ reason: { ...REASON, code: "ungrounded", passing: false } });
    await lasting.seen("e1");
    clock.set(clock.now() + 1_000 * MINUTE);
    await lasting.seen("e1");
    expect(lasting.asked).toHaveLength(1);

    expect(await translations({ model: "other" }).seen("e1")).toMatchObject({ title: "訳Title" });
  });
});
