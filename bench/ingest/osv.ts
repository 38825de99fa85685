import { cveOf, isoDay, pick, prose } from "./words.ts";

/** A record of about 3 KB; one in twenty is about a CVE that a vendor's advisory has too. */
export function osvRecord(number: number, version: number): object {
  const shared = number % 20 === 0;
  return {
    schema_version: `1.${version % 8}.0`,
    id: `EXA-1900-${number}`,
    modified: isoDay(version),
    published: isoDay(number),
    aliases: [shared ? cveOf(number * 3) : cveOf(500_000_000 + number)],
    summary: prose(number, 9),
    details: [1, 2, 3].map((turn) => prose(number + turn, 45)).join("\n\n"),
    severity: [{ type: "CVSS_V3", score: "CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:L/I:L/A:N" }],
    affected: [0, 1].map((index) => ({
      package: {
        ecosystem: "npm",
        name: `package-${pick(number + index, 90_000)}`,
        purl: `pkg:npm/package-${pick(number + index, 90_000)}`,
      },
      ranges: [{ type: "SEMVER", events: [{ introduced: "0" }, { fixed: `${index + 1}.${number % 40}.0` }] }],
      versions: Array.from({ length: 20 }, (_unused, minor) => `${index}.${minor}.0`),
    })),
    references: ["ADVISORY", "WEB", "PACKAGE"].map((type) => ({
      type,
      url: `https://example.com/${type.toLowerCase()}/${number}`,
    })),
    database_specific: { cwe_ids: ["CWE-79"], severity: "MODERATE", github_reviewed: false },
  };
}
