import type { Transaction } from "kysely";
import type { Instant, SourceNotice, Operators } from "../ports.ts";
import { insertNotices } from "./notices.ts";
import type { Tables } from "./tables.ts";

/**
 * A notice to the places the settings name for operators, subscribed or not. Those the bot is not in, or was taken
 * out of, get none. Resolves to whether it goes anywhere.
 */
export async function enqueueOperatorsNotice(
  db: Transaction<Tables>,
  { organizationId, lang, channels }: Operators,
  notice: SourceNotice,
  now: Instant,
): Promise<boolean> {
  const rows = await db
    .selectFrom("destinations")
    .leftJoin("subscriptions", "subscriptions.destination_id", "destinations.id")
    .select(["destinations.id", "destinations.platform", "destinations.channel", "subscriptions.lang"])
    .where("organization_id", "=", organizationId)
    .where("state", "=", "ok")
    .execute();
  const targets = rows
    .filter((row) =>
      channels.some(({ platform, channel }) => platform === row.platform && channel === row.channel),
    )
    .map((row) => ({ id: row.id, lang: row.lang ?? lang }));
  await insertNotices(db, organizationId, targets, notice, now);
  return targets.length > 0;
}
