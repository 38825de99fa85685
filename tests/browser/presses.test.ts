/** From a post to the pasted mail: how many presses it takes a person, and how long the service and a browser take. */
import { readFileSync } from "node:fs";
import path from "node:path";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "../fakes/chromium.ts";
import { openPreview, type PreviewPage } from "./page.ts";
import { type RunningService, startPreviewService } from "./service.ts";

/** Issue: at most four, from the post to the pasted mail. */
const MOST_PRESSES = 4;

let browser: Browser;
let service: RunningService;

beforeAll(async () => {
  [browser, service] = await Promise.all([launchChromium(), startPreviewService()]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await service?.stop();
});

const words = {
  ja: { page: /コピー・ダウンロード/, copy: "件名と本文をコピー", said: "件名と本文をコピーしました" },
  en: { page: /page to copy or download/, copy: "Copy subject and body", said: "Subject and body copied" },
};

/** The customer's draft, as it was given to us. */
function seed(lang: "ja" | "en"): string[] {
  const folder = path.resolve("tests/fixtures/seed");
  const [subject, body] = ["subject", "body"].map((part) =>
    readFileSync(path.join(folder, `draft.${lang}.${part}.txt`), "utf8"),
  );
  return linesOf(`${subject}\n${body}`);
}

function linesOf(text: string): string[] {
  return text.split(/\r?\n/).filter((line) => line !== "");
}

/** Counts what a person presses. */
function createFinger() {
  let presses = 0;
  return {
    count: () => presses,
    async press(what: Locator): Promise<void> {
      presses += 1;
      await what.press("Enter");
    },
    async paste(into: Page): Promise<void> {
      presses += 1;
      await into.keyboard.press("ControlOrMeta+V");
    },
  };
}

async function mailProgram(preview: PreviewPage): Promise<Page> {
  const mail = await preview.page.context().newPage();
  await mail.setContent("<textarea autofocus></textarea>");
  return mail;
}

describe.each(["ja", "en"] as const)("a person who reads %s", { timeout: 120_000 }, (lang) => {
  it.each(["Slack", "Teams"] as const)("pastes the customer's mail out of a post on %s", async (platform) => {
    const preview = await openPreview(browser, service.url, lang);
    const { page } = preview;
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"], { origin: service.url });
    const mail = await mailProgram(preview);
    await page.bringToFront();
    const side = platform === "Slack" ? preview.slack : preview.teams;
    const post = side.getByRole("article").filter({ hasText: "奈良女子大学" }).first();
    await post.waitFor();
    const finger = createFinger();

    const began = performance.now();
    await finger.press(post.getByRole("button", { name: /メール案を見る/ }));
    const opening = page.context().waitForEvent("page");
    const link = page.getByRole("dialog").getByText(words[lang].page);
    await finger.press(link);
    const draft = await opening;
    const column = draft.locator(`section[data-lang="${lang}"]`);
    await finger.press(column.getByRole("button", { name: words[lang].copy }));
    await draft.getByRole("status").filter({ hasText: words[lang].said }).waitFor();
    await mail.bringToFront();
    await mail.getByRole("textbox").focus();
    await finger.paste(mail);
    const took = Math.round(performance.now() - began);

    expect(linesOf(await mail.getByRole("textbox").inputValue())).toEqual(seed(lang));
    expect(finger.count()).toBeLessThanOrEqual(MOST_PRESSES);
    process.stdout.write(
      `${platform}, ${lang}: ${finger.count()} presses, ${took} ms from the post to the pasted mail\n`,
    );
    await preview.close();
  });
});
