import type { Lang, Priority, Revision } from "../advisory/schema.ts";
import type { Translation } from "../advisory/translation.ts";
import type { Asset, Override } from "../advisory/usage.ts";
import type { CircumstancesState, Person, Reassessment, SavedOverride, Standing } from "./circumstances.ts";
import type { Instant } from "./common.ts";
import type { Delivery, DeliveryState, Settlement, SourceNotice } from "./delivery.ts";
import type { DraftClaim, DraftKey, DraftUse, DraftVersion, StoredDraft, TranslationKey } from "./draft.ts";
import type { ModelReason, Spending } from "./drafter.ts";
import type { AuditRow, Destination, DestinationRef, Platform, Subscription } from "./destination.ts";
import type { FeedSettlement, FeedState, Validators } from "./feed.ts";
import type { AdvisoryRecord, EntryVersion, IngestItem, SourceState, StoredAdvisory } from "./record.ts";

/** Somebody else wrote the same advisory or entry first: read again and repeat. */
export interface StoreConflict extends Error {
  name: "StoreConflict";
}

export interface Store {
  /** Rejects when the database does not answer or a migration is missing. */
  ready(): Promise<void>;
  close(): Promise<void>;

  // ingest
  sourceState(source: string): Promise<SourceState | undefined>;
  sourceStates(): Promise<SourceState[]>;
  saveSourceStates(states: readonly SourceState[]): Promise<void>;
  /** The keys of all entries of a source, with their hashes. */
  entriesOf(source: string): Promise<Map<string, string>>;
  /** Hash by key, for those of `keys` that are known. */
  knownEntries(source: string, keys: readonly string[]): Promise<Map<string, string>>;
  /** Every advisory that has one of the aliases, oldest first, each once. */
  advisoriesByAlias(aliases: readonly string[]): Promise<StoredAdvisory[]>;
  /** Those of `aliases` that any advisory has. */
  knownAliases(aliases: readonly string[]): Promise<Set<string>>;
  /** Those of `ids` that are the id of an advisory, also of one that was merged. */
  knownIds(ids: readonly string[]): Promise<Set<string>>;
  /** One transaction: entries, revisions, assessments, search and deliveries. Rejects with `StoreConflict`. */
  commitIngest(items: readonly IngestItem[], now: Instant): Promise<void>;
  /**
   * A notice to every subscribed destination of the organization; where one of the same source was planned at or
   * after `since`, by another process that read the same feed meanwhile, none.
   */
  enqueueNotice(organizationId: string, notice: SourceNotice, now: Instant, since?: Instant): Promise<void>;

  // feeds
  /**
   * Makes a row, due at `firstAt`, for each feed that has none, and begins anew (cursor, validators, first read) where
   * the address changed. One that waits beyond `latestAt` though no poll failed (a shorter schedule, a clock that was
   * put back), or after a failure beyond `latestRetryAt`, waits until then.
   */
  registerFeeds(
    feeds: readonly {
      name: string;
      url: string;
      firstAt: Instant;
      latestAt: Instant;
      latestRetryAt: Instant;
    }[],
  ): Promise<void>;
  feedStates(): Promise<FeedState[]>;
  /** Leases up to `limit` of the named feeds that are due and free, the longest due first. */
  claimFeeds(options: {
    names: readonly string[];
    worker: string;
    now: Instant;
    leaseMs: number;
    limit: number;
  }): Promise<FeedState[]>;
  /** Keeps a lease; false when it was lost. */
  extendFeed(name: string, worker: string, until: Instant): Promise<boolean>;
  /** Gives a lease back, as if the poll had not begun. */
  releaseFeed(name: string, worker: string): Promise<void>;
  validators(feed: string): Promise<Map<string, Validators>>;
  /** Ends a poll, and plans the operators' notice in the same transaction. False, and nothing done, when the lease was lost. */
  settleFeed(worker: string, settlement: FeedSettlement, now: Instant): Promise<boolean>;

  // look-up
  /** An id that was merged finds what it was merged into; `revision` is then left aside. */
  record(organizationId: string, idOrAlias: string, revision?: number): Promise<AdvisoryRecord | undefined>;
  history(advisoryId: string): Promise<Revision[]>;
  /** Which entry said what, when, of the advisory and of those merged into it; oldest first. */
  entryHistory(advisoryId: string): Promise<EntryVersion[]>;
  /** Newest first (by `updatedAt`/`publishedAt`, else by when it was read). */
  latest(
    organizationId: string,
    options: { priority?: Priority | undefined; limit: number },
  ): Promise<{ records: AdvisoryRecord[]; total: number }>;
  /** Bigram search (design 4.5): words ANDed; the empty query finds nothing. */
  search(
    organizationId: string,
    words: string,
    options: { limit: number },
  ): Promise<{ records: AdvisoryRecord[]; total: number }>;

