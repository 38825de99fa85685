import { describe, expect, it } from "vitest";
import { readSettings } from "../../src/flows/organizations.ts";
import { DEFAULT_FEEDS } from "../../src/flows/feeds.ts";
import { durationOf, nextPoll } from "../../src/flows/schedule.ts";
import { sources } from "../../src/sources/index.ts";

const variable = (name: string) => new Map([["NVD_API_KEY", "k3y"]]).get(name);
const feedsOf = (sources: object, around: object = {}) =>
  readSettings({ sources }, { variable, ...around }).polling.feeds;
const CUSTOM = { url: "https://example.com/feed.xml" };

describe("which feeds are polled", () => {
  it("is what the settings name where no platform is connected, so nothing without settings", () => {
    expect(feedsOf({})).toEqual([]);
    expect(feedsOf({ jvn: true, mine: CUSTOM, ipa: false }).map(({ name }) => name)).toEqual(["jvn", "mine"]);
  });

  it("is the defaults too where one is, each of which can be switched off or changed by name", () => {
    const connected = { connected: true };

    expect(feedsOf({}, connected).map(({ name }) => name)).toEqual(
      "jvn jpcert ipa security-next cisa-kev enisa-kev epss jvndb cve5".split(" "),
    );
    const changed = feedsOf(
      { jvn: { every: "5m" }, jpcert: false, ipa: { enabled: false }, nvd: true },
      connected,
    );
    const names = changed.map(({ name }) => name);
    expect(names).not.toContain("jpcert");
    expect(names).not.toContain("ipa");
    expect(names).toContain("nvd");
    expect(changed[0]).toMatchObject({
      name: "jvn",
      url: "https://jvn.jp/rss/jvn.rdf",
      format: "jvn-rss",
      schedule: { every: 300_000 },
      quietDays: 12,
    });
  });

  it("can be the named ones alone", () => {
    const file = { sources: { mine: CUSTOM }, polling: { defaults: false } };

    expect(readSettings(file, { connected: true }).polling.feeds.map(({ name }) => name)).toEqual(["mine"]);
  });

  it("has every hour, told by content, with a habit still to be learned, for a feed of one's own", () => {
    expect(feedsOf({ mine: CUSTOM })).toEqual([
      {
        name: "mine",
        label: { ja: "mine", en: "mine" },
        url: CUSTOM.url,
        schedule: { every: 3_600_000 },
        headers: {},
        allowLocal: false,
        paceMs: 500,
      },
    ]);
  });
});

it.each([...DEFAULT_FEEDS])("%s has a source that reads it, an https address and a period", (_name, feed) => {
  expect(sources.map(({ name }) => name)).toContain(feed.format);
  expect(feed.url).toMatch(/^https:/);
  expect(durationOf(feed.every)).toBeTypeOf("number");
});

describe("a header of the settings", () => {
  it("is filled in from the environment", () => {
    const [feed] = feedsOf({ nvd: { headers: { apiKey: "${NVD_API_KEY}", "X-Team": "csirt" } } });

    expect(feed?.headers).toEqual({ apikey: "k3y", "x-team": "csirt" });
  });

  it.each([
    ["${MISSING}", "MISSING is not set"],
    ["${HANSHO_SECRET}", "HANSHO_SECRET is a secret of Hansho's own"],
    ["日本", "characters a header cannot"],
    ["a\r\nb", "characters a header cannot"],
  ])("%j stops the start", (value, problem) => {
    expect(() => feedsOf({ nvd: { headers: { apiKey: value } } })).toThrow(`sources.nvd: headers.apiKey: `);
    expect(() => feedsOf({ nvd: { headers: { apiKey: value } } })).toThrow(problem);
  });

  it("that spoils a value is told without the value", () => {
    const told = () => feedsOf({ nvd: { headers: { apiKey: "${K}" } } }, { variable: () => "se\ncret" });

    expect(told).toThrow("characters a header cannot");
    expect(told).not.toThrow("cret");
  });
});

