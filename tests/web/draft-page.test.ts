/** The draft page over real HTTP and in a real browser: the customer's own draft, word for word, by every way out. */
import { readFileSync } from "node:fs";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import axe from "axe-core";
import express from "express";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Lang } from "../../src/advisory/schema.ts";
import { createTemplateDrafter } from "../../src/drafting/template.ts";
import { draftView } from "../../src/flows/request-draft.ts";
import { attachDraftPage } from "../../src/web/draft/index.ts";
import { createDraftLinks, type DraftClaims, type DraftLinks } from "../../src/web/draft/link.ts";
import { organization, tokyo } from "../advisory/organization.ts";
import { recordOf } from "../drafting/records.ts";
import { readExample } from "../examples.ts";
import { launchChromium } from "../fakes/chromium.ts";
import { createManualClock, type ManualClock, TUESDAY_MORNING } from "../fakes/clock.ts";

const record = recordOf(readExample("nara-wu-smtp-relay.json"), tokyo("2026-11-24 10:00"));
const viewOf = (lang: Lang) =>
  draftView(createTemplateDrafter(), record, organization(), lang, TUESDAY_MORNING);
const CLAIMS: DraftClaims = {
  organizationId: "default",
  advisoryId: record.id,
  revision: 1,
  audience: "admins",
  lang: "ja",
  person: { platform: "slack", workspace: "T1", id: "U1" },
};

let server: Server;
let url: string;
let clock: ManualClock;
let links: DraftLinks;
let latest: number;
let used: string[];

