/** JVN iPedia's feed behind its list of checksums, and MyJVN's overview list. */
import { hash } from "node:crypto";
import { ipediaFeed, ipediaItem } from "../../sources/jvndb-build.ts";
import { overview, resultOnly, xmlStatus } from "../../sources/myjvn-build.ts";
import { type Page, toMinutes } from "./page.ts";

export interface IpediaEntry {
  /** `JVNDB-1900-000001` is 1. */
  number: number;
  title: string;
  modified: string;
  /** JVN numbers and CVEs it refers to. */
  about: string[];
  /** CVSS 3.0 */
  vector?: string;
  score?: string;
}

function itemOf({ number, title, modified, about, vector, score }: IpediaEntry): string {
  const references = about.map((id) => {
    const source = id.startsWith("CVE") ? "CVE" : "JVN";
    return `<sec:references source="${source}" id="${id}">https://example.com/${encodeURIComponent(id)}</sec:references>`;
  });
  const rating =
    vector === undefined
      ? ""
      : `<sec:cvss version="3.0" score="${score}" type="Base" severity="High" vector="${vector}"/>`;
  const cpe = `<sec:cpe version="2.2" vendor="架空社" product="架空製品${number}">cpe:/a:example:product${number}</sec:cpe>`;
  return ipediaItem(number, [...references, cpe, rating].join("\n    "), {
    title,
    modified: toMinutes(modified),
  });
}

export function createJvndb() {
  const entries = new Map<number, IpediaEntry>();
  const newest = () =>
    [...entries.values()]
      .map(({ modified }) => modified)
      .toSorted()
      .at(-1) ?? "";
  const file = () => ipediaFeed([...entries.values()].map(itemOf), { date: newest() });
  return {
    publish: (entry: IpediaEntry) => void entries.set(entry.number, entry),
    page({ pathname }: URL): Page | undefined {
      if (pathname === "/ja/rss/jvndb.rdf") return { body: file() };
      if (pathname !== "/ja/feed/checksum.txt") return undefined;
      const body = file();
      const lastModified = newest().slice(0, 19).replaceAll("-", "/").replace("T", " ");
      const line = { filename: "jvndb.rdf", sha256: hash("sha256", body), size: body.length, lastModified };
      return {
        body: JSON.stringify([{ url: "https://jvndb.example.com/ja/rss/jvndb.rdf", ...line }], null, 4),
      };
    },
  };
}

/** Answers what was updated since the day it is asked for; in the last week when it is asked for that. */
export function createMyJvn() {
  const entries = new Map<number, IpediaEntry>();
  return {
    publish: (entry: IpediaEntry) => void entries.set(entry.number, entry),
    page({ pathname, searchParams }: URL): Page | undefined {
      if (pathname !== "/myjvn") return undefined;
      const [year, month, day] = ["Y", "M", "D"].map((part) =>
        (searchParams.get(`datePublishedStart${part}`) ?? "").padStart(2, "0"),
      );
      const since = year === "00" ? "2026-10-26" : `${year}-${month}-${day}`;
      const items = [...entries.values()]
        .filter(({ modified }) => modified.slice(0, 10) >= since)
        .map(itemOf);
      const status = xmlStatus({ method: "getVulnOverviewList", returned: items.length });
      return { body: items.length === 0 ? resultOnly(status) : overview(items, status) };
    },
  };
}
