import { createHash } from "node:crypto";
import { localDate } from "../advisory/calendar.ts";
import { renderDraft } from "../advisory/draft-text.ts";
import type { Lang, Organization } from "../advisory/schema.ts";
import type {
  AdvisoryRecord,
  Clock,
  Delivery,
  DraftClaim,
  DraftKey,
  Drafter,
  DraftRequest,
  DraftResult,
  Logger,
  ModelDrafter,
  ModelProbe,
  ModelReason,
  ModelSettings,
  Store,
} from "../ports.ts";
import { createModelQueue, type ModelQueue } from "./model-queue.ts";

export interface ModelDraftsDeps {
  store: Pick<Store, "record" | "storedDraft" | "keepDraft" | "claimDraft" | "settleDraft" | "draftClaim">;
  model(): Promise<ModelDrafter>;
  template(): Promise<Drafter>;
  organization(id: string): Organization;
  settings: Pick<ModelSettings, "model" | "timeoutMs" | "concurrency" | "forPriorities">;
  /** Shared with all else that asks the model; one of its own when absent. */
  queue?: ModelQueue | undefined;
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
  /** Whether the model answers. */
  probe?(): Promise<ModelProbe>;
  /** Somebody looks at an advisory in this language. Returns at once. */
  seen?(organizationId: string, record: AdvisoryRecord, lang: Lang): void;
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

/**
 * Has a language model write drafts in the background: after a post, or when somebody opens one that is not there yet.
 * Nobody ever waits for it, and nothing of it happens in a transaction (design 2). Each is asked for once, by one
 * process, as long as badge, deadline and inventory say the same of it.
 */
export function createModelDrafts(deps: ModelDraftsDeps): ModelDrafts {
  const { store, clock, logger, worker, settings } = deps;
  const queue = deps.queue ?? createModelQueue(settings.concurrency, logger);

  function want(key: DraftKey): boolean {
    return deps.asks !== false && queue.add(JSON.stringify(key), (signal) => write(key, signal));
  }

  async function write(wanted: DraftKey, signal: AbortSignal): Promise<void> {
    const { organizationId, advisoryId, revision } = wanted;
    const record = await store.record(organizationId, advisoryId, revision);
    if (record === undefined || record.revision.number !== record.latest) return;
    const request = requestOf(record, wanted);
    const model = await deps.model();
    if (model.refuses(request) !== undefined) return;
    const key = keyOf(request);
    const [kept, claim] = await Promise.all([store.storedDraft(key), store.draftClaim(key)]);
    if (kept?.origin === "edited" || standing(claim, record) === "kept" || signal.aborted) return;
    const now = clock.now();
    const until = now + 3 * settings.timeoutMs + LEASE_MARGIN_MS;
    const basis = basisOf(record) + settings.model;
    if (!(await store.claimDraft(key, { basis, worker, now, until }))) return;
    const drafted = await model.draft(request, signal);
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
      const state = standing(claim, record);
      if (state === "kept" && kept?.text !== undefined) {
        const { opening, references, priority, closing } = base.text;
        // What depends on the day and on settings is said as it is now.
        const text = { ...kept.text, opening, references, priority, closing };
        return { text, origin: "model", model: kept.by.id };
      }
      const wanted = want(key);
      if (state === "template") return { ...base, reason: claim?.reason };
      return wanted || state === "asking" ? { ...base, pending: true } : base;
    },

    posted({ kind, organizationId, advisoryId, revision, priority, lang }) {
      if (kind !== "post" && kind !== "reply") return;
      if (advisoryId === undefined || revision === undefined || priority === undefined) return;
      if (!settings.forPriorities.includes(priority)) return;
      want({ organizationId, advisoryId, revision, audience: "admins", lang });
    },

    idle: () => queue.idle(),
    stop: () => queue.stop(),
  };

  /** What became of asking, as far as it still holds: badge and deadline are the same; a failure is its model's own. */
  function standing(claim: DraftClaim | undefined, record: AdvisoryRecord): DraftClaim["state"] | undefined {
    const basis = basisOf(record);
    if (claim === undefined || !claim.basis.startsWith(basis)) return undefined;
    return claim.state === "template" && claim.basis !== basis + settings.model ? undefined : claim.state;
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
