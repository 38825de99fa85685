/** A person's badge: what feeds say later may only suggest (design 4.9). */
import { foldAlias } from "../advisory/identifiers.ts";
import type { Lang } from "../advisory/schema.ts";
import { Override } from "../advisory/usage.ts";
import type { Clock, OverrideOutcome, OverrideRequest, Person, Store } from "../ports.ts";
import type { DestinationRef } from "../ports.ts";
import type { Cause, Reassess } from "./reassess.ts";

export interface OverrideDeps {
  store: Pick<Store, "record" | "saveOverride" | "circumstancesApplied">;
  reassess: () => Promise<Reassess>;
  clock: Pick<Clock, "now">;
}

/** Who decides, and where: no destination at the command line. */
export interface Decider {
  organizationId: string;
  user: Person;
  lang: Lang;
  destination?: (DestinationRef & { name?: string | undefined }) | undefined;
}

/**
 * Sets a badge, or takes it back, for one advisory of one organization; judges it again, edits its posts, and writes
 * who did it to the audit table. Rejects only when the store does.
 */
export async function overrideAdvisory(
  { store, reassess, clock }: OverrideDeps,
  { organizationId, user, lang, destination }: Decider,
  request: OverrideRequest,
): Promise<OverrideOutcome> {
  const record = await store.record(organizationId, foldAlias(request.id));
  if (record === undefined) return { kind: "no-such" };
  const now = clock.now();
  let override: Override | undefined;
  if (request.set !== "off") {
    const by = { id: user.id, ...(user.name !== undefined && { name: user.name }) };
    const parsed = Override.safeParse({ ...request.set, by, lang, at: new Date(now).toISOString() });
    if (!parsed.success) return { kind: "no-reason" };
    override = parsed.data;
  }
  const of = { organizationId, advisoryId: record.id };
  const { before, version } = await store.saveOverride(of, override, user, now, destination);
  if (before === undefined && override === undefined) return { kind: "none-set", record };
  const cause: Cause =
    override === undefined ? { kind: "override-off", by: user } : { kind: "override", override };
  const judge = await reassess();
  await judge(organizationId, cause, { ids: [record.id] });
  // All others are judged by the same inventory as before.
  await store.circumstancesApplied(organizationId, version, version - 1);
  const after = await store.record(organizationId, record.id);
  return { kind: "done", record: after ?? record, before: record.assessment.priority, override };
}
