/** What the page writes down: what a person did, once, and nothing that a program did. */
import { request } from "node:http";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type DraftPages, EXPLOITED, openDraftPages } from "./draft-pages-harness.ts";

let pages: DraftPages;
beforeEach(async () => {
  pages = await openDraftPages();
});
afterEach(() => pages.close());

const OWN = { "sec-fetch-site": "same-origin" };
const copied = (link: string, query = "lang=ja&part=body", headers: Record<string, string> = OWN) =>
  fetch(`${link}/copied?${query}`, { method: "POST", headers });

describe("opening the page", () => {
  it("is recorded once for a link and language, under the platform the link was made on", async () => {
    const link = await pages.link();
    for (let time = 0; time < 3; time++) await fetch(link);
    await fetch(`${link}?lang=en`);
    await fetch(`${link}?lang=en`);

    expect(await pages.uses()).toEqual(["slack U1 1 admins ja opened", "slack U1 1 admins en opened"]);
    await fetch(await pages.link());
    expect(await pages.uses()).toHaveLength(3);
  });

  it("is recorded once for a draft that is reached again and again from the same link", async () => {
    const link = await pages.link();
    for (let time = 0; time < 2; time++) {
      await pages.clock.advance(2_000);
      const html = await (await fetch(link)).text();
      const [, path = ""] = /href="([^"]*)"[^>]*>全社員向け/.exec(html) ?? [];
      await fetch(pages.url + path);
    }

    expect(await pages.uses()).toEqual(["slack U1 1 admins ja opened", "slack U1 1 everyone ja opened"]);
  });

  it.each([
    ["HEAD", { method: "HEAD" }],
    ["a browser that loads ahead", { headers: { "sec-purpose": "prefetch;prerender" } }],
    ["an older one", { headers: { purpose: "prefetch" } }],
    ["a frame or a script", { headers: { "sec-fetch-dest": "empty" } }],
    [
      "Slack's preview",
      { headers: { "user-agent": "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)" } },
    ],
    ["Slack's images", { headers: { "user-agent": "Slack-ImgProxy (+https://api.slack.com/robots)" } }],
    [
      "Teams' preview",
      { headers: { "user-agent": "Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5" } },
    ],
  ])("is not recorded for %s", async (_who, init) => {
    const link = await pages.link();
    await fetch(link, init);

    expect(await pages.uses()).toEqual([]);
  });

  it("is recorded for people whose browser says what it wants", async () => {
    const person =
      "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 Teams/24 Slack/4.40 Safari";
    await fetch(await pages.link(), { headers: { "user-agent": person, "sec-fetch-dest": "document" } });

    expect(await pages.uses()).toEqual(["slack U1 1 admins ja opened"]);
  });

  it("is not recorded for its files, for a link nobody used, one that is over, or another's", async () => {
    const link = await pages.link();
    await Promise.all([
      fetch(`${pages.url}/drafts/assets/page.css`),
      fetch(`${pages.url}/drafts/assets/page.js`),
      fetch(link.replace(/.$/, "~")),
    ]);
    await pages.clock.advance(61 * 60_000);
    await fetch(link);
    await copied(link);

    expect(await pages.uses()).toEqual([]);
  });

  it("is not recorded where there may be no draft", async () => {
    const link = await pages.link();
    await pages.revise({ tlp: "RED" });
    const html = await (await fetch(link)).text();
    const before = await pages.uses();
    const [, path = ""] = /href="([^"]*)"[^>]*>最新のメール案/.exec(html) ?? [];
    await fetch(pages.url + path);
    await copied(pages.url + path);

    expect(await pages.uses()).toEqual(before);
  });

  it("shows the draft though its use cannot be written down", async () => {
    const link = await pages.link();
    pages.store.firstSeen = () => Promise.reject(new Error("disk full"));
    const [page, file] = await Promise.all([fetch(link), fetch(`${link}/draft.txt`)]);

    expect([page.status, file.status, (await copied(link)).status]).toEqual([200, 200, 200]);
    expect(await file.text()).toContain("VPN");
  });
});

