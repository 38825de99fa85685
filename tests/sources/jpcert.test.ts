import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aliasesOf } from "../../src/advisory/identifiers.ts";
import { mergeEntries } from "../../src/advisory/merge.ts";
import type { Entry } from "../../src/advisory/schema.ts";
import { jpcert } from "../../src/sources/jpcert/index.ts";
import { documentOf } from "./build.ts";
import { fixture } from "./fixture.ts";

const FEED = fixture("jpcert/jpcert.rdf");
const PAGE = fixture("jpcert/at990002.html");
const ALERT = "https://www.jpcert.or.jp/at/2099/at990002.html";

function entriesOf(text: string): Entry[] {
  const { entries } = jpcert.read(documentOf(text));
  return entries.map((entry) => ({
    source: "jpcert",
    key: entry.key,
    hash: entry.hash,
    content: entry.content(),
  }));
}

/** The aliases by which two entries are found to be one advisory. */
function shared(a: Entry | undefined, b: Entry | undefined): string[] {
  const [some, others] = [a, b].map((entry) =>
    entry === undefined ? [] : aliasesOf(entry.content, entry.key),
  );
  return (some ?? []).filter((alias) => others?.includes(alias));
}

describe("the feed", () => {
  test("is recognised, and every item is counted", () => {
    expect(jpcert.recognises(documentOf(FEED))).toBe(true);
    expect(jpcert.read(documentOf(FEED))).toMatchObject({ announced: 4, missing: 0, refusals: [] });
  });

  test("gives an alert without the marks in its title, with the CVEs of its title", () => {
    const [alert] = entriesOf(FEED);

    expect(alert?.key).toBe(ALERT);
    expect(alert?.content).toEqual({
      kind: "alert",
      title: { ja: "架空VPN製品の脆弱性（CVE-1900-0001、CVE-1900-0002）に関する注意喚起" },
      identifiers: ["at990002", "CVE-1900-0001", "CVE-1900-0002"],
      references: [
        {
          source: "JPCERT/CC",
          title: { ja: "架空VPN製品の脆弱性（CVE-1900-0001、CVE-1900-0002）に関する注意喚起" },
          url: ALERT,
        },
      ],
      products: [],
      publishedAt: "2099-02-13T13:27:00+09:00",
      updatedAt: "2099-02-13T13:27:00+09:00",
      alertBy: "JPCERT/CC",
    });
  });

  test("an alert that was changed says when, not when it came out", () => {
    const [, changed] = entriesOf(FEED);

    expect(changed?.content.title.ja).toBe("2099年1月架空社セキュリティ更新プログラムに関する注意喚起");
    expect(changed?.content.updatedAt).toBe("2099-02-12T11:16:00+09:00");
    expect(changed?.content).not.toHaveProperty("publishedAt");
  });

  test("the sections of a weekly report share an identifier and stay apart", () => {
    const [, , flaw, event] = entriesOf(FEED);

    expect(flaw?.content).toMatchObject({
      kind: "vulnerability",
      title: { ja: "架空サーバーに複数の脆弱性" },
    });
    expect(event?.content).toMatchObject({ kind: "alert", title: { ja: "架空の催しの報告を公開" } });
    expect(flaw?.content).not.toHaveProperty("alertBy");
    expect(shared(flaw, event)).toEqual([]);
  });

  test("has a hash that a new mark or date changes, and the feed's envelope does not", () => {
    const hashes = (text: string) => jpcert.read(documentOf(text)).entries.map(({ hash }) => hash);
    const before = hashes(FEED);
    const after = hashes(
      FEED.replace("<title>例のフィード</title>", "<dc:date>2099-03-01T00:00+09:00</dc:date>").replace(
        "(公開)",
        "(更新)",
      ),
    );

    expect(after[0]).not.toBe(before[0]);
    expect(after.slice(1)).toEqual(before.slice(1));
  });

  test("in English is a feed of its own", () => {
    const english = FEED.replace('xml:lang="ja"', 'xml:lang="en"').replace(
      /注意喚起: .*\(公開\)/,
      "Security Alert: Example (Updated)",
    );

    expect(jpcert.read(documentOf(english)).feed).toBe("en");
    expect(entriesOf(english)[0]?.content.title).toEqual({ en: "Example" });
  });

  test("cut off anywhere loses nothing without a word", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: FEED.indexOf("</channel>"), max: FEED.lastIndexOf("</item>") }),
        (length) => {
          const { announced, entries, refusals, missing } = jpcert.read(documentOf(FEED.slice(0, length)));

          expect(announced).toBe(4);
          expect(entries.length + refusals.length + missing).toBe(4);
        },
      ),
    );
  });
});

