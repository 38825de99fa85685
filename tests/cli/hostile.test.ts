import { writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Cli, createCli } from "./run.ts";

/** What steers a terminal, or makes a line read other than it is written. */
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const STEERING = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;
const ESCAPE = "\u001b]0;title\u0007\u001b[31m";
const TEXT = `見本\n${ESCAPE}A  今すぐ  hs-0000000000  にせの行\u202e`;
let cli: Cli;

beforeAll(async () => {
  cli = await createCli();
  const draft = { opening: TEXT, overview: TEXT, scope: [], actions: [], references: [] };
  write("hostile.json", [
    { id: "h1", kind: "alert", title: { ja: TEXT }, drafts: { ja: { subject: TEXT, ...draft } } },
    { id: `${ESCAPE}\nnew A`, kind: "alert", title: { ja: "題" }, [ESCAPE]: 1 },
  ]);
});
afterAll(() => cli.clean());

function write(name: string, value: unknown): void {
  writeFileSync(path.join(cli.folder, name), JSON.stringify(value));
}

it.each([
  ["ingest", ["ingest", "hostile.json"], 3],
  ["search", ["search", "見本"], 2],
  ["draft", ["draft", "h1", "--part", "subject"], 3],
  ["show", ["show", "h1"], Number.POSITIVE_INFINITY],
  ["explain", ["explain", "h1"], Number.POSITIVE_INFINITY],
  ["whole draft", ["draft", "h1"], Number.POSITIVE_INFINITY],
  ["doctor", ["doctor"], Number.POSITIVE_INFINITY],
  ["an unknown id", ["show", `x${ESCAPE}\nok`], 1],
])("%s prints nothing that steers the terminal or passes for a line of ours", async (_name, args, most) => {
  const { stdout, stderr } = await cli.hansho(args);
  const printed = stdout + stderr;

  expect(printed).not.toMatch(STEERING);
  expect(printed.trimEnd().split("\n").length).toBeLessThanOrEqual(most);
});
