/** Another kind of server, one that is gone, and one that hangs while the service stops. */
import { describe, expect, it, vi } from "vitest";
import { fail, hang, say } from "../fakes/llm-server.ts";
import { advisory, API_KEY, faithful, startModelService } from "./model-service.ts";

describe("Anthropic's form", () => {
  it("writes a draft, and tells of faults alike", async () => {
    const other = await startModelService({ HANSHO_LLM_PROVIDER: "anthropic" });
    try {
      other.answers.set("anthropic-good", faithful());
      other.answers.set("anthropic-busy", fail(529));
      other.answers.set("anthropic-refusal", say("", "content_filter"));
      await other.push(["good", "busy", "refusal"].map((name) => advisory(`anthropic-${name}`)));

      expect((await other.settled("anthropic-refusal")).notes?.join()).toContain("作成を断った");
      expect((await other.settled("anthropic-busy")).notes?.join()).toContain("障害");
      const view = await other.settled("anthropic-good");
      expect(view).toMatchObject({ origin: "model", made: expect.stringContaining("fake-model") });
      const [asked] = other.questionsOf("anthropic-good");
      expect(asked?.path).toBe("/v1/messages");
      expect(asked?.headers["x-api-key"]).toBe(API_KEY);

      await other.llm.close();
      await other.push(advisory("anthropic-gone"));
      expect((await other.settled("anthropic-gone")).notes?.join()).toContain("接続できなかった");
    } finally {
      await other.stop();
    }
  }, 60_000);
});

describe("the service", () => {
  it("posts before the model is asked, and stops in time while it is", async () => {
    const other = await startModelService();
    other.answers.set("hangs-on", hang);
    await other.push(advisory("hangs-on"));
    await vi.waitFor(() => expect(other.questionsOf("hangs-on")).toHaveLength(1), 25_000);
    expect(other.posts("hangs-on")).toHaveLength(1);
    const started = performance.now();

    await other.stop();

    expect(performance.now() - started).toBeLessThan(3_000);
  }, 60_000);
});
