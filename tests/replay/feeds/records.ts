/** Records one by one: NVD's API, CVE's records with their log of changes, GitHub's API, OSV's files. */
import { cveRecord, nvdCve, nvdPage, osvRecord, restAdvisory } from "../../sources/build-vulnerabilities.ts";
import type { CveParts } from "../../sources/build-vulnerabilities.ts";
import type { Page } from "./page.ts";

type Fields = Record<string, unknown>;

const id = (number: number) => `CVE-1900-${String(number).padStart(4, "0")}`;

/** Answers what was changed in the time it is asked about. Its times have no zone, and are UTC. */
export function createNvd() {
  const cves = new Map<number, { changed: string; fields: Fields }>();
  return {
    publish: (number: number, changed: string, fields: Fields = {}) =>
      void cves.set(number, { changed, fields }),
    page({ pathname, searchParams }: URL): Page | undefined {
      if (pathname !== "/rest/json/cves/2.0") return undefined;
      const [start = "", end = ""] = ["Start", "End"].map((of) => searchParams.get(`lastMod${of}Date`) ?? "");
      const found = [...cves].filter(([, { changed }]) => changed >= start && changed < end);
      const elements = found.map(([number, { changed, fields }]) =>
        nvdCve(number, { lastModified: changed.replace("Z", ""), ...fields }),
      );
      return { body: JSON.stringify(nvdPage(elements)) };
    },
  };
}

/** `cves/deltaLog.json` goes back some weeks; the records lie beside it. */
export function createCveList() {
  const records = new Map<string, Fields>();
  const log: Fields[] = [
    { fetchTime: "2026-10-05T00:00:00.000Z", numberOfChanges: 0, new: [], updated: [], error: [] },
  ];
  return {
    publish(number: number, changed: string, parts: CveParts = {}) {
      const cveId = id(number);
      const change = [{ cveId, dateUpdated: changed }];
      const known = records.has(cveId);
      const kinds = known ? { new: [], updated: change } : { new: change, updated: [] };
      log.unshift({ fetchTime: changed, numberOfChanges: 1, ...kinds, error: [] });
      records.set(
        cveId,
        cveRecord({ ...parts, metadata: { cveId, dateUpdated: changed, ...parts.metadata } }),
      );
    },
    page({ pathname }: URL): Page | undefined {
      if (pathname === "/cves/deltaLog.json") return { body: JSON.stringify(log), validator: "etag" };
      const cveId = /^\/cves\/1900\/\dxxx\/(CVE-1900-\d{4})\.json$/.exec(pathname)?.[1];
      const record = records.get(cveId ?? "");
      return record === undefined ? undefined : { body: JSON.stringify(record), validator: "etag" };
    },
  };
}

/** The REST API: what was updated since, in the order of updates. */
export function createGithub() {
  const advisories = new Map<number, Fields & { updated_at: string }>();
  return {
    publish(number: number, cve: number, fields: Fields & { updated_at: string }) {
      const ghsa_id = `GHSA-0000-0000-${String(number).padStart(4, "0")}`;
      const identifiers = [
        { value: ghsa_id, type: "GHSA" },
        { value: id(cve), type: "CVE" },
      ];
      const named = {
        ghsa_id,
        cve_id: id(cve),
        html_url: `https://github.com/advisories/${ghsa_id}`,
        identifiers,
      };
      advisories.set(number, { ...restAdvisory(named), ...fields });
    },
    page({ pathname, searchParams }: URL): Page | undefined {
      if (pathname !== "/advisories") return undefined;
      const since = Date.parse((searchParams.get("updated") ?? "").replace(">=", ""));
      const found = [...advisories.values()].filter(({ updated_at }) => Date.parse(updated_at) >= since);
      const sorted = found.toSorted((a, b) => Date.parse(a.updated_at) - Date.parse(b.updated_at));
      return { body: JSON.stringify(sorted), validator: "etag" };
    },
  };
}

/** `modified_id.csv`, newest first, and a file for each record. */
export function createOsv() {
  const records = new Map<string, Fields & { modified: string }>();
  return {
    publish(osvId: string, modified: string, fields: Fields = {}) {
      records.set(osvId, { ...osvRecord({ id: osvId, ...fields }), modified });
    },
    page({ pathname }: URL): Page | undefined {
      if (pathname === "/osv/modified_id.csv") {
        const sorted = [...records].toSorted(([, a], [, b]) => (a.modified < b.modified ? 1 : -1));
        const lines = sorted.map(([osvId, { modified }]) => `${modified},${osvId}\n`);
        return { body: lines.join(""), validator: "last-modified" };
      }
      const record = records.get(/^\/osv\/([\w-]+)\.json$/.exec(pathname)?.[1] ?? "");
      return record === undefined ? undefined : { body: JSON.stringify(record) };
    },
  };
}
