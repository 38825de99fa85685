/** The form for a new advisory as a person uses it: opened, wrong, sent, and the post that comes of it. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "../fakes/chromium.ts";
import { openPreview } from "./page.ts";
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

const ja = {
  title: "タイトル",
  url: "参考リンク",
  send: "登録して投稿",
  open: "作成画面を開く",
  close: "閉じる",
  needTitle: "タイトルを入力してください。",
  badUrl: "で始まるアドレスを入力してください",
  done: "アドバイザリを登録しました",
};
const en: typeof ja = {
  title: "Title",
  url: "Link",
  send: "Register and post",
  open: "Open the form",
  close: "Close",
  needTitle: "Enter a title.",
  badUrl: "Enter an address that begins with",
  done: "The advisory was registered",
};

describe.each([
  { lang: "ja", word: ja },
  { lang: "en", word: en },
] as const)("a person who makes an advisory in $lang", { timeout: 120_000 }, ({ lang, word }) => {
  it("does so on Slack", async () => {
    const preview = await openPreview(browser, service.url, lang);
    const { page, slack, problems } = preview;
    const made = `停電のお知らせ <!channel> ${lang}`;
    await slack.getByRole("combobox").fill("new 停電");
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog");
    const title = dialog.getByLabel(word.title, { exact: true });
    await title.waitFor();
    expect(await title.inputValue()).toBe("停電");

    await title.fill("");
    await dialog.getByRole("button", { name: word.send }).click();
    await dialog.getByText(word.needTitle).waitFor();

    await title.fill(made);
    await dialog.getByRole("button", { name: word.send }).click();
    await dialog.getByText(word.done).waitFor();
    await dialog.getByRole("button", { name: word.close, exact: true }).last().click();
    await dialog.waitFor({ state: "hidden" });
    await slack.getByRole("article").filter({ hasText: made }).waitFor();
    expect(problems).toEqual([]);
    await preview.close();
  });

  it("does so on Teams", async () => {
    const preview = await openPreview(browser, service.url, lang);
    const { page, teams, problems } = preview;
    const made = `回線工事 [x](https://example.com) ${lang}`;
    await teams.getByRole("combobox").fill("new 回線工事");
    await teams.locator("button.send").click();
    // Posts still arrive and move what is below them: pressed by key.
    await teams.getByRole("button", { name: word.open }).last().press("Enter");
    const dialog = page.getByRole("dialog");
    const title = dialog.getByLabel(word.title);
    await title.waitFor();
    expect(await title.inputValue()).toBe("回線工事");
    const heights = (await page.evaluate(
      `["input", "select"].map((tag) => document.querySelector("dialog[open] " + tag).offsetHeight)`,
    )) as number[];
    expect(heights[1]).toBeGreaterThanOrEqual((heights[0] ?? 0) - 4);

    await title.fill(made);
    await dialog.getByLabel(word.url).fill("javascript:alert(1)");
    await dialog.getByRole("button", { name: word.send }).click();
    await dialog.getByText(word.badUrl).waitFor();
    expect(await title.inputValue()).toBe(made);

    await dialog.getByLabel(word.url).fill("https://example.com/work");
    await dialog.getByRole("button", { name: word.send }).click();
    await dialog.getByText(word.done).waitFor();
    await dialog.getByRole("button", { name: word.close, exact: true }).click();
    await dialog.waitFor({ state: "hidden" });
    await teams.getByRole("article").filter({ hasText: made }).waitFor();
    expect(problems).toEqual([]);
    await preview.close();
  });
});
