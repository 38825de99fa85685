import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Drafts, handsOn, openDrafts } from "./drafts-harness.ts";
import { ORGANIZATION } from "./ingest-harness.ts";

const DAY = 24 * 3_600_000;
const AT = "2026-11-24T00:00:00Z";
const withdrawn = (ja: string) => ({ withdrawn: { at: AT, reason: { ja } } });

let on: Drafts;
beforeEach(async () => {
  on = await openDrafts();
});
afterEach(() => on.store.close());

describe("what a version began as", () => {
  test("is what its first one began as: what nobody wrote says what is so now, though the day went by", async () => {
    const { open, save } = handsOn(on);
    await on.revise({ publishedAt: AT });
    const first = await open();
    expect(first.body).toContain("2026年11月27日(金)までに");
    await save(first, { body: `${first.body}\n追伸。` });
    await on.clock.advance(10 * DAY);
    const second = await open();
    await save(second, { body: `${second.body}二つ目の追伸。` });
    await on.revise({ stated: { priority: "B", deadline: "this-month" } });

    const { body, merged } = await open();

    expect(body).toContain("追伸。二つ目の追伸。");
    expect(body).not.toContain("2026年11月27日");
    expect(body).toContain("当初の期限を過ぎています");
    expect(merged?.rows.some(({ yours }) => yours?.includes("2026年11月27日"))).toBe(false);
  });

  test("is a model's draft still, after the second save", async () => {
    const { open, save } = handsOn(on);
    const model = { subject: "AI の件名", body: "AI の本文", origin: "model" } as const;
    await on.store.keepDraft({
      organizationId: ORGANIZATION.id,
      advisoryId: on.id,
      revision: 1,
      audience: "admins",
      lang: "ja",
      origin: "edited",
      subject: "私の件名",
      body: "私の本文",
      base: model,
      by: { id: "U1", name: "佐藤" },
      at: on.clock.now(),
    });
    expect((await open()).made).toContain("元の文面: AI による案");

    await save(await open(), { body: "二度目の本文" });

    expect((await open()).made).toMatch(/第2版.*元の文面: AI による案/);
    expect((await open()).merged).toBeUndefined();
  });

  test("is the newer draft, where an older text was merged into that and saved", async () => {
    const { open, save } = handsOn(on);
    const first = await open();
    await save(first, { body: first.body.replace("お疲れさまです。", "各位。") });
    const next = (version: string) => ({
      action: { ja: `ファームウェア ${version} に更新してください。`, en: `Update to firmware ${version}.` },
    });
    await on.revise(next("1.3"));
    await save(await open(), {});
    await on.revise(next("1.4"));

    const { body, merged } = await open();

    expect(body).toContain("各位。");
    expect(body).toContain("1.4");
    expect(merged?.rows).toEqual([
      { before: expect.stringContaining("1.3"), now: expect.stringContaining("1.4") },
    ]);
  });
});

describe("a withdrawal", () => {
  test("that is itself revised takes over what was written for it", async () => {
    const { open, save } = handsOn(on);
    await on.revise(withdrawn("誤り"));
    const notice = await open();
    await save(notice, { body: `${notice.body}\n追伸: 電話でもご連絡します。` });
    await on.revise(withdrawn("別の製品のものと分かったため"));

    const { body, merged, notes } = await open();

    expect(body).toContain("追伸: 電話でもご連絡します。");
    expect(body).toContain("別の製品のものと分かったため");
    expect(merged).toBeDefined();
    expect(notes?.join()).not.toContain("引き継いでいません");
  });

  test("gives nothing to the advisory once it stands again: that takes over what was written before", async () => {
    const { open, save } = handsOn(on);
    const first = await open();
    await save(first, { body: `${first.body}\n追伸: 担当は私です。` });
    await on.revise(withdrawn("誤り"));
    const notice = await open();
    expect(notice.body).not.toContain("追伸");
    await save(notice, { body: `${notice.body}\n追伸: 取り下げました。` });
    await on.revise({ withdrawn: undefined });

    const { body, merged } = await open();

    expect(body).toContain("追伸: 担当は私です。");
    expect(body).not.toContain("取り下げ");
    expect(merged?.text).toContain("改訂 1 で");
  });

  test("that alone was edited is not taken over, and that is said", async () => {
    const { open, save } = handsOn(on);
    await on.revise(withdrawn("誤り"));
    const notice = await open();
    await save(notice, { body: `${notice.body}\n追伸: 取り下げました。` });
    await on.revise({ withdrawn: undefined });

    const { body, merged, notes } = await open();

    expect(body).not.toContain("追伸");
    expect(merged).toBeUndefined();
    expect(notes?.join()).toMatch(
      /改訂 2 で佐藤 さんが編集した文面は引き継いでいません（取り下げのお知らせだったため）/,
    );
  });
});

