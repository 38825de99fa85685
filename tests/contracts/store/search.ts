import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Store } from "../../../src/ports.ts";
import { anyCharacter } from "./any-character.ts";
import { DAY, item, NOW, ORG } from "./given.ts";
import { useStore } from "./use-store.ts";

const TITLES: Record<string, string> = {
  leak: "株式会社例示で個人情報の漏洩、ＶＰＮ機器が踏み台に",
  mail: "漏洩したメールアドレスを踏み台にした攻撃",
  ransom: "ランサムウェアの被害が広がる",
  yoshino: "𠮷野株式会社の製品に脆弱性",
  takashima: "髙島システムと山﨑電子、渡邉製作所",
  ddos: "DDoS attacks against OpenSSL3.0.1 servers",
  plain: "Ordinary maintenance",
};

const HARD = Array.from("漏洩踏み台ｶﾞｰﾞ髙𠮷DoSσς09.-葛\u{e0100}ßİ①㈱");
const segments = new Intl.Segmenter("ja", { granularity: "grapheme" });

export function searchContract(open: () => Promise<Store>): void {
  describe("search", () => {
    const store = useStore(open);

    async function find(words: string): Promise<string[]> {
      const { records, total } = await store().search(ORG, words, { limit: 50 });
      expect(total).toBe(records.length);
      return records.map(({ id }) => id).toSorted();
    }

    async function ingestTitles(): Promise<void> {
      const items = Object.entries(TITLES).map(([id, ja], index) =>
        item({ id, aliases: [`JVN#${index}`], content: { title: { ja } } }),
      );
      await store().commitIngest(items, NOW);
    }

    test.each([
      ["漏洩", ["leak", "mail"]],
      ["漏洩 VPN", ["leak"]],
      ["漏洩　ｖｐｎ", ["leak"]],
      ["踏み台", ["leak", "mail"]],
      ["み台に", ["leak", "mail"]],
      ["台踏み", []],
      ["ﾗﾝｻﾑｳｪｱ", ["ransom"]],
      ["らんさむ", []],
      ["𠮷野", ["yoshino"]],
      ["吉野", ["yoshino"]],
      ["高島", ["takashima"]],
      ["髙島", ["takashima"]],
      ["山崎", ["takashima"]],
      ["渡辺", ["takashima"]],
      ["渡邊製作所", ["takashima"]],
      ["DoS", ["ddos"]],
      ["ｄｄｏｓ", ["ddos"]],
      ["openssl", ["ddos"]],
      ["OpenSSL 3.0.1", ["ddos"]],
      ["SSL3", ["ddos"]],
      ["3.0.1", ["ddos"]],
      ["VPN機器", ["leak"]],
      ["o", ["ddos", "plain"]],
      ["漏", ["leak", "mail"]],
      ["台", ["leak", "mail"]],
      ["maintenance ordinary", ["plain"]],
      ["ordinary漏洩", []],
    ])("%s", async (words, expected) => {
      await ingestTitles();

      expect(await find(words)).toEqual(expected.toSorted());
    });

    test.each(["", " ", "　", "!?", "「」、。", '"', "*", "😀", "\u200b", "()-+:^"])(
      "%j finds nothing",
      async (words) => {
        await ingestTitles();

        expect(await store().search(ORG, words, { limit: 9 })).toEqual({ records: [], total: 0 });
      },
    );

    test.each(["OR", 'a" OR "b', "title:x", "NEAR(a b)", "x*", "漏洩 AND", "'; drop table advisories; --"])(
      "%j is only words",
      async (words) => {
        await ingestTitles();

        expect((await store().search(ORG, words, { limit: 9 })).total).toBeLessThan(7);
      },
    );

    test("an endless question is cut, not answered for minutes", async () => {
      await ingestTitles();

      expect(await find(`${"漏洩 ".repeat(5_000)}x`)).toEqual(["leak", "mail"]);
      expect(await find("a".repeat(100_000))).toEqual([]);
      expect(await find(Array.from("abcdefghijklmnopqrstuvwxyz").join(" "))).toEqual([]);
      expect((await find("あ".repeat(499) + " " + "い".repeat(9))).length).toBe(0);
    });

    test("every part that is shown can be found, in both languages", async () => {
      await store().commitIngest(
        [
          item({
            aliases: ["JVN#12345678", "CVE-1900-1234"],
            content: {
              title: { ja: "件名あ", en: "subject-a" },
              summary: { ja: "概要い", en: "summary-b" },
              scope: { ja: "範囲う", en: "scope-c" },
              action: { ja: "対応え", en: "action-d" },
              identifiers: ["GHSA-abcd-efgh-ijkl"],
              references: [{ source: "Example News", title: { ja: "参考お" } }],
              products: [{ vendor: "Examplesoft", product: "Examplemail", versions: "4.2" }],
            },
          }),
        ],
        NOW,
      );

      const all = ["件名あ", "subject-a", "概要い", "summary-b", "範囲う", "scope-c", "対応え", "action-d"];
      const ids = [
        "ghsa-ABCD-efgh-ijkl",
        "cve-1900-1234",
        "ＣＶＥ－１９００－１２３４",
        "jvn#12345678",
        "12345678",
      ];
      for (const words of [...all, ...ids, "Example News", "参考お", "Examplesoft Examplemail", "4.2"]) {
        expect([words, ...(await find(words))]).toEqual([words, "adv-1"]);
      }
      expect(await find("件名あsubject")).toEqual([]);
    });

    test("the advisory that has the words as an alias comes first, then the newest", async () => {
      const mention = { title: { en: "About CVE-1900-1234" } };
      await store().commitIngest([item({ id: "itself", aliases: ["CVE-1900-1234"] })], NOW);
      await store().commitIngest([item({ id: "old", content: mention })], NOW + DAY);
      await store().commitIngest([item({ id: "new", content: mention })], NOW + 2 * DAY);

      const found = await store().search(ORG, "cve-1900-1234", { limit: 2 });

      expect(found.records.map(({ id }) => id)).toEqual(["itself", "new"]);
      expect(found.total).toBe(3);
    });

    test("a new revision takes the place of the old one", async () => {
      await store().commitIngest(
        [item({ content: { title: { en: "Before" } } }), item({ id: "other" })],
        NOW,
      );
      await store().commitIngest([item({ number: 2, content: { title: { en: "After" } } })], NOW);

      expect(await find("before")).toEqual([]);
      expect(await find("after")).toEqual(["adv-1"]);
      expect(await find("title")).toEqual(["other"]);
    });

    test("any part of a title finds it", async () => {
      const words = fc.oneof(
        fc.string({ unit: "grapheme", maxLength: 20 }),
        fc.string({ unit: fc.constantFrom(...HARD), maxLength: 30 }),
        fc.string({ unit: anyCharacter, maxLength: 12 }),
      );
      const slice = fc.tuple(words, fc.nat(), fc.nat()).map(([text, from, length]) => {
        const parts = Array.from(segments.segment(text.replaceAll(/\s+/gu, "")), ({ segment }) => segment);
        const start = parts.length === 0 ? 0 : from % parts.length;
        return { title: parts.join(""), part: parts.slice(start, start + 1 + (length % 6)).join("") };
      });
      const usable = slice.filter(({ part }) => /[\p{L}\p{N}]/u.test(part.normalize("NFKC")));
      let count = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(usable, { minLength: 10, maxLength: 20 }), async (titles) => {
          const items = titles.map(({ title }) =>
            item({ id: `adv-${(count += 1)}`, content: { title: { ja: title } } }),
          );
          await store().commitIngest(items, NOW + count);

          for (const [index, { part }] of titles.entries()) {
            const { records } = await store().search(ORG, part, { limit: titles.length + 1 });
            expect(records.map(({ id }) => id)).toContain(items[index]?.advisoryId);
          }
        }),
        { numRuns: 30 },
      );
    });
  });
}
