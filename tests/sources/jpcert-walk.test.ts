import { describe, expect, test } from "vitest";
import type { SourceDocument } from "../../src/ports.ts";
import { walkJpcert } from "../../src/sources/jpcert/walk.ts";
import { documentOf } from "./build.ts";
import { fixture } from "./fixture.ts";

const FEED = fixture("jpcert/jpcert.rdf");
const PAGE = fixture("jpcert/at990002.html");
const URL = "https://mirror.example.com/rss/jpcert.rdf";
const SECOND = "https://mirror.example.com/at/2099/at990002.html";
const FIRST = "https://mirror.example.com/at/2099/at990001.html";

type Answer = string | Error | undefined;

/** One walk: what was asked for, what came, and the next cursor. */
async function walk(answers: Record<string, Answer>, cursor?: string) {
  const asked: string[] = [];
  const came: string[] = [];
  async function get(url: string): Promise<SourceDocument | undefined> {
    asked.push(url);
    const answer = answers[url];
    if (answer instanceof Error) throw answer;
    return answer === undefined ? undefined : documentOf(answer, url);
  }
  const steps = walkJpcert({ url: URL, cursor, now: 0, get });
  for (;;) {
    const step = await steps.next();
    if (step.done === true) return { asked, came, cursor: step.value };
    if ("cursor" in step.value) continue;
    came.push("error" in step.value ? `${step.value.name}: ${step.value.error}` : step.value.name);
  }
}

const ALL = { [URL]: FEED, [SECOND]: PAGE, [FIRST]: PAGE };

describe("a walk through JPCERT/CC's feed", () => {
  test("fetches the pages of its alerts from the feed's own host, before the feed", async () => {
    const { asked, came } = await walk(ALL);

    expect(asked).toEqual([URL, SECOND, FIRST]);
    expect(came).toEqual([SECOND, FIRST, URL]);
  });

  test("fetches only the pages of alerts that are new or changed", async () => {
    const { cursor } = await walk(ALL);
    const changed = FEED.replace("2099-02-12T11:16+09:00", "2099-02-28T10:00+09:00");

    expect((await walk(ALL, cursor)).asked).toEqual([URL]);
    expect((await walk({ ...ALL, [URL]: changed }, cursor)).asked).toEqual([URL, FIRST]);
  });

  test("an unchanged feed yields nothing and keeps the cursor", async () => {
    const { cursor } = await walk(ALL);

    expect(await walk({}, cursor)).toEqual({ asked: [URL], came: [], cursor });
  });

  test("a page that cannot be had is said, and tried again though the feed stays the same, until it is there", async () => {
    const failed = await walk({ ...ALL, [SECOND]: new Error("the server answered 503") });

    const reason = `the page of an alert could not be had: ${SECOND}: the server answered 503`;
    expect(failed.came).toEqual([FIRST, `${SECOND}: ${reason}`, URL]);
    const again = await walk({ [SECOND]: PAGE }, failed.cursor);
    expect(again).toMatchObject({ asked: [URL, SECOND], came: [SECOND] });
    expect((await walk({}, again.cursor)).asked).toEqual([URL]);
  });

  test("pages that cannot be had are said together: without them the feed is well all the same", async () => {
    const gone = new Error("the server answered 404");
    const { came, cursor } = await walk({ [URL]: FEED, [SECOND]: gone, [FIRST]: gone });

    const reason = `the page of an alert (and those of 1 more) could not be had: ${SECOND}: the server answered 404`;
    expect(came).toEqual([`${SECOND}: ${reason}`, URL]);
    expect((await walk(ALL, cursor)).came).toEqual([SECOND, FIRST, URL]);
  });

  test("forgets what the feed lists no longer, and a cursor it cannot read", async () => {
    const { cursor = "" } = await walk(ALL);
    const gone = FEED.replace(/<item rdf:about="[^"]*at990001[\s\S]*?<\/item>/, "");

    expect((await walk({ ...ALL, [URL]: gone }, cursor)).cursor).not.toContain("at990001");
    expect((await walk(ALL, "{broken")).asked).toEqual([URL, SECOND, FIRST]);
  });

  test("a feed that cannot be read is handed on as it is, and no page is forgotten", async () => {
    const { cursor } = await walk(ALL);

    expect(await walk({ [URL]: "<html>" }, cursor)).toEqual({ asked: [URL], came: [URL], cursor });
  });

  test("a link to elsewhere is not followed", async () => {
    const lured = FEED.replaceAll(
      "https://www.jpcert.or.jp/at/2099/at990002.html",
      "https://example.com/at/2099/x.html",
    );

    expect((await walk({ ...ALL, [URL]: lured })).asked).toEqual([URL, FIRST]);
  });
});
