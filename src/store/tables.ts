/**
 * The tables as Kysely sees them. Times are integer milliseconds, yes and no are 1 and 0, and `data` columns
 * hold JSON that this store wrote itself (it is parsed, never checked again).
 */
import type { Generated } from "kysely";
import type { ChangeKind, Lang, Priority } from "../advisory/schema.ts";
import type {
  AuditRow,
  DeliveryKind,
  DeliveryState,
  EntryEvent,
  Instant,
  Platform,
  SourceRole,
} from "../ports.ts";
import type {
  DraftClaimsTable,
  DraftsTable,
  DraftUsesTable,
  ModelTokensTable,
  TranslationsTable,
} from "./tables-drafts.ts";

export interface AdvisoriesTable {
  /** Order of arrival; also the row of the search index. */
  seq: Generated<number>;
  id: string;
  /** Number of the newest revision. */
  current: number;
  /** What `latest` sorts by: updatedAt, else publishedAt, else when it was first read. */
  sort_at: Instant;
  withdrawn: number;
  created_at: Instant;
  /** What it was merged into: it has no standings then. */
  merged_into: Generated<string | null>;
}

export interface AliasesTable {
  alias: string;
  /** NFKC, lower case: how a person's typing finds it. */
  folded: string;
  advisory_id: string;
  position: number;
}

export interface EntriesTable {
  source: string;
  key: string;
  advisory_id: string;
  hash: string;
  /** AdvisoryContent */
  data: string;
  role: SourceRole | null;
  /** The advisory it was in at first. */
  origin: string | null;
  /** Its first version, which is also the order in which entries came. */
  first: number | null;
  /** Its newest version. */
  version: number | null;
  /** When its source last changed it. */
  as_of: Instant | null;
}

/** Which entry said what, when. Rows are added only; a row gets its `data` when a newer one follows it. */
export interface EntryVersionsTable {
  seq: number;
  source: string;
  key: string;
  advisory_id: string;
  revision: number;
  event: EntryEvent;
  at: Instant;
  /** AdvisoryContent; null for the newest, which stands in `entries`, and for a mere move. */
  data: string | null;
}

export interface RevisionsTable {
  advisory_id: string;
  number: number;
  change: ChangeKind;
  /** Revision */
  data: string;
}

export interface AssessmentsTable {
  organization_id: string;
  advisory_id: string;
  revision: number;
  /** Assessment */
  data: string;
}

/** The newest assessment of each advisory for each organization: what look-up reads. */
export interface StandingsTable {
  organization_id: string;
  advisory_id: string;
  revision: number;
  priority: Priority;
  deadline_date: string | null;
  sort_at: Instant;
}

export interface SourcesTable {
  source: string;
  last_read_at: Instant;
  snapshot_at: Instant | null;
  body_hash: string | null;
  entries: number;
  refused: number;
  last_error: string | null;
}

export interface FeedsTable {
  name: string;
  url: string;
  next_at: Instant;
  /** Who polls it now, and until when nobody else may. */
  leased_by: string | null;
  leased_until: Instant | null;
  cursor: string | null;
  polled_at: Instant | null;
  completed_at: Instant | null;
  failures: number;
  failing_since: Instant | null;
  last_error: string | null;
  entries: number;
  refused: number;
  news_at: Instant | null;
  usual_gap_ms: number;
  gaps: number;
  /** Trouble */
  trouble: string | null;
  told: number;
}

export interface ValidatorsTable {
  feed: string;
  url: string;
  etag: string | null;
  last_modified: string | null;
  body_hash: string;
}

export interface DestinationsTable {
  id: Generated<number>;
  organization_id: string;
  platform: Platform;
  workspace: string;
  channel: string;
  name: string | null;
  reference: string | null;
  state: "ok" | "gone";
  paused_until: Instant;
  updated_at: Instant;
  /** 1: a person, who is told privately; `channel` is their id. */
  person: Generated<0 | 1>;
}

export interface SubscriptionsTable {
  destination_id: number;
  lang: Lang;
  created_by: string;
  created_by_name: string | null;
  created_at: Instant;
}

export interface AuditTable {
  id: Generated<number>;
  organization_id: string;
  at: Instant;
  action: AuditRow["action"];
  platform: Platform;
  workspace: string;
  channel: string;
  channel_name: string | null;
  by_id: string;
  by_name: string | null;
  detail: string | null;
  advisory_id: string | null;
}

/** One row of an organization's inventory. */
export interface AssetsTable {
  organization_id: string;
  /** Order in the file, from 0. */
  position: number;
  /** Asset */
  data: string;
}

/** A person's badge for an advisory, while it stands. */
export interface OverridesTable {
  organization_id: string;
  advisory_id: string;
  /** Override */
  data: string;
}

/** CircumstancesState */
export interface CircumstancesTable {
  organization_id: string;
  version: number;
  applied: number;
  settings: string | null;
}

export interface DeliveriesTable {
  /** Order of planning. */
  seq: Generated<number>;
  id: string;
  organization_id: string;
  kind: DeliveryKind;
  state: DeliveryState;
  destination_id: number;
  lang: Lang;
  advisory_id: string | null;
  revision: number | null;
  priority: Priority | null;
  /** Order of sending within a destination: 0 for A to 3 for D, 4 for a notice. */
  rank: number;
  /** Notice */
  notice: string | null;
  /** Of a reply that tells of no revision: Bilingual[] */
  changes: string | null;
  /** For `update` and `reply`: the delivery they belong to. */
  post_id: string | null;
  /**
   * Empty for news; `overdue:<date>` for an update that only says 期限超過; `judged:<unique>` for what follows a
   * judgement without a revision. Part of the identity.
   */
  reason: string;
  attempts: number;
  not_before: Instant;
  leased_by: string | null;
  leased_until: Instant | null;
  /** The platform's answer, before it was settled. */
  receipt: string | null;
  message_ref: string | null;
  resent: number;
  last_error: string | null;
  /** On a post: when what it shows was last drawn. */
  drawn_at: Instant | null;
  /** On a post: the deadline whose passing it was told of. */
  overdue_for: string | null;
  /** On a post: a person deleted the message. */
  deleted: number;
  created_at: Instant;
  updated_at: Instant;
}

export interface InboundTable {
  key: string;
  expires_at: Instant;
}

export interface MigrationsTable {
  number: number;
  name: string;
  applied_at: Instant;
}

export interface Tables {
  advisories: AdvisoriesTable;
  aliases: AliasesTable;
  entries: EntriesTable;
  entry_versions: EntryVersionsTable;
  revisions: RevisionsTable;
  assessments: AssessmentsTable;
  standings: StandingsTable;
  sources: SourcesTable;
  feeds: FeedsTable;
  validators: ValidatorsTable;
  destinations: DestinationsTable;
  subscriptions: SubscriptionsTable;
  audit: AuditTable;
  assets: AssetsTable;
  overrides: OverridesTable;
  circumstances: CircumstancesTable;
  drafts: DraftsTable;
  draft_uses: DraftUsesTable;
  draft_claims: DraftClaimsTable;
  model_tokens: ModelTokensTable;
  translations: TranslationsTable;
  deliveries: DeliveriesTable;
  inbound: InboundTable;
  migrations: MigrationsTable;
}
