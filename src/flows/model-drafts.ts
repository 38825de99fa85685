import { createHash } from "node:crypto";
import { localDate } from "../advisory/calendar.ts";
import { renderDraft } from "../advisory/draft-text.ts";
import type { Organization } from "../advisory/schema.ts";
import type {
  AdvisoryRecord,
  Clock,
  Delivery,
  DraftKey,
  Drafter,
  DraftRequest,
  DraftResult,
  Logger,
  ModelDrafter,
  ModelReason,
  ModelSettings,
  Store,
} from "../ports.ts";

export interface ModelDraftsDeps {
  store: Pick<Store, "record" | "storedDraft" | "keepDraft" | "claimDraft" | "settleDraft" | "draftClaim">;
  model(): Promise<ModelDrafter>;
  template(): Promise<Drafter>;
  organization(id: string): Organization;
  settings: Pick<ModelSettings, "timeoutMs" | "concurrency" | "forPriorities">;
  clock: Clock;
  logger: Logger;
  /** Names this process in a claim; no two that share a database may have the same. */
  worker: string;
  /** False: what is kept is shown, and nothing is asked (a command that ends at once). */
  asks?: boolean | undefined;
}

/** A draft as it is to be shown, and how it came about. */
export interface ShownDraft extends DraftResult {
  /** The model that wrote it. */
  model?: string | undefined;
  /** Why the template answers where a model was to. */
  reason?: ModelReason | undefined;
  /** A model is being asked: the next time its draft may be there. */
  pending?: boolean | undefined;
}

export interface ModelDrafts {
  /** The model's draft if there is one that stands on today's judgement; else the template's, and the model is asked. */
  shown(request: DraftRequest): Promise<ShownDraft>;
  /** A post arrived: drafts of urgent advisories are written before anybody asks. Returns at once. */
  posted(delivery: Delivery): void;
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
  /** Gives up what is under way. */
  stop(): Promise<void>;
}

/** After what passes by itself, somebody who opens the draft has the model asked again. */
const AGAIN_MS = 10 * 60_000;
/** Beside the three questions a draft may take. */
const LEASE_MARGIN_MS = 60_000;
/** More than that wait for nothing: each is asked for again when somebody opens it. */
const MOST_WAITING = 200;

/**
 * Has a language model write drafts in the background: after a post, or when somebody opens one that is not there yet.
 * Nobody ever waits for it, and nothing of it happens in a transaction (design 2). Each is asked for once, by one
 * process, as long as badge, deadline and inventory say the same of it.
 */
export function createModelDrafts(deps: ModelDraftsDeps): ModelDrafts {
  const { store, clock, logger, worker, settings } = deps;
  const stopping = new AbortController();
  const waiting = new Map<string, DraftKey>();
  const underWay = new Map<string, Promise<void>>();

  function want(key: DraftKey): void {
    const name = JSON.stringify(key);
    if (deps.asks === false || stopping.signal.aborted || waiting.has(name) || underWay.has(name)) return;
    if (waiting.size >= MOST_WAITING) logger.warn({ ...key }, "too many drafts wait for the language model");
    else waiting.set(name, key);
    next();
  }

  function next(): void {
    for (const [name, key] of waiting) {
      if (underWay.size >= settings.concurrency) return;
      waiting.delete(name);
      const running = attempt(key).finally(() => {
        underWay.delete(name);
        next();
      });
      underWay.set(name, running);
    }
  }

  async function attempt(key: DraftKey): Promise<void> {
    try {
      await write(key);
    } catch (error) {
      logger.error(
        { ...key, error: error instanceof Error ? error.message : String(error) },
        "no draft kept",
      );
    }
  }

  async function write(wanted: DraftKey): Promise<void> {
    const { organizationId, advisoryId, revision } = wanted;
    const record = await store.record(organizationId, advisoryId, revision);
    if (record === undefined || record.revision.number !== record.latest) return;
    const request = requestOf(record, wanted);
    const model = await deps.model();
    if (model.refuses(request) !== undefined) return;
    const key = keyOf(request);
    if ((await store.storedDraft(key))?.origin === "edited" || stopping.signal.aborted) return;
    const now = clock.now();
    const until = now + 3 * settings.timeoutMs + LEASE_MARGIN_MS;
    if (!(await store.claimDraft(key, { basis: basisOf(record), worker, now, until }))) return;
    const drafted = await model.draft(request, stopping.signal);
    const at = clock.now();
    if ("reason" in drafted) {
      const { reason } = drafted;
      const again = reason.code === "stopped" ? at : reason.passing ? at + AGAIN_MS : undefined;
      await store.settleDraft(key, worker, { kind: "template", reason, again });
      return;
    }
    const { text, model: name, origin } = drafted;
    await store.keepDraft({
      ...key,
      origin,
      ...renderDraft(text, key.lang, key.audience),
      text,
      by: { id: name },
      at,
    });
    await store.settleDraft(key, worker, { kind: "kept" });
  }

  function requestOf(record: AdvisoryRecord, { organizationId, lang, audience }: DraftKey): DraftRequest {
    const organization = deps.organization(organizationId);
    return { record, organization, lang, audience, today: localDate(clock.now(), organization.timeZone) };
  }

  return {
    async shown(request) {
      const [model, template] = await Promise.all([deps.model(), deps.template()]);
      const base = template.draft(request);
      const refused = model.refuses(request);
      if (refused?.code === "confidential") return { ...base, reason: refused };
      const { record } = request;
      if (refused !== undefined || record.revision.number !== record.latest) return base;

      const key = keyOf(request);
      const [kept, claim] = await Promise.all([store.storedDraft(key), store.draftClaim(key)]);
      if (kept?.origin === "edited") return base;
      const current = claim?.basis === basisOf(record) ? claim : undefined;
      if (current?.state === "kept" && kept?.text !== undefined) {
        const { opening, references, priority, closing } = base.text;
        // What depends on the day and on settings is said as it is now.
        const text = { ...kept.text, opening, references, priority, closing };
        return { text, origin: "model", model: kept.by.id };
      }
      want(key);
      return current?.state === "template" ? { ...base, reason: current.reason } : { ...base, pending: true };
    },

    posted({ kind, organizationId, advisoryId, revision, priority, lang }) {
      if (kind !== "post" && kind !== "reply") return;
      if (advisoryId === undefined || revision === undefined || priority === undefined) return;
      if (!settings.forPriorities.includes(priority)) return;
      want({ organizationId, advisoryId, revision, audience: "admins", lang });
    },

    idle,

    async stop() {
      stopping.abort();
      waiting.clear();
      await idle();
    },
  };

  async function idle(): Promise<void> {
    while (underWay.size > 0) await Promise.all(underWay.values());
  }
}

function keyOf({ record, organization, lang, audience = "admins" }: DraftRequest): DraftKey {
  return {
    organizationId: organization.id,
    advisoryId: record.id,
    revision: record.revision.number,
    audience,
    lang,
  };
}

/** What a draft stands on beside its revision: with another badge, deadline or inventory it is out of date. */
function basisOf({ assessment: { priority, review, deadline, inputs } }: AdvisoryRecord): string {
  const inventory = inputs?.filter(({ from }) => from === "inventory");
  const judged = JSON.stringify([priority, review, deadline.kind, deadline.date, inventory]);
  return createHash("sha256").update(judged).digest("hex").slice(0, 32);
}
