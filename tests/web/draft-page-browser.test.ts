/** The draft page in a real browser: the clipboard read back, axe's rules, the keyboard alone, small screens, paper. */
import { readFileSync } from "node:fs";
import path from "node:path";
import axe from "axe-core";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Lang } from "../../src/advisory/schema.ts";
import { launchChromium } from "../fakes/chromium.ts";
import { type DraftPages, EXPLOITED, openDraftPages, STATES, VPN } from "./draft-pages-harness.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
}, 120_000);
afterAll(() => browser?.close());

let pages: DraftPages | undefined;
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
  await pages?.close();
  pages = undefined;
});

interface Opened {
  page: Page;
  on: DraftPages;
  /** What the console and the page's policy complained about. */
  problems: string[];
}

async function open(name: string, lang: Lang, options: BrowserContextOptions = {}): Promise<Opened> {
  const made = await STATES[name]?.(lang);
  if (made === undefined) throw new Error(`no state ${name}`);
  pages = made.pages;
  return { ...(await show(made.link, options)), on: made.pages };
}

async function show(link: string, options: BrowserContextOptions = {}) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    permissions: ["clipboard-read", "clipboard-write"],
    ...options,
  });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on("console", (message) => void problems.push(message.text()));
  page.on("pageerror", (error) => void problems.push(error.message));
  await page.goto(link);
  return { page, problems };
}

const clipboard = (page: Page) => page.evaluate<string>("navigator.clipboard.readText()");
const copyButton = (page: Page, lang: Lang, part: string) =>
  page.locator(`section[data-lang="${lang}"] button[data-copy="${part}"]`);
const said = (page: Page) => page.locator("#said:not(:empty)").textContent();
const shownIn = async (page: Page, lang: Lang) => ({
  subject: await page.locator(`#subject-${lang}`).inputValue(),
  body: await page.locator(`#body-${lang}`).inputValue(),
});
const isTooWide = (page: Page) =>
  page.evaluate<boolean>("document.documentElement.scrollWidth > document.documentElement.clientWidth");