beforeEach(async () => {
  clock = createManualClock(Date.now());
  latest = 1;
  used = [];
  links = createDraftLinks({ secret: "s".repeat(32), baseUrl: () => url, clock });
  const app = express();
  attachDraftPage(app, {
    links,
    draft: async ({ advisoryId }, lang) =>
      advisoryId === record.id ? { view: viewOf(lang), latest } : undefined,
    onUse: async ({ person }, lang, action) =>
      void used.push(`${person.platform} ${person.workspace} ${person.id} ${lang} ${action}`),
    clock,
  });
  server = app.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

function seed(lang: Lang, part: "subject" | "body"): string[] {
  const file = path.join(import.meta.dirname, "../fixtures/seed", `draft.${lang}.${part}.txt`);
  return lines(readFileSync(file, "utf8"));
}

const lines = (text: string) => text.split(/\r?\n/).filter((line) => line !== "");

describe("a link", () => {
  it("opens the draft in both languages for an hour, and then says how to get a new one", async () => {
    const link = await links.linkFor(CLAIMS);
    const opened = await fetch(link);

    expect(opened.status).toBe(200);
    expect(opened.headers.get("content-security-policy")).toMatch(/default-src 'none'.*script-src 'self'/);
    expect(opened.headers.get("cache-control")).toBe("no-store");
    const html = await opened.text();
    for (const lang of ["ja", "en"] as const) expect(html).toContain(seed(lang, "subject")[0]);
    expect(html).toContain("AI が生成した参考例です");
    expect(html).not.toMatch(/<script>|style=|onclick=/);

    clock.set(clock.now() + 61 * 60_000);
    const expired = await fetch(link, { headers: { "accept-language": "en" } });
    expect(expired.status).toBe(410);
    expect(await expired.text()).toMatch(/This link has expired[^]*リンクの有効期限が切れました/);
  });

  it.each([
    [
      "another secret",
      async () => createDraftLinks({ secret: "x".repeat(32), baseUrl: () => url, clock }).linkFor(CLAIMS),
    ],
    ["a changed one", async () => (await links.linkFor(CLAIMS)).replace(/\.[^./]+(\.[^./]+)$/, ".e30$1")],
    [
      "no signature at all",
      async () => `${url}/drafts/${Buffer.from('{"alg":"none"}').toString("base64url")}.e30.`,
    ],
    ["another advisory's that is not there", async () => links.linkFor({ ...CLAIMS, advisoryId: "nowhere" })],
    ["nonsense", async () => `${url}/drafts/%3Cscript%3E`],
  ])("of %s opens nothing", async (_name, make) => {
    const answer = await fetch(await make());

    expect(answer.status).toBe(404);
    expect(await answer.text()).not.toContain("<script>");
  });

  it("says so when the advisory has changed since", async () => {
    latest = 2;

    expect(await (await fetch(await links.linkFor(CLAIMS))).text()).toContain("旧版です");
  });
});

describe("a download", () => {
  it.each(["ja", "en"] as const)("gives the customer's draft back as mail and as text (%s)", async (lang) => {
    const link = await links.linkFor(CLAIMS);
    const eml = await (await fetch(`${link}/draft.eml?lang=${lang}`)).text();
    const txt = await (await fetch(`${link}/draft.txt?lang=${lang}`)).text();

    const [head = "", ...rest] = eml.split("\r\n\r\n");
    expect(head).toMatch(/^X-Unsent: 1$/im);
    expect(head).toMatch(/^Content-Transfer-Encoding: base64$/im);
    const subject = /^Subject: ([^]*?)\r\n(?! )/m.exec(head)?.[1] ?? "";
    expect(decoded(subject)).toBe(seed(lang, "subject")[0]);
    expect(lines(Buffer.from(rest.join(""), "base64").toString())).toEqual(seed(lang, "body"));
    const [first = "", ...body] = lines(txt);
    expect([first, ...body]).toEqual([...seed(lang, "subject"), ...seed(lang, "body")]);
    expect(used).toEqual([`slack T1 U1 ${lang} downloaded`, `slack T1 U1 ${lang} downloaded`]);
  });

  it("holds both languages where both are asked for", async () => {
    const eml = await (await fetch(`${await links.linkFor(CLAIMS)}/draft.eml?lang=both`)).text();
    const body = Buffer.from(eml.split("\r\n\r\n").slice(1).join(""), "base64").toString();

    expect(lines(body)).toEqual(expect.arrayContaining([...seed("ja", "body"), ...seed("en", "body")]));
  });
});

describe("in a browser", { timeout: 60_000 }, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  }, 120_000);
  afterAll(() => browser?.close());

  it.each([
    ["ja", "light", 360],
    ["ja", "dark", 1440],
    ["en", "light", 768],
  ] as const)(
    "copies by one press, says so, and keeps axe's rules (%s, %s, %i px)",
    async (lang, colorScheme, width) => {
      const context = await browser.newContext({
        viewport: { width, height: 900 },
        colorScheme,
        permissions: ["clipboard-read", "clipboard-write"],
      });
      const page = await context.newPage();
      const problems: string[] = [];
      page.on("console", (message) => void problems.push(message.text()));
      await page.goto(await links.linkFor({ ...CLAIMS, lang }));
      const section = page.locator(`section[data-lang="${lang}"]`);
      await section.locator('button[data-copy="body"]').click();
      await page.locator("#said:not(:empty)").waitFor();

      const copied = await page.evaluate<string>("navigator.clipboard.readText()");
      expect(lines(copied)).toEqual(seed(lang, "body"));
      expect(await page.locator("#said").textContent()).toBe(
        lang === "ja" ? "本文をコピーしました" : "Body copied",
      );
      await expect.poll(() => used).toEqual([`slack T1 U1 ${lang} copied`]);
      const wide = await page.evaluate(
        "document.documentElement.scrollWidth > document.documentElement.clientWidth",
      );
      expect(wide).toBe(false);
      expect(problems).toEqual([]);

      // axe brings its own script, which the page's policy would not let in.
      await page.evaluate(axe.source);
      const violations = await page.evaluate<{ id: string }[]>(
        "axe.run().then(({ violations }) => violations)",
      );
      expect(violations.map(({ id }) => id)).toEqual([]);
      await context.close();
    },
  );

  it("can be read and selected without script", async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(await links.linkFor(CLAIMS));

    expect(lines(await page.locator("#body-ja").inputValue())).toEqual(seed("ja", "body"));
    expect(await page.locator("button[data-copy]:visible").count()).toBe(0);
    await context.close();
  });
});

/** RFC 2047 encoded words, joined. */
function decoded(header: string): string {
  return header
    .replace(/\r\n\s+/g, " ")
    .replace(/\?=\s+=\?/g, "?==?")
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_whole, how: string, text: string) =>
      how.toLowerCase() === "b"
        ? Buffer.from(text, "base64").toString()
        : decodeURIComponent(text.replaceAll("_", " ").replaceAll("%", "%25").replaceAll("=", "%")),
    );
}
