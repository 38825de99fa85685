import type { Bilingual, DraftText } from "../../advisory/schema.ts";
import type { DraftRequest, Logger, ModelReason, ModelSettings } from "../../ports.ts";
import { affordably, type AskDeps } from "./affordably.ts";
import type { Answer, Message, Question } from "./ask.ts";
import { block } from "./prompt.ts";
import { reasonOf } from "./reasons.ts";

/** What a draft says that its advisory does not, or leaves out; empty when it is true to it. */
export type Grounding = (
  draft: DraftText,
  request: DraftRequest,
) => readonly { text: string; where: string; reason: Bilingual }[];

export interface ConverseDeps extends AskDeps {
  settings: Pick<ModelSettings, "model" | "maxTokens">;
  logger: Logger;
}

/** What is wrong with an answer: for the model, and for people should there be no better one. */
export interface Fault {
  kind: "form" | "grounding";
  told: string;
  reason: ModelReason;
}

/** One task for the model: what it is told, and what is made of its answers. */
export interface Task<T> extends Pick<Question, "system" | "schema"> {
  /** What leaves the machine of an advisory, and the names of its fields. */
  data: string;
  fields: readonly string[];
  /** For the log. */
  about: object;
  judge: (answer: Answer) => { value: T } | { fault: Fault };
}

/**
 * Asks, and has the answer judged. A wrong form goes back once, and so does what is not grounded; a second fault of the
 * same kind ends it. At most three questions. The log has what was sent by names and length only.
 * @throws as `askPatiently` does
 */
export async function converse<T>(
  { system, schema, data, fields, about, judge }: Task<T>,
  deps: ConverseDeps,
): Promise<{ value: T } | { reason: ModelReason }> {
  const { settings, logger } = deps;
  const { model, maxTokens } = settings;
  const messages: Message[] = [{ role: "user", content: data }];
  const seen = new Set<Fault["kind"]>();

  for (;;) {
    logger.info(
      { ...about, model, fields, characters: data.length, question: messages.length },
      "asking the language model",
    );
    const answer = await affordably({ system, messages, schema, maxTokens }, deps);
    if (answer === undefined) return { reason: reasonOf("ceiling") };
    if (answer.end === "refused") return { reason: reasonOf("refused") };
    const judged = judge(answer);
    if ("value" in judged) return judged;
    const { kind, told, reason } = judged.fault;
    if (seen.has(kind)) return { reason };
    logger.info({ ...about, reason: reason.code }, "the language model is asked again");
    seen.add(kind);
    messages.push({ role: "assistant", content: answer.text || "{}" }, { role: "user", content: told });
  }
}

/** An answer that cannot be used. @param problem in words for the model */
export function formFault(problem: string, { end }: Answer): Fault {
  const told =
    end === "cut-off"
      ? "The answer was cut off at the limit. Write the whole object again, much shorter."
      : `The answer does not have the required form:\n${problem}\nWrite the whole object again, and nothing else.`;
  return { kind: "form", told, reason: reasonOf(end === "cut-off" ? "cut-off" : "malformed") };
}

/** What the check found; undefined where that is nothing. @param what was checked, for the model */
export function groundingFault(findings: ReturnType<Grounding>, what: string): Fault | undefined {
  if (findings.length === 0) return undefined;
  const lines = findings.map(({ text, reason }) => ({
    ja: `「${text}」: ${reason.ja}`,
    en: `"${text}": ${reason.en}`,
  }));
  const faults = findings.slice(0, 20).map(({ where, text, reason }) => ({ where, text, fault: reason.en }));
  return {
    kind: "grounding",
    told: `${what}, and this is wrong:\n${block("faults", faults)}\nWrite the whole object again without these faults.`,
    reason: reasonOf("ungrounded", lines),
  };
}
