import { sql, type Kysely } from "kysely";
import type { Logger } from "../ports.ts";
import { start } from "./migrations/0001-start.ts";
import { feeds } from "./migrations/0002-feeds.ts";
import { circumstances } from "./migrations/0003-circumstances.ts";
import { entryHistory } from "./migrations/0004-entries.ts";
import { entryDates } from "./migrations/0005-entry-dates.ts";
import { settings } from "./migrations/0006-settings.ts";
import { drafts } from "./migrations/0007-drafts.ts";
import { draftUses } from "./migrations/0008-draft-uses.ts";
import { draftClaims } from "./migrations/0009-draft-claims.ts";
import { modelCost } from "./migrations/0010-model-cost.ts";
import { translations } from "./migrations/0011-translations.ts";
import { people } from "./migrations/0012-people.ts";
import type { Tables } from "./tables.ts";

export interface Migration {
  name: string;
  up: (db: Kysely<Tables>) => Promise<void>;
}

/** Forward only: a migration that was released is never edited, a new one follows it. Numbered from 1. */
const MIGRATIONS: readonly Migration[] = [
  { name: "start", up: start },
  { name: "feeds", up: feeds },
  { name: "circumstances", up: circumstances },
  { name: "entries", up: entryHistory },
  { name: "entry-dates", up: entryDates },
  { name: "settings", up: settings },
  { name: "drafts", up: drafts },
  { name: "draft-uses", up: draftUses },
  { name: "draft-claims", up: draftClaims },
  { name: "model-cost", up: modelCost },
  { name: "translations", up: translations },
  { name: "people", up: people },
];

/**
 * Brings the database to the level of this code, in one transaction that makes a second process wait.
 * @throws when the database was written by newer code.
 */
export async function migrate(writer: Kysely<Tables>, logger: Logger): Promise<void> {
  await writer.transaction().execute(async (db) => {
    await db.schema
      .createTable("migrations")
      .ifNotExists()
      .addColumn("number", "integer", (column) => column.primaryKey())
      .addColumn("name", "text", (column) => column.notNull())
      .addColumn("applied_at", "bigint", (column) => column.notNull())
      .execute();
    const level = await levelOf(db);
    refuseNewer(level);
    for (const [index, { name, up }] of MIGRATIONS.entries()) {
      const number = index + 1;
      if (number <= level) continue;
      await up(db);
      await db
        .insertInto("migrations")
        .values({ number, name, applied_at: sql<number>`${Date.now()}` })
        .execute();
      logger.info({ number, name }, "database migrated");
    }
  });
}

/** @throws when the database is not exactly at the level of this code. */
export async function checkLevel(db: Kysely<Tables>): Promise<void> {
  const level = await levelOf(db);
  refuseNewer(level);
  if (level < MIGRATIONS.length) {
    throw new Error(`the database lacks migrations (level ${level}, this code needs ${MIGRATIONS.length})`);
  }
}

async function levelOf(db: Kysely<Tables>): Promise<number> {
  const row = await db
    .selectFrom("migrations")
    .select((eb) => eb.fn.max("number").as("level"))
    .executeTakeFirst();
  return Number(row?.level ?? 0);
}

function refuseNewer(level: number): void {
  if (level > MIGRATIONS.length) {
    throw new Error(
      `the database is newer than this code (level ${level}, known up to ${MIGRATIONS.length}): update Hansho`,
    );
  }
}
