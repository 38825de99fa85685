/**
 * Pictures of the preview from a real run: `node scripts/screenshots.ts [folder]` starts the service with its examples
 * and writes PNG files; without a folder only the README's, into docs/images.
 */
import { spawn } from "node:child_process";
import { mkdtempSync, mkdirSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import type { Browser, Page } from "playwright-core";
import { launchChromium } from "../tests/fakes/chromium.ts";

/** The example in the README's pictures: the customer's own. */
const pictured = "nara-wu-smtp-relay";
const root = path.join(import.meta.dirname, "..");
const folder = process.argv[2];
const out = folder ?? path.join(root, "docs", "images");

const data = mkdtempSync(path.join(os.tmpdir(), "hansho-shots-"));
const service = spawn(process.execPath, [path.join(root, "src", "cli", "index.ts"), "start"], {
  cwd: data,
  env: { ...process.env, PORT: "0", HANSHO_DATA_DIR: data, LOG_LEVEL: "info" },
  stdio: ["ignore", "ignore", "pipe"],
});
mkdirSync(out, { recursive: true });
const browser = await launchChromium();
try {
  const url = await listening();
  await quiet(url);
  if (folder === undefined) await readmePictures(browser, url);
  else await everyPicture(browser, url);
} finally {
  await browser.close();
  service.kill("SIGTERM");
  rmSync(data, { recursive: true, force: true });
}

/** The address out of the service's own log line. */
async function listening(): Promise<string> {
  for await (const line of createInterface({ input: service.stderr })) {
    const entry = line.startsWith("{") ? (JSON.parse(line) as { msg?: string; url?: string }) : {};
    if (entry.msg === "listening" && entry.url !== undefined) return entry.url;
  }
  throw new Error("the service ended before it listened");
}

/** Waits until no post has come for as long as the slower platform's pace allows. */
async function quiet(url: string): Promise<void> {
  for (let before = "", same = 0; same < 6; ) {
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const state = await (await fetch(`${url}/preview/api/state`)).text();
    same = state === before ? same + 1 : 0;
    before = state;
  }
}

async function open(on: Browser, url: string, lang: string, size: [number, number]): Promise<Page> {
  const [width, height] = size;
  const page = await on.newPage({ viewport: { width, height }, deviceScaleFactor: 1, colorScheme: "light" });
  await page.goto(`${url}/?lang=${lang}`);
  await page.locator(".slack .post").first().waitFor();
  if (width > 760) await page.locator(".teams .post").first().waitFor();
  return page;
}

async function shoot(page: Page, name: string): Promise<void> {
  await page.evaluate("document.fonts.ready.then(() => undefined)");
  await page.screenshot({ path: path.join(out, `${name}.png`) });
}

async function readmePictures(on: Browser, url: string): Promise<void> {
  for (const lang of ["ja", "en"]) {
    const page = await open(on, url, lang, [1280, 860]);
    // Posts are in the channel's language; the English reader asks for one in English.
    if (lang === "en") await ask(page, `show ${pictured}`);
    await page.evaluate(`for (const feed of document.querySelectorAll(".feed")) {
      const post = [...feed.querySelectorAll("[data-id]")].filter((one) => one.textContent.includes("${pictured}")).at(-1);
      feed.scrollTop += post.getBoundingClientRect().top - feed.getBoundingClientRect().top;
    }`);
    await shoot(page, `preview.${lang}`);
    // The post's own button: an answer's would do, but the reader should see the post behind the draft.
    await page
      .locator(".slack article", { hasText: pictured })
      .locator(".block-button.primary")
      .last()
      .click();
    await page.locator("dialog.slack-modal[open]").waitFor();
    await shoot(page, `draft.${lang}`);
    await page.close();
  }
}

async function ask(page: Page, words: string): Promise<void> {
  await page.locator(".slack input").fill(words);
  await page.keyboard.press("Enter");
  await page.locator(".slack .ephemeral").waitFor();
  const replies = page.locator(".teams .thread article");
  const before = await replies.count();
  await page.locator(".teams input[type=text]").last().fill(words);
  await page.locator(".teams button.send").click();
  await replies.nth(before).waitFor();
}

async function everyPicture(on: Browser, url: string): Promise<void> {
  for (const lang of ["ja", "en"]) {
    for (const [name, size] of [
      ["wide", [1280, 860]],
      ["narrow", [360, 720]],
    ] as const) {
      const page = await open(on, url, lang, [...size]);
      await shoot(page, `feed-slack.${lang}.${name}`);
      await page.locator(".slack .block-button.primary").last().click();
      await page.locator("dialog.slack-modal[open]").waitFor();
      await shoot(page, `modal-slack.${lang}.${name}`);
      await page.keyboard.press("Escape");
      await page.locator("dialog.slack-modal[open]").waitFor({ state: "hidden" });
      await page.locator(".slack .examples button").first().click();
      await page.locator(".slack .post.ephemeral").last().waitFor();
      await shoot(page, `help-slack.${lang}.${name}`);

      if (name === "narrow") await page.locator("#tab-teams").click();
      await shoot(page, `feed-teams.${lang}.${name}`);
      await page.locator(".teams .ac-pushButton.style-positive").last().click();
      await page.locator("dialog.teams-dialog[open]").waitFor();
      await shoot(page, `dialog-teams.${lang}.${name}`);
      await page.keyboard.press("Escape");
      await page.locator(".teams .examples button").first().click();
      await page.locator(".teams .waiting", { hasText: /./ }).waitFor({ state: "detached" });
      await shoot(page, `help-teams.${lang}.${name}`);
      await page.close();
    }
  }
}