describe("where two advisories become one", () => {
  /** Another advisory, which names the other's identifier or not. */
  async function other(identifiers: string[]): Promise<void> {
    const title = { ja: "別の件", en: "Another matter" };
    const content = [{ id: "other", kind: "vulnerability", title, stated: { priority: "B" }, identifiers }];
    await on.run([{ name: "b.json", bytes: new TextEncoder().encode(JSON.stringify(content)) }]);
  }

  test("what was saved for the one that went is taken over, and it is said from where", async () => {
    const { open, save } = handsOn(on);
    await other(["CVE-1900-0002"]);
    const view = await open({ idOrAlias: "CVE-1900-0002" });
    await save(view, { body: `${view.body}\n追伸: 担当は私です。` });
    await other(["CVE-1900-0002", "CVE-1900-0001"]);

    const now = await open({ idOrAlias: "CVE-1900-0002" });

    expect([view.advisoryId === on.id, now.advisoryId === on.id]).toEqual([false, true]);
    expect(now.body).toContain("追伸: 担当は私です。");
    expect(now.merged?.text).toMatch(/^統合前のアドバイザリで佐藤 さんが編集した文面/);
    expect(now.history?.join()).toContain("第1版（統合前のアドバイザリ）");
    expect(now.version).toBeUndefined();
    expect((await open({ idOrAlias: "CVE-1900-0002", lang: "en" })).merged).toBeUndefined();
  });

  test("what is typed into the draft of the one is not saved as the other's, nor is that one's taken back", async () => {
    const { open, save, undo } = handsOn(on);
    const typedInto = await open();
    await other(["CVE-1900-0002"]);
    await other(["CVE-1900-0002", "CVE-1900-0001"]);
    const survivor = await open({ idOrAlias: "CVE-1900-0001" });
    const absorbed = survivor.advisoryId === on.id ? "other" : on.id;

    expect(await save({ ...typedInto, advisoryId: absorbed }, { body: "別の件に書いた本文" })).toEqual({
      kind: "no-such",
    });
    expect(await undo({ ...survivor, advisoryId: absorbed })).toEqual({ kind: "no-such" });
    expect((await open()).version).toBeUndefined();
  });
});

describe("a follow-up", () => {
  test("that is none any more is not saved as the first mail", async () => {
    const { open, save } = handsOn(on);
    const view = await open();

    const done = await save({ ...view, followUp: true }, { body: "続報に書いた本文" });

    expect(done).toEqual({ kind: "no-such" });
    expect((await open()).version).toBeUndefined();
  });
});

describe("what was saved for this very revision", () => {
  test("stays as it is where the deadline passes, and that is said, with what it would read now", async () => {
    const { open, save } = handsOn(on);
    await on.revise({ publishedAt: AT });
    const first = await open();
    await save(first, { body: `${first.body}\n追伸。` });
    expect((await open()).merged).toBeUndefined();
    await on.clock.advance(10 * DAY);

    const { body, merged, version } = await open();

    expect([body, version]).toEqual([`${first.body}\n追伸。`, 1]);
    expect(merged?.text).toContain("保存したあとで");
    expect(merged?.rows[0]).toEqual({
      before: expect.stringContaining("11月27日(金)までに"),
      now: expect.stringContaining("当初の期限を過ぎています"),
      yours: expect.stringContaining("11月27日(金)までに"),
    });
    expect(await save(await open(), {})).toMatchObject({ kind: "unchanged" });
    const current = await open();
    await save(current, {
      body: current.body.replace(merged?.rows[0]?.before ?? "?", merged?.rows[0]?.now ?? ""),
    });
    expect((await open()).merged?.rows[0]?.now).not.toContain("当初の期限を過ぎています");
  });

  test("says nothing of that in an old draft", async () => {
    const { open, save } = handsOn(on);
    await on.revise({ publishedAt: AT });
    const first = await open();
    await save(first, { body: `${first.body}\n追伸。` });
    await on.clock.advance(10 * DAY);
    await on.revise({ stated: { priority: "A", deadline: "this-month" } });

    expect((await open({ revision: first.revision })).merged).toBeUndefined();
  });
});
