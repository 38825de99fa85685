import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { DraftView } from "../../src/cards/model.ts";
import type { DraftUse } from "../../src/ports.ts";
import { ALICE, BOB, type Drafts, handsOn, openDrafts } from "./drafts-harness.ts";

const DAY = 24 * 3_600_000;
const next = (version: string) => ({
  action: { ja: `ファームウェア ${version} に更新してください。`, en: `Update to firmware ${version}.` },
});

let on: Drafts;
beforeEach(async () => {
  on = await openDrafts();
});
afterEach(() => on.store.close());

async function copy(view: DraftView, more: Partial<DraftUse> = {}): Promise<void> {
  const { lang, revision, audience = "admins", followUp } = view;
  await on.flows.draftUsed({
    organizationId: "example",
    advisoryId: on.id,
    revision,
    audience,
    lang,
    ...(followUp === true && { followUp }),
    action: "copied",
    person: BOB,
    ...more,
  });
}

/** The mail that a follow-up says it follows: subject and date as they stand in its body. */
async function followed(lang: "ja" | "en" = "ja"): Promise<{ subject: string; body: string }> {
  const { body, subject, followUp } = await handsOn(on).open({ lang, followUp: true });
  expect(followUp).toBe(true);
  return { subject, body };
}

describe("the mail that a follow-up follows", () => {
  test("is the last one that was sent, a follow-up itself: by its subject and its date", async () => {
    const { open } = handsOn(on);
    await copy(await open());
    await on.revise(next("1.3"));
    await on.clock.advance(DAY);
    const second = await open({ followUp: true });
    await copy(second);
    await on.revise(next("1.4"));
    await on.clock.advance(DAY);

    const { body } = await followed();

    expect(second.subject).toMatch(/^【続報】/);
    expect(body).toContain(second.subject);
    expect(body).toContain("11月25日");
    expect(body).not.toContain("11月24日");
  });

  test("has the subject it had when it was copied, though that was edited or taken back later", async () => {
    const { open, save, undo } = handsOn(on);
    const first = await open();
    await copy(first);
    await on.clock.advance(1_000);
    await save(first, { subject: "後から保存した件名" });
    await on.revise(next("1.3"));
    expect((await followed()).body).toContain(first.subject);

    const second = await open();
    const saved = await save(second, { subject: "送った件名" });
    if (saved.kind !== "saved") throw new Error(saved.kind);
    await on.clock.advance(1_000);
    await copy(saved.view);
    await on.clock.advance(1_000);
    expect((await undo(saved.view)).kind).toBe("undone");
    await on.revise(next("1.4"));
    expect((await followed()).body).toContain("送った件名");
  });

  test("has the subject in the language it was sent in", async () => {
    const { open } = handsOn(on);
    const english = await open({ lang: "en" });
    await copy(english);
    await on.revise(next("1.3"));

    expect((await followed("ja")).body).toContain(english.subject);
    const japanese = await open({ revision: 1 });
    await copy(japanese);
    expect((await followed("ja")).body).toContain(japanese.subject);
    expect((await followed("en")).body).toContain(english.subject);
  });

  test("has the subject that was taken over from an earlier version, though nobody saved it again", async () => {
    const { open, save } = handsOn(on);
    await save(await open(), { subject: "私の件名" });
    await on.clock.advance(1_000);
    await on.revise(next("1.3"));
    const merged = await open();
    expect(merged.subject).toBe("私の件名");
    await copy(merged);
    await on.revise(next("1.4"));

    expect((await followed()).body).toContain("私の件名");
  });

  test("has the subject a model wrote, where that was the draft", async () => {
    const { open } = handsOn(on);
    const kept = { subject: "AI の件名", body: "AI の本文", origin: "model", by: { id: "m" } } as const;
    const key = { organizationId: "example", advisoryId: on.id, audience: "admins", lang: "ja" } as const;
    await on.store.keepDraft({ ...key, revision: 1, ...kept, at: on.clock.now() });
    await on.clock.advance(1_000);
    await copy(await open());
    await on.revise(next("1.3"));

    expect((await followed()).body).toContain("AI の件名");
  });

  test("is dated in the organization's time zone, and not told from revisions of the future", async () => {
    const { open } = handsOn(on);
    on.clock.set(Date.parse("2026-11-24T15:30:00Z"));
    await copy(await open());
    await on.revise(next("1.3"));
    await copy(await open());

    expect((await followed()).body).toContain("11月25日");
    expect((await open({ revision: 1, followUp: true })).followUp).toBeUndefined();
  });
});

describe("an edited follow-up", () => {
  test("is kept apart from the first mail, and taken over by the next one", async () => {
    const { open, save } = handsOn(on);
    await copy(await open(), { person: ALICE });
    await on.revise(next("1.3"));
    const mail = await open({ followUp: true });
    await save(mail, { body: `${mail.body}\n追伸: 電話でもどうぞ。` });
    expect((await open()).body).not.toContain("追伸");
    await on.clock.advance(DAY);
    await copy(await open({ followUp: true }));
    await on.revise(next("1.4"));

    const { body, merged, version } = await open({ followUp: true });

    expect(body).toContain("追伸: 電話でもどうぞ。");
    expect(body).toContain("1.4");
    expect(body).not.toContain("1.3 に更新");
    expect(merged?.rows.length).toBeGreaterThan(0);
    expect(version).toBeUndefined();
    expect((await open()).body).not.toContain("追伸");
  });
});
