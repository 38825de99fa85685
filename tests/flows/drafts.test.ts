import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { DraftView } from "../../src/cards/model.ts";
import type { DraftAsk, DraftSave } from "../../src/ports.ts";
import { ALICE, BOB, type Drafts, handsOn, openDrafts } from "./drafts-harness.ts";
import { ORGANIZATION } from "./ingest-harness.ts";

const KEV = { dateAdded: "2026-11-23", dueDate: "2026-12-14", ransomware: true };
const FIXED_1_3 = {
  action: { ja: "ファームウェア 1.3 に更新してください。", en: "Update to firmware 1.3." },
};

let on: Drafts;
beforeEach(async () => {
  on = await openDrafts();
});
afterEach(() => on.store.close());

const open = (more: Partial<DraftAsk> = {}): Promise<DraftView> => handsOn(on).open(more);
const save = (view: DraftView, more: Partial<DraftSave>) => handsOn(on).save(view, more);
const undo = (revision: number, version: number) =>
  on.flows.undoDraft({
    organizationId: ORGANIZATION.id,
    idOrAlias: on.id,
    lang: "ja",
    revision,
    version,
    person: ALICE,
  });

describe("opening", () => {
  test("says how it was made, whom it can be written for, and nothing of what never happened", async () => {
    const view = await open();

    expect(view).toMatchObject({ origin: "template", audience: "admins", editable: true, undoable: false });
    expect(view.made).toContain("定型文");
    expect(view.audiences).toEqual(["admins", "everyone", "executives", "overseas"]);
    for (const part of ["outdated", "refused", "history", "merged", "otherMail", "notes", "version"] as const)
      expect(view[part]).toBeUndefined();
  });

  test("is recorded for a person, with a link; without one it leaves no trace", async () => {
    expect((await open()).pageUrl).toBeUndefined();
    expect(await on.uses()).toEqual([]);

    await on.clock.advance(1_000);
    expect((await open({ person: BOB, lang: "en", audience: "everyone" })).pageUrl).toBeDefined();

    const key = {
      organizationId: "example",
      advisoryId: on.id,
      revision: 1,
      lang: "en",
      audience: "everyone",
    };
    expect(await on.uses()).toEqual([{ ...key, action: "opened", person: BOB, at: on.clock.now() }]);
    expect(on.links).toEqual([{ ...key, person: BOB }]);
  });

  test("a draft is shown though its use cannot be written down", async () => {
    on.store.recordUse = () => Promise.reject(new Error("disk full"));
    expect((await open({ person: ALICE })).subject).toContain("VPN");
  });

  test("TLP:AMBER has no draft: the reason stands there, no field, no link, no trace", async () => {
    await on.revise({ tlp: "AMBER" });
    const view = await open({ person: ALICE });

    expect(view).toMatchObject({ subject: "", body: "" });
    expect(view.refused).toContain("TLP:AMBER");
    expect([view.pageUrl, view.editable, view.outdated]).toEqual([undefined, undefined, undefined]);
    expect(await on.uses()).toEqual([]);
    expect(await save(view, { subject: "x", body: "y" })).toEqual({ kind: "no-such" });
    expect((await open({ revision: 1 })).refused).toContain("TLP:AMBER");
  });
});