describe("the page of an alert", () => {
  test("gives its sections, links and dates", () => {
    expect(jpcert.recognises(documentOf(PAGE))).toBe(true);
    const result = jpcert.read(documentOf(PAGE));
    expect(result).toMatchObject({ announced: 1, missing: 0, refusals: [] });
    expect(result.entries[0]?.key).toBe("at990002 ja");
    expect(result.entries[0]?.content()).toMatchObject({
      kind: "alert",
      title: { ja: "架空VPN製品の脆弱性（CVE-1900-0001、CVE-1900-0002）に関する注意喚起" },
      summary: {
        ja: "架空社は、架空VPN製品の脆弱性に関する情報を公開しました。\n第三者が任意のコードを実行する可能性があります。\n\n2099年2月20日追記\n悪用が確認されています。CVE-1900-0009とは別の脆弱性です。",
      },
      scope: { ja: "架空VPN 1.0から1.9まで\n\n架空VPN 2.0 < 2.3" },
      action: {
        ja: "修正済みのバージョンへ更新してください。更新の手順\n\n管理画面への接続を制限してください。",
      },
      identifiers: ["at990002", "CVE-1900-0001", "CVE-1900-0002"],
      publishedAt: "2099-02-13T00:00:00+09:00",
      updatedAt: "2099-02-20T00:00:00+09:00",
      alertBy: "JPCERT/CC",
    });
    expect(result.entries[0]?.content().references.map(({ title, url }) => [title.ja, url])).toEqual([
      ["架空VPN製品の脆弱性（CVE-1900-0001、CVE-1900-0002）に関する注意喚起", ALERT],
      ["Security Advisory", "https://example.com/advisory?a=1&b=2"],
      ["架空の記事", "https://example.org/news"],
    ]);
  });

  test.each([
    ["feed, then page", [FEED, PAGE]],
    ["page, then feed", [PAGE, FEED]],
  ])("%s: one advisory with the page's sections", (_name, documents) => {
    const about = documents
      .flatMap(entriesOf)
      .filter(({ content }) => content.identifiers.includes("at990002"));

    expect(about).toHaveLength(2);
    expect(shared(about[0], about[1])).toContain("at990002");
    expect(mergeEntries(about, () => 5)).toMatchObject({
      summary: { ja: expect.stringContaining("任意のコード") },
      scope: { ja: expect.stringContaining("1.9まで") },
      action: { ja: expect.stringContaining("更新してください") },
      publishedAt: "2099-02-13T00:00:00+09:00",
      updatedAt: "2099-02-20T00:00:00+09:00",
    });
  });

  test("that names no CVE in its title takes those of its overview, but a monthly round-up does not", () => {
    const titled = (title: string) =>
      entriesOf(
        PAGE.replaceAll("架空VPN製品の脆弱性（CVE-1900-0001、CVE-1900-0002）に関する注意喚起", title),
      )[0]?.content.identifiers;

    expect(titled("架空製品に関する注意喚起")).toEqual(["at990002", "CVE-1900-0009"]);
    expect(titled("2099年2月架空社セキュリティ更新プログラムに関する注意喚起")).toEqual(["at990002"]);
  });

  test.each([
    ["h3", "dt"],
    ["h3", "p"],
    ["h3", "h4"],
  ])("reads headings whatever their element: %s as %s", (from, to) => {
    const page = PAGE.replaceAll(`<${from}>`, `<${to}>`).replaceAll(`</${from}>`, `</${to}>`);

    expect(entriesOf(page)[0]?.content.scope?.ja).toContain("1.9まで");
  });

  test("in English", () => {
    const page = PAGE.replace('lang="ja"', 'lang="en"')
      .replace("<h3>I. 概要", "<h3>I. Overview")
      .replace("II. 対象", "II. Affected Products")
      .replace("III. 対策", "III. Solution");
    const [entry] = entriesOf(page);

    expect(entry?.key).toBe("at990002 en");
    expect(entry?.content.scope?.en).toContain("1.9");
    expect(entry?.content.references[0]?.url).toBe("https://www.jpcert.or.jp/english/at/2099/at990002.html");
  });

  test("without an overview is refused with the reason: its form is not the one that is known", () => {
    const [entry] = jpcert.read(documentOf(PAGE.replace("<h3>I. 概要", "<h3>はじめに"))).entries;

    expect(() => entry?.content()).toThrow(/概要/);
  });

  test("a hash changes with a section, not with the menu around", () => {
    const hash = (page: string) => jpcert.read(documentOf(page)).entries[0]?.hash;

    expect(hash(PAGE.replace("ホーム", "トップ"))).toBe(hash(PAGE));
    expect(hash(PAGE.replace("1.9まで", "1.8まで"))).not.toBe(hash(PAGE));
  });

  test.each([
    ["another site's page", PAGE.replaceAll("jpcert.or.jp", "example.com")],
    ["a page without a number", PAGE.replace("JPCERT-AT-2099-0002", "")],
    ["a text that names one", "JPCERT-AT-2099-0002 jpcert.or.jp"],
  ])("%s is none", (_name, page) => {
    expect(jpcert.recognises(documentOf(page))).toBe(false);
  });

  test("any piece of a page gives an entry or a reason, and takes no time", () => {
    fc.assert(
      fc.property(fc.nat(PAGE.length), fc.nat(PAGE.length), (a, b) => {
        const page = documentOf(PAGE.slice(0, Math.min(a, b)) + PAGE.slice(Math.max(a, b)));
        const result = jpcert.read(page);

        expect(result.announced).toBe(result.entries.length + result.refusals.length + result.missing);
      }),
    );
  });

  test.each(["<a ", "<a href='https://a", "<title", "概要\n", "\ue000", "1.1.1."])(
    "takes a hundred thousand %j in its stride",
    (piece) => {
      const page = documentOf(PAGE.replace("</main>", piece.repeat(100_000)));

      expect(jpcert.read(page).announced).toBe(1);
    },
  );
});
