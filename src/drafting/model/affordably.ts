import { type Answer, AskFailure, type Question } from "./ask.ts";
import type { Budget, Used } from "./budget.ts";
import { askPatiently } from "./patience.ts";

export interface AskDeps {
  patience: Parameters<typeof askPatiently>[1];
  budget: Budget;
  /** Counts along, also where it ends with an error. */
  spent: { tokens: number };
}

/**
 * Asks where today's ceilings allow it, and counts what it cost; undefined where they do not.
 * @throws as `askPatiently` does
 */
export async function affordably(
  question: Omit<Question, "signal">,
  { patience, budget, spent }: AskDeps,
): Promise<Answer | undefined> {
  const { system, messages, maxTokens } = question;
  const characters = messages.reduce((sum, { content }) => sum + content.length, system.length);
  // A character is at most about one token, in Japanese; in English a fourth of one.
  const most = { tokens: characters + maxTokens, written: maxTokens };
  const reserved = await budget.reserve(most);
  if (reserved === undefined) return undefined;
  let used: Used = { tokens: 0 };
  try {
    const answer = await askPatiently(question, patience);
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
