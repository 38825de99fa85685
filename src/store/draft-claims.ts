import { sql } from "kysely";
import type { DraftKey, ModelReason, Store } from "../ports.ts";
import type { Connections } from "./connections.ts";
import { parse } from "./rows.ts";
import type { DraftClaimsTable } from "./tables-drafts.ts";

type Part = Pick<Store, "claimDraft" | "settleDraft" | "draftClaim" | "spend">;

const KEY = ["organization_id", "advisory_id", "revision", "audience", "lang"] as const;

/** Who asks a language model for which draft, so that nobody asks twice; and what that cost. */
export function createDraftClaims({ writer, reader }: Connections): Part {
  const claimDraft: Part["claimDraft"] = (key, { basis, worker, now, until }) =>
    writer.transaction().execute(async (db) => {
      const claim = { basis, worker, state: "asking" as const, until, reason: null };
      const { numInsertedOrUpdatedRows } = await db
        .insertInto("draft_claims")
        .values({ ...columnsOf(key), ...claim })
        .onConflict((conflict) =>
          conflict
            .columns(KEY)
            .doUpdateSet(claim)
            .where((eb) =>
              eb.or([
                // What is under way is waited for, whatever it was asked on; what is done stands on its basis.
                eb.and([eb("draft_claims.state", "!=", "asking"), eb("draft_claims.basis", "!=", basis)]),
                eb("draft_claims.until", "<=", now),
              ]),
            ),
        )
        .executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n;
    });

  const settleDraft: Part["settleDraft"] = (key, worker, outcome) =>
    writer.transaction().execute(async (db) => {
      const { numUpdatedRows } = await db
        .updateTable("draft_claims")
        .set(
          outcome.kind === "kept"
            ? { state: "kept", until: null, reason: null }
            : { state: "template", until: outcome.again ?? null, reason: JSON.stringify(outcome.reason) },
        )
        .where((eb) => eb.and(columnsOf(key)))
        .where("worker", "=", worker)
        .where("state", "=", "asking")
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    });

  const draftClaim: Part["draftClaim"] = async (key) => {
    const row = await reader
      .selectFrom("draft_claims")
      .select(["basis", "state", "reason"])
      .where((eb) => eb.and(columnsOf(key)))
      .executeTakeFirst();
    if (row === undefined) return undefined;
    const { basis, state, reason } = row;
    return { basis, state, ...(reason !== null && { reason: parse<ModelReason>(reason) }) };
  };

  const spend: Part["spend"] = (day, { tokens, cost }) =>
    writer.transaction().execute(async (db) => {
      const row = await db
        .insertInto("model_tokens")
        .values({ day, tokens, cost })
        .onConflict((conflict) =>
          conflict.column("day").doUpdateSet({
            tokens: sql<number>`model_tokens.tokens + ${tokens}`,
            cost: sql<number>`model_tokens.cost + ${cost}`,
          }),
        )
        .returning(["tokens", "cost"])
        .executeTakeFirstOrThrow();
      return { tokens: Number(row.tokens), cost: Number(row.cost) };
    });

  return { claimDraft, settleDraft, draftClaim, spend };
}

function columnsOf(key: DraftKey): Pick<DraftClaimsTable, (typeof KEY)[number]> {
  const { organizationId, advisoryId, revision, audience, lang } = key;
  return { organization_id: organizationId, advisory_id: advisoryId, revision, audience, lang };
}
