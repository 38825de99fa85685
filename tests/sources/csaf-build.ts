/** Hand-made CSAF documents, in the shape of those that vendors publish. */
import type { AdvisoryContent } from "../../src/advisory/schema.ts";
import { AdvisoryContent as Content } from "../../src/advisory/schema.ts";
import { csaf } from "../../src/sources/csaf/index.ts";
import { documentOf } from "./build.ts";

type Json = Record<string, unknown>;

export const TREE: Json = {
  branches: [
    {
      category: "vendor",
      name: "Example Company",
      branches: [
        {
          category: "product_name",
          name: "Gate",
          branches: [
            version("1.0", "P-1", { cpe: "cpe:2.3:a:example:gate:1.0:*:*:*:*:*:*:*" }),
            version("1.1", "P-2", { cpe: "cpe:2.3:a:example:gate:1.1:*:*:*:*:*:*:*" }),
            version("2.0", "P-3", {}),
          ],
        },
      ],
    },
  ],
};

export function version(name: string, id: string, helper: Json, category = "product_version"): Json {
  const product = {
    name: `Example Company Gate ${name}`,
    product_id: id,
    product_identification_helper: helper,
  };
  return { category, name, product };
}

export function vulnerability(fields: Json = {}): Json {
  return {
    cve: "CVE-1900-0001",
    title: "Buffer overflow in Gate",
    notes: [{ category: "description", text: "Gate reads more than it has room for." }],
    product_status: { known_affected: ["P-1", "P-2"], fixed: ["P-3"] },
    remediations: [
      {
        category: "vendor_fix",
        details: "Update to 2.0.",
        product_ids: ["P-1", "P-2"],
        url: "https://example.com/2.0",
      },
    ],
    scores: [
      {
        products: ["P-1"],
        cvss_v3: {
          version: "3.1",
          vectorString: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H",
          baseScore: 9.8,
          baseSeverity: "CRITICAL",
        },
      },
    ],
    ...fields,
  };
}

/** A whole document; `document`, `tracking` and the rest replace fields of it. */
export function csafDocument(
  changes: { document?: Json; tracking?: Json; tree?: unknown; vulnerabilities?: unknown } = {},
): Json {
  return {
    document: {
      category: "csaf_security_advisory",
      csaf_version: "2.0",
      lang: "en-US",
      title: "Gate: remote code execution",
      distribution: { tlp: { label: "WHITE" } },
      notes: [
        { category: "legal_disclaimer", text: "As is." },
        { category: "summary", title: "Summary", text: "Gate before 2.0 can be taken over." },
      ],
      publisher: { category: "vendor", name: "Example Company", namespace: "https://example.com" },
      references: [
        { category: "self", summary: "JSON", url: "https://example.com/csaf/exco-2026-0001.json" },
        { category: "self", summary: "Web page", url: "https://example.com/exco-2026-0001" },
      ],
      tracking: {
        id: "EXCO-2026-0001",
        status: "final",
        version: "1",
        initial_release_date: "2026-11-01T09:00:00.000Z",
        current_release_date: "2026-11-01T09:00:00.000Z",
        generator: { date: "2026-11-01T09:00:01Z", engine: { name: "made by hand" } },
        revision_history: [{ number: "1", date: "2026-11-01T09:00:00.000Z", summary: "Initial version." }],
        ...changes.tracking,
      },
      ...changes.document,
    },
    product_tree: "tree" in changes ? changes.tree : TREE,
    vulnerabilities: "vulnerabilities" in changes ? changes.vulnerabilities : [vulnerability()],
  };
}

export type Changes = Parameters<typeof csafDocument>[0];

export function entryOf(wire: object) {
  const result = csaf.read(documentOf(wire));
  const [entry] = result.entries;
  if (entry === undefined) throw new Error(`refused: ${JSON.stringify(result.refusals)}`);
  return entry;
}

/** What the document says, checked against the schema of every advisory. */
export function contentOf(changes: Changes = {}): AdvisoryContent {
  const content = entryOf(csafDocument(changes)).content();
  return Content.parse(content);
}
