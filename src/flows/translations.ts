import { createHash } from "node:crypto";
import { isRestricted } from "../advisory/facts.ts";
import type { Lang } from "../advisory/schema.ts";
import { missingIn, standing } from "../advisory/translation.ts";
import type {
  AdvisoryRecord,
  Clock,
  Delivery,
  Logger,
  ModelDrafter,
  ModelSettings,
  Store,
} from "../ports.ts";
import type { ModelQueue } from "./model-queue.ts";

export interface TranslationsDeps {
  store: Pick<Store, "record" | "claimTranslation" | "settleTranslation">;
  model(): Promise<Pick<ModelDrafter, "translate">>;
  settings: Pick<ModelSettings, "model" | "timeoutMs" | "forPriorities">;
  /** Shared with all else that asks the model. */
  queue: Pick<ModelQueue, "add">;
  clock: Pick<Clock, "now">;
  logger: Pick<Logger, "info">;
  /** Names this process in a claim; no two that share a database may have the same. */
  worker: string;
}

export interface Translations {
  /** Somebody looks at it in a language its sources do not speak: it is translated for the next time. Returns at once. */
  want(organizationId: string, record: AdvisoryRecord, lang: Lang): void;
  /** A post arrived: of an urgent advisory what is missing is translated, and the post edited. Returns at once. */
  posted(delivery: Delivery): void;
}

/** After what passes by itself it may be asked for again. */
const AGAIN_MS = 10 * 60_000;
/** Beside the three questions a translation may take. */
const LEASE_MARGIN_MS = 60_000;

/**
 * Has a language model translate what an advisory says in one language alone: in the background, once for the same
 * words, whichever revision or organization they are of. What it says stands beside the sources' words (ADR 0125).
 */
export function createTranslations(deps: TranslationsDeps): Translations {
  const { store, settings, queue, clock, logger, worker } = deps;

  async function translate(
    organizationId: string,
    advisoryId: string,
    lang: Lang,
    signal: AbortSignal,
  ): Promise<void> {
    const record = await store.record(organizationId, advisoryId);
    if (record === undefined || record.id !== advisoryId || !isWanted(record, lang)) return;
    const { content } = record.revision;
    const key = { advisoryId, lang };
    const now = clock.now();
    const until = now + 3 * settings.timeoutMs + LEASE_MARGIN_MS;
    const basis = basisOf(record, lang, settings.model);
    if (!(await store.claimTranslation(key, { basis, worker, now, until }))) return;
    const made = await (await deps.model()).translate(content, lang, signal);
    const at = clock.now();
    if ("translation" in made) {
      const { translation } = made;
      await store.settleTranslation(key, worker, { kind: "kept", translation, now: at });
      return;
    }
    const { reason } = made;
    const again = reason.code === "stopped" ? at : reason.passing ? at + AGAIN_MS : undefined;
    logger.info({ advisory: advisoryId, lang, reason: reason.code }, "not translated");
    await store.settleTranslation(key, worker, { kind: "failed", reason, again });
  }

  function add(organizationId: string, advisoryId: string, lang: Lang): void {
    queue.add(`translation ${advisoryId} ${lang}`, (signal) =>
      translate(organizationId, advisoryId, lang, signal),
    );
  }

  return {
    want(organizationId, record, lang) {
      if (record.revision.number === record.latest && isWanted(record, lang))
        add(organizationId, record.id, lang);
    },
    posted({ kind, organizationId, advisoryId, priority, lang }) {
      if (kind !== "post" && kind !== "reply") return;
      if (advisoryId === undefined || priority === undefined) return;
      if (settings.forPriorities.includes(priority)) add(organizationId, advisoryId, lang);
    },
  };
}

/** What is TLP:AMBER or above is never asked for, so that nothing of it waits for an answer either. */
function isWanted({ revision: { content }, translations }: AdvisoryRecord, lang: Lang): boolean {
  const there = standing(content, lang, translations?.[lang]);
  const missing = Object.keys(missingIn(content, lang));
  return !isRestricted(content.tlp) && missing.length > Object.keys(there).length;
}

/** The words it is asked for on; another model may manage what one could not. */
function basisOf({ revision: { content } }: AdvisoryRecord, lang: Lang, model: string): string {
  const words = JSON.stringify([missingIn(content, lang), model]);
  return createHash("sha256").update(words).digest("hex").slice(0, 32);
}