it.each([
  [{ mine: {} }, "sources.mine: needs a url"],
  [{ mine: {} }, "jvn, jvn-en"],
  [{ mine: { url: "http://example.com/" } }, "must be https"],
  [{ mine: { url: "file:///etc/passwd" } }, "https address"],
  [{ "My Feed": CUSTOM }, "small letters"],
  [{ mine: { ...CUSTOM, every: "10s" } }, "15m"],
  [{ mine: { ...CUSTOM, every: "32d" } }, "31d"],
  [{ mine: { ...CUSTOM, schedule: "61 * * * *" } }, "cron"],
  [{ mine: { ...CUSTOM, schedule: "* * * * * *" } }, "cron"],
  [{ mine: { ...CUSTOM, schedule: "0 9 * * *", every: "1h" } }, "twice"],
  [{ mine: { ...CUSTOM, headers: { "User-Agent": "x" } } }, "sets itself"],
  [{ mine: { ...CUSTOM, evry: "1h" } }, "evry"],
])("%j is refused", (sources, problem) => {
  expect(() => feedsOf(sources)).toThrow(/^HANSHO_CONFIG/);
  expect(() => feedsOf(sources)).toThrow(problem);
});

it("reads who is told, and who asks", () => {
  const polling = {
    contact: "csirt@example.com",
    operators: { slack: "C01", teams: ["19:a@thread.tacv2", "19:b@thread.tacv2"] },
  };

  expect(readSettings({ organization: { language: "en" }, polling }).polling).toMatchObject({
    contact: "csirt@example.com",
    operators: {
      organizationId: "default",
      lang: "en",
      channels: [
        { platform: "slack", channel: "C01" },
        { platform: "teams", channel: "19:a@thread.tacv2" },
        { platform: "teams", channel: "19:b@thread.tacv2" },
      ],
    },
  });
  expect(() => readSettings({ polling: { contact: "us" } })).toThrow("contact");
});

it.each([
  // JPCERT/CC's Weekly Report pauses over New Year; IPA's feed had nothing between these days.
  ["jpcert", "2025-12-24", "2026-01-08"],
  ["ipa", "2025-09-10", "2025-10-15"],
  ["cisa-kev", "2024-03-07", "2024-03-25"],
])("%s may be silent from %s to %s", (name, from, to) => {
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000;

  expect(DEFAULT_FEEDS.get(name)?.quietDays).toBeGreaterThan(days);
});

describe("when a feed is polled next", () => {
  const NOW = Date.parse("2026-11-24T09:00:00+09:00");
  const at = (schedule: Parameters<typeof nextPoll>[0], random = 0, zone = "Asia/Tokyo") =>
    new Date(nextPoll(schedule, NOW, zone, random)).toISOString();

  it("is after so long, and up to a tenth later, five minutes at most", () => {
    expect(at({ every: 900_000 })).toBe("2026-11-24T00:15:00.000Z");
    expect(at({ every: 900_000 }, 0.999_999)).toBe("2026-11-24T00:16:29.999Z");
    expect(at({ every: 86_400_000 }, 0.999_999)).toBe("2026-11-25T00:04:59.999Z");
  });

  it("is by the pattern in the organization's time zone", () => {
    expect(at({ cron: "30 9 * * *" })).toBe("2026-11-24T00:30:00.000Z");
    expect(at({ cron: "30 9 * * *" }, 0, "Europe/Berlin")).toBe("2026-11-24T08:30:00.000Z");
    expect(at({ cron: "0 9 * * *" })).toBe("2026-11-25T00:00:00.000Z");
  });

  it("is once a day where clocks change, at an hour that day has, and goes on through an hour that comes twice", () => {
    const hours = (cron: string, from: string, count: number) => {
      const found: string[] = [];
      for (let now = Date.parse(from); found.length < count; ) {
        now = nextPoll({ cron }, now, "America/New_York", 0);
        found.push(new Date(now).toISOString().slice(5, 16));
      }
      return found;
    };

    expect(hours("30 2 * * *", "2027-03-13T12:00:00Z", 2)).toEqual(["03-14T07:00", "03-15T06:30"]);
    expect(hours("30 1 * * *", "2026-10-31T12:00:00Z", 2)).toEqual(["11-01T05:30", "11-02T06:30"]);
    expect(hours("0 * * * *", "2026-11-01T04:30:00Z", 3)).toEqual([
      "11-01T05:00",
      "11-01T06:00",
      "11-01T07:00",
    ]);
  });

  it("is far off for a day that never comes", () => {
    expect(at({ cron: "0 0 30 2 *" })).toBe("2027-11-25T00:00:00.000Z");
  });
});
