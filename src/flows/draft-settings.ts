import { z } from "zod";
import { Priority } from "../advisory/schema.ts";
import type { ModelSettings } from "../ports.ts";

/** `drafting` in the settings file: how a language model is used, where one is configured (docs/drafting.md). */
export const DraftingFile = z
  .strictObject({
    /** For one question; a draft takes three times as long at most. */
    timeoutSeconds: z.int().min(5).max(600).default(60),
    /** Most tokens of one answer. Models that think before they write need several thousand. */
    maxTokens: z.int().min(500).max(64_000).default(4_000),
    /** Most tokens a day, questions and answers together; above it the template answers. */
    dailyTokens: z.int().min(0).max(1_000_000_000).default(500_000),
    /** Most a day in the currency of `prices`, which must then be there. */
    dailyCost: z.number().min(0).max(1_000_000).optional(),
    /** For a million tokens, off the provider's list: Hansho knows nobody's prices. */
    prices: z
      .strictObject({ question: z.number().min(0).max(100_000), answer: z.number().min(0).max(100_000) })
      .optional(),
    /** Drafts under way at once. */
    concurrency: z.int().min(1).max(20).default(2),
    /** Whose drafts are written after the post; the others when somebody opens them. */
    forPriorities: z.array(Priority).max(4).default(["A", "B"]),
  })
  .refine(({ dailyCost, prices }) => dailyCost === undefined || prices !== undefined, {
    path: ["dailyCost"],
    error: "needs prices: { question, answer }, each for a million tokens",
  });

/** The file's settings with those of the environment. */
export function modelSettings(
  model: Pick<ModelSettings, "provider" | "baseUrl" | "model" | "apiKey">,
  { timeoutSeconds, ...file }: z.infer<typeof DraftingFile>,
): ModelSettings {
  return { ...model, ...file, timeoutMs: timeoutSeconds * 1_000 };
}
