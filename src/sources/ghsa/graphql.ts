/** GitHub's GraphQL API says the same as its REST API in other words: one shape for both. */
import { isRecord } from "../json.ts";

type Wire = Record<string, unknown>;

const nodesOf = (list: unknown): unknown[] => (isRecord(list) && Array.isArray(list.nodes) ? list.nodes : []);

const rated = (value: unknown) =>
  isRecord(value) ? { vector_string: value.vectorString, score: value.score } : undefined;

/** A `SecurityAdvisory` of GraphQL as the REST API writes it. */
export function restOf(wire: Wire): Wire {
  const severities = isRecord(wire.cvssSeverities) ? wire.cvssSeverities : {};
  return {
    ghsa_id: wire.ghsaId,
    type: wire.classification === "MALWARE" ? "malware" : undefined,
    summary: wire.summary,
    description: wire.description,
    identifiers: wire.identifiers,
    references: wire.references,
    published_at: wire.publishedAt,
    updated_at: wire.updatedAt,
    withdrawn_at: wire.withdrawnAt,
    vulnerabilities: nodesOf(wire.vulnerabilities).map((node) =>
      isRecord(node)
        ? {
            package: node.package,
            vulnerable_version_range: node.vulnerableVersionRange,
            first_patched_version: node.firstPatchedVersion,
          }
        : node,
    ),
    cvss: rated(wire.cvss),
    cvss_severities: { cvss_v3: rated(severities.cvssV3), cvss_v4: rated(severities.cvssV4) },
  };
}