/** Ids of the rules that are broken, with the elements. axe brings its own script, past the page's policy. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate<string[]>(
    "axe.run().then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html)))",
  );
}

describe("one press", { timeout: 60_000 }, () => {
  it.each(
    (["seed", "edited", "outdated", "follow-up", "merged"] as const).flatMap((name) =>
      (["ja", "en"] as const).map((lang) => [name, lang] as const),
    ),
  )("copies what stands there, and says so (%s, %s)", async (name, lang) => {
    const { page, on, problems } = await open(name, lang);
    const view = await on.flows.draft({
      organizationId: "example",
      idOrAlias: on.id,
      lang,
      ...(name === "outdated" && { revision: 1 }),
      followUp: name === "follow-up",
    });

    await copyButton(page, lang, "body").click();
    const words = await said(page);
    expect(words).toContain(lang === "ja" ? "本文をコピーしました" : "Body copied");
    expect(words?.includes(lang === "ja" ? "旧版" : "out of date")).toBe(name === "outdated");
    expect(await clipboard(page)).toBe(view?.body);
    await copyButton(page, lang, "subject").click();
    await expect.poll(() => clipboard(page)).toBe(view?.subject);
    await copyButton(page, lang, "both").click();
    await expect.poll(() => clipboard(page)).toBe(`${view?.subject}\n\n${view?.body}`);
    expect(await clipboard(page)).not.toMatch(/旧版|Out of date|参考例|sample/);

    await expect.poll(async () => (await on.uses()).filter((use) => use.endsWith("copied"))).toHaveLength(3);
    expect(problems).toEqual([]);
  });

  it.each(["ja", "en"] as const)("copies the customer's draft word for word (%s)", async (lang) => {
    const { page } = await open("seed", lang);
    await copyButton(page, lang, "body").click();
    await said(page);

    const file = path.join(import.meta.dirname, "../fixtures/seed", `draft.${lang}.body.txt`);
    const solid = (text: string) => text.split("\n").filter((line) => line !== "");
    expect(solid(await clipboard(page))).toEqual(solid(readFileSync(file, "utf8").replaceAll("\r\n", "\n")));
  });

  it("says that the page is behind, where the advisory changed while it was open", async () => {
    const { page, on } = await open("template", "ja");
    await on.revise(EXPLOITED);
    await copyButton(page, "ja", "body").click();

    await page.locator("#said", { hasText: "このページを開いたあとにメール案が変わっています" }).waitFor();
    await page.reload();
    expect(await page.locator(".outdated").textContent()).toContain("旧版です");
  });

  it("says what to do where the browser lets nothing be copied", async () => {
    const { page } = await open("template", "en", { permissions: [] });
    await page.evaluate("navigator.clipboard.writeText = () => Promise.reject(new Error('denied'))");
    await copyButton(page, "en", "body").click();

    expect(await said(page)).toContain("could not be copied");
    expect(await page.evaluate("document.activeElement.id")).toBe("body-en");
  });
});

describe("an old page", { timeout: 60_000 }, () => {
  it.each(["ja", "en"] as const)("leads to the newest draft in one press (%s)", async (lang) => {
    const { page } = await open("outdated", lang);
    const banner = page.locator(".outdated");
    expect(await banner.isVisible()).toBe(true);
    expect(await page.locator(".stamp:visible").count()).toBe(2);
    await banner.getByRole("link").click();

    await expect.poll(() => page.locator(".outdated").count()).toBe(0);
    expect((await shownIn(page, lang)).body).toContain("1.3");
  });
});

describe.each(Object.keys(STATES))("%s", { timeout: 60_000 }, (name) => {
  it.each([
    ["ja", "light", 1440],
    ["ja", "dark", 360],
    ["en", "light", 320],
    ["en", "dark", 768],
  ] as const)("keeps axe's rules and fits the screen (%s, %s, %i px)", async (lang, colorScheme, width) => {
    const { page, problems } = await open(name, lang, { viewport: { width, height: 800 }, colorScheme });
    for (const summary of await page.locator("summary").all()) await summary.click();

    expect(await isTooWide(page)).toBe(false);
    expect(await violations(page)).toEqual([]);
    expect(problems).toEqual([]);
  });
});

describe("pages that only say something", { timeout: 60_000 }, () => {
  it.each(["light", "dark"] as const)("keep axe's rules and fit the screen (%s)", async (colorScheme) => {
    const options: BrowserContextOptions = { viewport: { width: 320, height: 700 }, colorScheme };
    pages = await openDraftPages();
    const link = await pages.link();
    await pages.revise({ tlp: "AMBER" });
    const { page } = await show(link, options);
    expect(await page.locator("h1").first().textContent()).toBe("メール案はありません");
    for (const next of [undefined, `${pages.url}/drafts/nothing`]) {
      if (next !== undefined) await page.goto(next);
      expect(await violations(page)).toEqual([]);
      expect(await isTooWide(page)).toBe(false);
    }
  });
});

describe("the keyboard alone", { timeout: 60_000 }, () => {
  it("reaches everything, in the order it is read, and copies", async () => {
    const { page } = await open("edited", "ja");
    const reached: string[] = [];
    for (let press = 0; press < 60; press++) {
      await page.keyboard.press("Tab");
      const at = await page.evaluate<string>(
        "(document.activeElement.id || document.activeElement.textContent || '').trim()",
      );
      if (at === "" || reached.length > 50) break;
      reached.push(at);
      if (at === "件名と本文をコピー" && reached.filter((each) => each === at).length === 1) {
        await page.keyboard.press("Enter");
        await said(page);
      }
    }

    const { subject, body } = await shownIn(page, "ja");
    expect(await clipboard(page)).toBe(`${subject}\n\n${body}`);
    const order = [
      "View this page in English",
      "全社員向け",
      "件名と本文をコピー",
      "body-ja",
      "編集の履歴",
      "body-en",
    ];
    expect(
      reached.filter((each) => order.includes(each)).filter((each, at, all) => all.indexOf(each) === at),
    ).toEqual(order);
    for (const part of ["メールファイル（.eml）", "テキスト（.txt）", "日本語と英語のメールファイル（.eml）"])
      expect(reached).toContain(part);
  });

  it("selects the whole body inside its field, and nothing around it", async () => {
    const { page } = await open("outdated", "en");
    await page.locator("#body-en").focus();
    await page.keyboard.press("ControlOrMeta+A");
    await page.keyboard.press("ControlOrMeta+C");

    expect(await clipboard(page)).toBe((await shownIn(page, "en")).body);
  });
});

describe("a page of twice the size", { timeout: 60_000 }, () => {
  it.each(["merged", "outdated"])("shows all of the text (%s)", async (name) => {
    const { page } = await open(name, "ja", { viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 });

    expect(await isTooWide(page)).toBe(false);
    for (const lang of ["ja", "en"] as const)
      expect(
        await page.evaluate<number>(
          `(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight)(document.getElementById("body-${lang}"))`,
        ),
      ).toBeLessThanOrEqual(1);
  });
});

describe("without script", { timeout: 60_000 }, () => {
  it("everything can be read, selected, downloaded and followed", async () => {
    const { page } = await open("outdated", "ja", { javaScriptEnabled: false });
    const { body } = await shownIn(page, "ja");

    expect(body).toContain("ファームウェア 1.2");
    expect(await page.locator("button:visible").count()).toBe(0);
    const downloads = page.waitForEvent("download");
    await page.locator('a[href*="draft.txt?lang=ja"]').click();
    expect((await downloads).suggestedFilename()).toMatch(/^旧版-draft-.*-ja\.txt$/);
    await page.locator(".outdated a").click();
    await expect.poll(async () => (await shownIn(page, "ja")).body).toContain("ファームウェア 1.3");
  });
});

describe("on paper", { timeout: 60_000 }, () => {
  it("all of the text stands, no button, and 旧版 where it is old", async () => {
    const { page } = await open("outdated", "ja", { viewport: { width: 700, height: 1000 } });
    const { subject, body } = await shownIn(page, "ja");
    await page.emulateMedia({ media: "print" });

    const printed = page.locator('section[data-lang="ja"] .printed');
    expect((await printed.innerText()).replaceAll(/\n+/g, "\n").trim()).toBe(
      `${subject}\n${body}`.replaceAll(/\n+/g, "\n"),
    );
    expect(await page.locator("button:visible, textarea:visible, nav:visible").count()).toBe(0);
    for (const old of [".outdated", ".band", ".stamp"])
      expect(await page.locator(old).first().isVisible()).toBe(true);
    expect(await page.locator("body").innerText()).toContain(VPN.title.ja);
    expect((await page.pdf({ format: "A4" })).byteLength).toBeGreaterThan(1_000);
  });
});
