/** The wire of the EU CSIRTs network's list of known exploited vulnerabilities (github.com/enisaeu/CNW, eukev.json). */
import { z } from "zod";

/** Trimmed; what is not known stands as `-` or `tbc`. */
const Text = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .transform((text) => (/^(?:-|tbc|n\/a|)$/i.test(text) ? undefined : text));

/** One entry. Fields we don't read pass. */
export const EuKevEntry = z
  .object({
    /** Optional by its own description: not everything ENISA lists has a CVE. */
    cveID: Text(40).optional(),
    euvdID: Text(40).optional(),
    vendorProject: Text(500).optional(),
    product: Text(500).optional(),
    vulnerabilityName: Text(2_000).optional(),
    /** Described as `2025-01-17`, published as `17/01/25`. */
    dateReported: Text(40).optional(),
    /** Who saw it: a team's name, or `cnw` for the network. */
    originSource: Text(500).optional(),
    shortDescription: Text(20_000).optional(),
    /** `Ransomware`, `APT` or `unknown`. */
    exploitationType: Text(500).optional(),
    notes: Text(20_000).optional(),
  })
  .refine(({ cveID, euvdID }) => cveID !== undefined || euvdID !== undefined, "has neither cveID nor euvdID");
export type EuKevEntry = z.infer<typeof EuKevEntry>;
