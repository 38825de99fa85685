/** What happens from Thursday 12 November until Sunday the 15th, with two channels. */
import type { Happening } from "./harness.ts";
import { iso, utc } from "./table.ts";
import { LOCAL } from "./vectors.ts";
import { EDGE, WORKFLOW } from "./versions.ts";

export const LAST_DAYS: readonly Happening[] = [
  {
    at: "Thu 12 09:30",
    what: "JPCERT/CC's weekly report",
    do: ({ jpcert }) =>
      jpcert.report({ id: "wr261112#1", title: "架空表計ソフトに複数の脆弱性", date: iso("Thu 12 09:30") }),
  },
  {
    at: "Thu 12 10:05",
    what: "Security NEXT words a headline anew",
    do: ({ securityNext }) =>
      securityNext.publish({
        number: 910003,
        title: "サイトが改ざん被害、原因を調査 - 架空協会",
        text: "架空協会は、サイトを停止したと公表した。",
        date: iso("Tue 3 10:05"),
      }),
  },
  {
    at: "Thu 12 10:30",
    what: "the EU knows that the VPN of JPCERT/CC's alert is exploited",
    do: ({ enisa }) => enisa.publish(1002, "2026-11-12"),
  },
  {
    at: "Thu 12 14:20",
    what: "the vendor that was silent speaks",
    do: ({ vendor }) =>
      vendor.publish({
        id: "2",
        title: "Example Print 3: security update for CVE-1900-2002",
        text: "Please update.",
        date: utc("Thu 12 14:10"),
      }),
  },
  {
    at: "Thu 12 20:10",
    what: "CISA drops the workflow engine",
    do: ({ kev }) => kev.drop(utc("Thu 12 20:10"), 1001),
  },
  {
    at: "Fri 13 08:10",
    what: "and lists it again",
    do: ({ kev }) => kev.release(utc("Fri 13 08:10"), { ...WORKFLOW, due: "2026-11-12" }),
  },
  {
    at: "Fri 13 10:05",
    what: "CISA's SSVC in the printer's CVE record: active",
    do: ({ cve }) =>
      cve.publish(2002, utc("Fri 13 10:00"), {
        adp: [
          {
            providerMetadata: { shortName: "CISA-ADP", dateUpdated: utc("Fri 13 10:00") },
            metrics: [
              {
                other: {
                  type: "ssvc",
                  content: {
                    timestamp: utc("Fri 13 10:00"),
                    id: "CVE-1900-2002",
                    options: [
                      { Exploitation: "active" },
                      { Automatable: "yes" },
                      { "Technical Impact": "total" },
                    ],
                    role: "CISA Coordinator",
                    version: "2.0.3",
                  },
                },
              },
            ],
          },
        ],
      }),
  },
  {
    at: "Fri 13 10:20",
    what: "a bulletin of twelve CVEs, the workflow engine's among them",
    do: ({ csaf }) =>
      csaf.publish({
        id: "EXCO-2026-0200",
        title: "Suite: twelve vulnerabilities",
        product: "Suite",
        version: 1,
        released: utc("Fri 13 10:00"),
        cves: [
          "CVE-1900-1001",
          ...Array.from({ length: 11 }, (_, index) => `CVE-1900-11${String(index).padStart(2, "0")}`),
        ],
        vector: LOCAL,
        score: 4.4,
        status: "fixed",
      }),
  },
  {
    at: "Fri 13 13:00",
    what: "OSV knows which version mends the board",
    do: ({ osv }) =>
      osv.publish("PYSEC-1900-5", utc("Fri 13 12:50"), {
        aliases: ["CVE-1900-1301"],
        summary: "SQL injection in board",
      }),
  },
  {
    at: "Fri 13 13:20",
    what: "the VPN's vendor: not affected after all (VEX)",
    do: ({ csaf }) =>
      csaf.publish({
        ...EDGE,
        title: "Edge VPN: not affected",
        version: 3,
        released: utc("Fri 13 13:00"),
        status: "not-affected",
      }),
  },
  {
    at: "Fri 13 16:00",
    what: "MyJVN rates the portal",
    do: ({ myjvn }) =>
      myjvn.publish({
        number: 902,
        title: "架空ポータルにおけるSQLインジェクションの脆弱性",
        modified: iso("Fri 13 15:50"),
        about: ["JVN#90000003"],
        vector: "CVSS:3.0/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N",
        score: "6.1",
      }),
  },
  {
    at: "Sat 14 10:40",
    what: "a mail gateway, at the weekend",
    do: ({ jvn }) =>
      jvn.publish({
        number: 90000006,
        title: "架空メールゲートウェイにおけるバッファオーバーフローの脆弱性",
        issued: iso("Sat 14 10:40"),
      }),
  },
  {
    at: "Sun 15 10:30",
    what: "JPCERT/CC updates its alert on the workflow engine: (更新)",
    do: ({ jpcert }) =>
      jpcert.alert({
        number: "at269902",
        title: "架空ワークフローの脆弱性（CVE-1900-1001）に関する注意喚起",
        dates: [iso("Thu 5 10:30"), iso("Sun 15 10:30")],
        overview: "架空ワークフローに、認証なしで操作される脆弱性があります。",
        action:
          "修正済みのバージョンへ更新してください。できない場合は、管理画面への接続を制限してください。",
      }),
  },
  {
    at: "Sun 15 18:20",
    what: "an incident of the organization's own",
    do: ({ securityNext }) =>
      securityNext.publish({
        number: 910006,
        title: "不正ログインで会員情報流出 - 架空商事",
        text: "架空商事は、会員サイトの不正ログインを公表した。",
        date: iso("Sun 15 18:00"),
      }),
  },
];
