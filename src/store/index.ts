import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import type { Logger, Store } from "../ports.ts";
import { advisoriesByAlias } from "./advisories.ts";
import { createAudit } from "./audit.ts";
import { createCircumstances } from "./circumstances.ts";
import { commitIngest } from "./commit.ts";
import type { Connections } from "./connections.ts";
import { createDestinations } from "./destinations.ts";
import { createTranslations } from "./translations.ts";
import { createDraftClaims } from "./draft-claims.ts";
import { createDraftUses } from "./draft-uses.ts";
import { createDrafts } from "./drafts.ts";
import { createEntries } from "./entries.ts";
import { createFeeds } from "./feeds.ts";
import { createInbound } from "./inbound.ts";
import { createLookup } from "./lookup.ts";
import { checkLevel, migrate } from "./migrations.ts";
import { enqueueNotice } from "./notices.ts";
import { createOutbox } from "./outbox.ts";
import { enqueueOverdue } from "./overdue.ts";
import { createReassess } from "./reassess.ts";
import { openConnection } from "./sqlite/database.ts";

export { StoreConflict } from "./errors.ts";

const MEMORY = ":memory:";

/**
 * Opens the database and brings it up to date. `url` is `sqlite:<path>` (its folder is made) or
 * `sqlite::memory:`.
 * @throws for another kind of url, and for a database written by newer code.
 */
export async function openStore(options: { url: string; logger: Logger }): Promise<Store> {
  const path = pathOf(options.url);
  const connections = await opened(path, options.logger);
  let closing: Promise<void> | undefined;
  return {
    ready: () => ready(connections),
    close: () => (closing ??= close(connections)),
    ...createEntries(connections),
    advisoriesByAlias: (aliases) => advisoriesByAlias(connections, aliases),
    commitIngest: (items, now) => commitIngest(connections, items, now),
    enqueueNotice: (...of) => enqueueNotice(connections, ...of),
    ...createFeeds(connections),
    ...createLookup(connections),
    ...createCircumstances(connections),
    ...createReassess(connections),
    ...createDrafts(connections),
    ...createDraftUses(connections),
    ...createDraftClaims(connections),
    ...createTranslations(connections),
    ...createDestinations(connections),
    ...createAudit(connections),
    ...createOutbox(connections),
    enqueueOverdue: (organizationId, today, now) => enqueueOverdue(connections, organizationId, today, now),
    ...createInbound(connections),
  };
}

function pathOf(url: string): string {
  if (/^postgres(ql)?:/.test(url)) {
    throw new Error("PostgreSQL is not supported yet: use DATABASE_URL=sqlite:<path>");
  }
  const path = /^sqlite:(?:\/\/)?(.+)$/s.exec(url)?.[1];
  if (path === undefined) throw new Error("the database url must be sqlite:<path> or sqlite::memory:");
  return path;
}

/** SQLite's and the system's own messages do not say which file they speak of. */
async function opened(path: string, logger: Logger): Promise<Connections> {
  try {
    if (path !== MEMORY) mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    return await connect(path, logger);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(
      `the database ${path} cannot be used: ${reason} (DATABASE_URL, HANSHO_DATA_DIR say where it is)`,
      { cause: error },
    );
  }
}

async function connect(path: string, logger: Logger): Promise<Connections> {
  const writer = openConnection(path, "writer");
  try {
    await migrate(writer, logger);
    // A database in memory belongs to its connection.
    return { writer, reader: path === MEMORY ? writer : openConnection(path, "reader") };
  } catch (error) {
    await writer.destroy();
    throw error;
  }
}

async function ready({ writer, reader }: Connections): Promise<void> {
  await checkLevel(reader);
  await checkLevel(writer);
}

/** Lets a transaction that has begun end first. */
async function close({ writer, reader }: Connections): Promise<void> {
  for (const db of new Set([reader, writer])) {
    await db.connection().execute(() => Promise.resolve());
    await db.destroy();
  }
}
