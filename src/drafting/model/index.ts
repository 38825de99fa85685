import type { DraftText } from "../../advisory/schema.ts";
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
import { outward } from "./outward.ts";
import { reasonOf } from "./reasons.ts";
import { createSlots } from "./slots.ts";
import { TimeUp, withinTime } from "./time-limit.ts";
import { type Grounding, write } from "./write.ts";

/** How much longer a draft may take than one question: there are up to three, each asked again where that may help. */
const DRAFT_TIMES = 3;

/** Traffic light protocol: who may see it is decided by its author, and a model's server is not among them. */
const CONFIDENTIAL = new Set(["AMBER", "AMBER+STRICT", "RED"]);

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

  async function ask(request: DraftRequest, base: DraftText, signal: AbortSignal, spent: Spent) {
    const patience = { ask: await open(), clock, timeoutMs: settings.timeoutMs, signal };
    const out = outward(template, request, base);
    return write(request, base, out, { patience, budget, check, settings, logger, spent });
  }

  return {
    refuses: (request) => refusal(request, template.draft(request)),

    async draft(request, signal) {
      const base = template.draft(request);
      const spent: Spent = { tokens: 0 };
      const instead = (reason: ModelReason) => ({ ...answered(base), reason, ...spent });
      const refused = refusal(request, base);
      if (refused !== undefined) return instead(refused);
      try {
        const limit = settings.timeoutMs * DRAFT_TIMES;
        const written = await inTurn(() =>
          withinTime(clock, limit, signal, (until) => ask(request, base.text, until, spent)),
        );
        if ("reason" in written) return instead(written.reason);
        return { text: written.text, origin: "model", model: settings.model, ...spent };
      } catch (error) {
        const reason = reasonOf(codeOf(error, signal));
        logger.warn({ reason: reason.code, detail: detailOf(error) }, "the language model wrote no draft");
        return instead(reason);
      }
    },
  };
}

/** Tokens so far, also of questions whose draft came to nothing. */
interface Spent {
  tokens: number;
}

function refusal({ record, followUp, drill }: DraftRequest, base: DraftResult): ModelReason | undefined {
  const { tlp } = record.revision.content;
  if (tlp !== undefined && CONFIDENTIAL.has(tlp)) return reasonOf("confidential");
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
