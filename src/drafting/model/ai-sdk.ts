import type { LanguageModel, LanguageModelUsage } from "ai";
import type { ModelSettings } from "../../ports.ts";
import { type Answer, AskFailure, type AskModel, type Question } from "./ask.ts";
import { createModelFetch, type ModelFetch, type ModelProxy } from "./model-fetch.ts";

type Server = Pick<ModelSettings, "provider" | "baseUrl" | "model" | "apiKey">;

/**
 * Opens the way to a model through the AI SDK, which is loaded here and nowhere else. A server that refuses a question
 * is asked without the answer's schema, whose words the question has too; where that helps, from then on.
 */
export async function openAiSdk(server: Server, proxy: ModelProxy = {}): Promise<AskModel> {
  const [{ generateText, NoObjectGeneratedError, Output }, model] = await Promise.all([
    import("ai"),
    modelOf(server, createModelFetch(proxy)),
  ]);
  // Its warnings would go to stderr, between our lines of JSON.
  Object.assign(globalThis, { AI_SDK_LOG_WARNINGS: false });
  let withSchema = true;

  async function once(question: Question, held: boolean): Promise<Answer> {
    const { system, messages, schema, maxTokens, signal } = question;
    const asked = {
      model,
      system,
      messages: [...messages],
      maxOutputTokens: maxTokens,
      maxRetries: 0,
      abortSignal: signal,
    };
    try {
      const { text, finishReason, usage } = held
        ? await generateText({ ...asked, output: Output.object({ schema }) })
        : await generateText(asked);
      return { text, end: endOf(finishReason), ...counted(usage) };
    } catch (error) {
      signal.throwIfAborted();
      if (NoObjectGeneratedError.isInstance(error)) {
        const { text = "", finishReason, usage } = error;
        return { text, end: endOf(finishReason), ...counted(usage) };
      }
      throw failureIn(error) ?? new AskFailure("unreadable", error instanceof Error ? error.name : "?");
    }
  }

  return async (question) => {
    try {
      return await once(question, withSchema);
    } catch (error) {
      if (!withSchema || !(error instanceof AskFailure) || error.kind !== "rejected") throw error;
      const answer = await once(question, false);
      withSchema = false;
      return answer;
    }
  };
}

async function modelOf(server: Server, fetch: ModelFetch): Promise<LanguageModel> {
  const { provider, baseUrl, model, apiKey } = server;
  if (provider === "anthropic") {
    const { createAnthropic } = await import("@ai-sdk/anthropic");
    return createAnthropic({ baseURL: baseUrl, apiKey: apiKey ?? "", fetch })(model);
  }
  const { createOpenAICompatible } = await import("@ai-sdk/openai-compatible");
  const { hostname } = new URL(baseUrl);
  const isAzure = /\.(?:openai|services\.ai|cognitiveservices)\.azure\.com$/.test(hostname);
  return createOpenAICompatible({
    name: "llm",
    baseURL: baseUrl,
    supportsStructuredOutputs: true,
    fetch,
    ...(apiKey !== undefined && { apiKey }),
    ...(isAzure && apiKey !== undefined && { headers: { "api-key": apiKey } }),
    // OpenAI's newer models refuse the older name, which the others know alone.
    ...((isAzure || hostname === "api.openai.com") && {
      transformRequestBody: ({ max_tokens: most, ...rest }) => ({ ...rest, max_completion_tokens: most }),
    }),
  })(model);
}

function counted(usage: LanguageModelUsage | undefined): Pick<Answer, "tokens" | "written"> {
  return { tokens: usage?.totalTokens, written: usage?.outputTokens };
}

function endOf(finishReason: string | undefined): Answer["end"] {
  if (finishReason === "length") return "cut-off";
  return finishReason === "content-filter" ? "refused" : "whole";
}

/** Ours, where the SDK wrapped it. */
function failureIn(error: unknown): AskFailure | undefined {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1)
    if (at instanceof AskFailure) return at;
  return undefined;
}