  // circumstances: what an organization knows and decides itself
  circumstancesState(organizationId: string): Promise<CircumstancesState>;
  /** All advisories were judged by `version`, if they were by `since` before. */
  circumstancesApplied(organizationId: string, version: number, since?: number): Promise<void>;
  /** All advisories were judged by these settings: whatever tells them apart from others. */
  settingsApplied(organizationId: string, settings: string): Promise<void>;
  /** The inventory, in the order of its file. */
  assets(organizationId: string): Promise<Asset[]>;
  /** Replaces the inventory in one transaction and writes the audit table. Resolves to what it was. */
  replaceAssets(
    organizationId: string,
    assets: readonly Asset[],
    by: Person,
    now: Instant,
    detail: string,
  ): Promise<Asset[]>;
  /** By advisory id. */
  overrides(organizationId: string): Promise<Map<string, Override>>;
  /** Sets an override, or takes it back (undefined). Writes the audit table where that changes anything. */
  saveOverride(
    of: { organizationId: string; advisoryId: string },
    override: Override | undefined,
    by: Person,
    now: Instant,
    destination?: DestinationRef & { name?: string | undefined },
  ): Promise<SavedOverride>;
  /** The organization's advisories by id after `after`, or of these `ids`. */
  standings(
    organizationId: string,
    options: { after?: string | undefined; ids?: readonly string[] | undefined; limit: number },
  ): Promise<Standing[]>;
  /**
   * One transaction: assessments, and what posts already made are to show and be told (design 4.8); nothing is posted
   * that was not before. Resolves to the ids left alone because a newer revision was judged meanwhile.
   */
  commitReassessment(organizationId: string, items: readonly Reassessment[], now: Instant): Promise<string[]>;

  // drafts
  /**
   * The newest version that was not taken back, a person's before a model's; undefined when none is kept.
   * @param at as it stood then; now when absent
   */
  storedDraft(key: DraftKey, at?: Instant): Promise<StoredDraft | undefined>;
  /**
   * The newest version a person saved, not taken back, of the last earlier revision that has one; where none has, of an
   * advisory that was merged into it, under that one's id. Of withdrawals alone, or of none.
   */
  earlierDraft(
    key: DraftKey,
    options: { withdrawn: boolean; at?: Instant | undefined },
  ): Promise<StoredDraft | undefined>;
  /**
   * The last versions of one advisory's drafts in one language for one audience, of all revisions, newest first; behind
   * them those of advisories that were merged into it, under their own ids.
   */
  draftVersions(key: Omit<DraftKey, "revision">, limit: number): Promise<DraftVersion[]>;
  /**
   * Adds the next version. Numbers of versions that were taken back are not used again.
   * @param seen the person's newest version it was made from, 0 for none: undefined is answered where another stands
   */
  keepDraft(draft: Omit<StoredDraft, "version">, seen?: number): Promise<StoredDraft | undefined>;
  /** Takes back the newest version a person saved if it is `seen`, and resolves to it; undefined when it is not. */
  takeBackDraft(key: DraftKey, seen: number, by: Person, now: Instant): Promise<StoredDraft | undefined>;
  recordUse(use: DraftUse): Promise<void>;
  /** Of one advisory and of those merged into it (each under its own id), all revisions, oldest first. */
  draftUses(organizationId: string, advisoryId: string): Promise<DraftUse[]>;
  /** Of earlier revisions, for the same audience: the last use of each revision, language, mail and action. */
  earlierUses(
    key: Pick<DraftKey, "organizationId" | "advisoryId" | "revision" | "audience">,
  ): Promise<DraftUse[]>;

  /**
   * Lets `worker` ask a language model for a draft until `until`. False while another asks, where that was settled on
   * the same `basis` (the judgement the draft depends on), and before the time that a failure named.
   */
  claimDraft(
    key: DraftKey,
    claim: { basis: string; worker: string; now: Instant; until: Instant },
  ): Promise<boolean>;
  /** Ends a claim; without `again` it is not asked for again on this basis. False when the claim was lost. */
  settleDraft(
    key: DraftKey,
    worker: string,
    outcome: { kind: "kept" } | { kind: "template"; reason: ModelReason; again?: Instant | undefined },
  ): Promise<boolean>;
  /** What became of asking for it: the basis, and why the template answers where it does. */
  draftClaim(key: DraftKey): Promise<DraftClaim | undefined>;
  /** Lets `worker` ask a language model for a translation, as `claimDraft` does; `basis` tells the texts apart. */
  claimTranslation(
    key: TranslationKey,
    claim: { basis: string; worker: string; now: Instant; until: Instant },
  ): Promise<boolean>;
  /**
   * Ends a claim. What is kept comes with every record from then on, and each post in its language is edited once.
   * False when the claim was lost.
   */
  settleTranslation(
    key: TranslationKey,
    worker: string,
    outcome:
      | { kind: "kept"; translation: Translation; now: Instant }
      | { kind: "failed"; reason: ModelReason; again?: Instant | undefined },
  ): Promise<boolean>;
  /** Adds to what language models cost on a day, `YYYY-MM-DD`. Resolves to the day's sum. */
  spend(day: string, spending: Spending): Promise<Spending>;

