/** An advisory a person writes: from the form to the post, the real store and the real rules between. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { assess } from "../../src/advisory/triage.ts";
import type { AdvisoryForm } from "../../src/cards/model.ts";
import { plainText } from "../../src/cards/plain.ts";
import { createTemplateDrafter } from "../../src/drafting/template.ts";
import { createFlows } from "../../src/flows/index.ts";
import type { Asker, Flows } from "../../src/ports.ts";
import { type Bench, openBench, ORGANIZATION } from "./ingest-harness.ts";

let bench: Bench;
let flows: Flows;

beforeEach(async () => {
  bench = await openBench({ assess });
  flows = createFlows({
    store: bench.store,
    channels: [],
    drafter: async () => createTemplateDrafter(),
    polling: { feeds: [], operators: { organizationId: ORGANIZATION.id, lang: "ja", channels: [] } },
    reassess: () => Promise.reject(new Error("nothing is judged again here")),
    take: async (document, format) => {
      const { documents } = await bench.run([document], { format });
      return { advisories: bench.advisories, reasons: documents.flatMap(({ reasons }) => reasons) };
    },
    organization: () => ORGANIZATION,
    clock: bench.clock,
  });
});
afterEach(() => bench.store.close());

function asker(lang: "ja" | "en" = "ja"): Asker {
  return {
    organizationId: ORGANIZATION.id,
    destination: { platform: "slack", workspace: "T1", channel: "C9" },
    user: { id: "U9", name: "reader" },
    lang,
  };
}

const EMPTY: AdvisoryForm = {
  kind: "incident",
  title: "",
  summary: "",
  scope: "",
  action: "",
  url: "",
  priority: "",
};
const FILLED: AdvisoryForm = {
  kind: "vulnerability",
  title: "社内 VPN の脆弱性（CVE-1900-0042）",
  summary: "社内の VPN 装置に脆弱性があります。",
  scope: "本社の装置\n大阪の装置",
  action: "更新プログラムを適用してください。",
  url: "https://example.com/vpn",
  priority: "B",
};

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
    const again = await flows.create(asker(), "form-3", FILLED);

    expect("card" in again && plainText(again.card)).toContain(FILLED.title);
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

  it("starts empty on nothing, and cuts what is too long without breaking a character", async () => {
    expect((await flows.form("", "ja")).form).toEqual(EMPTY);
    const { form: long } = await flows.form(`${"a".repeat(199)}𩸽${"b".repeat(4_000)}`, "ja");
    expect(long.title).toBe("a".repeat(199));
    expect(long.summary).toHaveLength(3_000);
  });
});
