import type { Browser } from "playwright-core";
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

// Posts of the examples still arrive while the tests run and move what is below them under the pointer: buttons of
// posts are pressed by key, everything else by the mouse.

/** Does something on a fresh page and expects that nothing went wrong on the side. */
async function onPage(lang: "ja" | "en", what: (preview: PreviewPage) => Promise<void>): Promise<void> {
  const preview = await openPreview(browser, service.url, lang);
  try {
    await what(preview);
    expect(preview.problems).toEqual([]);
  } finally {
    await preview.close();
  }
}

const ja = {
  title: "半鐘 Hansho プレビュー",
  banner: "アドバイザリは見本です",
  command: "コマンド (Slack)",
  draft: /メール案を見る/,
  why: "なぜ？",
  subject: "件名",
  body: /^本文/,
  close: "閉じる",
  save: "この組織の文面として保存",
  empty: "件名か本文が空",
  saved: "この組織の文面として保存しました",
  undo: /^元に戻す（/,
  undoYes: "元に戻す",
  undone: "最後の保存を取り消しました",
  own: "日本語",
  onlyYou: "あなただけに表示されています",
  privateChat: "Hansho とのチャット",
};
const en: typeof ja = {
  title: "Hansho preview",
  banner: "do not act on them",
  command: "Command (Slack)",
  // The channel was subscribed by the Japanese reader, so its posts are in Japanese.
  draft: /メール案を見る/,
  why: "なぜ？",
  subject: "Subject",
  body: /^Body/,
  close: "Close",
  save: "Save as our version",
  empty: "subject or body is empty",
  saved: "Saved as your organization's text",
  undo: /^Undo \(/,
  undoYes: "Take it back",
  undone: "The last save was taken back",
  own: "English",
  onlyYou: "Only visible to you",
  privateChat: "Chat with Hansho",
};

describe.each([
  { lang: "ja", word: ja, other: en },
  { lang: "en", word: en, other: ja },
] as const)("the preview in $lang", { timeout: 120_000 }, ({ lang, word, other }) => {
  it("says what it is in the reader's language, names every control, and fits 360 px", () =>
    onPage(lang, async ({ page, slack }) => {
      expect(await page.title()).toBe(word.title);
      expect(await page.locator("html").getAttribute("lang")).toBe(lang);
      expect(await page.locator(".banner").textContent()).toContain(word.banner);
      expect(await slack.getByRole("combobox", { name: word.command, exact: true }).count()).toBe(1);
      const nameless =
        await page.evaluate(`[...document.querySelectorAll("button, input, textarea, select, a")]
        .filter((one) => !(one.textContent.trim() || one.getAttribute("aria-label") || one.labels?.length))
        .map((one) => one.outerHTML)`);
      expect(nameless).toEqual([]);

      await page.setViewportSize({ width: 360, height: 720 });
      for (const tab of ["Slack", "Teams"]) {
        await page.getByRole("tab", { name: tab }).click();
        const wide = await page.evaluate(`[...document.querySelectorAll("html, .feed, .command, .post")]
          .filter((one) => one.scrollWidth > one.clientWidth && one.clientWidth > 0).map((one) => one.className)`);
        expect(wide).toEqual([]);
      }
    }));

  it("tells a screen reader the language of each post, whatever the reader's", () =>
    onPage(lang, async ({ page, slack }) => {
      await slack.getByRole("combobox").fill("help");
      await page.keyboard.press("Enter");
      const answer = slack.locator(".ephemeral .content").last();
      await answer.waitFor();

      expect(await answer.getAttribute("lang")).toBe(lang);
      expect(
        await slack
          .locator(".post .content")
          .filter({ hasText: "奈良女子大学" })
          .first()
          .getAttribute("lang"),
      ).toBe("ja");
    }));

  it("opens a Slack draft, switches its language there and back with edits kept, selects whole, and closes", () =>
    onPage(lang, async ({ page, slack }) => {
      await slack.getByRole("button", { name: word.draft }).last().press("Enter");
      const dialog = page.getByRole("dialog");
      const subject = dialog.getByLabel(word.subject, { exact: true });
      const before = await subject.inputValue();
      await subject.fill(`${before} edited`);

      await dialog.getByRole("button", { name: other.own }).click();
      await dialog.getByLabel(other.subject, { exact: true }).waitFor();
      await dialog.getByRole("button", { name: word.own }).click();
      await subject.waitFor();
      expect(before).not.toBe("");
      expect(await subject.inputValue()).toBe(`${before} edited`);

      const body = dialog.getByLabel(word.body).first();
      await body.focus();
      await page.keyboard.press("ControlOrMeta+A");
      const selected = await page.evaluate("getSelection().toString()");
      expect(selected).toBe(await body.inputValue());

      await dialog.getByRole("button", { name: word.close, exact: true }).last().click();
      await dialog.waitFor({ state: "hidden" });
    }));

  it("saves a Slack draft, says beside an empty field that it cannot, and takes the save back only when told twice", () =>
    onPage(lang, async ({ page, slack }) => {
      await slack.getByRole("button", { name: word.draft }).last().press("Enter");
      const dialog = page.locator("dialog.slack-modal").first();
      const subject = dialog.getByLabel(word.subject, { exact: true });
      const before = await subject.inputValue();

      await subject.fill("");
      await dialog.getByRole("button", { name: word.save }).click();
      await dialog.locator(".field-error", { hasText: word.empty }).waitFor();
      expect(await subject.inputValue()).toBe("");

      await subject.fill(`${before} saved`);
      await dialog.getByRole("button", { name: word.save }).click();
      await dialog.getByText(word.saved).first().waitFor();
      const undo = dialog.getByRole("button", { name: word.undo });
      const asked = page.locator("dialog.slack-confirm");
      await undo.click();
      await asked.getByRole("button", { name: word.close }).click();
      await asked.waitFor({ state: "detached" });
      expect(await subject.inputValue()).toBe(`${before} saved`);
      await undo.click();
      await asked.getByRole("button", { name: word.undoYes }).click();
      await dialog.getByText(word.undone).first().waitFor();

      expect(await subject.inputValue()).toBe(before);
      expect(await undo.count()).toBe(0);
      await dialog.getByRole("button", { name: word.close, exact: true }).last().click();
      await dialog.waitFor({ state: "hidden" });
    }));

  it("opens a Teams draft, switches its language there and back with edits kept, and closes", () =>
    onPage(lang, async ({ page, teams }) => {
      await teams.getByRole("button", { name: word.draft }).last().press("Enter");
      const dialog = page.getByRole("dialog");
      // The dialog opens in the reader's language, whatever the channel's.
      const [mine, other] = lang === "ja" ? [ja, en] : [en, ja];
      const subject = dialog.getByLabel(mine.subject, { exact: true });
      const before = await subject.inputValue();
      await subject.fill(`${before} edited`);

      const switcher = dialog.getByRole("button", { name: /英語で表示|日本語で表示|Show in/ });
      await switcher.click();
      await dialog.getByLabel(other.subject, { exact: true }).waitFor();
      await switcher.click();
      await subject.waitFor();

      expect(before).not.toBe("");
      expect(await subject.inputValue()).toBe(`${before} edited`);
      await dialog.getByRole("button", { name: word.close, exact: true }).click();
      await dialog.waitFor({ state: "hidden" });
    }));

  it("explains on both platforms when asked why", () =>
    onPage(lang, async ({ slack, teams }) => {
      const answers = slack.getByText(word.onlyYou);
      const before = await answers.count();
      await slack.getByRole("button", { name: word.why }).last().press("Enter");
      await expect.poll(() => answers.count(), { timeout: 20_000 }).toBe(before + 1);

      const replies = teams.locator(".thread article");
      const threads = await replies.count();
      await teams.getByRole("button", { name: word.why }).last().press("Enter");
      await expect.poll(() => replies.count(), { timeout: 20_000 }).toBe(threads + 1);
    }));

  it("answers every command on both platforms, and in a private chat on Teams", () =>
    onPage(lang, async ({ slack, teams, command }) => {
      for (const words of ["help", "latest", "latest A", "search VPN", "status", "subscriptions", "test"]) {
        await command(words);
      }
      await command("serch VPN");
      await command("show nothing");
      expect(await slack.getByText(word.onlyYou).count()).toBeGreaterThanOrEqual(9);

      await teams.getByRole("button", { name: word.privateChat }).click();
      const before = await teams.getByRole("article").count();
      await teams.getByRole("button", { name: "help" }).click();
      await expect.poll(() => teams.getByRole("article").count(), { timeout: 20_000 }).toBe(before + 2);
    }));
});

describe("the preview", { timeout: 120_000 }, () => {
  it("changes its language, and the person's, without loading anew", () =>
    onPage("ja", async ({ page, slack, command }) => {
      await page.getByRole("button", { name: "English" }).click();
      await page.getByText(en.banner).waitFor();
      await command("help");

      expect(await page.locator("html").getAttribute("lang")).toBe("en");
      expect(await slack.locator(".ephemeral").last().textContent()).toContain("Shows this help");
      // The beginning of an answer is in sight.
      const inSight = await page.evaluate(`(() => {
        const feed = document.querySelector(".slack .feed").getBoundingClientRect();
        const head = [...document.querySelectorAll(".slack .ephemeral .post-head")].at(-1).getBoundingClientRect();
        return head.top >= feed.top && head.bottom <= feed.bottom;
      })()`);
      expect(inSight).toBe(true);
    }));

  it("tells how to invite the bot where it is no member, and subscribes once it is", () =>
    onPage("ja", async ({ page, slack }) => {
      await slack.getByRole("button", { name: "# general" }).click();
      await slack.getByRole("combobox").fill("subscribe");
      await page.keyboard.press("Enter");
      await slack.locator(".ephemeral", { hasText: "/invite" }).waitFor();

      await slack.getByRole("button", { name: "Hansho を招待" }).click();
      await slack.getByRole("button", { name: "Hansho を招待" }).waitFor({ state: "detached" });
      await slack.getByRole("combobox").fill("subscribe");
      await page.keyboard.press("Enter");
      await slack.locator(".ephemeral").nth(1).waitFor();

      expect(await slack.locator(".ephemeral").nth(1).textContent()).not.toContain("/invite");
    }));

  it("can be used by keyboard alone: a way past the header, a dialog that holds the focus and gives it back", () =>
    onPage("en", async ({ page, slack }) => {
      await page.keyboard.press("Tab");
      expect(await page.evaluate("document.activeElement.className")).toBe("skip");

      await slack.getByRole("button", { name: en.draft }).last().focus();
      await page.keyboard.press("Enter");
      const dialog = page.getByRole("dialog");
      await dialog.waitFor();
      for (let step = 0; step < 12; step += 1) await page.keyboard.press("Tab");
      expect(await page.evaluate("document.querySelector('main').contains(document.activeElement)")).toBe(
        false,
      );
      await page.keyboard.press("Escape");
      await dialog.waitFor({ state: "hidden" });

      expect(await page.evaluate("document.activeElement.textContent")).toMatch(en.draft);
    }));
});
