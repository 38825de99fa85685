import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { plainText } from "../../src/cards/plain.ts";
import { answerOverride } from "../../src/flows/override-command.ts";
import { parseWords } from "../../src/flows/words.ts";
import type { Asker } from "../../src/ports.ts";
import { item, NOW } from "../contracts/store/given.ts";
import { ORGANIZATION } from "./ingest-harness.ts";
import { type JudgingBench, openJudging } from "./judging-harness.ts";

const PRINT = { today: "2026-11-24", timeZone: "Asia/Tokyo" };
let bench: JudgingBench;

function asker(lang: "ja" | "en"): Asker {
  return {
    organizationId: ORGANIZATION.id,
    destination: { platform: "teams", workspace: "tenant", channel: "19:abc", name: "General" },
    user: { id: "U9", name: "Reader" },
    lang,
  };
}

async function say(words: string, lang: "ja" | "en" = "ja"): Promise<string> {
  const parsed = parseWords(words);
  if (parsed.name !== "override") throw new Error(`it is ${parsed.name}`);
  const { store, clock, reassess } = bench;
  const deps = { store, clock, reassess: async () => reassess };
  return plainText(await answerOverride(deps, asker(lang), parsed.rest, PRINT));
}

const badge = async () => (await bench.store.record(ORGANIZATION.id, "a"))?.assessment.priority;

beforeEach(async () => {
  bench = await openJudging();
  const organizations = [ORGANIZATION.id];
  await bench.store.commitIngest(
    [item({ id: "a", aliases: ["CVE-1900-0001"], priority: "C", organizations })],
    NOW,
  );
});
afterEach(() => bench.store.close());

describe("the word override", () => {
  it.each([
    ["override CVE-1900-0001 A 公開 サーバーで利用", "ja", /題名.*C から A に変更しました/],
    ["変更 ｃｖｅ－１９００－０００１ Ａ 公開", "ja", /C から A/],
    ["override a a because we run it", "en", /Title.*from C to A/],
  ] as const)("%s sets the badge", async (words, lang, answer) => {
    expect(await say(words, lang)).toMatch(answer);
    expect(await badge()).toBe("A");
  });

  it("keeps the reason, who and where", async () => {
    await say("override a A 公開 サーバーで利用");

    expect((await bench.store.overrides(ORGANIZATION.id)).get("a")).toMatchObject({
      reason: "公開 サーバーで利用",
      by: { id: "U9", name: "Reader" },
      lang: "ja",
    });
    expect(await bench.store.audit(ORGANIZATION.id)).toMatchObject([
      {
        action: "override",
        by: "U9",
        destination: { platform: "teams", channel: "19:abc", name: "General" },
      },
    ]);
  });

  it.each(["off", "OFF", "元に戻す", "取消"])("with %s takes it back", async (word) => {
    await say("override a A 理由");

    expect(await say(`override a ${word}`)).toMatch(/A から元の C に戻しました/);
    expect(await badge()).toBe("C");
    expect(await say(`override a ${word}`)).toMatch(/変更されていません/);
  });

  it.each([
    "override",
    "override a",
    "override a A",
    "override a E 理由",
    "override a 理由",
    "override a AB 理由",
  ])("%s says how it is written, and changes nothing", async (words) => {
    expect(await say(words)).toContain("override CVE-1900-0001 A");
    expect(await say(words, "en")).not.toMatch(/[ぁ-んァ-ヶ一-龠]/);
    expect(await badge()).toBe("C");
  });

  it("says that there is no such advisory", async () => {
    expect(await say("override CVE-1900-9999 A 理由")).toContain("CVE-1900-9999");
  });
});
