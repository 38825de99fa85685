/** Holds our decision tables to the published ones, row by row: the CSV and the JSON of each. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { BOD_26_04 } from "../src/advisory/tables/bod-26-04.ts";
import { CISA_COORDINATOR } from "../src/advisory/tables/cisa-coordinator.ts";

export interface Table {
  name: string;
  version: string;
  rows: readonly (readonly string[])[];
}

/** Our tables by the name of their published file, without its ending. */
export const TABLES: Record<string, Table> = {
  cisa_bod_26_04_1_0_0: BOD_26_04,
  cisa_coordinator_2_0_3: CISA_COORDINATOR,
};

/** The columns the CSV files name after `row`. */
export const COLUMNS: Record<string, readonly string[]> = {
  cisa_bod_26_04_1_0_0: [
    "In KEV v1.0.0 (cisa)",
    "Publicly Exposed v1.0.0 (cisa)",
    "Automatable v2.0.0",
    "Technical Impact v1.0.0",
    "CISA BOD 26-04 Remediation Timelines v1.0.0 (cisa)",
  ],
  cisa_coordinator_2_0_3: [
    "Exploitation v1.1.0",
    "Automatable v2.0.0",
    "Technical Impact v1.0.0",
    "Mission and Well-Being Impact v1.0.0",
    "CISA Levels v1.1.0 (cisa)",
  ],
};

/** What differs between our tables and those in `folder`; a file that is missing differs. */
export function checkTables(folder: string): { ok: string[]; failures: string[] } {
  const ok: string[] = [];
  const failures: string[] = [];
  for (const [file, table] of Object.entries(TABLES)) {
    for (const ending of ["csv", "json"]) {
      const path = join(folder, `${file}.${ending}`);
      const name = `${table.name} ${table.version}: ${file}.${ending}`;
      const problems = existsSync(path)
        ? compare(table, ending === "csv" ? readCsv(path, file) : readJson(path, table.version))
        : ["is missing"];
      if (problems.length === 0) ok.push(`${name}, ${table.rows.length} rows`);
      failures.push(...problems.map((problem) => `${name}: ${problem}`));
    }
  }
  return { ok, failures };
}

type Published = { rows: string[][] } | { problem: string };

function compare({ rows }: Table, published: Published): string[] {
  if ("problem" in published) return [published.problem];
  const count = Math.max(rows.length, published.rows.length);
  return Array.from({ length: count }, (_, number) => {
    const [ours, theirs] = [
      rows[number]?.join(", ") ?? "no row",
      published.rows[number]?.join(", ") ?? "no row",
    ];
    return ours === theirs ? "" : `row ${number} is “${theirs}”, ours “${ours}”`;
  }).filter((problem) => problem !== "");
}

function readCsv(path: string, file: string): Published {
  const [header = [], ...rows] = parse(readFileSync(path, "utf8")) as string[][];
  const columns = ["row", ...(COLUMNS[file] ?? [])];
  if (header.join() !== columns.join()) return { problem: `has other columns: ${header.join()}` };
  const disordered = rows.findIndex(([number], index) => number !== String(index));
  if (disordered >= 0) return { problem: `row ${disordered} has another number` };
  return { rows: rows.map(([, ...cells]) => cells) };
}

interface DecisionTable {
  version: string;
  decision_points: Record<string, { values: { key: string; name: string }[] }>;
  mapping: Record<string, string>[];
}

/** The JSON tables speak in keys; their names in lower case are the CSV's words. */
function readJson(path: string, version: string): Published {
  const table: DecisionTable = JSON.parse(readFileSync(path, "utf8"));
  if (table.version !== version) return { problem: `is version ${table.version}` };
  return {
    rows: table.mapping.map((row) =>
      Object.entries(row).map(([point, key]) => {
        const found = table.decision_points[point]?.values.find((value) => value.key === key);
        return found === undefined ? `${point}=${key}` : found.name.toLowerCase();
      }),
    ),
  };
}
