import { z } from "zod";
import { isRestricted } from "../../advisory/facts.ts";
import type { DraftText } from "../../advisory/schema.ts";
import { missingIn } from "../../advisory/translation.ts";
import type {
  Clock,
  Drafter,
  DraftRequest,
  DraftResult,
  Logger,
  ModelDrafter,
  ModelReason,
  ModelSettings,
  Spending,
} from "../../ports.ts";
import { AskFailure, type AskModel } from "./ask.ts";
import { type Ceilings, createBudget, type Spend } from "./budget.ts";
import { converse, type ConverseDeps, type Grounding, type Task } from "./converse.ts";
import { outward } from "./outward.ts";
import { reasonOf } from "./reasons.ts";
import { createSlots } from "./slots.ts";
import { TimeUp, withinTime } from "./time-limit.ts";
import { translate } from "./translate.ts";
import { write } from "./write.ts";

/** How much longer a draft may take than one question: there are up to three, each asked again where that may help. */
const DRAFT_TIMES = 3;

export interface ModelDrafterDeps {
  settings: Pick<ModelSettings, "model" | "timeoutMs" | "maxTokens" | "concurrency"> & Ceilings;
  /** Opens the way to the model, at the first draft. */
  open(): Promise<AskModel>;
  /** Gives the beginning, the parts a model does not write, and the draft where the model fails. */
  template: Drafter;
  check: Grounding;
  clock: Clock;
  logger: Logger;
  /** Counts what is spent today where everybody sees it; in memory, for this process, when absent. */
  spend?: Spend | undefined;
}

/**
 * Lets a language model fill the draft's structure (design 4.10): it rewrites the template's draft from the advisory's
 * facts, and what it writes is checked against them. What does not pass goes back once with the reasons; then the
 * template's draft is given, with the reason. The badge, the deadline, the links and whom to ask are never the model's.
 */
export function createModelDrafter(deps: ModelDrafterDeps): ModelDrafter {
  const { settings, template, check, clock, logger } = deps;
  const inTurn = createSlots(settings.concurrency);
  const budget = createBudget(settings, deps.spend ?? inMemory(clock));
  let opened: Promise<AskModel> | undefined;

  function open(): Promise<AskModel> {
    opened ??= deps.open().catch((error: unknown) => {
      opened = undefined;
      throw error;
    });
    return opened;
  }

  /** Does it in turn and in time; what it cost is in `spent` whatever came of it. */
  async function inBounds<T>(
    spent: Spent,
    signal: AbortSignal | undefined,
    work: (deps: ConverseDeps) => Promise<T | { reason: ModelReason }>,
  ): Promise<T | { reason: ModelReason }> {
    try {
      return await inTurn(() =>
        withinTime(clock, settings.timeoutMs * DRAFT_TIMES, signal, async (until) => {
          const patience = { ask: await open(), clock, timeoutMs: settings.timeoutMs, signal: until };
          return work({ patience, budget, settings, logger, spent });
        }),
      );
    } catch (error) {
      const reason = reasonOf(codeOf(error, signal));
      logger.warn({ reason: reason.code, detail: detailOf(error) }, "the language model wrote nothing");
      return { reason };
    }
  }

  return {
    refuses: (request) => refusal(request, template.draft(request)),

    async draft(request, signal) {
      const base = template.draft(request);
      const spent: Spent = { tokens: 0 };
      const refused = refusal(request, base);
      const written =
        refused === undefined
          ? await inBounds(spent, signal, (bounds) => {
              const out = outward(template, request, base.text);
              return write(request, base.text, out, { ...bounds, check });
            })
          : { reason: refused };
      if ("reason" in written) return { ...answered(base), reason: written.reason, ...spent };
      return { text: written.text, origin: "model", model: settings.model, ...spent };
    },

    async translate(content, lang, signal) {
      const spent: Spent = { tokens: 0 };
      if (isRestricted(content.tlp)) return { reason: reasonOf("confidential"), ...spent };
      const work = { kind: content.kind, texts: missingIn(content, lang), lang };
      const today = new Date(clock.now()).toISOString().slice(0, 10);
      const made = await inBounds(spent, signal, (bounds) =>
        translate(work, { ...bounds, check, template, today }),
      );
      return { ...made, ...spent };
    },

    async probe() {
      const spent: Spent = { tokens: 0 };
      const answered = await inBounds(spent, undefined, (bounds) =>
        converse(PROBE, { ...bounds, settings: { ...settings, maxTokens: PROBE_TOKENS } }),
      );
      return { ...("reason" in answered && { reason: answered.reason }), ...spent };
    },
  };
}

/** An answer that is cut off at them is one, too. */
const PROBE_TOKENS = 200;

const PROBE: Task<true> = {
  system: 'You are asked whether you can be reached. Answer with {"ok": true} and nothing else.',
  schema: z.strictObject({ ok: z.boolean() }),
  data: "Hansho asks: do you answer?",
  fields: [],
  about: { task: "probe" },
  judge: () => ({ value: true }),
};

/** Tokens so far, also of questions whose draft came to nothing. */
interface Spent {
  tokens: number;
}

function refusal({ record, followUp, drill }: DraftRequest, base: DraftResult): ModelReason | undefined {
  if (isRestricted(record.revision.content.tlp)) return reasonOf("confidential");
  if (base.origin === "source") return reasonOf("own-draft");
  if (followUp !== undefined || drill === true) return reasonOf("not-for-models");
  return undefined;
}

function answered({ text, origin }: DraftResult): { text: DraftText; origin: "template" | "source" } {
  return { text, origin: origin === "source" ? origin : "template" };
}

function codeOf(error: unknown, signal: AbortSignal | undefined): ModelReason["code"] {
  if (signal?.aborted === true) return "stopped";
  if (error instanceof TimeUp) return "slow";
  return error instanceof AskFailure ? error.kind : "unreadable";
}

/** Errors of others may quote the key or the question: only their kind is told. */
function detailOf(error: unknown): string {
  if (error instanceof AskFailure || error instanceof TimeUp) return error.message;
  return error instanceof Error ? error.name : typeof error;
}

/** By the day of UTC. */
function inMemory(clock: Clock): Spend {
  let today = "";
  let used: Spending = { tokens: 0, cost: 0 };
  return async ({ tokens, cost }) => {
    const now = new Date(clock.now()).toISOString().slice(0, 10);
    if (now !== today) [today, used] = [now, { tokens: 0, cost: 0 }];
    used = { tokens: used.tokens + tokens, cost: used.cost + cost };
    return used;
  };
}
