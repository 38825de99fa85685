/** From an opened draft to the private notice that it is out of date, through the whole service on both platforms. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { readConfig } from "../../src/config.ts";
import { type Service, startService } from "../../src/main.ts";
import type { Preview } from "../../src/preview/index.ts";
import { type Hands, slackHands, teamsHands } from "../parity/platforms.ts";

const PLATFORMS = { Slack: slackHands, Teams: teamsHands } as const;
const READERS = [
  {
    lang: "ja",
    says: [
      "お使いのメール案が旧版になりました",
      "に開いたメール案（管理者向け）",
      "対応優先度",
      "取り下げられました",
    ],
    follows: "前回の件名",
  },
  {
    lang: "en",
    says: ["A draft you used is out of date", "that you opened on", "priority", "withdrawn"],
    follows: "Earlier subject",
  },
] as const;

const WITHDRAWN = {
  withdrawn: { at: "2026-11-24T00:00:00Z", reason: { ja: "誤りでした。", en: "An error." } },
};

let folder: string;
let service: Service;
let preview: Preview;

async function publish(id: string, more: object = {}): Promise<void> {
  const title = { ja: `${id} の件`, en: `On ${id}` };
  const summary = { ja: "概要です。", en: "A summary." };
  const content = { id, kind: "alert", title, summary, stated: { priority: "A" }, ...more };
  async function* one() {
    yield { name: id, bytes: Buffer.from(JSON.stringify(content)) };
  }
  const { ingest } = await service.core.reading();
  await ingest(one(), { format: "hansho-json" });
}

async function posted(hands: Hands, words: string): Promise<void> {
  await vi.waitFor(() => {
    if (!hands.posts().join().includes(words)) throw new Error("not posted yet");
  }, 20_000);
}

/** Every private message there is, sent or not. */
async function notices() {
  const all = await service.core.store.deliveries({ limit: 1_000 });
  return all.filter(({ notice }) => notice?.kind === "draft-outdated");
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "hansho-outdated-"));
  const settings = { PORT: "0", HANSHO_DATA_DIR: folder, LOG_LEVEL: "silent" };
  service = await startService(readConfig(settings, folder));
  preview = service.preview as Preview;
  await Promise.all([
    posted(slackHands(preview), "奈良女子大学"),
    posted(teamsHands(preview), "奈良女子大学"),
  ]);
}, 40_000);
afterAll(async () => {
  await service.stop();
  await rm(folder, { recursive: true, force: true });
});

describe("somebody who opened a draft", { timeout: 90_000 }, () => {
  const everybody = Object.entries(PLATFORMS).flatMap(([platform, handsOf]) =>
    READERS.map((reader) => ({ ...reader, platform, hands: () => handsOf(preview, reader.lang) })),
  );

  it("is told privately and once when a material revision comes, in their language, on both platforms", async () => {
    await publish("changing");
    await Promise.all([posted(slackHands(preview), "changing"), posted(teamsHands(preview), "changing")]);
    for (const { hands } of everybody) expect(await hands().press("draft", "changing")).toContain("changing");

    await publish("changing", WITHDRAWN);
    await publish("changing", WITHDRAWN);
    await vi.waitFor(async () => {
      expect((await notices()).map(({ state }) => state)).toEqual(["sent", "sent", "sent", "sent"]);
    }, 30_000);

    for (const { hands, says, follows } of everybody) {
      const told = hands().told();
      expect(told).toHaveLength(1);
      for (const words of says) expect(told[0]).toContain(words);
      expect(told[0]).toContain("changing");
      expect(await hands().pressTold("follow-up")).toContain(follows);
    }
    for (const { hands } of everybody) {
      expect(hands().posts().join()).not.toMatch(/旧版になりました|out of date/);
    }
  });

  it("is no channel: no list names them", async () => {
    const hands = slackHands(preview);
    const listed = [
      await hands.say("subscriptions"),
      await hands.say("status"),
      await hands.say("explain changing"),
    ];

    expect(listed.join()).not.toMatch(/U0JAPANESE|U0ENGLISH|29:preview/);
  });
});
