/** Links to the draft page over real HTTP, and what the page shows of a draft in each state it can be in. */
import { afterEach, describe, expect, it } from "vitest";
import type { Lang } from "../../src/advisory/schema.ts";
import { createDraftLinks, type DraftClaims } from "../../src/web/draft/link.ts";
import { createManualClock } from "../fakes/clock.ts";
import { type DraftPages, openDraftPages, STATES, VPN } from "./draft-pages-harness.ts";

const HOUR = 60 * 60_000;
let pages: DraftPages | undefined;
afterEach(async () => {
  await pages?.close();
  pages = undefined;
});
const open = async (content?: object): Promise<DraftPages> => (pages = await openDraftPages(content));

async function state(name: string, lang: Lang): Promise<{ html: string; link: string; pages: DraftPages }> {
  const made = await STATES[name]?.(lang);
  if (made === undefined) throw new Error(`no state ${name}`);
  pages = made.pages;
  return { ...made, html: await (await fetch(made.link)).text() };
}

/** Addresses of the page's links, by their words. */
function linksOf(html: string, url: string): Map<string, string> {
  const found = html.matchAll(/<a [^>]*href="(\/[^"]*)"[^>]*>([^<]*)/g);
  return new Map(
    [...found].map(([, href = "", text = ""]) => [text.trim(), url + href.replaceAll("&amp;", "&")]),
  );
}

describe("a link", () => {
  it("opens the draft in both languages for an hour, and then says how to get a new one", async () => {
    const { link, clock } = await open();
    const url = await link();
    const answer = await fetch(url);

    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-security-policy")).toMatch(/default-src 'none'.*script-src 'self'/);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(answer.headers.get("referrer-policy")).toBe("no-referrer");
    const html = await answer.text();
    expect(html).toContain(`【重要】${VPN.title.ja}`);
    expect(html).toContain(`[Action required] ${VPN.title.en}`);
    expect(html).not.toMatch(/<script>|style=|onclick=/);

    await clock.advance(HOUR);
    const expired = await fetch(url, { headers: { "accept-language": "en" } });
    expect(expired.status).toBe(410);
    expect(await expired.text()).toMatch(/This link has expired[^]*リンクの有効期限が切れました/);
    expect((await fetch(`${url}/draft.eml`)).status).toBe(410);
  });

  const claims = (id: string): DraftClaims => ({
    organizationId: "example",
    advisoryId: id,
    revision: 1,
    audience: "admins",
    lang: "ja",
    person: { platform: "slack", workspace: "T1", id: "U1" },
  });
  it.each([
    [
      "another secret",
      ({ id, url, clock }: DraftPages) =>
        createDraftLinks({ secret: "x".repeat(32), baseUrl: () => url, clock }).linkFor(claims(id)),
    ],
    [
      "a changed one",
      async ({ link }: DraftPages) => (await link()).replace(/\.[^./]+(\.[^./]+)$/, ".e30$1"),
    ],
    [
      "no signature at all",
      async ({ url }: DraftPages) =>
        `${url}/drafts/${Buffer.from('{"alg":"none"}').toString("base64url")}.e30.`,
    ],
    [
      "an advisory that is not there",
      ({ url, clock }: DraftPages) =>
        createDraftLinks({ secret: "s".repeat(32), baseUrl: () => url, clock }).linkFor(claims("nowhere")),
    ],
    ["nonsense", async ({ url }: DraftPages) => `${url}/drafts/%3Cscript%3E`],
  ])("of %s opens nothing", async (_name, make) => {
    const answer = await fetch(await make(await open()));

    expect(answer.status).toBe(404);
    expect(await answer.text()).not.toContain("<script>");
  });

  it("to another draft lives no longer than the one it was found behind", async () => {
    const { link, clock, url } = await open();
    const first = await link();
    await clock.advance(40 * 60_000);
    const next = linksOf(await (await fetch(first)).text(), url).get("全社員向け") ?? "";
    await clock.advance(15 * 60_000);
    const last = linksOf(await (await fetch(next)).text(), url).get("経営層向け") ?? "";

    expect((await fetch(last)).status).toBe(200);
    await clock.advance(6 * 60_000);
    for (const each of [first, next, last]) expect((await fetch(each)).status).toBe(410);
  });

  it("shows nothing to a program that draws previews", async () => {
    const { link } = await open();
    const bot = await fetch(await link(), {
      headers: { "user-agent": "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)" },
    });

    expect(bot.status).toBe(200);
    const html = await bot.text();
    expect(html).not.toContain("Example Gate");
    expect(html).toContain("メール案");
  });
});