describe("saving", () => {
  test("makes the organization's version, which everybody sees; taking back shows what stood before", async () => {
    const before = await open();
    const first = await save(before, { subject: "私の件名", body: "私の本文\r\n二行目" });
    expect(first).toMatchObject({
      kind: "saved",
      view: { subject: "私の件名", body: "私の本文\n二行目", version: 1 },
    });
    await on.clock.advance(60_000);

    const seen = await open({ person: BOB });
    expect(seen).toMatchObject({ subject: "私の件名", origin: "edited", version: 1, undoable: true });
    expect(seen.made).toMatch(/佐藤 さんが編集.*第1版.*定型文/);
    expect(seen.disclaimer).toContain("人が編集した");
    expect(await save(seen, { body: "三行", person: BOB })).toMatchObject({
      kind: "saved",
      view: { version: 2 },
    });

    const undone = await undo(1, 2);
    expect(undone).toMatchObject({ kind: "undone", view: { body: "私の本文\n二行目", version: 1 } });
    const again = await undo(1, 1);
    expect(again).toMatchObject({ kind: "undone", view: { subject: before.subject, body: before.body } });
    if (again.kind !== "undone") throw new Error();
    expect(again.view.history).toHaveLength(2);
    expect(again.view.history?.[0]).toMatch(/第2版.*どなたか.*佐藤 さんが取り消し/);
    expect(await undo(1, 0)).toMatchObject({
      kind: "nothing",
    });
    expect((await on.uses()).map(({ action }) => action)).toEqual([
      "saved",
      "opened",
      "saved",
      "restored",
      "restored",
    ]);
  });

  test("only for its language, audience and organization", async () => {
    await save(await open(), { body: "私の本文" });
    expect((await open({ lang: "en" })).origin).toBe("template");
    expect((await open({ audience: "everyone" })).origin).toBe("template");
  });

  test("never over what the person has not seen; of two at once one is kept", async () => {
    const view = await open();
    const both = await Promise.all([save(view, { body: "甲" }), save(view, { body: "乙", person: BOB })]);

    const [kept, late] = both.toSorted((a) => (a.kind === "saved" ? -1 : 1));
    expect([kept?.kind, late?.kind]).toEqual(["saved", "newer"]);
    if (late?.kind !== "newer" || kept?.kind !== "saved") throw new Error();
    expect(late.view).toMatchObject({ version: 1, body: kept.view.body });
    expect(await save(view, { body: kept.view.body })).toMatchObject({
      kind: "unchanged",
      view: { version: 1 },
    });
    expect(await save(late.view, { body: "丙" })).toMatchObject({ kind: "saved", view: { version: 2 } });
  });

  test("what is the same, empty or too long makes no version", async () => {
    const view = await open();
    expect(await save(view, { body: `${view.body.replaceAll("\n", "\r\n")}\r\n` })).toMatchObject({
      kind: "unchanged",
    });
    expect(await save(view, { subject: " \u200b " })).toMatchObject({ kind: "empty" });
    expect(await save(view, { body: "\n\n" })).toMatchObject({ kind: "empty" });
    expect(await save(view, { subject: "件".repeat(501) })).toMatchObject({ kind: "too-long" });
    expect(await save(view, { body: "本".repeat(50_001) })).toMatchObject({ kind: "too-long" });
    expect((await open()).history).toBeUndefined();
  });

  test("whatever becomes of it, the link to the page is there again", async () => {
    const view = await open();
    await save(view, { body: "保存した本文" });
    const answers = [
      await save(view, { body: "保存した本文" }),
      await save(view, { body: "遅れた本文" }),
      await save(await open(), { subject: " " }),
      await save(await open(), { body: "本".repeat(50_001) }),
      await undo(1, 1),
      await undo(1, 1),
    ];

    expect(answers.map(({ kind }) => kind)).toEqual([
      "unchanged",
      "newer",
      "empty",
      "too-long",
      "undone",
      "nothing",
    ]);
    for (const answer of answers) expect(answer).toHaveProperty("view.pageUrl");
  });

  test("controls and line breaks in a subject cannot make a header of it", async () => {
    const saved = await save(await open(), { subject: "a\r\nBcc: b@example.com", body: "x\u202ey" });
    expect(saved).toMatchObject({ kind: "saved", view: { subject: "a Bcc: b@example.com", body: "xy" } });
  });
});

