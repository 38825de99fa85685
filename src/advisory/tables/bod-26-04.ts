/**
 * CISA Binding Operational Directive 26-04 as a decision table: from four facts to the time for remediation. Source:
 * CERTCC/SSVC at e3b00a2, data/csv/cisa/cisa_bod_26_04_1_0_0.csv. `npm run standards` holds it to the published file.
 */
import type { Priority } from "../schema.ts";
import type { Remediation, TechnicalImpact, YesNo } from "./ssvc.ts";

/** In KEV, publicly exposed, automatable, technical impact, and what is asked; the row's number is its index. */
export type BodRow = readonly [
  inKev: YesNo,
  exposed: YesNo,
  automatable: YesNo,
  impact: TechnicalImpact,
  outcome: Remediation,
];

export const BOD_26_04 = {
  name: "CISA BOD 26-04",
  version: "1.0.0",
  rows: [
    ["no", "no", "no", "partial", "fix on system upgrade"],
    ["yes", "no", "no", "partial", "14 days"],
    ["no", "yes", "no", "partial", "60 days"],
    ["no", "no", "yes", "partial", "60 days"],
    ["no", "no", "no", "total", "fix on system upgrade"],
    ["yes", "yes", "no", "partial", "14 days"],
    ["yes", "no", "yes", "partial", "14 days"],
    ["no", "yes", "yes", "partial", "14 days"],
    ["yes", "no", "no", "total", "14 days"],
    ["no", "yes", "no", "total", "14 days"],
    ["no", "no", "yes", "total", "60 days"],
    ["yes", "yes", "yes", "partial", "3 days"],
    ["yes", "yes", "no", "total", "3 days & forensic investigation"],
    ["yes", "no", "yes", "total", "3 days & forensic investigation"],
    ["no", "yes", "yes", "total", "3 days"],
    ["yes", "yes", "yes", "total", "3 days & forensic investigation"],
  ] satisfies BodRow[],
} as const;

/** The badge of each outcome (docs/priority.md). */
export const BOD_PRIORITY: Record<Remediation, Priority> = {
  "3 days & forensic investigation": "A",
  "3 days": "A",
  "14 days": "B",
  "60 days": "C",
  "fix on system upgrade": "D",
};

export interface BodInputs {
  inKev: boolean;
  exposed: boolean;
  automatable: boolean;
  total: boolean;
}

/** Row numbers by the four facts as bits, so that a look-up is one step. */
const index = new Map<number, number>(
  BOD_26_04.rows.map(([inKev, exposed, automatable, impact], row) => [
    bits({
      inKev: inKev === "yes",
      exposed: exposed === "yes",
      automatable: automatable === "yes",
      total: impact === "total",
    }),
    row,
  ]),
);

function bits({ inKev, exposed, automatable, total }: BodInputs): number {
  return Number(inKev) * 8 + Number(exposed) * 4 + Number(automatable) * 2 + Number(total);
}

/** The table's row for four facts, its outcome and the badge of that. */
export function bodRow(inputs: BodInputs): { row: number; outcome: Remediation; priority: Priority } {
  const row = index.get(bits(inputs)) ?? 0;
  const outcome: Remediation = BOD_26_04.rows[row]?.[4] ?? "fix on system upgrade";
  return { row, outcome, priority: BOD_PRIORITY[outcome] };
}
