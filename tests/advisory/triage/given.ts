import { AdvisoryContent, type Assessment, Organization } from "../../../src/advisory/schema.ts";
import { assess } from "../../../src/advisory/triage.ts";
import type { Circumstances, Usage } from "../../../src/advisory/usage.ts";
import { tokyo } from "../organization.ts";

export const NOW = tokyo("2026-11-24 10:00");

/** A vulnerability of a product that stands on no edge, judged now. */
export function judge(
  content: Partial<AdvisoryContent>,
  circumstances: Circumstances = {},
  organization: Partial<Organization> = {},
): Assessment {
  return assess(
    AdvisoryContent.parse({ kind: "vulnerability", title: { ja: "業務用ソフトの脆弱性" }, ...content }),
    Organization.parse(organization),
    NOW,
    circumstances,
  );
}

/** An inventory's answer. */
export function used(exposed: Usage["exposed"], inUse: Usage["inUse"] = "yes"): Circumstances {
  return { usage: { inUse, exposed, assets: [] } };
}

export function badge({ priority, review }: Assessment): string {
  return `${priority}${review ? "?" : ""}`;
}

/** Reasons, or what would change the badge, as one text. */
export function ja(lines: readonly { ja: string }[]): string {
  return lines.map((line) => line.ja).join("\n");
}

export function en(lines: readonly { en: string }[]): string {
  return lines.map((line) => line.en).join("\n");
}

/** Base vectors, none of them anybody's: over the network without help, the same with rights, adjacent, with a click. */
export const VECTORS = {
  worm: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H",
  wormPartial: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:L/I:L/A:N",
  rights: "CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H",
  adjacent: "CVSS:3.1/AV:A/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H",
  click: "CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N",
} as const;
