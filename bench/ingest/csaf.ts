import { cveOf, isoDay, pick, prose } from "./words.ts";

/** A vendor's advisory of about 9 KB: one to three vulnerabilities, a dozen products, scores and remedies. */
export function csafDocument(number: number, version: number): object {
  const vulnerabilities = 1 + (number % 3);
  const ids = Array.from({ length: 12 }, (_unused, index) => `CSAFPID-${index}`);
  return {
    document: {
      category: "csaf_security_advisory",
      csaf_version: "2.0",
      distribution: { tlp: { label: "WHITE" }, text: "Disclosure is not limited." },
      lang: "en",
      notes: [
        { category: "summary", title: "Summary", text: prose(number, 60) },
        { category: "general", title: "General recommendations", text: prose(number + 1, 60) },
        { category: "legal_disclaimer", title: "Terms of use", text: prose(7, 80) },
      ],
      publisher: { category: "vendor", name: "Example Company", namespace: "https://example.com" },
      references: [
        { category: "self", summary: "JSON", url: `https://example.com/csaf/exco-${number}.json` },
        { category: "self", summary: "Web page", url: `https://example.com/exco-${number}` },
        { category: "external", summary: "Guide", url: `https://example.com/guides/${number}` },
      ],
      title: `Example Company ${prose(number, 6)}`,
      tracking: {
        id: `EXCO-${number}`,
        status: "final",
        version: "2",
        initial_release_date: isoDay(number),
        current_release_date: isoDay(number + 3),
        generator: { date: isoDay(version), engine: { name: "made for a benchmark", version: `${version}` } },
        revision_history: [1, 2].map((turn) => ({
          number: `${turn}`,
          date: isoDay(number + turn),
          summary: prose(number + turn, 10),
        })),
      },
    },
    product_tree: {
      branches: [
        {
          category: "vendor",
          name: "Example Company",
          branches: ids.map((id, index) => ({
            category: "product_name",
            name: `Product ${pick(number + index, 5_000)}`,
            branches: [
              {
                category: "product_version_range",
                name: `vers:generic/<${index + 2}.0.${number % 10}`,
                product: {
                  name: `Example Company Product ${pick(number + index, 5_000)} before ${index + 2}.0`,
                  product_id: id,
                  product_identification_helper: {
                    cpe: `cpe:2.3:a:example:product_${index}:*:*:*:*:*:*:*:*`,
                  },
                },
              },
            ],
          })),
        },
      ],
    },
    vulnerabilities: Array.from({ length: vulnerabilities }, (_unused, index) =>
      vulnerability(number, index, ids),
    ),
  };
}

function vulnerability(number: number, index: number, ids: readonly string[]): object {
  const seed = number * 3 + index;
  return {
    cve: cveOf(seed),
    cwe: { id: "CWE-787", name: "Out-of-bounds Write" },
    title: prose(seed, 6),
    notes: [{ category: "description", title: "Description", text: prose(seed + 5, 50) }],
    product_status: { known_affected: ids.slice(0, 9), known_not_affected: ids.slice(9) },
    references: [{ category: "external", summary: cveOf(seed), url: `https://example.com/${cveOf(seed)}` }],
    remediations: ids.slice(0, 9).map((id, turn) => ({
      category: turn % 3 === 0 ? "vendor_fix" : "mitigation",
      details: prose(seed + turn, 14),
      product_ids: [id],
      url: `https://example.com/fixes/${seed}/${turn}`,
    })),
    scores: [
      {
        products: ids.slice(0, 9),
        cvss_v3: {
          version: "3.1",
          vectorString: "CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:L/A:H",
          baseScore: 8.3,
          baseSeverity: "HIGH",
        },
      },
    ],
  };
}
