/** What a headline is about, told by its words: a flaw in a product, something that happened to somebody, a warning. */
import { findIdentifiers } from "../advisory/identifiers.ts";
import type { AdvisoryContent } from "../advisory/schema.ts";

type Kind = AdvisoryContent["kind"];

const FLAW =
  /脆弱性|ゼロデイ|CVE-\d{4}-\d|セキュリティ(?:更新|アップデート|パッチ|修正)|セキュリティホール|vulnerabilit|zero[- ]?day|security (?:update|patch|flaw|bug)|\bRCE\b/i;
/** Something happened, to somebody. */
const EVENT =
  /不正アクセス|流出|漏えい|漏洩|改ざん|誤送信|誤送付|誤公開|誤廃棄|誤配布|誤表示|誤設定|紛失|盗難|所在不明|ランサム|乗っ取|不正(?:利用|ログイン|送金|持ち出し|送信)|サイバー攻撃|踏み台|詐欺|なりすまし|侵害|被害|閲覧可能|逮捕|breach|ransomware|hacked|stolen|leaked|phishing|scam/i;
/** Of a flaw, only that it could: `漏えいのおそれ`. */
const HEDGED =
  /(?:のおそれ|の恐れ|の可能性|の危険|につなが|を招く|される|されうる|の悪用|調査を|に注意|を警告|対策)/;
/** What happened to somebody because of a flaw. */
const THROUGH_FLAW = /脆弱性(?:を|が|の)?(?:突|つ[いか]|悪用され|狙われ|原因|起因|経由|放置)/;
const HAPPENED =
  /(不正アクセス|流出|漏えい|漏洩|改ざん|誤送信|紛失|盗難|ランサム[^、。 ]{0,10}(?:被害|感染)|data breach|stolen|leaked|hacked)(.{0,8})/i;

/**
 * The kind of news. A flaw in a product is a `vulnerability`, unless the headline tells what befell somebody through
 * it. Without a flaw: `incident` where something happened, else `otherwise`. The headline decides; the text only
 * where it is silent, and then only by a CVE: articles on incidents speak of flaws in passing.
 */
export function kindOf(title: string, text: string, otherwise: Kind): Kind {
  if (FLAW.test(title)) return isEvent(title) ? "incident" : "vulnerability";
  if (EVENT.test(title)) return "incident";
  if (/CVE-\d{4}-\d/i.test(text) && FLAW.test(text) && !EVENT.test(text)) return "vulnerability";
  return EVENT.test(text) ? "incident" : otherwise;
}

function isEvent(title: string): boolean {
  if (THROUGH_FLAW.test(title)) return true;
  const after = HAPPENED.exec(title)?.[2];
  return after !== undefined && !HEDGED.test(after);
}

/** An article that names more flaws than this in its text, and none in its headline, is a round-up: it must join none. */
const MOST_NAMED = 3;

/** The identifiers an article is about: its headline's, else the few its text names. */
export function identifiersIn(title: string, text: string): string[] {
  const named = findIdentifiers(title);
  if (named.length > 0) return named;
  const found = findIdentifiers(text);
  return found.length > MOST_NAMED ? [] : found;
}

/** What ends a clause rather than a name: `可能性`, `すでに悪用も`, `更新を予告`. */
const CLAUSE =
  /[、。「」！？!?]|(?:可能性|おそれ|恐れ|悪用|注意|予告|発表|公開|公表|登場|確認|判明|流出|漏えい|被害|対象|更新|修正|対応|実施|開始|終了|延期|調査|影響|検証|警告|原因|も|を|に|へ|が|は|で|と|か|け|た|ず|う|る)$/;

/** Whom it happened to: Security NEXT writes `事象 - 組織名`. Undefined where the last part is no name. */
export function organisationIn(title: string): string | undefined {
  const at = title.lastIndexOf(" - ");
  const name = at < 0 ? "" : title.slice(at + 3).trim();
  return name === "" || name.length > 40 || CLAUSE.test(name) ? undefined : name;
}

/** The product a headline begins with, in its brackets: `「Cisco Unified CM」など脆弱性2件…`. */
export function productIn(title: string): string | undefined {
  const name = /^(?:[^「」]{0,20}、)?[^「」]{0,20}「([^「」]{2,80})」(?:に|の|など|等|で|や|向け|用)/
    .exec(title)?.[1]
    ?.trim();
  return name === undefined || /^(?:高|中|低|緊急|重要|警告|注意)$/.test(name) ? undefined : name;
}
