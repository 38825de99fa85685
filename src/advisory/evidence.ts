/** What an assessment keeps of its own making: the inputs and the table rows it was judged by. */
import { z } from "zod";

/** What triage judges by, and where each is from; cards have the words of both lists. */
export const InputName = z.enum([
  "in-kev",
  "exposed",
  "automatable",
  "technical-impact",
  "exploitation",
  "ransomware",
  "use",
  "alert",
  "round-up",
  "severity",
  "epss",
  "incident",
]);
export type InputName = z.infer<typeof InputName>;
export const InputOrigin = z.enum([
  "kev",
  "ssvc",
  "exploitation",
  "cvss",
  "epss",
  "alert",
  "text",
  "inventory",
  "settings",
  "edge",
  "assumed",
]);
export type InputOrigin = z.infer<typeof InputOrigin>;

/** One input of an assessment. `detail` is a vector, a source, a cue as the text has it: shown as it is. */
export const AssessmentInput = z.object({
  name: InputName,
  value: z.string(),
  from: InputOrigin,
  detail: z.string().optional(),
});
export type AssessmentInput = z.infer<typeof AssessmentInput>;

/** A row of a published decision table, numbered from 0 as the table does, and what it says. */
export const TableRow = z.object({
  table: z.string(),
  version: z.string(),
  row: z.int().min(0),
  outcome: z.string(),
});
export type TableRow = z.infer<typeof TableRow>;
