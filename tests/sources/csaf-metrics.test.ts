import { describe, expect, test } from "vitest";
import { contentOf, vulnerability } from "./csaf-build.ts";

describe("2.1", () => {
  test("metrics: CVSS 2 to 4, SSVC of both versions, EPSS", () => {
    const selection = (name: string, ...values: unknown[]) => ({ name, namespace: "ssvc", values });
    const metrics = [
      {
        products: ["P-1"],
        source: "https://example.org/rating",
        content: {
          cvss_v2: { version: "2.0", vectorString: "AV:N/AC:L/Au:N/C:P/I:P/A:P", baseScore: 7.5 },
          cvss_v4: {
            version: "4.0",
            vectorString: "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N",
            baseScore: 9.3,
          },
          epss: { probability: "0.42", percentile: "0.9", timestamp: "2026-11-02T00:00:00Z" },
          ssvc_v2: {
            timestamp: "2026-11-02T00:00:00Z",
            selections: [
              selection("Exploitation", { key: "A", name: "Active" }),
              selection("Automatable", { key: "Y", name: "Yes" }),
            ],
          },
          ssvc_v1: {
            selections: [selection("Technical Impact", "Total"), selection("Automatable", "Yes", "No")],
          },
        },
      },
    ];
    const about = { cve: "CVE-1900-0001", source: "https://example.org/rating" };

    const content = contentOf({
      document: { csaf_version: "2.1" },
      vulnerabilities: [vulnerability({ scores: undefined, metrics })],
    });

    expect(content.cvss).toEqual([
      {
        ...about,
        version: "4.0",
        vector: "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N",
        score: 9.3,
      },
      { ...about, version: "2.0", vector: "AV:N/AC:L/Au:N/C:P/I:P/A:P", score: 7.5 },
    ]);
    expect(content.ssvc).toEqual([
      { ...about, exploitation: "active", automatable: "yes", at: "2026-11-02T00:00:00Z" },
      { ...about, technicalImpact: "total" },
    ]);
    expect(content.epss).toEqual([{ ...about, score: 0.42, percentile: 0.9, date: "2026-11-02" }]);
  });

  test.each([
    ["csaf_withdrawn", "Reasoning for Withdrawal"],
    ["csaf_superseded", "Reasoning for Supersession"],
  ])("%s is withdrawn, with the reason", (category, title) => {
    const content = contentOf({
      document: {
        category,
        csaf_version: "2.1",
        notes: [
          { category: "description", title: "Legal", text: "As is." },
          { category: "description", title, text: "It was wrong." },
        ],
      },
      tracking: { current_release_date: "2026-11-05T00:00:00Z" },
      tree: undefined,
      vulnerabilities: undefined,
    });

    expect(content).toMatchObject({
      kind: "vulnerability",
      withdrawn: { at: "2026-11-05T00:00:00Z", reason: { en: "It was wrong." } },
    });
  });
});

test("CISA's SSVC note is SSVC, and no description", () => {
  const notes = [
    { category: "details", title: "SSVC", text: "SSVCv2/E:P/A:N/T:T/2026-11-10T17:02:15.765344+00:00/" },
  ];

  const content = contentOf({ document: { notes: [] }, vulnerabilities: [vulnerability({ notes })] });

  expect(content.ssvc).toEqual([
    {
      cve: "CVE-1900-0001",
      source: "Example Company",
      exploitation: "poc",
      automatable: "no",
      technicalImpact: "total",
      at: "2026-11-10T17:02:15Z",
    },
  ]);
  expect(content.summary?.en).toBe("Buffer overflow in Gate");
});
