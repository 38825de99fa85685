import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { syntheticKev } from "../../bench/kev.ts";
import { type Cli, createCli, jsonLines } from "./run.ts";

const ENTRIES = 1_660;
const JVN = path.resolve("tests/fixtures/sources/jvn.rdf");
let cli: Cli;

beforeAll(async () => {
  cli = await createCli();
  const kev = JSON.parse(new TextDecoder().decode(syntheticKev(1)));
  write("kev.json", kev);
  write("older.json", {
    ...kev,
    dateReleased: "2022-08-18T13:36:57.4469Z",
    vulnerabilities: kev.vulnerabilities.slice(0, 1),
  });
  writeFileSync(path.join(cli.folder, "broken.json"), "{");
});
afterAll(() => cli.clean());

function write(name: string, value: unknown): void {
  writeFileSync(path.join(cli.folder, name), JSON.stringify(value));
}

function summaryOf(stdout: string): Record<string, number> {
  return jsonLines(stdout).at(-1)?.summary as Record<string, number>;
}

describe("hansho ingest", () => {
  it("prints one object an advisory, with what design 7 names", async () => {
    const { stdout } = await cli.hansho(["ingest", JVN, "--dry-run", "--json"]);

    const lines = jsonLines(stdout);
    expect(Object.keys(lines[0] ?? {})).toEqual([
      "id",
      "revision",
      "change",
      "priority",
      "review",
      "deadline",
      "aliases",
      "title",
      "reasons",
      "source",
    ]);
    expect(Object.keys(lines.at(-1)?.summary ?? {})).toEqual([
      "inputs",
      "entries",
      "advisories",
      "new",
      "material",
      "editorial",
      "unchanged",
      "refused",
    ]);
  });

  it("accounts for every entry; a second run changes nothing; an older, truncated snapshot is told", async () => {
    const first = await cli.hansho(["ingest", "kev.json", JVN, "--json"]);
    const second = await cli.hansho(["ingest", "kev.json", JVN, "--json"]);
    const older = await cli.hansho(["ingest", "older.json", "--json"]);

    const { entries, refused } = summaryOf(first.stdout);
    expect(summaryOf(first.stdout)).toMatchObject({ inputs: 2, new: entries, refused: 0 });
    expect(jsonLines(first.stdout).filter(({ id }) => id !== undefined)).toHaveLength(
      (entries ?? 0) + (refused ?? 0),
    );
    expect(summaryOf(second.stdout)).toMatchObject({ new: 0, material: 0, editorial: 0, unchanged: entries });
    expect(older.code).toBe(1);
    expect(older.stdout).toMatch(/older/);
    expect(summaryOf(older.stdout)).toMatchObject({ entries: 0, refused: ENTRIES });
    expect(older.stdout).toContain(`${ENTRIES - 1} of the ${ENTRIES}`);
    expect((await cli.hansho(["deliveries", "--json"])).stdout).toBe("");
  });

  it("refuses what it cannot read, by name, and keeps the rest", async () => {
    const { code, stdout } = await cli.hansho([
      "ingest",
      "broken.json",
      "nowhere.json",
      JVN,
      "--dry-run",
      "--json",
    ]);

    const refused = jsonLines(stdout).flatMap(
      (line) => (line.refused as { input: string } | undefined) ?? [],
    );
    expect(code).toBe(1);
    expect(refused.map(({ input }) => path.basename(input))).toEqual(["broken.json", "nowhere.json"]);
    expect(summaryOf(stdout).entries).toBeGreaterThan(0);
  });

  it("reads from a web address of this machine that the command names", async () => {
    const server = createServer((_request, response) => response.end(readFileSync(JVN)));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;

    const { code, stdout } = await cli.hansho([
      "ingest",
      `http://127.0.0.1:${port}/jvn.rdf`,
      "--dry-run",
      "--json",
    ]);

    await new Promise((resolve) => server.close(resolve));
    expect([code, summaryOf(stdout).refused]).toEqual([0, 0]);
    expect(summaryOf(stdout).entries).toBeGreaterThan(0);
  });
});
