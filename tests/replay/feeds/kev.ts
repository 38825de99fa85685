/** The catalogues of what is exploited, CISA's and the EU's, and EPSS's daily scores. */
import { gzipSync } from "node:zlib";
import { kevCatalog, kevEntry } from "../../sources/build.ts";
import type { Page } from "./page.ts";

export interface Listed {
  /** `CVE-1900-1001` is 1001. */
  number: number;
  name: string;
  added: string;
  due: string;
  ransomware?: boolean;
}

/** CISA's: entries change in place, and nothing but the catalogue is dated. */
export function createCisaKev() {
  const listed = new Map<number, Listed>();
  let released = "";
  return {
    /** Puts entries in, or changes them; `released` is when the catalogue came out with it. */
    release(at: string, ...entries: Listed[]) {
      released = at;
      for (const entry of entries) listed.set(entry.number, entry);
    },
    drop(at: string, number: number) {
      released = at;
      listed.delete(number);
    },
    page({ pathname }: URL): Page | undefined {
      if (pathname !== "/kev.json") return undefined;
      const entries = [...listed.values()].map(({ number, name, added, due, ransomware = false }) =>
        kevEntry(number, {
          vulnerabilityName: name,
          dateAdded: added,
          dueDate: due,
          knownRansomwareCampaignUse: ransomware ? "Known" : "Unknown",
        }),
      );
      const catalogVersion = released.slice(0, 10).replaceAll("-", ".");
      return {
        body: JSON.stringify(kevCatalog(entries, { dateReleased: released, catalogVersion }), null, 2),
        validator: "etag",
      };
    },
  };
}

/** The EU's: small, with `-` for what is not known and days as 17/01/25. */
export function createEnisaKev() {
  const entries: Record<string, string>[] = [];
  return {
    publish(number: number, day: string) {
      const [year = "", month = "", date = ""] = day.split("-");
      entries.push({
        cveID: `CVE-1900-${number}`,
        euvdID: `EUVD-1900-${number}`,
        vendorProject: "Example",
        product: `Product ${number}`,
        vulnerabilityName: "-",
        dateReported: `${date}/${month}/${year.slice(2)}`,
        patchedSince: "tbc",
        originSource: "cnw",
        shortDescription: "-",
        exploitationType: "-",
        threatActorsExploiting: "-",
        cwes: "-",
        notes: "-",
      });
    },
    page: ({ pathname }: URL): Page | undefined =>
      pathname === "/eukev.json" ? { body: JSON.stringify(entries, null, 2), validator: "etag" } : undefined,
  };
}

/** One file a day for all CVEs, gzipped. */
export function createEpss() {
  let file: Uint8Array = new Uint8Array();
  return {
    /** @param scores by the number of `CVE-1900-…` */
    publish(day: string, scores: Record<number, number>) {
      const rows = Object.entries(scores).map(
        ([number, score]) => `CVE-1900-${number.padStart(4, "0")},${score},0.5`,
      );
      const lines = [
        `#model_version:v2026.03.14,score_date:${day}T00:00:00+0000`,
        "cve,epss,percentile",
        ...rows,
      ];
      file = gzipSync(`${lines.join("\n")}\n`);
    },
    page: ({ pathname }: URL): Page | undefined =>
      pathname === "/epss_scores-current.csv.gz" ? { body: file, validator: "last-modified" } : undefined,
  };
}