  // destinations and subscriptions
  /** Inserts or refreshes name and reference (a missing one keeps the old); sets the state back to `ok`. */
  saveDestination(
    organizationId: string,
    destination: DestinationRef & { name?: string | undefined; reference?: string | undefined },
    now: Instant,
  ): Promise<Destination>;
  destination(ref: DestinationRef): Promise<Destination | undefined>;
  /** Every place of the organization that was ever known, the oldest first. */
  destinations(organizationId: string): Promise<Destination[]>;
  /** Gone: uninstalled, archived, bot removed. Its pending deliveries fail with the reason. */
  markGone(destinationId: number, reason: string, now: Instant): Promise<void>;
  /** `markGone` for every destination of a workspace or tenant, in one transaction. */
  markWorkspaceGone(platform: Platform, workspace: string, reason: string, now: Instant): Promise<void>;
  /** False when it was subscribed already (language is changed all the same). Writes the audit table. */
  subscribe(
    destinationId: number,
    lang: Lang,
    by: { id: string; name?: string | undefined },
    now: Instant,
  ): Promise<boolean>;
  /** False when it was not subscribed. Pending posts to it are superseded. Writes the audit table. */
  unsubscribe(
    destinationId: number,
    by: { id: string; name?: string | undefined },
    now: Instant,
  ): Promise<boolean>;
  subscription(destinationId: number): Promise<Subscription | undefined>;
  subscriptions(organizationId: string): Promise<Subscription[]>;
  /** Everything, or what was done to one advisory and to those merged into it; oldest first. */
  audit(organizationId: string, advisoryId?: string): Promise<AuditRow[]>;
  saveAudit(organizationId: string, row: AuditRow): Promise<void>;

  // outbox
  /**
   * Leases up to `limit` due deliveries, at most one a destination, none to a paused or gone one, none while
   * another of the same destination is leased or sending, no update or reply before its post is sent.
   */
  claimDeliveries(options: {
    platforms: readonly Platform[];
    worker: string;
    now: Instant;
    leaseMs: number;
    limit: number;
  }): Promise<Delivery[]>;
  /** pending → sending; false when the lease was lost. Written before the request leaves. */
  beginDelivery(id: string, worker: string, now: Instant, leaseMs: number): Promise<boolean>;
  /** The platform's answer, written the moment it is known, so that a crash before `settle` loses nothing. */
  recordReceipt(id: string, worker: string, ref: string): Promise<void>;
  /** Ends one attempt. `pauseUntil` paces or pauses the destination. False when the lease was lost. */
  settleDelivery(
    id: string,
    worker: string,
    settlement: Settlement,
    now: Instant,
    pauseUntil?: Instant,
  ): Promise<boolean>;
  /** Pauses every destination of a workspace or tenant (a 429 that names the whole workspace). */
  pauseWorkspace(platform: Platform, workspace: string, until: Instant): Promise<void>;
  /** Expired leases: pending is free again; sending becomes sent if a receipt is there, else unknown. Returns how many. */
  recoverDeliveries(now: Instant): Promise<{ freed: number; sent: number; unknown: number }>;
  /** unknown → sent, pending again, or failed. `resend` marks it 再送. */
  resolveUnknown(
    id: string,
    outcome:
      | { kind: "sent"; ref: string }
      | { kind: "retry"; resend: boolean }
      | { kind: "failed"; error: string },
    now: Instant,
  ): Promise<void>;
  deliveries(options: {
    organizationId?: string | undefined;
    state?: DeliveryState | undefined;
    advisoryId?: string | undefined;
    limit: number;
  }): Promise<Delivery[]>;
  deliveryCounts(): Promise<Record<DeliveryState, number>>;
  lastPost(destinationId: number): Promise<Delivery | undefined>;
  /** Posts whose deadline fell before `today` and do not yet say 期限超過 get one update each. Returns how many. */
  enqueueOverdue(organizationId: string, today: string, now: Instant): Promise<number>;

  // inbound
  /** True the first time a key is seen within `ttlMs`; old keys are forgotten along the way. */
  firstSeen(key: string, now: Instant, ttlMs: number): Promise<boolean>;
  forgetSeen(key: string): Promise<void>;
}
