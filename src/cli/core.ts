/** What every look-up command does around its own work. */
import type { Config } from "../config.ts";
import { type Core, databaseInUse, openCore } from "../main.ts";
import { foldAlias } from "../advisory/identifiers.ts";
import type { AdvisoryRecord } from "../ports.ts";
import { Misuse } from "./misuse.ts";
import { lineForTerminal } from "./terminal.ts";

/** Opens the database the settings (or a running preview) name, does `work`, and closes it whatever happens. */
export async function withCore<T>(config: Config, work: (core: Core) => Promise<T>): Promise<T> {
  const database = await databaseInUse(config);
  if (database.preview !== undefined) {
    process.stderr.write(`hansho: using the database of the preview at ${database.preview}\n`);
  }
  const core = await openCore(config, database.url, { asks: false });
  try {
    return await work(core);
  } finally {
    await core.store.close();
  }
}

/** The advisory an id or alias names. @throws Error saying how to look by words when there is none */
export async function recordFor(core: Core, id: string): Promise<AdvisoryRecord> {
  const record = await core.store.record(core.organization.id, foldAlias(id));
  if (record === undefined)
    throw new Error(`no advisory ${lineForTerminal(id)}; try \`hansho search <words>\``);
  return record;
}

/** The organization a command names, by default the first. @throws Misuse for one that is not configured */
export function organizationFor(core: Core, id: string | undefined): string {
  if (id === undefined) return core.organization.id;
  const ids = core.organizations.map((organization) => organization.id);
  if (!ids.includes(id)) throw new Misuse(`no organization ${id}; there are ${ids.join(", ")}`);
  return id;
}

/** One JSON object a line on stdout. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}
