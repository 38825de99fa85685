import { sql } from "kysely";
import { expect, test } from "vitest";
import { entryHistory as readHistory } from "../../src/store/history.ts";
import { start } from "../../src/store/migrations/0001-start.ts";
import { entryHistory } from "../../src/store/migrations/0004-entries.ts";
import { openConnection } from "../../src/store/sqlite/database.ts";
import { content } from "../contracts/store/given.ts";

test("entries of before have a history from then on, and their order", async () => {
  const db = openConnection(":memory:", "writer");
  await start(db);
  for (const [index, id] of ["z", "a"].entries()) {
    await sql`insert into advisories (id, current, sort_at, withdrawn, created_at)
      values (${id}, ${index + 2}, 0, 0, ${1_000 + index})`.execute(db);
    await sql`insert into entries (source, key, advisory_id, hash, data)
      values ('test', ${`key ${id}`}, ${id}, 'h', ${JSON.stringify(content({ title: { en: id } }))})`.execute(
      db,
    );
  }

  await entryHistory(db);

  expect(await readHistory(db, "a")).toEqual([
    {
      at: 1_001,
      event: "new",
      source: "test",
      key: "key a",
      advisoryId: "a",
      revision: 3,
      content: content({ title: { en: "a" } }),
    },
  ]);
  const { rows } = await sql`select key, origin, first, version from entries order by first`.execute(db);
  expect(rows).toMatchObject([
    { key: "key z", origin: "z", first: 1, version: 1 },
    { key: "key a", origin: "a", first: 2, version: 2 },
  ]);
  await db.destroy();
});
