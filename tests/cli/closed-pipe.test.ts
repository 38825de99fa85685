/** `hansho … | head -1`: the reader of the results goes away before all of them are written. */
import { spawn } from "node:child_process";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Cli, createCli } from "./run.ts";

let cli: Cli;

beforeAll(async () => {
  cli = await createCli();
});
afterAll(() => cli.clean());

it("reads everything in, with no complaint, when nobody reads the results to the end", async () => {
  const child = spawn(
    process.execPath,
    [path.resolve("src/cli/index.ts"), "ingest", path.resolve("examples")],
    { cwd: cli.folder, env: { PATH: process.env.PATH, LOG_LEVEL: "silent" } },
  );
  let stderr = "";
  child.stderr.on("data", (chunk: Buffer) => (stderr += String(chunk)));
  child.stdout.destroy();
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));

  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  const { stdout } = await cli.hansho(["search", "踏み台"]);
  expect(stdout).toContain("奈良女子大学");
});
