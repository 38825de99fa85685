/** A software package, in English only: two lines of versions, no workaround. */
import { AdvisoryContent } from "../../../src/advisory/schema.ts";
import { faithful, type HandCase, poisoned } from "./hand.ts";

const advisory = AdvisoryContent.parse({
  kind: "vulnerability",
  title: { en: "Arbitrary code execution in kawasemi-yaml when loading untrusted documents" },
  summary: {
    en: "kawasemi-yaml runs functions that are embedded in a document when it is loaded with load(). An attacker who can supply a document can execute code in the application. safeLoad() is not affected. The package is downloaded about 2.4 million times a week. There is no workaround for load() other than updating.",
  },
  identifiers: ["GHSA-19x0-bbbb-0010", "CVE-1900-4110"],
  references: [
    {
      source: "GitHub",
      title: { en: "GHSA-19x0-bbbb-0010" },
      url: "https://example.com/advisories/GHSA-19x0-bbbb-0010",
    },
  ],
  products: [
    {
      product: "kawasemi-yaml",
      versions: ">= 3.0.0, < 3.4.1",
      fixed: "3.4.1",
      purl: "pkg:npm/kawasemi-yaml",
    },
    {
      product: "kawasemi-yaml",
      versions: ">= 4.0.0, < 4.2.0",
      fixed: "4.2.0",
      purl: "pkg:npm/kawasemi-yaml",
    },
  ],
  cvss: [{ version: "3.1", score: 8.1, source: "GitHub", cve: "CVE-1900-4110" }],
  publishedAt: "2026-11-20T18:00:00Z",
  stated: { priority: "C", deadline: "this-month" },
});

const admins = faithful(advisory, "en", "admins", "A paraphrase; 2.4 million as it is, versions in words.", {
  subject: "kawasemi-yaml: code execution when untrusted documents are loaded",
  overview:
    "When kawasemi-yaml loads a document with load(), it runs functions embedded in it, so whoever can supply a document can execute code in the application (CVE-1900-4110). safeLoad() is not affected. The package has about 2,400,000 downloads a week. There is no workaround for load() except updating.",
  scope: [
    "kawasemi-yaml from 3.0.0 up to, but not including, 3.4.1",
    "kawasemi-yaml from 4.0.0 up to, but not including, 4.2.0",
  ],
  actions: [
    "Check whether we use kawasemi-yaml, also as a dependency of other software.",
    "Update to 3.4.1 (3.x) or 4.2.0 (4.x).",
    "If it applies, act and report the result by Mon 30 Nov 2026.",
  ],
});

const japanese = faithful(advisory, "ja", "admins", "A translation; 2.4 million as 240万.", {
  subject: "kawasemi-yamlで任意のコードを実行される脆弱性",
  overview:
    "kawasemi-yaml は、load() で読み込んだ文書に埋め込まれた関数を実行してしまいます。文書を渡せる攻撃者は、アプリケーションでコードを実行できます（CVE-1900-4110）。safeLoad() は影響を受けません。週に約240万回ダウンロードされているパッケージです。load() については、更新以外の回避策はありません。",
  scope: ["kawasemi-yaml 3.0.0 以降 3.4.1 未満", "kawasemi-yaml 4.0.0 以降 4.2.0 未満"],
  actions: [
    "kawasemi-yaml を利用していないか、依存関係も含めて確認してください。",
    "3系は 3.4.1 に、4系は 4.2.0 に更新してください。",
    "該当する場合は、2026年11月30日(月)までに対応し、結果をご連絡ください。",
  ],
});

const executives = faithful(advisory, "en", "executives", "A plain summary for executives.", {
  subject: "Report: flaw in a widely used software package",
  overview:
    "A flaw in kawasemi-yaml, a software package, lets an attacker who can supply a document execute code in applications that use it.",
  scope: ["Use here: [Please confirm: whether we use it, and which work depends on it]"],
  actions: [
    "The department in charge checks whether we use it and does what is needed by Mon 30 Nov 2026.",
    "No decision is needed from you.",
  ],
});

export const kawasemi: HandCase[] = [
  admins,
  japanese,
  executives,
  poisoned(admins, "version", "Fixed in 3.4.1.", ["Update to 3.4.1", "Update to 3.4.0"]),
  poisoned(japanese, "version", "Affected from 4.0.0.", ["4.0.0 以降", "4.1.0 以降"]),
  poisoned(japanese, "unit", "2.4 million is 240万.", ["約240万回", "約24万回"]),
  poisoned(admins, "unit", "Million, not billion.", [
    "about 2,400,000 downloads",
    "about 2.4 billion downloads",
  ]),
  poisoned(admins, "added claim", "No workaround exists.", [
    "There is no workaround for load() except updating.",
    "As a workaround, load() can be called with the option strict.",
  ]),
  poisoned(japanese, "dropped negation", "safeLoad() is not affected.", [
    "safeLoad() は影響を受けません",
    "safeLoad() も影響を受けます",
  ]),
  poisoned(
    admins,
    "dropped fixed version",
    "4.2.0 mends the newer line.",
    ["Update to 3.4.1 (3.x) or 4.2.0 (4.x).", "Update to 3.4.1."],
    ["kawasemi-yaml from 4.0.0 up to, but not including, 4.2.0", "kawasemi-yaml 4.x"],
  ),
  poisoned(japanese, "invented product", "The package is kawasemi-yaml.", [
    "kawasemi-yaml 4.0.0 以降",
    "kawasemi-toml 4.0.0 以降",
  ]),
  poisoned(executives, "added claim", "No attack is told of.", {
    sentence: " It is being exploited in attacks.",
  }),
];
