import type { Bilingual } from "../advisory/schema.ts";

export interface DefaultFeed {
  label: Bilingual;
  url: string;
  format: string;
  /** As in the settings: `15m`, `6h`, `1d`. */
  every: string;
  quietDays: number;
  /** Least time between two requests, milliseconds, where the publisher asks for more than the usual one. */
  paceMs?: number;
  /** Polled without being named in the settings (ADR 0087). */
  on: boolean;
}

/**
 * The feeds Hansho knows, with the addresses of sources.md 1. `quietDays` outlasts what the publisher's habit and the
 * longest holidays (Golden Week, year-end) make of it.
 */
export const DEFAULT_FEEDS: ReadonlyMap<string, DefaultFeed> = new Map<string, DefaultFeed>(
  Object.entries({
    jvn: {
      label: { ja: "JVN（脆弱性対策情報）", en: "JVN (Japan Vulnerability Notes)" },
      url: "https://jvn.jp/rss/jvn.rdf",
      format: "jvn-rss",
      every: "15m",
      quietDays: 12,
      on: true,
    },
    "jvn-en": {
      label: { ja: "JVN（英語版）", en: "JVN (in English)" },
      url: "https://jvn.jp/en/rss/jvn.rdf",
      format: "jvn-rss",
      every: "1h",
      quietDays: 12,
      on: false,
    },
    jpcert: {
      label: { ja: "JPCERT/CC（注意喚起など）", en: "JPCERT/CC (alerts)" },
      url: "https://www.jpcert.or.jp/rss/jpcert.rdf",
      format: "jpcert",
      every: "15m",
      // Its Weekly Report pauses for two weeks at the turn of the year.
      quietDays: 21,
      on: true,
    },
    "jpcert-en": {
      label: { ja: "JPCERT/CC（英語版）", en: "JPCERT/CC (in English)" },
      url: "https://www.jpcert.or.jp/english/rss/jpcert-en.rdf",
      format: "jpcert",
      every: "1h",
      quietDays: 30,
      on: false,
    },
    ipa: {
      label: { ja: "IPA（重要なセキュリティ情報）", en: "IPA (important security information)" },
      url: "https://www.ipa.go.jp/security/alert-rss.rdf",
      format: "ipa",
      every: "30m",
      // Its feed of 2025 has gaps of 26 and 35 days.
      quietDays: 45,
      on: true,
    },
    "security-next": {
      label: { ja: "Security NEXT", en: "Security NEXT" },
      url: "https://www.security-next.com/feed",
      format: "security-next",
      every: "15m",
      quietDays: 12,
      on: true,
    },
    "cisa-kev": {
      label: { ja: "CISA KEV（悪用が確認された脆弱性）", en: "CISA KEV (Known Exploited Vulnerabilities)" },
      url: "https://raw.githubusercontent.com/cisagov/kev-data/develop/known_exploited_vulnerabilities.json",
      format: "cisa-kev",
      every: "30m",
      quietDays: 21,
      on: true,
    },
    "enisa-kev": {
      label: { ja: "ENISA（EU で悪用が確認された脆弱性）", en: "ENISA EU KEV" },
      url: "https://raw.githubusercontent.com/enisaeu/CNW/main/advisories/eukev/eukev.json",
      format: "enisa-kev",
      every: "3h",
      quietDays: 45,
      on: true,
    },
    epss: {
      label: { ja: "EPSS（悪用される可能性の予測）", en: "EPSS (exploit prediction)" },
      url: "https://epss.empiricalsecurity.com/epss_scores-current.csv.gz",
      format: "epss",
      every: "6h",
      quietDays: 5,
      on: true,
    },
    jvndb: {
      label: { ja: "JVN iPedia（脆弱性対策情報データベース）", en: "JVN iPedia" },
      url: "https://jvndb.jvn.jp/ja/rss/jvndb.rdf",
      format: "jvndb",
      every: "2h",
      quietDays: 12,
      on: true,
    },
    myjvn: {
      label: { ja: "MyJVN API", en: "MyJVN API" },
      url: "https://jvndb.jvn.jp/myjvn?method=getVulnOverviewList&feed=hnd&lang=ja",
      format: "myjvn",
      every: "6h",
      quietDays: 12,
      on: false,
    },
    cve5: {
      label: { ja: "CVE プログラム（CVE レコード）", en: "CVE Program (CVE records)" },
      url: "https://raw.githubusercontent.com/CVEProject/cvelistV5/main/cves/deltaLog.json",
      format: "cve5",
      every: "1h",
      quietDays: 3,
      on: true,
    },
    nvd: {
      label: { ja: "NVD（米国の脆弱性データベース）", en: "NVD (National Vulnerability Database)" },
      url: "https://services.nvd.nist.gov/rest/json/cves/2.0",
      format: "nvd",
      // Five requests in 30 seconds without a key.
      paceMs: 6_500,
      every: "2h",
      quietDays: 4,
      on: false,
    },
    ghsa: {
      label: { ja: "GitHub Advisory Database", en: "GitHub Advisory Database" },
      url: "https://api.github.com/advisories",
      format: "ghsa",
      every: "1h",
      quietDays: 7,
      on: false,
    },
    osv: {
      label: { ja: "OSV（オープンソースの脆弱性）", en: "OSV (open source vulnerabilities)" },
      url: "https://storage.googleapis.com/osv-vulnerabilities/modified_id.csv",
      format: "osv",
      every: "1h",
      quietDays: 7,
      on: false,
    },
  }),
);
