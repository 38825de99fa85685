import { readFile } from "node:fs/promises";
import { type Asset, fullName } from "../advisory/usage.ts";
import type { Config } from "../config.ts";
import type { InventoryReport } from "../flows/inventory.ts";
import { operator } from "./operator.ts";
import { organizationFor, printJson, recordFor, withCore } from "./core.ts";
import { showProgress, sayReassessed } from "./reassess.ts";
import { lineForTerminal } from "./terminal.ts";

interface ImportOptions {
  organization?: string;
  dryRun?: boolean;
  json?: boolean;
}

/** Changes printed one by one; `--json` has them all. */
const MOST_SHOWN = 20;

/** Rows of the inventory that a person is shown. */
const MOST_MATCHES = 50;

/**
 * `hansho inventory import`: replaces the inventory by the file's rows and judges again. Refused rows are told and do
 * not fail it; a file without a usable row does, and changes nothing.
 */
export async function importFile(config: Config, file: string, options: ImportOptions): Promise<void> {
  const bytes = await readFile(file);
  await withCore(config, async (core) => {
    const organizationId = organizationFor(core, options.organization);
    const { importInventory } = await import("../flows/inventory.ts");
    const { store, clock, judging } = core;
    const progress = showProgress();
    const report = await importInventory({ store, clock, reassess: await judging.reassess() }, bytes, {
      organizationId,
      by: operator(),
      dryRun: options.dryRun,
      onProgress: progress.show,
    });
    progress.end();
    if (options.json) return printReport(report, options);
    for (const { line, reason } of report.refusals) {
      process.stderr.write(`${lineForTerminal(`refused: line ${line}: ${reason}`)}\n`);
    }
    for (const { kind, asset } of report.changes.slice(0, MOST_SHOWN))
      say(`${kind.padEnd(8)} ${named(asset)}`);
    const rest = report.changes.length - MOST_SHOWN;
    if (rest > 0) say(`… and ${rest} more`);
    say(
      `${report.assets} rows: ${report.added} added, ${report.removed} removed, ${report.changed} changed, ` +
        `${report.unchanged} unchanged, ${report.refusals.length} refused` +
        (options.dryRun ? " (dry run: nothing written)" : ""),
    );
    if (report.reassessed !== undefined) sayReassessed(report.reassessed);
  });
}

function printReport(report: InventoryReport, { dryRun = false }: ImportOptions): void {
  const { refusals, changes, ...summary } = report;
  for (const refused of refusals) printJson({ refused });
  for (const change of changes) printJson(change);
  printJson({ summary: { ...summary, refused: refusals.length, dryRun } });
}

/** `hansho inventory list`: the rows, as they count. */
export async function listInventory(
  config: Config,
  options: { organization?: string; json?: boolean },
): Promise<void> {
  await withCore(config, async (core) => {
    const assets = await core.store.assets(organizationFor(core, options.organization));
    for (const [at, asset] of assets.entries()) {
      if (options.json) printJson({ row: at + 1, ...asset });
      else say(`${String(at + 1).padStart(5)}  ${described(asset)}`);
    }
    if (!options.json)
      say(assets.length === 0 ? "no inventory: hansho inventory import <file.csv>" : `${assets.length} rows`);
  });
}

/** `hansho inventory match`: which rows match an advisory, by which words, and what that makes of it. */
export async function matchAdvisory(
  config: Config,
  id: string,
  options: { organization?: string; json?: boolean },
): Promise<void> {
  await withCore(config, async (core) => {
    const { createMatcher, createMatchList } = await import("../advisory/inventory.ts");
    const assets = await core.store.assets(organizationFor(core, options.organization));
    const { id: advisoryId, revision } = await recordFor(core, id);
    const matches = createMatchList(assets)(revision.content);
    const { inUse, exposed, doubt } = createMatcher(assets)(revision.content);
    if (options.json) {
      for (const match of matches) printJson(match);
      return printJson({ advisoryId, inUse, exposed, ...(doubt && { doubt }) });
    }
    for (const { row, asset, by, said, doubt: unsure } of matches.slice(0, MOST_MATCHES)) {
      const note =
        unsure === undefined ? "" : unsure === "name" ? " (a similar name only)" : " (another version)";
      say(`${String(row).padStart(5)}  ${described(asset)}`);
      say(`       by ${by}${note}: ${said}`);
    }
    if (matches.length > MOST_MATCHES) say(`… and ${matches.length - MOST_MATCHES} more`);
    say(`${advisoryId}: in use: ${inUse}; internet-facing: ${exposed}`);
  });
}

function named(asset: Asset): string {
  return [fullName(asset), asset.versions].filter((part) => part !== undefined).join(" ");
}

function described(asset: Asset): string {
  const { internetFacing, inUse, owner, department } = asset;
  const facing = { yes: "internet-facing", no: "internal", unknown: "exposure unknown" }[internetFacing];
  const parts = [named(asset), inUse === "yes" ? "in use" : "not in use", facing, department, owner];
  return parts.filter((part) => part !== undefined).join("; ");
}

function say(line: string): void {
  process.stdout.write(`${lineForTerminal(line)}\n`);
}
