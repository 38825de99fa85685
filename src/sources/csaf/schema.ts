/**
 * The wire of CSAF 2.0 (OASIS, errata 01) and 2.1, as far as it is read. Only what an advisory cannot do without is
 * demanded; any other field that is not as the standard has it counts as absent, since real documents break it.
 */
import { z } from "zod";
import { isRecord } from "../json.ts";

const Word = z.string().trim().min(1).max(4_000).optional().catch(undefined);
const Text = z.string().trim().min(1).optional().catch(undefined);
const Score = z.number().min(0).max(10).optional().catch(undefined);

/** A list, without the items that are not as they should be; items in lists of their own are taken out of them. */
function listOf<T extends z.ZodType>(item: T) {
  return z.preprocess(
    (value) =>
      (Array.isArray(value) ? value : []).flat().flatMap((element) => {
        const parsed = item.safeParse(element);
        return parsed.success ? [parsed.data] : [];
      }),
    // Checked above, item by item.
    z.custom<z.output<T>[]>(),
  );
}

function record<T extends z.ZodRawShape>(shape: T) {
  return z.preprocess((value) => (isRecord(value) ? value : {}), z.object(shape));
}

const Ids = listOf(z.string().max(4_000));

export const Note = z.object({ category: Word, title: Word, text: z.string().trim().min(1) });
export type Note = z.infer<typeof Note>;

export const Link = z.object({ category: Word, summary: Text, url: z.string().trim().min(1).max(4_000) });
export type Link = z.infer<typeof Link>;

/** What is said of some products: by their ids, or by those of groups of them. */
const concerning = { product_ids: Ids, group_ids: Ids };

const Threat = z.object({ category: Word, date: Word, details: z.string().trim().min(1), ...concerning });
const Flag = z.object({ label: z.string().trim().min(1).max(200), ...concerning });
const Remediation = z.object({
  category: z.string().trim().min(1).max(200),
  details: z.string().trim().min(1),
  url: Word,
  ...concerning,
});
export type Remediation = z.infer<typeof Remediation>;

const CvssScore = z
  .object({ version: Word, vectorString: Word, baseScore: Score })
  .optional()
  .catch(undefined);
const cvss = { cvss_v2: CvssScore, cvss_v3: CvssScore, cvss_v4: CvssScore };

/** 2.0 `scores`. */
const Scores = z.object(cvss);
/** 2.1 `metrics`. SSVC comes as a list of selections, in version 1 with words, in version 2 with objects. */
const Metric = z.object({
  source: Word,
  content: record({
    ...cvss,
    epss: z.object({ probability: Word, percentile: Word, timestamp: Word }).optional().catch(undefined),
    ssvc_v1: z.unknown().optional(),
    ssvc_v2: z.unknown().optional(),
  }),
});

/** In the order in which the worst counts; 2.1 adds `unknown`. */
const ProductStatuses = record({
  known_affected: Ids,
  first_affected: Ids,
  last_affected: Ids,
  under_investigation: Ids,
  unknown: Ids,
  fixed: Ids,
  first_fixed: Ids,
  recommended: Ids,
  known_not_affected: Ids,
});
export type ProductStatuses = z.infer<typeof ProductStatuses>;

const Vulnerability = z.object({
  cve: Word,
  title: Text,
  ids: listOf(z.object({ text: z.string().trim().min(1).max(200) })),
  notes: listOf(Note),
  references: listOf(Link),
  scores: listOf(Scores),
  metrics: listOf(Metric),
  threats: listOf(Threat),
  flags: listOf(Flag),
  remediations: listOf(Remediation),
  product_status: ProductStatuses,
  first_known_exploitation_dates: listOf(z.object({ exploitation_date: Word })),
});
export type Vulnerability = z.infer<typeof Vulnerability>;

export const CsafDocument = z.object({
  document: z.object({
    category: Word,
    title: z.string("is missing").trim().min(1, "is missing"),
    lang: Word,
    notes: listOf(Note),
    references: listOf(Link),
    aggregate_severity: record({ text: Word }),
    distribution: record({ tlp: record({ label: Word }) }),
    publisher: record({ name: Word, namespace: Word }),
    tracking: z.object({
      initial_release_date: Word,
      current_release_date: Word,
      version: z.coerce.string().max(200).optional().catch(undefined),
      status: Word,
      revision_history: listOf(z.object({ date: Word, number: z.coerce.string().max(200), summary: Text })),
    }),
  }),
  /** Walked by hand (products.ts): as deep and as large as it likes. */
  product_tree: z.unknown().optional(),
  vulnerabilities: listOf(Vulnerability),
});
export type CsafDocument = z.infer<typeof CsafDocument>;
