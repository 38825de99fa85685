/** Arbitrary advisories, hostile ones among them; for every property test that renders or stores one. */
import fc from "fast-check";
import { AdvisoryContent, type Assessment, type Revision } from "../../src/advisory/schema.ts";

const NASTY = [
  "<!channel>",
  "<!here> <@U012ABCDE> <#C012ABCDE>",
  "<https://example.com|押す>",
  "[ここを押す](https://example.com/evil)",
  "<at>everyone</at>",
  "*bold* _it_ ~no~ `code` ```fence```",
  "&lt;!channel&gt; &amp;",
  "<script>alert(1)</script>",
  ":warning: :tada:",
  "\u202Egpj.exe\u202C \u2066x\u2069",
  "\u200B\u200C\u200D\uFEFF",
  "مرحبا بالعالم שלום",
  "👩‍👩‍👧‍👦🇯🇵️⃣ ㊙️ 𠮷野家 髙﨑 ﾗﾝｻﾑ ＦＵＬＬ",
  "e\u0301".repeat(40),
  `Z${"\u0335\u0336\u0337".repeat(60)}`,
  "\uD800 lone \uDFFF",
  "\u0000\u0007\u001B[31m",
  '{"a":"x"} \\" \\n',
  "line\r\nline\u2028line\n\n\n\n- item\n# head",
] as const;

/** Any string: plain, nasty, broken surrogates, Japanese, or mixed. */
export function arbitraryText(maxLength: number): fc.Arbitrary<string> {
  const piece = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 40 }),
    fc.string({ unit: "binary", maxLength: 40 }),
    fc.constantFrom(...NASTY),
    fc.constantFrom("脆弱性", "対応してください。", "\n", " ", "https://example.com/a?b=c&d=<e>"),
    // Broken on purpose: single UTF-16 units, half of a pair among them.
    fc.integer({ min: 0xd7f0, max: 0xe00f }).map((unit) => String.fromCharCode(unit)),
  );
  const short = fc.array(piece, { minLength: 1, maxLength: 8 }).map((pieces) => pieces.join(""));
  const long = fc
    .tuple(short, fc.nat({ max: maxLength }))
    .map(([text, length]) => (text === "" ? "" : text.repeat(Math.ceil(length / text.length))));
  return fc.oneof({ weight: 4, arbitrary: short }, { weight: 1, arbitrary: long }).map(fitted);

  /** As the schema has it: trimmed, never empty, within its length. */
  function fitted(text: string): string {
    const trimmed = text.slice(0, maxLength).trim();
    return trimmed === "" ? "x" : trimmed;
  }
}

const line = arbitraryText(2_000);
const passage = arbitraryText(20_000);

function localized(text: fc.Arbitrary<string>) {
  return fc.oneof(fc.record({ ja: text, en: text }), fc.record({ ja: text }), fc.record({ en: text }));
}

const day = fc
  .date({ min: new Date("2020-01-01"), max: new Date("2035-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const time = day.map((date) => `${date}T03:04:05+09:00`);
const cve = fc
  .integer({ min: 1, max: 99_999 })
  .map((number) => `CVE-1900-${String(number).padStart(4, "0")}`);
const url = fc
  .tuple(
    fc.constantFrom("http", "https"),
    fc.webPath({ size: "medium" }),
    fc.constantFrom("", "?a=1&b=<2>", "#x|y"),
  )
  .map(([scheme, path, rest]) => `${scheme}://example.com${path}${rest}`);

const reference = fc.record({ source: line, title: localized(line), url }, { requiredKeys: ["title"] });

/** What a revision says; always valid by the schema. */
export const arbitraryContent: fc.Arbitrary<AdvisoryContent> = fc
  .record(
    {
      kind: fc.constantFrom("incident" as const, "vulnerability" as const, "alert" as const),
      title: localized(line),
      summary: localized(passage),
      scope: localized(passage),
      action: localized(passage),
      identifiers: fc.array(fc.oneof(cve, line), { maxLength: 500, size: "small" }),
      references: fc.oneof(
        fc.array(reference, { maxLength: 3 }),
        fc.tuple(reference, fc.integer({ min: 1, max: 100 })).map(([one, count]) => Array(count).fill(one)),
      ),
      publishedAt: time,
      updatedAt: time,
      withdrawn: fc.record({ at: time, reason: localized(passage) }, { requiredKeys: [] }),
    },
    { requiredKeys: ["kind", "title"] },
  )
  .map((content) => AdvisoryContent.parse(content));

const bilingual = fc.record({ ja: line, en: line });

export const arbitraryAssessment: fc.Arbitrary<Assessment> = fc.record({
  priority: fc.constantFrom("A" as const, "B" as const, "C" as const, "D" as const),
  review: fc.boolean(),
  deadline: fc.record(
    {
      kind: fc.constantFrom(
        "now" as const,
        "this-week" as const,
        "next-week" as const,
        "this-month" as const,
        "date" as const,
        "none" as const,
      ),
      date: day,
    },
    { requiredKeys: ["kind"] },
  ),
  reasons: fc.array(bilingual, { maxLength: 12 }),
  wouldChange: fc.array(bilingual, { maxLength: 12 }),
  rule: fc.string({ maxLength: 80 }),
  rules: fc.string({ maxLength: 40 }),
});

/** Ids are ours, so always well formed; their characters need not be harmless. */
export const arbitraryId = fc.oneof(
  fc.uuid(),
  arbitraryText(100).map((text) => text.toWellFormed()),
);

/** Structurally an `AdvisoryRecord`: what one organization sees of an advisory. */
export interface ArbitraryRecord {
  id: string;
  aliases: string[];
  revision: Revision;
  assessment: Assessment;
  latest: number;
}

export const arbitraryRecord: fc.Arbitrary<ArbitraryRecord> = fc
  .record({
    id: arbitraryId,
    aliases: fc.array(fc.oneof(cve, line), { maxLength: 20 }),
    content: arbitraryContent,
    assessment: arbitraryAssessment,
    changes: fc.array(bilingual, { maxLength: 10 }),
    number: fc.integer({ min: 1, max: 40 }),
    newer: fc.nat({ max: 2 }),
    sources: fc.array(fc.oneof(fc.constantFrom("jvn-rss", "cisa-kev", "__proto__"), line), { maxLength: 6 }),
    createdAt: time,
  })
  .map(({ id, aliases, content, assessment, changes, number, newer, sources, createdAt }) => ({
    id,
    aliases,
    revision: {
      advisoryId: id,
      number,
      change: number === 1 ? "new" : "material",
      changes: number === 1 ? [] : changes,
      content,
      sources,
      createdAt,
    },
    assessment,
    latest: number + newer,
  }));
