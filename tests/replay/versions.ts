/** What is published in several versions. */
import { utc } from "./table.ts";
import { LOCAL, WITH_ACCOUNT } from "./vectors.ts";

/** CISA's entry on the workflow engine, but for its due date. */
export const WORKFLOW = {
  number: 1001,
  name: "Example Workflow Authentication Vulnerability",
  added: "2026-11-05",
  ransomware: true,
};

/** The vendor's document on its VPN. */
export const EDGE = {
  id: "EXCO-2026-0101",
  product: "Edge VPN",
  first: utc("Wed 4 11:00"),
  cves: ["CVE-1900-1003"],
  vector: WITH_ACCOUNT,
  score: 8.8,
};

/** JVN iPedia's entry on the cache, but for its date. */
export const CACHE = {
  number: 5,
  title: "架空キャッシュにおけるDoSの脆弱性",
  about: ["JVN#90000005", "CVE-1900-1005"],
  vector: LOCAL.replace("3.1", "3.0"),
  score: "4.4",
};
