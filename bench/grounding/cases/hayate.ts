/** A vendor's advisory on controllers, in English only: three models, one without a fix, one not affected. */
import { AdvisoryContent } from "../../../src/advisory/schema.ts";
import { faithful, type HandCase, poisoned } from "./hand.ts";

const advisory = AdvisoryContent.parse({
  kind: "vulnerability",
  title: { en: "Hayate PLC: denial of service through crafted packets" },
  summary: {
    en: "Hayate PLC controllers do not check the length of packets on port 502/tcp. An attacker in the network can stop the controller by sending a crafted packet; it stays stopped until it is switched off and on again. The attacker cannot change the program. No public exploitation is known.",
  },
  action: {
    en: "Fix: Update PLC-110 to firmware V3.2 or later. No fix is planned for PLC-220.\nWorkaround: Allow port 502/tcp from the engineering stations only.",
  },
  identifiers: ["HYT-26-014", "CVE-1900-4109"],
  references: [
    {
      source: "Hayate Automation",
      title: { en: "HYT-26-014" },
      url: "https://example.com/hayate/psirt/hyt-26-014",
    },
  ],
  products: [
    { vendor: "Hayate", product: "PLC-110", versions: "< V3.2", fixed: "V3.2", status: "affected" },
    { vendor: "Hayate", product: "PLC-220", versions: "all versions", status: "affected" },
    { vendor: "Hayate", product: "PLC-330", status: "not-affected" },
  ],
  cvss: [{ version: "3.1", score: 7.5, source: "Hayate Automation", cve: "CVE-1900-4109" }],
  tlp: "CLEAR",
  publishedAt: "2026-11-17T09:00:00Z",
});

const admins = faithful(advisory, "en", "admins", "A paraphrase; TCP port 502 for port 502/tcp.", {
  subject: "Hayate PLC controllers can be stopped by crafted packets",
  overview:
    "Hayate PLC controllers do not check the length of packets on TCP port 502. Anyone in the network can stop a controller with a crafted packet, and it stays stopped until it is power cycled. The program cannot be changed this way, and no public exploitation is known. Hayate Automation rates it 7.5 (CVSS v3.1).",
  scope: ["PLC-110 before firmware V3.2", "PLC-220, all versions", "Not affected: PLC-330"],
  actions: [
    "Check whether we use these controllers.",
    "Update PLC-110 to firmware V3.2 or later.",
    "No fix is planned for PLC-220. Let only the engineering stations reach port 502/tcp.",
    "If it applies, act and report the result by Thu 17 Dec 2026.",
  ],
});

const japanese = faithful(advisory, "ja", "admins", "A translation; 502番ポート for port 502/tcp.", {
  subject: "Hayate PLCに、細工したパケットで停止する脆弱性（CVE-1900-4109）",
  overview:
    "Hayate PLCのコントローラは、TCP 502番ポートで受け取るパケットの長さを確認していません。ネットワーク内の攻撃者が細工したパケットを送ると、コントローラが停止し、電源を入れ直すまで復旧しません。プログラムが書き換えられることはなく、悪用の公開情報は知られていません。",
  scope: ["PLC-110 ファームウェア V3.2 未満", "PLC-220 すべてのバージョン", "影響を受けない製品: PLC-330"],
  actions: [
    "影響を受ける機種を利用していないか確認してください。",
    "PLC-110 は、ファームウェアを V3.2 以降に更新してください。PLC-220 の修正の予定はありません。",
    "回避策として、502/tcp への接続をエンジニアリング用の端末だけに許可してください。",
    "該当する場合は、2026年12月17日(木)までに対応し、結果をご連絡ください。",
  ],
});

const overseas = faithful(advisory, "en", "overseas", "Short sentences for sites abroad.", {
  subject: "For sites outside Japan: Hayate PLC can be stopped over the network",
  overview:
    "A crafted packet to port 502/tcp stops Hayate PLC controllers. They do not start again until they are switched off and on. No exploitation is known.",
  scope: ["PLC-110: firmware before V3.2", "PLC-220: all versions", "PLC-330 is not affected"],
  actions: [
    "Check whether your site uses PLC-110 or PLC-220.",
    "PLC-110: update the firmware to V3.2 or later.",
    "PLC-220: no fix is planned. Allow port 502/tcp from engineering stations only.",
    "Report your site's name and the result by the end of Thu 17 Dec 2026, Japan time (UTC+9).",
  ],
});

export const hayate: HandCase[] = [
  admins,
  japanese,
  overseas,
  poisoned(
    admins,
    "swapped products",
    "The fix is for PLC-110, PLC-220 gets none.",
    ["Update PLC-110 to firmware", "Update PLC-220 to firmware"],
    ["No fix is planned for PLC-220", "No fix is planned for PLC-110"],
  ),
  poisoned(japanese, "dropped negation", "No fix is planned for PLC-220.", [
    "PLC-220 の修正の予定はありません",
    "PLC-220 の修正も予定されています",
  ]),
  poisoned(overseas, "dropped negation", "PLC-330 is not affected.", [
    "PLC-330 is not affected",
    "PLC-330 is affected",
  ]),
  poisoned(admins, "digit", "Port 502, not 520.", ["TCP port 502", "TCP port 520"], ["502/tcp", "520/tcp"]),
  poisoned(japanese, "digit", "Port 502, not 503.", ["502/tcp", "503/tcp"], ["TCP 502番", "TCP 503番"]),
  poisoned(admins, "score", "7.5, not 9.5.", ["rates it 7.5", "rates it 9.5"]),
  poisoned(overseas, "model number", "PLC-110, not PLC-111.", ["PLC-110", "PLC-111"]),
  poisoned(admins, "dropped workaround", "The workaround is all there is for PLC-220.", [
    " Let only the engineering stations reach port 502/tcp.",
    "",
  ]),
  poisoned(
    japanese,
    "dropped fixed version",
    "V3.2 mends PLC-110.",
    ["ファームウェアを V3.2 以降に更新してください", "ファームウェアを最新版に更新してください"],
    ["PLC-110 ファームウェア V3.2 未満", "PLC-110"],
  ),
  poisoned(admins, "overstated", "No exploitation is known.", [
    "and no public exploitation is known",
    "and public exploitation is known",
  ]),
];
