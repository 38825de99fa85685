import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

/** What each folder may import of the others (design 3); everything else is forbidden. */
const MAY: Record<string, string[]> = {
  "config.ts": [],
  "log.ts": ["ports.ts"],
  "ports.ts": ["advisory", "cards"],
  advisory: [],
  drafting: ["advisory", "ports.ts"],
  sources: ["advisory", "ports.ts"],
  store: ["advisory", "ports.ts"],
  cards: ["advisory"],
  flows: ["advisory", "ports.ts", "cards"],
  "bots/slack": ["advisory", "ports.ts", "flows", "cards"],
  "bots/teams": ["advisory", "ports.ts", "flows", "cards"],
  web: ["advisory", "ports.ts", "flows", "cards"],
  preview: ["ports.ts"],
  cli: ["main.ts", "config.ts", "log.ts", "ports.ts", "advisory", "flows", "cards"],
};
const PLACES = [...Object.keys(MAY), "main.ts"];
const SDKS = ["@slack/bolt", "botbuilder"];
const SDK_HOME: Record<string, string> = { "@slack/bolt": "bots/slack", botbuilder: "bots/teams" };

interface Plant {
  file: string;
  line: number;
  from: string;
  to: string;
  allowed: boolean;
}

let folder: string;
/** Rules by `file:line`. */
let flagged: Map<string, string>;
const plants: Plant[] = [];

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "hansho-gates-"));
  const config = JSON.parse(await readFile(".oxlintrc.json", "utf8"));
  delete config.$schema;
  config.options.typeAware = false;
  await writeFile(path.join(folder, ".oxlintrc.json"), JSON.stringify(config));
  for (const from of Object.keys(MAY)) await plant(from);
  await write("src/flows/cycle-a.ts", 'import { b } from "./cycle-b.ts";\nexport const a = () => b;\n');
  await write("src/flows/cycle-b.ts", 'import { a } from "./cycle-a.ts";\nexport const b = () => a;\n');
  flagged = await lint();
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe("the lint gate", () => {
  it("finds each forbidden import, and no allowed one", () => {
    const wrong = plants.filter(
      ({ file, line, allowed }) =>
        (flagged.get(`${file}:${line}`) ?? "").includes("no-restricted-imports") === allowed,
    );

    expect(plants.filter(({ allowed }) => !allowed).length).toBeGreaterThan(120);
    expect(wrong.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
  });

  it("finds an import cycle", () => {
    expect(flagged.get("src/flows/cycle-a.ts:1")).toContain("no-cycle");
  });
});

/** One file in `from` that imports every other place and SDK, and the date-fns barrel, a line each. */
async function plant(from: string): Promise<void> {
  const file = from.endsWith(".ts") ? `src/${from}` : `src/${from}/planted.ts`;
  const others = PLACES.filter((to) => to !== from).map((to) => ({
    to,
    specifier: relative(from, to),
    allowed: MAY[from]?.includes(to) ?? false,
  }));
  const sdks = SDKS.map((sdk) => ({ to: sdk, specifier: sdk, allowed: SDK_HOME[sdk] === from }));
  const barrel = { to: "date-fns", specifier: "date-fns", allowed: false };
  const all = [...others, ...sdks, barrel];
  const text = all.map(({ specifier }, index) => `export { thing as t${index} } from "${specifier}";\n`);
  await write(file, text.join(""));
  all.forEach(({ to, allowed }, index) => plants.push({ file, line: index + 1, from, to, allowed }));
}

function relative(from: string, to: string): string {
  const up = "../".repeat(from.endsWith(".ts") ? 0 : from.split("/").length);
  return `${up === "" ? "./" : up}${to.endsWith(".ts") ? to : `${to}/thing.ts`}`;
}

async function write(file: string, text: string): Promise<void> {
  const whole = path.join(folder, file);
  await mkdir(path.dirname(whole), { recursive: true });
  await writeFile(whole, text);
}

/** Runs the real linter over the plants. */
async function lint(): Promise<Map<string, string>> {
  const oxlint = path.resolve("node_modules/oxlint/bin/oxlint");
  const output = await new Promise<string>((resolve) => {
    const options = { cwd: folder, maxBuffer: 64 * 1024 * 1024 };
    execFile(process.execPath, [oxlint, "--format", "json", "."], options, (_error, stdout) =>
      resolve(stdout),
    );
  });
  const rules = new Map<string, string>();
  for (const { filename, code, labels } of JSON.parse(output).diagnostics) {
    const place = `${filename}:${labels[0].span.line}`;
    rules.set(place, `${rules.get(place) ?? ""} ${code}`);
  }
  return rules;
}
