/**
 * CISA's SSVC coordinator decision table. Source: CERTCC/SSVC at e3b00a2, data/csv/cisa/cisa_coordinator_2_0_3.csv;
 * `npm run standards` holds it to the published file. Shown beside the badge, which BOD 26-04 decides (ADR 0090).
 */
import type { CisaLevel, Exploitation, Mission, TechnicalImpact, YesNo } from "./ssvc.ts";

/** Exploitation, automatable, technical impact, mission and well-being, and CISA's level; the row's number is its index. */
export type CoordinatorRow = readonly [
  exploitation: Exploitation,
  automatable: YesNo,
  impact: TechnicalImpact,
  mission: Mission,
  level: CisaLevel,
];

export const CISA_COORDINATOR = {
  name: "CISA Coordinator",
  version: "2.0.3",
  rows: [
    ["none", "no", "partial", "low", "track"],
    ["none", "no", "partial", "medium", "track"],
    ["none", "no", "partial", "high", "track"],
    ["none", "no", "total", "low", "track"],
    ["none", "no", "total", "medium", "track"],
    ["none", "no", "total", "high", "track*"],
    ["none", "yes", "partial", "low", "track"],
    ["none", "yes", "partial", "medium", "track"],
    ["none", "yes", "partial", "high", "attend"],
    ["none", "yes", "total", "low", "track"],
    ["none", "yes", "total", "medium", "track"],
    ["none", "yes", "total", "high", "attend"],
    ["public poc", "no", "partial", "low", "track"],
    ["public poc", "no", "partial", "medium", "track"],
    ["public poc", "no", "partial", "high", "track*"],
    ["public poc", "no", "total", "low", "track"],
    ["public poc", "no", "total", "medium", "track*"],
    ["public poc", "no", "total", "high", "attend"],
    ["public poc", "yes", "partial", "low", "track"],
    ["public poc", "yes", "partial", "medium", "track"],
    ["public poc", "yes", "partial", "high", "attend"],
    ["public poc", "yes", "total", "low", "track"],
    ["public poc", "yes", "total", "medium", "track*"],
    ["public poc", "yes", "total", "high", "attend"],
    ["active", "no", "partial", "low", "track"],
    ["active", "no", "partial", "medium", "track"],
    ["active", "no", "partial", "high", "attend"],
    ["active", "no", "total", "low", "track"],
    ["active", "no", "total", "medium", "attend"],
    ["active", "no", "total", "high", "act"],
    ["active", "yes", "partial", "low", "attend"],
    ["active", "yes", "partial", "medium", "attend"],
    ["active", "yes", "partial", "high", "act"],
    ["active", "yes", "total", "low", "attend"],
    ["active", "yes", "total", "medium", "act"],
    ["active", "yes", "total", "high", "act"],
  ] satisfies CoordinatorRow[],
} as const;

const index = new Map<string, number>(
  CISA_COORDINATOR.rows.map(([...row], number) => [row.slice(0, 4).join(), number]),
);

/** The table's row for four facts, and CISA's level. */
export function coordinatorRow(
  exploitation: Exploitation,
  automatable: YesNo,
  impact: TechnicalImpact,
  mission: Mission,
): { row: number; outcome: CisaLevel } {
  const row = index.get([exploitation, automatable, impact, mission].join()) ?? 0;
  return { row, outcome: CISA_COORDINATOR.rows[row]?.[4] ?? "track" };
}
