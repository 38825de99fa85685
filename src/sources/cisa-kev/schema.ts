/** The wire of CISA's Known Exploited Vulnerabilities catalogue (known_exploited_vulnerabilities_schema.json). */
import { z } from "zod";

const Text = z.string().trim().min(1);

/** One entry. Values are trimmed: several of the published ones end in a space. Fields we don't read pass. */
export const KevEntry = z.object({
  cveID: z
    .string()
    .trim()
    .regex(/^CVE-\d{4}-\d{4,19}$/, "is not a CVE id"),
  vendorProject: Text.max(500),
  product: Text.max(500),
  vulnerabilityName: Text.max(2_000),
  dateAdded: z.iso.date(),
  shortDescription: Text.max(20_000),
  requiredAction: Text.max(20_000),
  dueDate: z.iso.date(),
  /** `Known` or `Unknown`; absent before October 2023. */
  knownRansomwareCampaignUse: z.string().trim().optional(),
  /** Links and labels, separated by semicolons. */
  notes: z.string().max(20_000).optional(),
});
export type KevEntry = z.infer<typeof KevEntry>;

/** The catalogue around the entries; these are checked one by one. */
export const KevCatalog = z.object({
  catalogVersion: z.string().max(100),
  dateReleased: z.iso.datetime({ offset: true }),
  count: z.int().min(0).max(10_000_000),
  vulnerabilities: z.array(z.unknown()),
});
export type KevCatalog = z.infer<typeof KevCatalog>;
