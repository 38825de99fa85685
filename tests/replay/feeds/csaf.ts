/** A CSAF provider: its metadata, one ROLIE feed, and the documents in it. */
import { csafDocument, vulnerability } from "../../sources/csaf-build.ts";
import type { Page } from "./page.ts";

type Fields = Record<string, unknown>;

export interface CsafRevision {
  /** `EXCO-2026-0101` */
  id: string;
  title: string;
  product: string;
  version: number;
  released: string;
  /** Of the first version, where this is not it. */
  first?: string;
  cves: string[];
  vector: string;
  score: number;
  /** What is said of the product's version 1.0, and what to do. */
  status: "affected" | "fixed" | "not-affected";
}

const STATUS: Record<CsafRevision["status"], Fields> = {
  affected: { known_affected: ["P-1"] },
  fixed: { known_affected: ["P-1"], fixed: ["P-2"] },
  "not-affected": { known_not_affected: ["P-1"] },
};

const REMEDIATIONS: Record<CsafRevision["status"], Fields[]> = {
  affected: [{ category: "workaround", details: "Disable the web interface.", product_ids: ["P-1"] }],
  fixed: [{ category: "vendor_fix", details: "Update to 2.0.", product_ids: ["P-1"] }],
  "not-affected": [],
};

function treeOf(product: string): Fields {
  const versions = ["1.0", "2.0"].map((name, index) => ({
    category: "product_version",
    name,
    product: { name: `${product} ${name}`, product_id: `P-${index + 1}` },
  }));
  return {
    branches: [
      {
        category: "vendor",
        name: "Example Company",
        branches: [{ category: "product_name", name: product, branches: versions }],
      },
    ],
  };
}

function documentOf(revision: CsafRevision): Fields {
  const { id, title, product, version, released, first = released, cves, vector, score, status } = revision;
  const history = [{ number: "1", date: first, summary: "Initial version." }];
  if (version > 1) history.push({ number: String(version), date: released, summary: `Revision ${version}.` });
  return csafDocument({
    document: {
      title,
      notes: [{ category: "summary", title: "Summary", text: `${product} 1.0 can be taken over.` }],
      references: [{ category: "self", summary: "Web page", url: `https://example.com/${id.toLowerCase()}` }],
      tracking: {
        id,
        status: "final",
        version: String(version),
        initial_release_date: first,
        current_release_date: released,
        revision_history: history,
      },
    },
    tree: treeOf(product),
    vulnerabilities: cves.map((cve) =>
      vulnerability({
        cve,
        title: `Flaw ${cve}`,
        notes: [{ category: "description", text: `${product} does not check what it is given.` }],
        product_status: STATUS[status],
        remediations: REMEDIATIONS[status],
        scores: [
          {
            products: ["P-1"],
            cvss_v3: { version: "3.1", vectorString: vector, baseScore: score, baseSeverity: "HIGH" },
          },
        ],
      }),
    ),
  });
}

export function createCsafProvider() {
  const documents = new Map<string, CsafRevision>();
  const pathOf = (id: string) => `/csaf/2026/${id.toLowerCase()}.json`;

  function metadata({ origin }: URL): Fields {
    return {
      canonical_url: `${origin}/.well-known/csaf/provider-metadata.json`,
      distributions: [
        {
          rolie: {
            feeds: [{ summary: "All", tlp_label: "WHITE", url: `${origin}/csaf/feed-tlp-white.json` }],
          },
        },
      ],
      last_updated: "2026-09-01T00:00:00.000Z",
      metadata_version: "2.0",
      publisher: { category: "vendor", name: "Example Company", namespace: "https://example.com" },
      role: "csaf_provider",
    };
  }

  function rolie({ origin }: URL): Fields {
    const entry = [...documents.values()].map(({ id, title, released, first = released }) => ({
      id,
      title,
      link: [{ rel: "self", href: origin + pathOf(id) }],
      published: first,
      updated: released,
      content: { type: "application/json", src: origin + pathOf(id) },
      format: { schema: "https://docs.oasis-open.org/csaf/csaf/v2.0/csaf_json_schema.json", version: "2.0" },
    }));
    const category = [{ scheme: "urn:ietf:params:rolie:category:information-type", term: "csaf" }];
    return { feed: { id: "csaf-feed-tlp-white", title: "CSAF feed (TLP:WHITE)", category, entry } };
  }

  return {
    publish: (revision: CsafRevision) => void documents.set(revision.id, revision),
    page(url: URL): Page | undefined {
      const { pathname } = url;
      const validator = "etag";
      if (pathname === "/.well-known/csaf/provider-metadata.json") {
        return { body: JSON.stringify(metadata(url)), validator };
      }
      if (pathname === "/csaf/feed-tlp-white.json") return { body: JSON.stringify(rolie(url)), validator };
      const revision = [...documents.values()].find(({ id }) => pathOf(id) === pathname);
      return revision === undefined ? undefined : { body: JSON.stringify(documentOf(revision)), validator };
    },
  };
}
