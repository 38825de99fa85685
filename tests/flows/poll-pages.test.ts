/** NVD's and GitHub's pages, walked over HTTP. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { nvdCve, nvdPage, restAdvisory } from "../sources/build-vulnerabilities.ts";
import { openSite, type Site } from "./poll-site.ts";

let site: Site;

beforeEach(async () => {
  site = await openSite();
});
afterEach(() => site.close());

describe("nvd", () => {
  const PATH = "/rest/json/cves/2.0";
  const indexOf = (url: URL) => Number(url.searchParams.get("startIndex"));
  /** Three CVEs, one a page. */
  const pages = (url: URL) =>
    nvdPage([nvdCve(indexOf(url) + 1)].slice(indexOf(url) > 2 ? 1 : 0), {
      startIndex: indexOf(url),
      totalResults: 3,
    });

  test.each([
    ["cut off on its way", { cut: JSON.stringify(nvdPage([nvdCve(2)], { startIndex: 1, totalResults: 3 })) }],
    ["empty before its end", nvdPage([], { startIndex: 1, totalResults: 3 })],
    ["no page", { message: "busy" }],
  ])("a page that is %s leaves the window to be read again", async (_name, broken) => {
    site.files[PATH] = (url) => (indexOf(url) === 1 ? broken : pages(url));
    const first = await site.poll(PATH, "nvd");
    expect(first.state).toMatchObject({ failures: 1, cursor: undefined });
    site.files[PATH] = pages;

    await site.poll(PATH, "nvd");

    expect(await site.known()).toHaveLength(3);
  });

  test("windows that were read whole are not read again when a later one breaks off", async () => {
    const start = (url: URL) => url.searchParams.get("lastModStartDate") ?? "";
    site.files[PATH] = (url) => (start(url) > "2026-08" ? 503 : nvdPage([]));
    const address = `${PATH}?lastModStartDate=2026-03-01T00:00:00Z`;
    await site.poll(address, "nvd");
    const asked: string[] = [];
    site.files[PATH] = (url) => {
      asked.push(start(url));
      return nvdPage([]);
    };

    await site.poll(address, "nvd");

    expect(asked[0]?.slice(0, 7)).toBe("2026-10");
  });

  test("what changed shortly before the last walk is asked for again, and a clock that was ahead hides nothing", async () => {
    const starts: string[] = [];
    site.files[PATH] = (url) => {
      starts.push(url.searchParams.get("lastModStartDate") ?? "");
      return nvdPage([]);
    };
    const now = site.clock.now();
    await site.poll(PATH, "nvd");
    const first = site.clock.now();
    await site.poll(PATH, "nvd");
    expect(Date.parse(starts[1] ?? "")).toBe(first - 3_600_000);

    site.clock.set(Date.parse("2031-01-01T00:00:00Z"));
    await site.poll(PATH, "nvd");
    await site.setBack(PATH, now);
    await site.poll(PATH, "nvd");
    expect(starts.at(-1)?.slice(0, 10)).toBe("2026-11-17");
  });

  test("leaves nothing behind for each address it asked", async () => {
    site.files[PATH] = pages;
    await site.poll(PATH, "nvd");
    await site.poll(PATH, "nvd");

    expect((await site.store.validators("kev")).size).toBe(0);
  });
});

describe("ghsa", () => {
  const PATH = "/advisories";
  const since = (url: URL) => (url.searchParams.get("updated") ?? "").slice(2);
  const advisory = (number: number) =>
    restAdvisory({
      ghsa_id: `GHSA-aaaa-bbbb-${String(number).padStart(4, "c")}`,
      identifiers: [],
      updated_at: new Date(Date.UTC(2026, 10, 20, 0, number)).toISOString(),
    });
  const all = Array.from({ length: 250 }, (_, index) => advisory(index));
  const page = (url: URL) =>
    all.filter(({ updated_at: at }) => Date.parse(String(at)) >= Date.parse(since(url))).slice(0, 100);

  test("goes on where it broke off, and reads the last one's second again", async () => {
    const asked: string[] = [];
    site.files[PATH] = (url) => {
      asked.push(since(url));
      return asked.length === 2 ? 503 : page(url);
    };
    const { state } = await site.poll(PATH, "ghsa");
    expect(state.failures).toBe(1);
    await site.poll(PATH, "ghsa");

    expect(asked[2]).toBe(asked[1]);
    expect(await site.known()).toHaveLength(250);
    await site.poll(PATH, "ghsa");
    expect(asked.at(-1)).toBe("2026-11-20T04:09:00Z");
    expect((await site.store.validators("kev")).size).toBe(0);
  });

  test("a page that came cut off is gone on from", async () => {
    let cut = true;
    site.files[PATH] = (url) => {
      const text = JSON.stringify(page(url));
      if (!cut) return text;
      cut = false;
      return text.slice(0, text.length / 2);
    };
    await site.poll(PATH, "ghsa");
    for (let time = 0; time < 3; time++) await site.poll(PATH, "ghsa");

    expect(await site.known()).toHaveLength(250);
  });

  test("one dated in the future does not hide what comes before it", async () => {
    const far = restAdvisory({
      ghsa_id: "GHSA-xxxx-xxxx-xxxx",
      updated_at: "2099-01-01T00:00:00Z",
      identifiers: [],
    });
    site.files[PATH] = [advisory(1), far];
    await site.poll(PATH, "ghsa");
    const asked: string[] = [];
    site.files[PATH] = (url) => {
      asked.push(since(url));
      return [far];
    };
    await site.poll(PATH, "ghsa");

    expect(Date.parse(asked[0] ?? "")).toBeLessThanOrEqual(site.clock.now());
  });
});
