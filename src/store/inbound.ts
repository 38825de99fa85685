import type { Store } from "../ports.ts";
import type { Connections } from "./connections.ts";

/** Events and activities that the platforms may send twice. */
export function createInbound({ writer }: Connections): Pick<Store, "firstSeen" | "forgetSeen"> {
  const firstSeen: Store["firstSeen"] = (key, now, ttlMs) =>
    writer.transaction().execute(async (db) => {
      await db.deleteFrom("inbound").where("expires_at", "<=", now).execute();
      const { numInsertedOrUpdatedRows } = await db
        .insertInto("inbound")
        .values({ key, expires_at: now + ttlMs })
        .onConflict((conflict) => conflict.column("key").doNothing())
        .executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n;
    });

  const forgetSeen: Store["forgetSeen"] = async (key) => {
    await writer.transaction().execute((db) => db.deleteFrom("inbound").where("key", "=", key).execute());
  };

  return { firstSeen, forgetSeen };
}
