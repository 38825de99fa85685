import { describe, expect, test } from "vitest";
import { assessment, item, ORG } from "../contracts/store/given.ts";
import {
  CONFIDENTIAL,
  clock,
  drafts,
  fails,
  MINUTE,
  modelOf,
  open,
  org,
  posted,
  REASON,
  request,
  store,
  writes,
} from "./model-drafts-harness.ts";

describe("a draft that somebody opens", () => {
  test("is the template's at once, and the model's the next time; it is written once", async () => {
    const { model, asked } = modelOf(writes);
    const flow = drafts(model);

    expect(await flow.shown(await request())).toMatchObject({ origin: "template", pending: true });
    await flow.idle();
    const shown = await flow.shown(await request());

    expect(shown).toMatchObject({
      origin: "model",
      model: "some-model",
      text: { overview: "AI が書きました。" },
    });
    expect(asked).toHaveLength(1);
    await flow.idle();
    expect(
      await store.storedDraft({
        organizationId: ORG,
        advisoryId: "adv-1",
        revision: 1,
        audience: "admins",
        lang: "ja",
      }),
    ).toMatchObject({
      origin: "model",
      by: { id: "some-model" },
      body: expect.stringContaining("AI が書きました。"),
    });
  });

  test("is written for each audience and language by itself", async () => {
    const { model, asked } = modelOf(writes);
    const flow = drafts(model);

    for (const more of [{}, { lang: "en" }, { audience: "everyone" }] as const)
      await flow.shown(await request(more));
    await flow.idle();

    expect(asked.map(({ lang, audience }) => `${lang} ${audience}`)).toEqual([
      "ja admins",
      "en admins",
      "ja everyone",
    ]);
  });

  test("waits for no model that hangs", async () => {
    const { model } = modelOf(
      (asking, signal) =>
        new Promise((resolve) => {
          const give = () => resolve(fails(asking, { ...REASON, code: "stopped" }));
          if (signal?.aborted === true) give();
          else signal?.addEventListener("abort", give);
        }),
    );
    const flow = drafts(model);

    expect(await flow.shown(await request())).toMatchObject({ origin: "template", pending: true });
    expect(await flow.shown(await request())).toMatchObject({ origin: "template", pending: true });
    await flow.stop();
  });

  test("says why the template answers, also to another process and after a restart; the model is asked again later", async () => {
    const { model, asked } = modelOf((asking) => fails(asking));
    const first = drafts(model);
    await first.shown(await request());
    await first.idle();

    const second = drafts(model, { store: await open(), worker: "w2" });
    expect(await second.shown(await request())).toMatchObject({ origin: "template", reason: REASON });
    await second.idle();
    expect(asked).toHaveLength(1);

    clock.set(clock.now() + 10 * MINUTE);
    await second.shown(await request());
    await second.idle();
    expect(asked).toHaveLength(2);
  });

  test("is not asked for again where that would only cost again", async () => {
    const { model, asked } = modelOf((asking) =>
      fails(asking, { ...REASON, code: "ungrounded", passing: false }),
    );
    const flow = drafts(model);
    await flow.shown(await request());
    await flow.idle();

    clock.set(clock.now() + 1_000 * MINUTE);
    await flow.shown(await request());
    await flow.idle();

    expect(asked).toHaveLength(1);
  });

  test("that one model could not write is asked for of another; what one wrote stands", async () => {
    const failing = modelOf((asking) => fails(asking, { ...REASON, code: "ungrounded", passing: false }));
    const { model, asked } = modelOf(writes);
    const settings = { timeoutMs: MINUTE, concurrency: 2, forPriorities: ["B"] } as const;
    const flows = [failing.model, model, failing.model].map((each, index) =>
      drafts(each, { settings: { ...settings, model: `model-${index}` } }),
    );
    for (const flow of flows) {
      await flow.shown(await request());
      flow.posted(posted());
      await flow.idle();
    }

    expect(await flows.at(2)?.shown(await request())).toMatchObject({ origin: "model" });
    expect([failing.asked.length, asked.length]).toEqual([1, 1]);
  });

  test("is not said to be under way where nobody asks for it", async () => {
    const { model } = modelOf(writes);

    const shown = await drafts(model, { asks: false }).shown(await request());

    expect(shown.pending).toBeUndefined();
  });

  test("is never asked for where it must not leave: it says so, and nothing is claimed", async () => {
    await store.commitIngest([item({ number: 2, content: { tlp: "RED" } })], clock.now());
    const { model, asked } = modelOf(writes);
    const flow = drafts(model);

    expect(await flow.shown(await request())).toMatchObject({ origin: "template", reason: CONFIDENTIAL });
    flow.posted(posted({ revision: 2 }));
    await flow.idle();

    expect(asked).toEqual([]);
    expect(
      await store.draftClaim({
        organizationId: ORG,
        advisoryId: "adv-1",
        revision: 2,
        audience: "admins",
        lang: "ja",
      }),
    ).toBeUndefined();
  });

  test("of an old revision is not asked for", async () => {
    await store.commitIngest([item({ number: 2 })], clock.now());
    const { model, asked } = modelOf(writes);
    const flow = drafts(model);

    expect(await flow.shown(await request({}, 1))).toMatchObject({ origin: "template" });
    flow.posted(posted({ revision: 1 }));
    await flow.idle();

    expect(asked).toEqual([]);
  });

  test("with another badge since is written anew, and until then the template answers", async () => {
    const { model, asked } = modelOf(writes);
    const flow = drafts(model);
    await flow.shown(await request());
    await flow.idle();
    const judged = {
      advisoryId: "adv-1",
      revision: 1,
      assessment: assessment("A", "2026-11-25"),
      edit: true,
      changes: [],
    };
    await store.commitReassessment(ORG, [judged], clock.now());

    const between = await flow.shown(await request());
    await flow.idle();
    const after = await flow.shown(await request());

    expect(between.origin).toBe("template");
    expect(between.text.subject).toContain("【緊急】");
    expect(after).toMatchObject({ origin: "model" });
    expect(after.text.subject).toContain("【緊急】");
    expect(asked).toHaveLength(2);
  });

  test("says the deadline, the signature and the links as they are now", async () => {
    const { model } = modelOf(writes);
    const flow = drafts(model);
    await flow.shown(await request());
    await flow.idle();

    const signed = { ...org, name: { ja: "見本商事" } };
    const shown = await flow.shown(await request({ organization: signed }));

    expect(shown.origin).toBe("model");
    expect(shown.text.closing).toContain("見本商事");
  });

  test("that a person edited is left alone", async () => {
    const key = {
      organizationId: ORG,
      advisoryId: "adv-1",
      revision: 1,
      audience: "admins",
      lang: "ja",
    } as const;
    await store.keepDraft({
      ...key,
      origin: "edited",
      subject: "件名",
      body: "本文",
      by: { id: "U1" },
      at: 0,
    });
    const { model, asked } = modelOf(writes);
    const flow = drafts(model);

    await flow.shown(await request());
    flow.posted(posted());
    await flow.idle();

    expect(asked).toEqual([]);
  });
});
