/** What published sources state of a vulnerability in standard terms: the inputs of triage. */
import { z } from "zod";

const Word = z.string().trim().min(1).max(2_000);

/** Which vulnerability a fact is about, where the advisory has several; its only one when absent. */
const about = { cve: z.string().max(40).optional(), source: Word.optional() };

/** A CVSS rating. Shown as 深刻度, never as 対応優先度. Vector as published, `CVSS:3.1/…`, version 2 without a prefix. */
export const Cvss = z
  .object({
    ...about,
    version: z.enum(["2.0", "3.0", "3.1", "4.0"]),
    vector: z.string().trim().min(1).max(500).optional(),
    score: z.number().min(0).max(10).optional(),
  })
  .strict()
  .refine(({ vector, score }) => vector !== undefined || score !== undefined, "needs a vector or a score");
export type Cvss = z.infer<typeof Cvss>;

/** SSVC decision points as CISA's Vulnrichment publishes them (Exploitation 1.1.0, Automatable 2.0.0, Technical Impact 1.0.0). */
export const Ssvc = z
  .object({
    ...about,
    exploitation: z.enum(["none", "poc", "active"]).optional(),
    automatable: z.enum(["yes", "no"]).optional(),
    technicalImpact: z.enum(["partial", "total"]).optional(),
    at: z.iso.datetime({ offset: true }).optional(),
  })
  .strict();
export type Ssvc = z.infer<typeof Ssvc>;

/** Somebody says it is exploited (`active`), or that an exploit is public (`poc`): a catalogue, a CSAF threat, an exploit flag. */
export const Exploitation = z
  .object({ ...about, state: z.enum(["active", "poc"]), since: z.iso.date().optional() })
  .strict();
export type Exploitation = z.infer<typeof Exploitation>;

/** FIRST's Exploit Prediction Scoring System: probability of exploitation within 30 days. */
export const Epss = z
  .object({
    ...about,
    score: z.number().min(0).max(1),
    percentile: z.number().min(0).max(1).optional(),
    date: z.iso.date().optional(),
    model: Word.optional(),
  })
  .strict();
export type Epss = z.infer<typeof Epss>;

/** TLP 2.0 (FIRST); absent means CLEAR. AMBER and above never leave the allowed channels nor enter a draft. */
export const Tlp = z.enum(["CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED"]);
export type Tlp = z.infer<typeof Tlp>;

/** VEX status of a product (CSAF 2.0 section 4.5), as far as triage tells them apart. */
export const ProductStatus = z.enum(["affected", "fixed", "not-affected", "under-investigation"]);
export type ProductStatus = z.infer<typeof ProductStatus>;

/** Of `Tlp`: its author decides who may see it, so that it enters no draft and no mail, and is sent to no model. */
export function isRestricted(tlp: Tlp | undefined): tlp is Exclude<Tlp, "CLEAR" | "GREEN"> {
  return tlp !== undefined && tlp !== "CLEAR" && tlp !== "GREEN";
}
