/** What is published in several versions. */
import { utc } from "./table.ts";
import { WITH_ACCOUNT } from "./vectors.ts";

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
