import type { Bilingual, DraftText } from "../../advisory/schema.ts";
import type { DraftRequest, Logger, ModelReason, ModelSettings } from "../../ports.ts";
import { type Answer, AskFailure, type Message } from "./ask.ts";
import type { Budget, Used } from "./budget.ts";
import type { Outward } from "./outward.ts";
import { ModelParts, type Read, readParts, wholeDraft } from "./parts.ts";
import { askPatiently } from "./patience.ts";
import { block, dataPrompt, systemPrompt } from "./prompt.ts";
import { reasonOf } from "./reasons.ts";

/** What a draft says that its advisory does not, or leaves out; empty when it is true to it. */
export type Grounding = (
  draft: DraftText,
  request: DraftRequest,
) => readonly { text: string; where: string; reason: Bilingual }[];

export interface WriteDeps {
  patience: Parameters<typeof askPatiently>[1];
  budget: Budget;
  check: Grounding;
  settings: Pick<ModelSettings, "model" | "maxTokens">;
  logger: Logger;
  /** Counts along, also where it ends with an error. */
  spent: { tokens: number };
}

/** What is wrong with an answer: for the model, and for people should there be no better one. */
interface Fault {
  kind: "form" | "grounding";
  told: string;
  reason: ModelReason;
}

/**
 * One draft: asks, reads, checks. A wrong form goes back once, and so does what is not grounded; a second fault of the
 * same kind ends it. At most three questions.
 * @throws as `askPatiently` does
 */
export async function write(
  request: DraftRequest,
  template: DraftText,
  out: Outward,
  deps: WriteDeps,
): Promise<{ text: DraftText } | { reason: ModelReason }> {
  const { settings, logger } = deps;
  const { lang, audience = "admins", record } = request;
  const { text: data, fields } = dataPrompt(request, out.sent);
  const system = systemPrompt(lang, audience);
  const messages: Message[] = [{ role: "user", content: data }];
  const seen = new Set<Fault["kind"]>();

  for (;;) {
    const about = { advisory: record.id, revision: record.revision.number, lang, audience };
    logger.info(
      { ...about, model: settings.model, fields, characters: data.length, question: messages.length },
      "asking the language model",
    );
    const answer = await affordably(system, messages, deps);
    if (answer === undefined) return { reason: reasonOf("ceiling") };
    if (answer.end === "refused") return { reason: reasonOf("refused") };
    const draft = draftOf(answer, template, out);
    const fault = draft.ok ? ungrounded(draft.value, request, deps.check) : malformed(draft.reason, answer);
    if (draft.ok && fault === undefined) return { text: draft.value };
    if (fault === undefined || seen.has(fault.kind))
      return { reason: fault?.reason ?? reasonOf("malformed") };
    logger.info({ ...about, reason: fault.reason.code }, "the language model is asked again");
    seen.add(fault.kind);
    messages.push({ role: "assistant", content: answer.text || "{}" }, { role: "user", content: fault.told });
  }
}

/** Undefined where today's tokens do not suffice. */
async function affordably(
  system: string,
  messages: readonly Message[],
  { patience, budget, settings, spent }: WriteDeps,
): Promise<Answer | undefined> {
  const { maxTokens } = settings;
  const characters = messages.reduce((sum, { content }) => sum + content.length, system.length);
  // A character is at most about one token, in Japanese; in English a fourth of one.
  const most = { tokens: characters + maxTokens, written: maxTokens };
  const reserved = await budget.reserve(most);
  if (reserved === undefined) return undefined;
  let used: Used = { tokens: 0 };
  try {
    const answer = await askPatiently({ system, messages, schema: ModelParts, maxTokens }, patience);
    const { tokens, written = answer.text.length } = answer;
    used = { tokens: tokens ?? characters + answer.text.length, written };
    return answer;
  } catch (error) {
    // Where no answer was waited for, or none could be read, the server may have written one all the same.
    if (!(error instanceof AskFailure) || error.kind === "unreadable") used = most;
    throw error;
  } finally {
    spent.tokens += used.tokens;
    await reserved.spend(used);
  }
}

function draftOf(answer: Answer, template: DraftText, out: Outward): Read<DraftText> {
  const parts = readParts(answer.text);
  return parts.ok ? wholeDraft(parts.value, template, out) : parts;
}

function malformed(problem: string, { end }: Answer): Fault {
  const told =
    end === "cut-off"
      ? "The answer was cut off at the limit. Write the whole object again, much shorter."
      : `The answer does not have the required form:\n${problem}\nWrite the whole object again, and nothing else.`;
  return { kind: "form", told, reason: reasonOf(end === "cut-off" ? "cut-off" : "malformed") };
}

function ungrounded(draft: DraftText, request: DraftRequest, check: Grounding): Fault | undefined {
  const findings = check(draft, request);
  if (findings.length === 0) return undefined;
  const lines = findings.map(({ text, reason }) => ({
    ja: `「${text}」: ${reason.ja}`,
    en: `"${text}": ${reason.en}`,
  }));
  const faults = findings.slice(0, 20).map(({ where, text, reason }) => ({ where, text, fault: reason.en }));
  return {
    kind: "grounding",
    told: `The email was compared with the advisory, and this is wrong:\n${block("faults", faults)}\nWrite the whole object again without these faults.`,
    reason: reasonOf("ungrounded", lines),
  };
}
