/** Somebody opened a draft, the advisory changes: what they see of it in the preview, on both platforms. */
import type { Browser, Locator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "../fakes/chromium.ts";
import { openPreview, type PreviewPage } from "./page.ts";
import { type RunningService, startPreviewService } from "./service.ts";

let browser: Browser;
let service: RunningService;

beforeAll(async () => {
  [browser, service] = await Promise.all([launchChromium(), startPreviewService()]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await service?.stop();
});

const WORDS = {
  ja: {
    chat: "Hansho とのチャット",
    marked: "Hansho とのチャット （新着あり）",
    heading: "お使いのメール案が旧版になりました",
    changed: "悪用が確認され、CISA KEV に追加されました。",
    followUp: /続報のメール案を見る/,
    newest: "最新のメール案を見る",
    subject: "件名",
    prefix: "【続報】",
  },
  en: {
    chat: "Chat with Hansho",
    marked: "Chat with Hansho (new)",
    heading: "A draft you used is out of date",
    changed: "Exploitation was confirmed: it was added to CISA KEV.",
    followUp: /View the follow-up draft/,
    newest: "View the newest draft",
    subject: "Subject",
    prefix: "[Update]",
  },
};

const KEV = { dateAdded: "2026-11-23", dueDate: "2026-12-14", ransomware: false };

function advisory(id: string, more: object = {}): object {
  return {
    id,
    kind: "vulnerability",
    title: { ja: `架空の装置 ${id} の脆弱性`, en: `Flaw in the made-up appliance ${id}` },
    summary: { ja: "設定を読み取られます。", en: "Settings can be read." },
    action: { ja: "更新してください。", en: "Update it." },
    stated: { priority: "B", deadline: "this-week" },
    ...more,
  };
}

async function openDraft(side: Locator, preview: PreviewPage, id: string): Promise<void> {
  const post = side.getByRole("article").filter({ hasText: id }).first();
  await post
    .getByRole("button", { name: /メール案を見る/ })
    .first()
    .press("Enter");
  const dialog = preview.page.getByRole("dialog");
  await dialog.waitFor();
  await preview.page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
}

describe.each(["ja", "en"] as const)("a person who reads %s", { timeout: 120_000 }, (lang) => {
  it("sees that they were told privately, what changed, and opens the follow-up from there", async () => {
    const words = WORDS[lang];
    const id = `appliance-${lang}`;
    await service.push(advisory(id));
    const preview = await openPreview(browser, service.url, lang);
    const sides = [preview.slack, preview.teams];
    for (const side of sides) await openDraft(side, preview, id);
    for (const side of sides) {
      expect(await side.getByRole("button", { name: words.marked, exact: true }).count()).toBe(0);
    }

    await service.push(advisory(id, { kev: KEV }));

    for (const side of sides) {
      await side.getByRole("button", { name: words.marked, exact: true }).click();
      await side.getByRole("button", { name: words.chat, exact: true }).waitFor();
      const messages = side.getByRole("article");
      expect(await messages.count()).toBe(1);
      const message = messages.first();
      await message.getByText(words.heading).waitFor();
      await message.getByText(words.changed).waitFor();
      expect(await message.getByRole("button", { name: words.newest }).count()).toBe(1);
      await message.getByRole("button", { name: words.followUp }).press("Enter");
      const subject = preview.page.getByRole("dialog").getByLabel(words.subject).first();
      await subject.waitFor();
      expect(await subject.inputValue()).toContain(words.prefix);
      await preview.page.keyboard.press("Escape");
      await preview.page.getByRole("dialog").waitFor({ state: "hidden" });
    }
    expect(preview.problems).toEqual([]);
    await preview.close();
  });
});
