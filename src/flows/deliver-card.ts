import { localDate } from "../advisory/calendar.ts";
import { isRestricted } from "../advisory/facts.ts";
import type { Lang, Organization } from "../advisory/schema.ts";
import { advisoryCard } from "../cards/advisory-card.ts";
import type { Card } from "../cards/model.ts";
import { mergedCard } from "../cards/merged-card.ts";
import { outdatedCard } from "../cards/outdated-card.ts";
import { recoveredCard, troubleCard } from "../cards/source-cards.ts";
import { noticeCard } from "../cards/status-cards.ts";
import { updateCard } from "../cards/update-card.ts";
import type { Clock, Delivery, DraftNotice, SourceNotice, Store } from "../ports.ts";
import { changesSince } from "./follow-up.ts";

/** A card, or why there can never be one. */
export type Rendered = { kind: "card"; card: Card } | { kind: "impossible"; reason: string };

export interface RendererDeps {
  store: Store;
  clock: Clock;
  organizations: readonly Organization[];
}

/**
 * Makes the card of a delivery as things stand now: a post or an edit shows the newest revision, so that nothing
 * known to be old is posted; a reply tells what its own revision changed. Rejects when the organization is not
 * configured here, or the store or a card fails: that can be tried again.
 */
export function createRenderer({ store, clock, organizations }: RendererDeps) {
  const byId = new Map(organizations.map((organization) => [organization.id, organization]));

  return async function render(delivery: Delivery): Promise<Rendered> {
    const { organizationId, kind, lang, advisoryId, notice, resent } = delivery;
    const organization = byId.get(organizationId);
    if (organization === undefined) throw new Error(`organization ${organizationId} is not configured here`);
    const { timeZone } = organization;

    if (kind === "notice") {
      if (notice === undefined) return { kind: "impossible", reason: "the notice says nothing" };
      if (notice.kind === "draft-outdated") return outdated(delivery, notice, organization);
      return { kind: "card", card: cardOf(notice, { lang, timeZone }) };
    }

    if (advisoryId === undefined) return { kind: "impossible", reason: NAMELESS };
    const revision = kind === "reply" ? delivery.revision : undefined;
    const record = await store.record(organizationId, advisoryId, revision);
    if (record === undefined) return { kind: "impossible", reason: `there is no advisory ${advisoryId}` };

    const options = { lang, today: localDate(clock.now(), timeZone), timeZone, resent };
    // What it was posted as is part of another now, whose own post goes on.
    if (record.id !== advisoryId) return { kind: "card", card: mergedCard(record, options) };
    const card =
      kind === "reply"
        ? updateCard(record, { ...options, changes: delivery.changes })
        : advisoryCard(record, options);
    return { kind: "card", card };
  };

  /** What changed is counted from the draft they used; where that was of an advisory merged since, from the last revision. */
  async function outdated(
    { organizationId, advisoryId, lang, resent, changes }: Delivery,
    { used }: DraftNotice,
    { timeZone }: Organization,
  ): Promise<Rendered> {
    if (advisoryId === undefined) return { kind: "impossible", reason: NAMELESS };
    const record = await store.record(organizationId, advisoryId);
    if (record === undefined) return { kind: "impossible", reason: `there is no advisory ${advisoryId}` };
    const { revision } = record;
    const known = record.id === advisoryId && used.revision > 0;
    const since = known
      ? await changesSince(store, organizationId, record.id, used.revision, revision.number)
      : revision.changes;
    const facts = {
      used,
      changes: [...(changes ?? []), ...since],
      confidential: isRestricted(revision.content.tlp),
      followable: known && used.revision < revision.number,
    };
    const options = { lang, today: localDate(clock.now(), timeZone), timeZone, resent };
    return { kind: "card", card: outdatedCard(record, facts, options) };
  }
}

const NAMELESS = "it names no advisory";

function cardOf(notice: SourceNotice, print: { lang: Lang; timeZone: string }): Card {
  switch (notice.kind) {
    case "baseline":
      return noticeCard({ ...notice, lang: print.lang });
    case "trouble":
      return troubleCard(notice, print);
    case "recovered":
      return recoveredCard(notice, print);
  }
}
