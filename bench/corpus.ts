/**
 * `npm run corpus -- <folder> [--expect file]`: feeds every file of a folder through `ingest --dry-run` and prints
 * what became of it. Exit 1 on a crash, a hang (10 s a file), a silent loss, or a difference from the expectation.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import { filesOf } from "./corpus/files.ts";
import { createReader } from "./corpus/reader.ts";
import { faultOf, type Expected } from "./corpus/result.ts";

const Expectation = z.record(
  z.string(),
  z.strictObject({
    format: z.string(),
    announced: z.int(),
    outcome: z.enum(["read", "part", "refused", "refused: not a format Hansho reads"]),
  }),
);

const USAGE = "npm run corpus -- <folder> [--expect file]";

async function main(): Promise<number> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { expect: { type: "string" } },
  });
  const [folder, ...others] = positionals;
  if (folder === undefined || others.length > 0) {
    process.stderr.write(`${USAGE}\n`);
    return 2;
  }
  const expectation: Record<string, Expected> | undefined =
    values.expect === undefined
      ? undefined
      : Expectation.parse(JSON.parse(readFileSync(values.expect, "utf8")));
  return check(folder, expectation);
}

async function check(folder: string, expectation: Record<string, Expected> | undefined): Promise<number> {
  const files = filesOf(folder);
  const width = Math.max(4, ...files.map((file) => file.length));
  const row = (cells: readonly (string | number)[]) => {
    const [file = "", format = "", ...counts] = cells.slice(0, 6);
    const numbers = counts.map((count) => String(count).padStart(9)).join("");
    process.stdout.write(
      `${String(file).padEnd(width)}  ${String(format).padEnd(11)}${numbers}  ${cells[6]}\n`,
    );
  };
  row(["file", "format", "announced", "read", "refused", "missing", "reasons"]);
  const faults: string[] = [];
  const reader = createReader();
  for (const file of files) {
    const reading = await reader.read(join(folder, file));
    if ("crash" in reading) {
      faults.push(`${file}: ${reading.crash}`);
      row([file, "-", "-", "-", "-", "-", reading.crash]);
      continue;
    }
    const { format, announced, read, refused, missing, reasons } = reading.result;
    const fault = unexpected(file, expectation) ?? faultOf(reading.result, expectation?.[file]);
    if (fault !== undefined) faults.push(`${file}: ${fault}`);
    row([file, format, announced, read, refused, missing, fault ?? reasons.join(" | ").slice(0, 160)]);
  }
  reader.close();
  for (const file of Object.keys(expectation ?? {})) {
    if (!files.includes(file)) faults.push(`${file}: DIFFERS: expected, but not there`);
  }
  process.stdout.write(`\n${files.length} files, ${faults.length} faults\n`);
  for (const fault of faults) process.stdout.write(`  ${fault}\n`);
  return faults.length === 0 ? 0 : 1;
}

function unexpected(file: string, expectation: Record<string, Expected> | undefined): string | undefined {
  const isKnown = expectation === undefined || Object.hasOwn(expectation, file);
  return isKnown ? undefined : "DIFFERS: nothing is said of it in the expectation";
}

process.exitCode = await main();
