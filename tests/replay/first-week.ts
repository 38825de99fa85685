/** What happens from Monday 2 November until Sunday the 8th. */
import { before } from "./before.ts";
import type { Happening } from "./harness.ts";
import { iso, utc } from "./table.ts";
import { WITH_ACCOUNT, WORST } from "./vectors.ts";
import { CACHE } from "./versions.ts";

export const FIRST_WEEK: readonly Happening[] = [
  { at: "Mon 2 09:00", what: "everything that was published before", do: before },
  { at: "Mon 2 09:00", what: "the Japanese channel subscribes", do: (_, hands) => hands.subscribe("news") },
  {
    at: "Mon 2 10:20",
    what: "a JVN entry appears",
    do: ({ jvn }) =>
      jvn.publish({
        number: 90000002,
        title: "架空会計における情報漏えいの脆弱性",
        issued: iso("Mon 2 10:20"),
      }),
  },
  {
    at: "Mon 2 16:30",
    what: "JPCERT/CC warns of a VPN, after the cut-off hour",
    do: ({ jpcert }) =>
      jpcert.alert({
        number: "at269901",
        title: "架空VPN装置の脆弱性（CVE-1900-1002）に関する注意喚起",
        dates: [iso("Mon 2 16:30")],
        overview: "架空VPN装置に、認証を回避される脆弱性があります。",
        action: "修正済みのバージョンへ更新してください。",
      }),
  },
  {
    at: "Tue 3 09:30",
    what: "JVN iPedia knows CVE and CVSS of the workflow engine",
    do: ({ jvndb }) =>
      jvndb.publish({
        number: 1,
        title: "架空ワークフローにおける認証不備の脆弱性",
        modified: iso("Tue 3 09:30"),
        about: ["JVN#90000001", "CVE-1900-1001"],
        vector: WORST.replace("3.1", "3.0"),
        score: "9.8",
      }),
  },
  {
    at: "Tue 3 10:10",
    what: "Security NEXT has four incidents, and JVN iPedia one entry nobody else has",
    do({ securityNext, jvndb }) {
      const date = iso("Tue 3 10:05");
      const articles = [
        [
          "サーバに不正アクセス、顧客情報流出の可能性 - 架空物流",
          "架空物流は、不正アクセスを受けたと公表した。",
        ],
        [
          "メールサーバがオープンリレー状態、迷惑メールの踏み台に - 架空大学",
          "架空大学は、設定を見直したと公表した。",
        ],
        ["ウェブサイトが改ざん被害、原因を調査中 - 架空協会", "架空協会は、サイトを停止したと公表した。"],
        ["個人情報含むUSBメモリを紛失 - 架空病院", "架空病院は、職員がなくしたと公表した。"],
      ];
      for (const [index, [title = "", text = ""]] of articles.entries()) {
        securityNext.publish({ number: 910001 + index, title, text, date });
      }
      jvndb.publish({
        number: 803,
        title: "架空製品 803 の脆弱性",
        modified: date,
        about: ["CVE-1900-7803"],
      });
    },
  },
  {
    at: "Wed 4 09:00",
    what: "GitHub reviews a flaw of a library",
    do: ({ github }) =>
      github.publish(1, 1004, {
        summary: "Widget library runs anything",
        description: "Widget library before 2.0 runs anything.",
        published_at: utc("Wed 4 08:40"),
        updated_at: utc("Wed 4 08:40"),
      }),
  },
  {
    at: "Wed 4 11:20",
    what: "a vendor's CSAF document, without a fix",
    do: ({ csaf }) =>
      csaf.publish({
        id: "EXCO-2026-0101",
        title: "Edge VPN: takeover by users",
        product: "Edge VPN",
        version: 1,
        released: utc("Wed 4 11:00"),
        cves: ["CVE-1900-1003"],
        vector: WITH_ACCOUNT,
        score: 8.8,
        status: "affected",
      }),
  },
  {
    at: "Wed 4 13:00",
    what: "the SOC pushes an advisory with a badge of its own",
    do: (_, hands) =>
      hands.push({
        id: "soc-1",
        kind: "incident",
        title: { ja: "架空の拠点で不審な通信を検知", en: "Suspicious traffic at an example site" },
        publishedAt: iso("Wed 4 12:50"),
        stated: { priority: "B", deadline: "this-week" },
      }),
  },
  {
    at: "Wed 4 15:10",
    what: "a person registers what a supplier told",
    do: (_, hands) =>
      hands.register("form-1", {
        kind: "vulnerability",
        title: "架空ERPの設定を確認してください",
        summary: "保守会社から連絡がありました。",
        scope: "",
        action: "",
        url: "",
        priority: "C",
      }),
  },
  {
    at: "Wed 4 16:50",
    what: "JVN publishes while its feed comes cut off",
    do: ({ jvn }) =>
      jvn.publish({
        number: 90000003,
        title: "架空ポータルにおけるSQLインジェクションの脆弱性",
        issued: iso("Wed 4 16:50"),
      }),
  },
  {
    at: "Thu 5 08:30",
    what: "NVD rates the workflow engine too, and links to its vendor",
    do: ({ nvd }) =>
      nvd.publish(1001, utc("Thu 5 07:00"), {
        metrics: {
          cvssMetricV31: [
            {
              source: "nvd@nist.gov",
              type: "Primary",
              cvssData: { version: "3.1", vectorString: WORST, baseScore: 9.8, baseSeverity: "CRITICAL" },
            },
          ],
        },
      }),
  },
  {
    at: "Thu 5 10:10",
    what: "the CVE record of the library",
    do: ({ cve }) =>
      cve.publish(1004, utc("Thu 5 10:00"), {
        cna: { affected: [{ vendor: "example", product: "widget" }] },
      }),
  },
  {
    at: "Thu 5 10:30",
    what: "JPCERT/CC warns of the workflow engine",
    do: ({ jpcert }) =>
      jpcert.alert({
        number: "at269902",
        title: "架空ワークフローの脆弱性（CVE-1900-1001）に関する注意喚起",
        dates: [iso("Thu 5 10:30")],
        overview: "架空ワークフローに、認証なしで操作される脆弱性があります。",
        action: "修正済みのバージョンへ更新してください。",
      }),
  },
  {
    at: "Thu 5 21:00",
    what: "an incident, while Security NEXT cannot be reached",
    do: ({ securityNext }) =>
      securityNext.publish({
        number: 910005,
        title: "ランサムウェア被害、VPN経由で侵入 - 架空学園",
        text: "架空学園は、VPN機器から侵入されたと公表した。",
        date: iso("Thu 5 21:00"),
      }),
  },
  {
    at: "Fri 6 09:20",
    what: "CISA lists the workflow engine",
    do: ({ kev }) =>
      kev.release(utc("Fri 6 09:20"), {
        number: 1001,
        name: "Example Workflow Authentication Vulnerability",
        added: "2026-11-05",
        due: "2026-11-19",
      }),
  },
  {
    at: "Fri 6 13:30",
    what: "IPA warns of a CMS, dated at midnight",
    do: ({ ipa }) =>
      ipa.publish({
        name: "20261106-jvn",
        title: "「架空CMS」におけるXSSの脆弱性について（JVN#90000004）",
        date: iso("Fri 6 00:00"),
      }),
  },
  {
    at: "Fri 6 15:10",
    what: "JVN has the same CMS",
    do: ({ jvn }) =>
      jvn.publish({ number: 90000004, title: "架空CMSにおけるXSSの脆弱性", issued: iso("Fri 6 15:10") }),
  },
  {
    at: "Sat 7 02:10",
    what: "CISA knows of ransomware",
    do: ({ kev }) =>
      kev.release(utc("Sat 7 02:10"), {
        number: 1001,
        name: "Example Workflow Authentication Vulnerability",
        added: "2026-11-05",
        due: "2026-11-19",
        ransomware: true,
      }),
  },
  {
    at: "Sat 7 10:40",
    what: "a JVN entry at the weekend",
    do: ({ jvn }) =>
      jvn.publish({
        number: 90000005,
        title: "架空キャッシュにおけるDoSの脆弱性",
        issued: iso("Sat 7 10:40"),
      }),
  },
  {
    at: "Sun 8 06:00",
    what: "feeds are made anew and say the same: new dates of change alone",
    do({ nvd, osv, cve, kev }) {
      nvd.publish(8001, utc("Sun 8 05:00"));
      osv.publish("PYSEC-1900-90", utc("Sun 8 05:00"), { aliases: ["CVE-1900-8005"] });
      cve.publish(8003, utc("Sun 8 05:00"));
      kev.release(utc("Sun 8 05:00"));
    },
  },
  {
    at: "Sun 8 11:00",
    what: "JVN iPedia: the cache fails only for who is on the machine",
    do: ({ jvndb }) => jvndb.publish({ ...CACHE, modified: iso("Sun 8 11:00") }),
  },
  {
    at: "Sun 8 22:30",
    what: "EPSS scores the cache low",
    do: ({ epss }) => epss.publish("2026-11-08", { 1: 0.9, 1005: 0.012 }),
  },
];