describe("taking the draft along", () => {
  it("is recorded: each kind of file and each part once, with its language; of both languages, both", async () => {
    const link = await pages.link();
    for (const file of ["draft.eml?lang=en", "draft.eml?lang=en", "draft.txt?lang=both"])
      await fetch(`${link}/${file}`);
    for (const query of ["lang=ja&part=body", "lang=ja&part=body", "lang=ja&part=subject"])
      await copied(link, query);

    expect(await pages.uses()).toEqual([
      "slack U1 1 admins en downloaded",
      "slack U1 1 admins ja downloaded",
      "slack U1 1 admins en downloaded",
      "slack U1 1 admins ja copied",
      "slack U1 1 admins ja copied",
    ]);
  });

  it("is recorded for the revision and the mail it was", async () => {
    const old = await pages.link();
    await pages.revise(EXPLOITED);
    const followUp = await pages.link({ followUp: true });
    await copied(old);
    await copied(followUp);

    expect(await pages.uses()).toEqual([
      "slack U1 1 admins ja copied",
      "slack U1 2 admins ja follow-up copied",
    ]);
  });

  it("is not recorded for HEAD", async () => {
    const link = await pages.link();
    await fetch(`${link}/draft.eml`, { method: "HEAD" });

    expect(await pages.uses()).toEqual([]);
  });
});

describe("POST …/copied", () => {
  it.each([
    ["another site's page", { "sec-fetch-site": "cross-site", origin: "https://evil.example.com" }],
    ["a page of the same site, not ours", { "sec-fetch-site": "same-site" }],
    ["an address somebody typed", { "sec-fetch-site": "none" }],
    ["another origin in an older browser", { origin: "https://evil.example.com" }],
    ["an origin that hides", { origin: "null" }],
    ["no page at all", {}],
  ])("is refused from %s", async (_from, headers) => {
    const link = await pages.link();

    // fetch adds Sec-Fetch headers of its own.
    expect(await rawPost(`${link}/copied?lang=ja&part=body`, headers)).toBe(403);
    expect(await pages.uses()).toEqual([]);
  });

  it("is taken by its origin from a browser that says no more", async () => {
    const link = await pages.link();

    expect(await rawPost(`${link}/copied?lang=ja&part=body`, { origin: pages.url })).toBe(200);
    expect(await pages.uses()).toEqual(["slack U1 1 admins ja copied"]);
  });

  it("reads no body, and nothing but its own words", async () => {
    const link = await pages.link();
    const large = await fetch(`${link}/copied?lang=ja&part=body`, {
      method: "POST",
      headers: OWN,
      body: "x".repeat(100_000),
    });

    expect(large.status).toBe(413);
    expect((await copied(link, "lang=fr&part=body")).status).toBe(400);
    expect((await copied(link, "lang=ja&part=everything")).status).toBe(400);
    expect((await copied(`${pages.url}/drafts/x`)).status).toBe(404);
    expect(await pages.uses()).toEqual([]);
  });

  it("says when what was copied is no longer what stands", async () => {
    const link = await pages.link();
    const html = await (await fetch(link)).text();
    const [, shown = ""] = /data-lang="ja" data-shown="([^"]*)"/.exec(html) ?? [];
    const changed = async () => (await copied(link, `lang=ja&part=body&shown=${shown}`)).json();

    expect(await changed()).toEqual({ changed: false });
    await pages.edit("ja", (body) => `${body}\n追伸`);
    expect(await changed()).toEqual({ changed: true });
    await pages.flows.undoDraft({
      organizationId: "example",
      idOrAlias: pages.id,
      lang: "ja",
      revision: 1,
      version: 1,
      person: { platform: "slack", workspace: "T1", id: "U1" },
    });
    expect(await changed()).toEqual({ changed: false });
    await pages.revise(EXPLOITED);
    expect(await changed()).toEqual({ changed: true });
  });
});

function rawPost(url: string, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      { method: "POST", headers: { "content-length": "0", ...headers } },
      (answer) => {
        answer.resume();
        answer.on("end", () => resolve(answer.statusCode));
      },
    );
    sent.on("error", reject);
    sent.end();
  });
}
