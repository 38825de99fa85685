/** Which rules an advisory is judged by: those for vulnerabilities, or those for incidents. */
import type { AdvisoryContent, Organization } from "../schema.ts";
import type { Usage } from "../usage.ts";
import { judgeIncident } from "./incident.ts";
import type { Judged } from "./judged.ts";
import { roundUp } from "./round-up.ts";
import { type Words, wordsOf } from "./text.ts";
import { judgeVulnerability } from "./vulnerability.ts";

const FLAW =
  /脆弱性|ゼロデイ|欠陥|vulnerabilit|zero[- ]day|\bflaw|\bcve-\d|\bjvn|セキュリティ(?:更新|アップデート|パッチ)|月例(?:更新|パッチ)|security (?:update|patch|bulletin)/;
/** Somebody was hit: then a flaw is how it happened, and the news is the incident. */
const HIT =
  /被害|流出|漏えい|漏洩|不正アクセス|不正侵入|改ざん|ランサム(?!ウェア(?:攻撃)?(?:グループ|で悪用|に悪用|が悪用)|(?:攻撃)?グループ|の標的)|停止|感染|侵入(?:され|を|、)|障害|乗っ取|不正ファイル|(?:使用|利用)して(?:い|お)|設置|個人情報|顧客|会員|窃取|詐取|breach|hacked|ransomware|stolen|victim|attackers got/;

/** Facts that only a vulnerability has. */
function hasFacts({ kev, cvss, ssvc, exploitation, epss }: AdvisoryContent): boolean {
  return (
    kev !== undefined ||
    [cvss, ssvc, exploitation, epss].some((facts) => facts !== undefined && facts.length > 0)
  );
}

/** What the rules say, with no badge stated and nothing overridden. */
export function judgeRules(
  content: AdvisoryContent,
  organization: Organization,
  usage: Usage | undefined,
): Judged {
  const words = wordsOf(content);
  if (content.kind === "vulnerability" || isFlaw(content, words)) {
    return judgeVulnerability(content, organization, usage, words);
  }
  const incident = judgeIncident(content, organization, words);
  if (!hasFacts(content)) return incident;
  const flaw = judgeVulnerability(content, organization, usage, words);
  return flaw.priority < incident.priority ? flaw : incident;
}

/** News of a flaw, whatever kind its source took it for. */
function isFlaw({ kind, identifiers }: AdvisoryContent, { title }: Words): boolean {
  if (HIT.test(title)) return false;
  return (
    FLAW.test(title) ||
    roundUp(title) !== undefined ||
    (kind === "alert" && identifiers.some((id) => /^(?:CVE-|JVN)/.test(id)))
  );
}

/**
 * What exploitation facts alone say, and not the text, of an advisory that came with a badge: undefined where there are none.
 * The text is its publisher's, who has judged it already.
 */
export function judgeFacts(
  content: AdvisoryContent,
  organization: Organization,
  usage: Usage | undefined,
): Judged | undefined {
  const { kev, exploitation = [], ssvc = [], epss = [] } = content;
  const told =
    kev !== undefined ||
    exploitation.length > 0 ||
    ssvc.some((one) => one.exploitation === "active") ||
    epss.some(({ score }) => score >= organization.thresholds.epssRaise);
  return told ? judgeVulnerability(content, organization, usage, undefined) : undefined;
}
