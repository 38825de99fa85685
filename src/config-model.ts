import { z } from "zod";

const BASE_URL_RULE = "must be https (http on this machine only), without a password, a query or a fragment";

/** The variables of a language model, as `config.ts` has the others. */
export const ModelEnvironment = z.object({
  HANSHO_LLM_BASE_URL: z.string().refine(isBaseUrl, BASE_URL_RULE).optional(),
  HANSHO_LLM_MODEL: z.string().trim().min(1).max(200).optional(),
  HANSHO_LLM_API_KEY: z
    .string()
    .regex(/^[\x21-\x7e]{1,4096}$/, "must be visible ASCII without spaces, as the provider shows it")
    .optional(),
  HANSHO_LLM_PROVIDER: z
    .enum(["openai-compatible", "anthropic"], "must be openai-compatible or anthropic")
    .optional(),
});

const ANTHROPIC = "https://api.anthropic.com/v1";

export interface ModelConfig {
  provider: "openai-compatible" | "anthropic";
  baseUrl: string;
  model: string;
  apiKey?: string | undefined;
}

/**
 * The language model that is configured; undefined when none is. What is half configured is told in `problems`, by
 * the variable's name and never with a value.
 */
export function modelOf(
  settings: z.infer<typeof ModelEnvironment>,
  problems: string[],
): ModelConfig | undefined {
  const { HANSHO_LLM_MODEL: model, HANSHO_LLM_API_KEY: apiKey, HANSHO_LLM_PROVIDER: named } = settings;
  if (Object.values(settings).every((value) => value === undefined)) return undefined;
  const given = settings.HANSHO_LLM_BASE_URL ?? (named === "anthropic" ? ANTHROPIC : undefined);
  const isAnthropic = given !== undefined && new URL(given).hostname === "api.anthropic.com";
  const provider = named ?? (isAnthropic ? "anthropic" : "openai-compatible");
  const wrong: string[] = [];
  if (given === undefined)
    wrong.push(
      "HANSHO_LLM_BASE_URL: is missing; the address the model is served at, such as https://api.example.com/v1",
    );
  if (model === undefined) wrong.push("HANSHO_LLM_MODEL: is missing; the model's name, as its server has it");
  if (apiKey === undefined && given !== undefined && (provider === "anthropic" || !isLoopback(given)))
    wrong.push("HANSHO_LLM_API_KEY: is missing; only a server on this machine is asked without one");
  problems.push(...wrong);
  if (wrong.length > 0 || given === undefined || model === undefined) return undefined;
  return { provider, baseUrl: baseUrlOf(given, provider), model, apiKey };
}

function isBaseUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, search, hash } = new URL(text);
  if (username !== "" || password !== "" || search !== "" || hash !== "") return false;
  return protocol === "https:" || (protocol === "http:" && isLoopback(text));
}

function isLoopback(text: string): boolean {
  const { hostname } = new URL(text);
  return hostname === "localhost" || hostname === "[::1]" || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}

/** Without a slash at the end; Anthropic's with its version, which people leave out. */
function baseUrlOf(given: string, provider: ModelConfig["provider"]): string {
  const url = new URL(given);
  const path = url.pathname.replace(/\/+$/, "");
  return `${url.origin}${provider === "anthropic" && path === "" ? "/v1" : path}`;
}