describe("what the page says of a draft", () => {
  it("how it was made, and beside each language the disclaimer of its own origin", async () => {
    const { link, edit } = await open();
    await edit("en", (body) => `${body}\n\nP.S. See you.`);
    const html = await (await fetch(await link())).text();

    const [, ja = "", en = ""] = html.split('class="draft"');
    expect(ja).toContain("定型文から自動作成した参考例");
    expect(ja).toContain("作成方法: 定型文");
    expect(ja).not.toContain("<details");
    expect(en).toContain("edited by a person");
    expect(en).toContain("edited by 佐藤");
    expect(en).toMatch(/<details[^]*Version 1 \(revision 1\) 佐藤/);
    expect(en).toContain("P.S. See you.");
  });

  it("why the template answers where a model was to", async () => {
    expect((await state("instead", "ja")).html).toContain("AI ではなく定型文で作成しました。理由: ");
  });

  it("before, now and theirs, side by side, where their words meet new facts", async () => {
    const { html } = await state("merged", "ja");

    const [, table = ""] = /<table[^>]*>([^]*?)<\/table>/.exec(html) ?? [];
    const row = table.split("<tr").find((each) => each.includes("1.3")) ?? "";
    expect(row).toMatch(/1\.2 に更新[^]*1\.3 に更新[^]*1\.2 に今週中に更新/);
    expect(html).toContain("編集した文面");
  });

  it("that nobody may have a draft of it, with no field, file or link; and no file is there", async () => {
    const { link, revise } = await open();
    // Of the revision before: nobody may send that any more either.
    const old = await link();
    await revise({ tlp: "AMBER" });
    const answer = await fetch(old);

    const html = await answer.text();
    expect(html).toContain("メール案はありません");
    expect(html).toContain("TLP:AMBER");
    expect(html).not.toMatch(/<textarea|<a |<button/);
    for (const file of ["draft.eml", "draft.txt", "draft.eml?lang=both"])
      expect((await fetch(`${old}/${file}`)).status).toBe(409);
  });

  it("nothing as markup that came from outside", async () => {
    const html = "</textarea><script>alert(1)</script>\"'><img src=x onerror=alert(2)>";
    const { link } = await open({ ...VPN, title: { ja: html, en: html }, summary: { ja: html, en: html } });
    const page = await (await fetch(await link())).text();

    expect(page).not.toMatch(/<img|<script>/);
    expect(page.match(/<\/textarea>/g)).toHaveLength(4);
  });
});

describe("an old draft", () => {
  it.each([
    ["ja", "旧版です（改訂 1）", "最新のメール案を開く", "CISA KEV に追加"],
    ["en", "Out of date (revision 1)", "Open the newest draft", "added to CISA KEV"],
  ] as const)("says so, what changed, and leads to the newest (%s)", async (lang, old, newest, change) => {
    const { html, pages: on } = await state("outdated", lang);

    expect(html).toContain(old);
    expect(html).toContain(change);
    expect(html.match(/class="band"/g)).toHaveLength(2);
    expect(html.match(/class="stamp"/g)).toHaveLength(2);
    expect(html).toContain("ファームウェア 1.2");
    const next = await (await fetch(linksOf(html, on.url).get(newest) ?? "")).text();
    expect(next).not.toContain(old);
    expect(next).toContain("ファームウェア 1.3");
  });
});

describe("the ways between drafts", () => {
  it.each([
    ["ja", ["管理者向け", "全社員向け", "経営層向け", "海外拠点向け"]],
    ["en", ["administrators", "everyone", "executives", "sites abroad"]],
  ] as const)("lead to each audience, and say which one this is (%s)", async (lang, names) => {
    const { link, url } = await open();
    const first = linksOf(await (await fetch(await link({ lang }))).text(), url);

    for (const name of names) {
      const html = await (await fetch(first.get(name) ?? "")).text();
      expect(html).toContain(`<html lang="${lang}">`);
      expect(/aria-current="page"\s*>([^<]*)/.exec(html)?.[1]).toBe(name);
    }
  });

  it("lead from the first mail to the 【続報】 and back", async () => {
    const { html, pages: on } = await state("merged", "ja");
    expect(html).not.toContain("【続報】");
    const followUp = await (await fetch(linksOf(html, on.url).get("続報のメール案を表示") ?? "")).text();
    const back = linksOf(followUp, on.url).get("初回のメール案を表示") ?? "";

    expect(followUp).toContain("【続報】");
    expect(await (await fetch(back)).text()).not.toContain("【続報】");
  });

  it("lead to the other language, at the same link", async () => {
    const { link, url } = await open();
    const html = await (await fetch(await link())).text();
    const english = await (await fetch(linksOf(html, url).get("View this page in English") ?? "")).text();

    expect(english).toContain('<html lang="en">');
  });
});

describe("links", () => {
  it("cannot be made to live longer", async () => {
    const clock = createManualClock();
    const links = createDraftLinks({ secret: "s".repeat(32), baseUrl: () => "https://h.example.com", clock });
    let token = (await links.linkFor({ ...EMPTY })).split("/").at(-1) ?? "";
    const first = await links.read(token);
    for (let round = 0; round < 5; round++) {
      await clock.advance(10 * 60_000);
      const link = await links.read(token);
      if (typeof link === "string" || typeof first === "string") throw new Error("over too early");
      expect([link.expiresAt, link.id]).toEqual([first.expiresAt, first.id]);
      token = (await links.pathFrom(link, { audience: "everyone" })).split("/").at(-1) ?? "";
    }
    await clock.advance(11 * 60_000);

    expect(await links.read(token)).toBe("expired");
  });
});

const EMPTY: DraftClaims = {
  organizationId: "example",
  advisoryId: "a",
  revision: 1,
  audience: "admins",
  lang: "ja",
  person: { platform: "teams", workspace: "tenant", id: "29:a" },
};
