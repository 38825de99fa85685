import { describe, expect, it } from "vitest";
import { ModelEnvironment, modelOf } from "../src/config-model.ts";
import { DraftingFile, modelSettings } from "../src/flows/draft-settings.ts";

const KEY = "sk-test-0123456789";
const LOCAL = { HANSHO_LLM_BASE_URL: "http://localhost:11434/v1", HANSHO_LLM_MODEL: "llama" };
const REMOTE = {
  HANSHO_LLM_BASE_URL: "https://llm.example.com/v1/",
  HANSHO_LLM_MODEL: "gpt",
  HANSHO_LLM_API_KEY: KEY,
};

function read(env: Record<string, string | undefined>) {
  const parsed = ModelEnvironment.safeParse(env);
  if (!parsed.success)
    return { problems: parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`) };
  const problems: string[] = [];
  return { model: modelOf(parsed.data, problems), problems };
}

describe("a language model's settings", () => {
  it("are none by default", () => {
    expect(read({})).toEqual({ model: undefined, problems: [] });
  });

  it.each([
    [
      "a server on this machine",
      LOCAL,
      { provider: "openai-compatible", baseUrl: "http://localhost:11434/v1" },
    ],
    ["another one, with a slash too many", REMOTE, { baseUrl: "https://llm.example.com/v1", apiKey: KEY }],
    [
      "Anthropic by its address",
      { ...REMOTE, HANSHO_LLM_BASE_URL: "https://api.anthropic.com" },
      { provider: "anthropic", baseUrl: "https://api.anthropic.com/v1" },
    ],
    [
      "Anthropic by its name alone",
      { HANSHO_LLM_PROVIDER: "anthropic", HANSHO_LLM_MODEL: "m", HANSHO_LLM_API_KEY: KEY },
      { provider: "anthropic", baseUrl: "https://api.anthropic.com/v1" },
    ],
    [
      "a gateway that speaks as Anthropic does",
      { ...REMOTE, HANSHO_LLM_PROVIDER: "anthropic" },
      { provider: "anthropic", baseUrl: "https://llm.example.com/v1" },
    ],
  ])("are those of %s", (_name, env, expected) => {
    expect(read(env)).toMatchObject({ model: expected, problems: [] });
  });

  it.each([
    ["no model", { HANSHO_LLM_BASE_URL: LOCAL.HANSHO_LLM_BASE_URL }, "HANSHO_LLM_MODEL: is missing"],
    ["no address", { HANSHO_LLM_MODEL: "m" }, "HANSHO_LLM_BASE_URL: is missing"],
    ["a key alone", { HANSHO_LLM_API_KEY: KEY }, "HANSHO_LLM_BASE_URL: is missing"],
    ["a provider alone", { HANSHO_LLM_PROVIDER: "openai-compatible" }, "HANSHO_LLM_BASE_URL: is missing"],
    [
      "no key for another machine",
      { ...REMOTE, HANSHO_LLM_API_KEY: undefined },
      "HANSHO_LLM_API_KEY: is missing",
    ],
    [
      "no key for Anthropic",
      { HANSHO_LLM_PROVIDER: "anthropic", HANSHO_LLM_MODEL: "m" },
      "HANSHO_LLM_API_KEY",
    ],
    [
      "http to another machine",
      { ...REMOTE, HANSHO_LLM_BASE_URL: "http://llm.example.com/v1" },
      "must be https",
    ],
    [
      "http to a name like this machine's",
      { ...REMOTE, HANSHO_LLM_BASE_URL: "http://localhost.example.com" },
      "https",
    ],
    [
      "http to an inner address",
      { ...REMOTE, HANSHO_LLM_BASE_URL: "http://192.168.0.2:8000/v1" },
      "must be https",
    ],
    [
      "a password",
      { ...REMOTE, HANSHO_LLM_BASE_URL: `https://u:${KEY}@llm.example.com` },
      "HANSHO_LLM_BASE_URL",
    ],
    [
      "a query",
      { ...REMOTE, HANSHO_LLM_BASE_URL: `https://llm.example.com?key=${KEY}` },
      "HANSHO_LLM_BASE_URL",
    ],
    ["a key of two lines", { ...REMOTE, HANSHO_LLM_API_KEY: `${KEY}\nx` }, "HANSHO_LLM_API_KEY: must be"],
    ["an unknown provider", { ...REMOTE, HANSHO_LLM_PROVIDER: "x" }, "HANSHO_LLM_PROVIDER: must be"],
  ])("that do not fit stop the start by name, and never show a value: %s", (_name, env, expected) => {
    const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined));

    const { model, problems } = read(given);

    expect(model).toBeUndefined();
    expect(problems.join("\n")).toContain(expected);
    expect(problems.join("\n")).not.toContain(KEY);
  });

  it("have limits by default, and those of the file", () => {
    const { model } = read(REMOTE);
    if (model === undefined) throw new Error("no model");

    expect(modelSettings(model, DraftingFile.parse({}))).toMatchObject({
      timeoutMs: 60_000,
      maxTokens: 4_000,
      dailyTokens: 500_000,
      concurrency: 2,
      forPriorities: ["A", "B"],
    });
    const file = DraftingFile.parse({ timeoutSeconds: 10, forPriorities: [] });
    expect(modelSettings(model, file)).toMatchObject({ timeoutMs: 10_000, forPriorities: [], model: "gpt" });
    expect(DraftingFile.safeParse({ timeoutSeconds: 0 }).success).toBe(false);
    expect(DraftingFile.safeParse({ temperature: 1 }).success).toBe(false);
    const prices = { question: 0.5, answer: 2 };
    expect(DraftingFile.safeParse({ dailyCost: 1, prices }).success).toBe(true);
    expect(DraftingFile.safeParse({ dailyCost: 1 }).error?.message).toContain("needs prices");
  });
});