describe("when a newer revision comes", () => {
  test("the old draft says so, with what changed, and can no longer be saved", async () => {
    const before = await open();
    await on.revise({ kev: KEV });

    const old = await open({ revision: 1 });
    expect(old).toMatchObject({ revision: 1, subject: before.subject, editable: false });
    expect(old.outdated?.text).toMatch(/^旧版です/);
    expect(old.outdated).toMatchObject({ latest: 2 });
    expect(old.outdated?.changes.join()).toContain("KEV");
    expect((await open({ revision: 1, lang: "en" })).outdated?.changes.join()).toContain("KEV");
    expect((await open()).outdated).toBeUndefined();
    expect(await save(before, { body: "遅れて" })).toMatchObject({ kind: "newer", view: { revision: 1 } });
    expect(await undo(1, 0)).toMatchObject({
      kind: "nothing",
    });
  });

  test("a follow-up is offered where somebody opened the earlier draft, and refers to it", async () => {
    const first = await open({ person: ALICE });
    await on.flows.draftUsed({
      organizationId: "example",
      advisoryId: on.id,
      revision: 1,
      audience: "admins",
      lang: "ja",
      action: "copied",
      person: ALICE,
    });
    await on.clock.advance(2 * 24 * 3_600_000);
    await on.revise({ kev: KEV });

    const plain = await open();
    expect(plain.otherMail).toBe("続報のメール案を表示");
    expect(plain.notes?.[0]).toContain(first.subject);
    const followUp = await open({ followUp: true, person: BOB });
    expect(followUp).toMatchObject({ followUp: true, otherMail: "初回のメール案を表示" });
    expect(followUp.subject).toMatch(/^【続報】/);
    expect(followUp.body).toContain(first.subject);
    expect(followUp.body).toMatch(/11月24日/);
    expect(followUp.body.indexOf("KEV")).toBeGreaterThan(0);
    expect(on.links.at(-1)).toMatchObject({ followUp: true });
    expect((await on.uses()).at(-1)).toMatchObject({ followUp: true, revision: 2 });
    // Nobody sent anything to everyone: there is nothing to follow.
    expect((await open({ followUp: true, audience: "everyone" })).followUp).toBeUndefined();
  });

  test("a saved subject is the one a follow-up refers to", async () => {
    await save(await open(), { subject: "至急：VPN の更新" });
    await on.revise({ kev: KEV });
    expect((await open({ followUp: true })).body).toContain("至急：VPN の更新");
  });

  test("edits are merged: their words stay, changed facts stand beside them, saved only by a person", async () => {
    const first = await open();
    await save(first, { body: first.body.replace("お疲れさまです", "各位 お疲れさまです") });
    await on.revise({ ...FIXED_1_3, kev: KEV });

    const merged = await open();
    expect(merged).toMatchObject({ revision: 2, origin: "edited", undoable: false });
    expect(merged.version).toBeUndefined();
    expect(merged.body).toContain("各位 お疲れさまです");
    expect(merged.body).toContain("1.3");
    expect(merged.merged?.text).toContain("佐藤 さん");
    expect(merged.merged?.rows).toContainEqual(
      expect.objectContaining({
        before: expect.stringContaining("1.2"),
        now: expect.stringContaining("1.3"),
      }),
    );
    expect((await open({ revision: 1 })).body).toContain("1.2");

    expect(await save(merged, {})).toMatchObject({ kind: "saved", view: { version: 1, revision: 2 } });
    expect((await open()).merged).toBeUndefined();
  });

  test("where they wrote over a fact, their words stay and both are shown", async () => {
    const first = await open();
    const mine = first.body.replace(/^.*ファームウェア 1\.2.*$/m, "1. 当社では 1.2 を検証済みです。");
    expect(mine).not.toBe(first.body);
    await save(first, { body: mine });
    await on.revise(FIXED_1_3);

    const { body, merged } = await open();
    expect(body).toContain("当社では 1.2 を検証済み");
    expect(body).not.toContain("1.3");
    expect(merged?.rows).toContainEqual(
      expect.objectContaining({
        now: expect.stringContaining("1.3"),
        yours: "1. 当社では 1.2 を検証済みです。",
      }),
    );
  });

  test("a withdrawal takes nothing over, and says so", async () => {
    await save(await open(), { body: "私の本文" });
    await on.revise({ withdrawn: { at: "2026-11-24T00:00:00Z", reason: { ja: "誤り" } } });
    const view = await open();
    expect(view.body).not.toContain("私の本文");
    expect(view.notes?.join()).toContain("引き継いでいません");
  });
});
