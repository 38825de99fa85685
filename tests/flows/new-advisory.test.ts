/** An advisory a person writes: from the form to the post, the real store and the real rules between. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { assess } from "../../src/advisory/triage.ts";
import { plainText } from "../../src/cards/plain.ts";
import type { Flows } from "../../src/ports.ts";
import { asker, EMPTY, FILLED, flowsOn, kev } from "./form-harness.ts";
import { type Bench, openBench, ORGANIZATION } from "./ingest-harness.ts";

let bench: Bench;
let flows: Flows;

beforeEach(async () => {
  bench = await openBench({ assess });
  flows = flowsOn(bench);
});
afterEach(() => bench.store.close());

describe("create", () => {
  it("stores, judges and posts what the person wrote, as it is", async () => {
    const answer = await flows.create(asker(), "form-1", FILLED);

    const text = "card" in answer ? plainText(answer.card) : "";
    for (const words of ["登録しました", FILLED.title, "本社の装置", "B｜今週中"])
      expect(text).toContain(words);
    const record = await bench.store.record(ORGANIZATION.id, "CVE-1900-0042");
    expect(record?.revision.content).toMatchObject({
      kind: "vulnerability",
      summary: { ja: FILLED.summary },
      references: [{ url: FILLED.url }],
      publishedAt: new Date(bench.clock.now()).toISOString(),
    });
    expect(record?.revision.sources).toEqual(["person"]);
    expect(JSON.stringify(record?.assessment.reasons)).toContain("登録した人が選びました。");
    expect(await bench.deliveries()).toMatchObject([{ kind: "post", priority: "B", advisoryId: record?.id }]);
  });

  it("leaves the badge to the rules where none was chosen, and the text in the person's language", async () => {
    await flows.create(asker("en"), "form-2", { ...FILLED, title: "VPN flaw", priority: "" });

    const record = await bench.store.record(ORGANIZATION.id, "person form-2");
    expect(record?.revision.content.title).toEqual({ en: "VPN flaw" });
    expect(record?.revision.content.stated).toBeUndefined();
  });

  it("makes one advisory and one post of a form sent twice", async () => {
    await flows.create(asker(), "form-3", FILLED);
    await bench.clock.advance(5_000);
    const again = await flows.create(asker(), "form-3", FILLED);

    expect("card" in again && plainText(again.card)).toContain(FILLED.title);
    expect(await bench.deliveries()).toHaveLength(1);
    expect((await bench.store.record(ORGANIZATION.id, "person form-3"))?.revision.number).toBe(1);
  });

  it("makes one advisory of a form sent twice at once", async () => {
    await Promise.all([flows.create(asker(), "form-7", FILLED), flows.create(asker(), "form-7", FILLED)]);

    expect(await bench.deliveries()).toHaveLength(1);
  });

  it("keeps two forms with the same text apart", async () => {
    await flows.create(asker(), "form-4", { ...FILLED, title: "停電", summary: "", url: "" });
    await flows.create(asker(), "form-5", { ...FILLED, title: "停電", summary: "", url: "" });

    expect(await bench.deliveries()).toHaveLength(2);
  });

  it("says which fields are wrong in the person's language, and stores nothing", async () => {
    const wrong = { ...EMPTY, title: " ", url: "javascript:alert(1)", summary: "長".repeat(3_001) };
    const japanese = await flows.create(asker(), "form-6", wrong);
    const english = await flows.create(asker("en"), "form-6", wrong);

    expect(japanese).toEqual({
      errors: {
        title: "タイトルを入力してください。",
        summary: "3,000 文字以内で入力してください。",
        url: "http:// か https:// で始まるアドレスを入力してください。",
      },
    });
    expect(JSON.stringify(english)).not.toMatch(/[ぁ-ん]/);
    expect(await bench.deliveries()).toEqual([]);
  });
});

describe("who registered it", () => {
  const created = async (id: string) =>
    (await bench.store.audit(ORGANIZATION.id, id)).filter(({ action }) => action === "create");

  it("is kept, with when and where, once however often the form is sent", async () => {
    await flows.create(asker(), "form-20", FILLED);
    await bench.clock.advance(5_000);
    await flows.create(asker(), "form-20", FILLED);

    const record = await bench.store.record(ORGANIZATION.id, "person form-20");
    expect(await created(record?.id ?? "")).toEqual([
      {
        at: bench.clock.now() - 5_000,
        action: "create",
        advisoryId: record?.id,
        destination: { ...asker().destination, name: undefined },
        by: "U9",
        byName: "reader",
        detail: "person form-20",
      },
    ]);
  });

  it("is kept of each who adds to it", async () => {
    await flows.create(asker(), "form-21", FILLED);
    await flows.create({ ...asker(), user: { id: "U8" } }, "form-22", { ...FILLED, summary: "続報です。" });

    const record = await bench.store.record(ORGANIZATION.id, "person form-21");
    expect((await created(record?.id ?? "")).map(({ by }) => by)).toEqual(["U9", "U8"]);
  });

  it("is made up for where the process ended before it was kept", async () => {
    const killed = vi.spyOn(bench.store, "saveAudit").mockRejectedValueOnce(new Error("killed"));
    await expect(flows.create(asker(), "form-23", FILLED)).rejects.toThrow("killed");
    killed.mockRestore();
    await flows.create(asker(), "form-23", FILLED);

    const record = await bench.store.record(ORGANIZATION.id, "person form-23");
    expect(await created(record?.id ?? "")).toHaveLength(1);
  });
});

describe("what a person wrote of a number that is known already", () => {
  beforeEach(async () => {
    await bench.run([kev("CVE-1900-0042"), kev("CVE-1900-0043")]);
  });

  it("speaks first in the advisory that is there, whose post is edited", async () => {
    const { id } = (await bench.store.record(ORGANIZATION.id, "CVE-1900-0042")) ?? {};
    const answer = await flows.create(asker(), "form-8", { ...FILLED, priority: "" });

    const record = await bench.store.record(ORGANIZATION.id, "CVE-1900-0042");
    expect(record).toMatchObject({ id, revision: { number: 2, content: { title: { ja: FILLED.title } } } });
    expect(record?.revision.content.kev).toBeDefined();
    expect("card" in answer && plainText(answer.card)).toContain("そこに加えました");
    const posts = (await bench.deliveries()).filter(
      (one) => one.advisoryId === id && one.kind === "post" && one.state !== "superseded",
    );
    expect(posts).toHaveLength(1);
  });

  it("does not lower the badge that facts give, whatever kind was chosen", async () => {
    const before = await bench.store.record(ORGANIZATION.id, "CVE-1900-0042");
    await flows.create(asker(), "form-9", {
      ...FILLED,
      title: "CVE-1900-0042",
      kind: "incident",
      priority: "",
    });

    const after = await bench.store.record(ORGANIZATION.id, "CVE-1900-0042");
    expect(after?.assessment.priority).toBe(before?.assessment.priority);
  });

  it("is found in full width, and across signs that nobody sees", async () => {
    await flows.create(asker(), "form-10", {
      ...FILLED,
      title: "ＣＶＥ－１９００－００４２ と CVE-1900-\u200b0043",
    });

    const record = await bench.store.record(ORGANIZATION.id, "person form-10");
    expect(record?.revision.content.identifiers.toSorted()).toEqual(["CVE-1900-0042", "CVE-1900-0043"]);
  });

  it("stands alone where it names more than ten", async () => {
    const many = Array.from({ length: 11 }, (_, index) => `CVE-1900-${String(42 + index).padStart(4, "0")}`);
    await flows.create(asker(), "form-11", { ...FILLED, title: "月例", summary: many.join(" ") });

    expect((await bench.store.record(ORGANIZATION.id, "CVE-1900-0042"))?.revision.number).toBe(1);
    expect(await bench.store.record(ORGANIZATION.id, "person form-11")).toBeDefined();
  });
});

describe("hostile fields", () => {
  it.each([
    ["nothing to see", "\u200b\u2060\ufeff"],
    ["controls", "\u0007\u0000"],
    ["a blank of Hangul", "\u3164"],
  ])("refuses a title of %s", async (_name, title) => {
    expect(await flows.create(asker(), "form-12", { ...FILLED, title })).toEqual({
      errors: { title: "タイトルを入力してください。" },
    });
  });

  it("keeps markup as text and makes one line of a title, without what turns a line around", async () => {
    const title = "<!channel> \u202e*太字*\n<b>[x](https://example.com)</b>";
    await flows.create(asker(), "form-13", { ...FILLED, title });

    const record = await bench.store.record(ORGANIZATION.id, "person form-13");
    expect(record?.revision.content.title.ja).toBe("<!channel> *太字* <b>[x](https://example.com)</b>");
  });

  it("says how long an address may be", async () => {
    const url = `https://example.com/${"a".repeat(2_000)}`;
    expect(await flows.create(asker("en"), "form-14", { ...FILLED, url })).toEqual({
      errors: { url: "Enter at most 2,000 characters." },
    });
  });
});

it("says so where nobody would see the post", async () => {
  const silent = await openBench({ assess, subscribed: false });
  const quiet = flowsOn(silent);
  const answer = await quiet.create(asker(), "form-15", FILLED);
  await silent.store.close();

  expect("card" in answer && plainText(answer.card)).toContain("購読しているチャンネルがまだありません");
});

describe("form", () => {
  it("starts with a message's first line, its whole text, its link and its kind", async () => {
    const message = "VPN に脆弱性 CVE-1900-0042\n詳細は https://example.com/a を参照してください。";

    expect((await flows.form(message, "ja")).form).toEqual({
      ...EMPTY,
      kind: "vulnerability",
      title: "VPN に脆弱性 CVE-1900-0042",
      summary: message,
      url: "https://example.com/a",
    });
  });

  it.each([
    ["詳細はhttps://example.com/aを参照してください。", "https://example.com/a"],
    ["See https://example.com/a.", "https://example.com/a"],
    ["（https://example.com/a?b=c#d）", "https://example.com/a?b=c#d"],
    ["label (https://example.com/a)", "https://example.com/a"],
    ["ftp://example.com/a", ""],
  ])("finds the address in %s", async (message, url) => {
    expect((await flows.form(message, "ja")).form.url).toBe(url);
  });

  it("is another one each time it is opened", async () => {
    expect((await flows.form("x", "ja")).formId).not.toBe((await flows.form("x", "ja")).formId);
  });

  it("starts empty on nothing, and cuts what is too long without breaking a character", async () => {
    expect((await flows.form("", "ja")).form).toEqual(EMPTY);
    const { form: long } = await flows.form(`${"a".repeat(199)}𩸽${"b".repeat(4_000)}`, "ja");
    expect(long.title).toBe("a".repeat(199));
    expect(long.summary).toHaveLength(3_000);
  });
});
