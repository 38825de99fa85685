/** What people did with drafts. */
import type { Selectable, Transaction } from "kysely";
import type { DraftUse, Store } from "../ports.ts";
import { absorbedBy } from "./advisories.ts";
import type { Connections } from "./connections.ts";
import { leave, rowOf } from "./destinations.ts";
import { columnsOf, keyOf } from "./draft-rows.ts";
import { listOf } from "./sqlite/sql.ts";
import type { Tables } from "./tables.ts";
import type { DraftUsesTable } from "./tables-drafts.ts";

type Part = Pick<Store, "recordUse" | "draftUses" | "earlierUses">;

export function createDraftUses({ writer, reader }: Connections): Part {
  const recordUse: Part["recordUse"] = async (use) => {
    const { person, action, at } = use;
    await writer.transaction().execute(async (db) => {
      await reachable(db, use);
      await db
        .insertInto("draft_uses")
        .values({
          ...columnsOf(use),
          action,
          at,
          platform: person.platform,
          workspace: person.workspace,
          person_id: person.id,
          person_name: person.name ?? null,
        })
        .execute();
    });
  };

  const draftUses: Part["draftUses"] = async (organizationId, advisoryId) => {
    const merged = await absorbedBy(reader, [advisoryId]);
    const rows = await reader
      .selectFrom("draft_uses")
      .selectAll()
      .where("organization_id", "=", organizationId)
      .where("advisory_id", "in", listOf([advisoryId, ...merged.map(({ id }) => id)]))
      .orderBy("seq")
      .execute();
    return rows.map(useOf);
  };

  const earlierUses: Part["earlierUses"] = async ({ organizationId, advisoryId, revision, audience }) => {
    const rows = await reader
      .selectFrom("draft_uses")
      .selectAll()
      .where("seq", "in", (eb) =>
        eb
          .selectFrom("draft_uses")
          .select((inner) => inner.fn.max("seq").as("seq"))
          .where("organization_id", "=", organizationId)
          .where("advisory_id", "=", advisoryId)
          .where("audience", "=", audience)
          .where("revision", "<", revision)
          .groupBy(["revision", "lang", "follow_up", "action"]),
      )
      .orderBy("seq")
      .execute();
    return rows.map(useOf);
  };

  return { recordUse, draftUses, earlierUses };
}

/**
 * Makes the person a destination; a name or reference that is missing keeps the old one. A channel that happens to have
 * their id stays a channel.
 */
async function reachable(db: Transaction<Tables>, { organizationId, person, at }: DraftUse): Promise<void> {
  const { platform, workspace, id, name = null, reference = null } = person;
  if (platform === "web" || workspace === "" || id === "") return;
  const before = await rowOf(db, { platform, workspace, channel: id });
  if (before !== undefined && before.person === 0) return;
  if (before !== undefined && before.organization_id !== organizationId) await leave(db, before, at);
  const place = { organization_id: organizationId, state: "ok", updated_at: at, person: 1 } as const;
  await db
    .insertInto("destinations")
    .values({ platform, workspace, channel: id, name, reference, paused_until: 0, ...place })
    .onConflict((conflict) =>
      conflict.columns(["platform", "workspace", "channel"]).doUpdateSet((eb) => ({
        ...place,
        name: eb.fn.coalesce("excluded.name", "destinations.name"),
        reference: eb.fn.coalesce("excluded.reference", "destinations.reference"),
      })),
    )
    .execute();
}

function useOf(row: Selectable<DraftUsesTable>): DraftUse {
  const { action, at, platform, workspace, person_id: id, person_name } = row;
  const person = { platform, workspace, id, ...(person_name !== null && { name: person_name }) };
  return { ...keyOf(row), action, person, at };
}
