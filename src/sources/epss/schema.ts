/** The wire of FIRST's EPSS: the daily CSV and the API's answer (https://www.first.org/epss/api). */
import { z } from "zod";

/** A probability as text or number, 0 to 1. The empty string is none, where Number() would take it for 0. */
const Probability = z
  .union([z.number(), z.string().trim().min(1).max(40).transform(Number)])
  .pipe(z.number("is no number").min(0, "is below 0").max(1, "is above 1"));

export const CveId = z.string().regex(/^CVE-\d{4}-\d{4,19}$/, "is not a CVE id");

/** One row of the API's `data`. Numbers come as strings: `"epss": "0.002580000"`. */
export const EpssRow = z.object({
  cve: CveId,
  epss: Probability,
  percentile: Probability.optional(),
  date: z.iso.date().optional(),
});
export type EpssRow = z.infer<typeof EpssRow>;

/** The API's answer; an error has a `message` and no `data`. */
export const EpssAnswer = z.object({
  status: z.string().max(100),
  message: z.string().max(2_000).optional(),
  data: z.array(z.unknown()).optional(),
});
export type EpssAnswer = z.infer<typeof EpssAnswer>;

/** The line before the header since 2022: `#model_version:v2023.03.01,score_date:2023-03-07T00:00:00+0000`. */
export const EpssComment = /^\ufeff?#\s*model_version:([^,\r\n]{1,100}),\s*score_date:(\d{4}-\d\d-\d\d)/;
