/** What happens from Monday 9 November until Wednesday the 11th. */
import type { Happening } from "./harness.ts";
import { iso, utc } from "./table.ts";
import { CACHE, EDGE, WORKFLOW } from "./versions.ts";

export const SECOND_WEEK: readonly Happening[] = [
  {
    at: "Mon 9 10:15",
    what: "a blog tells of a flaw in its product",
    do: ({ blog }) =>
      blog.publish({
        id: "2",
        title: "SQL injection vulnerability in Example Board (CVE-1900-1301)",
        text: "All versions are affected.",
        date: utc("Mon 9 10:15"),
      }),
  },
  {
    at: "Mon 9 11:10",
    what: "IPA updates its page on the CMS: 更新",
    do: ({ ipa }) =>
      ipa.publish({
        name: "20261106-jvn",
        title: "更新：「架空CMS」におけるXSSの脆弱性について（JVN#90000004）",
        date: iso("Mon 9 00:00"),
      }),
  },
  {
    at: "Mon 9 13:20",
    what: "the VPN's vendor has a fix",
    do: ({ csaf }) =>
      csaf.publish({
        ...EDGE,
        title: "Edge VPN: takeover by users",
        version: 2,
        released: utc("Mon 9 13:00"),
        status: "fixed",
      }),
  },
  {
    at: "Mon 9 13:40",
    what: "JVN iPedia dates its entry on the cache anew: an enrichment's date is no news",
    do: ({ jvndb }) => jvndb.publish({ ...CACHE, modified: iso("Mon 9 13:40") }),
  },
  {
    at: "Mon 9 16:20",
    what: "CISA wants the workflow engine mended sooner",
    do: ({ kev }) => kev.release(utc("Mon 9 16:20"), { ...WORKFLOW, due: "2026-11-12" }),
  },
  {
    at: "Mon 9 22:30",
    what: "EPSS moves a little, as every day",
    do: ({ epss }) => epss.publish("2026-11-09", { 1: 0.91, 1005: 0.014, 1001: 0.06 }),
  },
  {
    at: "Tue 10 09:40",
    what: "JVN words a title anew",
    do: ({ jvn }) =>
      jvn.publish({
        number: 90000003,
        title: "架空ポータルにおけるSQLインジェクションの脆弱性（改題）",
        issued: iso("Wed 4 16:50"),
        modified: iso("Tue 10 09:40"),
      }),
  },
  {
    at: "Tue 10 10:05",
    what: "the CVE of the library is rejected",
    do: ({ cve }) =>
      cve.publish(1004, utc("Tue 10 10:00"), {
        metadata: { state: "REJECTED", dateRejected: utc("Tue 10 10:00") },
        cna: { rejectedReasons: [{ lang: "en", value: "This is no vulnerability." }] },
      }),
  },
  {
    at: "Tue 10 10:30",
    what: "OSV has a malicious package nobody else speaks of",
    do: ({ osv }) =>
      osv.publish("MAL-1900-1", utc("Tue 10 10:20"), {
        aliases: [],
        summary: "Malicious code in widget-helper",
      }),
  },
  {
    at: "Tue 10 13:40",
    what: "JVN dates an entry anew, and changes no word of it",
    do: ({ jvn }) =>
      jvn.publish({
        number: 90000002,
        title: "架空会計における情報漏えいの脆弱性",
        issued: iso("Mon 2 10:20"),
        modified: iso("Tue 10 13:40"),
      }),
  },
  {
    at: "Tue 10 14:00",
    what: "JVN iPedia takes portal and board for one",
    do: ({ jvndb }) =>
      jvndb.publish({
        number: 3,
        title: "架空ポータルにおけるSQLインジェクションの脆弱性",
        modified: iso("Tue 10 14:00"),
        about: ["JVN#90000003", "CVE-1900-1301"],
      }),
  },
  {
    at: "Tue 10 22:30",
    what: "EPSS jumps for the cache",
    do: ({ epss }) => epss.publish("2026-11-10", { 1: 0.91, 1005: 0.61, 1001: 0.07 }),
  },
  {
    at: "Wed 11 10:00",
    what: "GitHub withdraws the library's advisory",
    do: ({ github }) =>
      github.publish(1, 1004, {
        summary: "Widget library runs anything",
        description: "Widget library before 2.0 runs anything.",
        published_at: utc("Wed 4 08:40"),
        updated_at: utc("Wed 11 09:50"),
        withdrawn_at: utc("Wed 11 09:50"),
      }),
  },
  {
    at: "Wed 11 12:15",
    what: "the overseas channel subscribes",
    do: (_, hands) => hands.subscribe("overseas"),
  },
  {
    at: "Wed 11 13:20",
    what: "JVN iPedia: the board is not the portal after all",
    do: ({ jvndb }) =>
      jvndb.publish({
        number: 3,
        title: "Example Board におけるSQLインジェクションの脆弱性",
        modified: iso("Wed 11 13:20"),
        about: ["CVE-1900-1301"],
      }),
  },
  {
    at: "Wed 11 22:30",
    what: "EPSS moves a little above its threshold",
    do: ({ epss }) => epss.publish("2026-11-11", { 1: 0.91, 1005: 0.63, 1001: 0.07 }),
  },
];
