import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { checkTables, COLUMNS, TABLES, type Table } from "../../scripts/check-tables.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "tables-"));
  for (const [file, table] of Object.entries(TABLES)) {
    writeFileSync(path.join(folder, `${file}.csv`), csvOf(table, COLUMNS[file] ?? []));
    writeFileSync(path.join(folder, `${file}.json`), jsonOf(table));
  }
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A table in the shape of the published CSV files. */
function csvOf({ rows }: Table, columns: readonly string[]): string {
  return [["row", ...columns], ...rows.map((cells, row) => [row, ...cells])]
    .map((line) => line.join())
    .join("\n");
}

/** And of the JSON files: keys in the mapping, their names beside. */
function jsonOf({ version, rows }: Table): string {
  const points = [0, 1, 2, 3, 4].map((column) => [...new Set(rows.map((cells) => cells[column] ?? ""))]);
  return JSON.stringify({
    version,
    decision_points: Object.fromEntries(
      points.map((names, column) => [
        `p${column}`,
        { values: names.map((name, key) => ({ key: `k${key}`, name: name.toUpperCase() })) },
      ]),
    ),
    mapping: rows.map((cells) =>
      Object.fromEntries(cells.map((name, column) => [`p${column}`, `k${points[column]?.indexOf(name)}`])),
    ),
  });
}

function alter(file: string, from: string, to: string): void {
  const where = path.join(folder, file);
  writeFileSync(where, readFileSync(where, "utf8").replace(from, to));
}

test("our tables are those of the files", () => {
  expect(checkTables(folder)).toMatchObject({ failures: [], ok: { length: 4 } });
});

test.each([
  ["cisa_bod_26_04_1_0_0.csv", "60 days", "14 days"],
  ["cisa_bod_26_04_1_0_0.csv", "15,yes,yes,yes,total,3 days & forensic investigation", ""],
  ["cisa_bod_26_04_1_0_0.csv", "In KEV v1.0.0", "In KEV v2.0.0"],
  ["cisa_bod_26_04_1_0_0.csv", "\n3,", "\n4,"],
  ["cisa_coordinator_2_0_3.csv", "attend", "act"],
  ["cisa_coordinator_2_0_3.json", '"version":"2.0.3"', '"version":"2.0.4"'],
  ["cisa_bod_26_04_1_0_0.json", '"p1":"k0"', '"p1":"k1"'],
])("%s with “%s” as “%s” is told", (file, from, to) => {
  alter(file, from, to);

  const { failures } = checkTables(folder);

  expect(failures.length).toBeGreaterThan(0);
  expect(failures.every((failure) => failure.includes(file))).toBe(true);
});

test("a missing file is told", () => {
  rmSync(path.join(folder, "cisa_coordinator_2_0_3.csv"));

  expect(checkTables(folder).failures).toEqual([
    expect.stringContaining("cisa_coordinator_2_0_3.csv: is missing"),
  ]);
});
