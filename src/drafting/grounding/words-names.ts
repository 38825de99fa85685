/** Words by which names made of ordinary words are known, and phrases that have capitals and name nobody. */

/** What makes a name of the words before it; with what the Japanese original may call it. */
export const NAMING: ReadonlyMap<string, readonly string[]> = new Map([
  ["gateway", ["ゲートウェイ", "ゲートウエイ"]],
  ["server", ["サーバ"]],
  ["manager", ["マネージャ", "管理"]],
  ["cloud", ["クラウド"]],
  ["firewall", ["ファイアウォール", "ファイアーウォール"]],
  ["router", ["ルータ"]],
  ["suite", ["スイート"]],
  ["studio", ["スタジオ"]],
  ["portal", ["ポータル"]],
  ["office", ["オフィス", "局", "事務所"]],
  ["browser", ["ブラウザ"]],
  ["mailer", ["メーラ"]],
  ["database", ["データベース"]],
  ["runtime", ["ランタイム"]],
  ["transfer", ["転送", "トランスファ"]],
  ["printer", ["プリンタ"]],
  ["hospital", ["病院", "医療センター"]],
  ["university", ["大学"]],
  ["college", ["大学", "専門学校", "カレッジ"]],
  ["bank", ["銀行", "バンク"]],
  ["city", ["市", "シティ"]],
  ["town", ["町"]],
  ["village", ["村"]],
  ["prefecture", ["県", "府"]],
  ["store", ["店", "ストア"]],
  ["corporation", ["社", "法人"]],
  ["company", ["社"]],
  ["group", ["グループ"]],
  ["institute", ["研究所", "機構", "研究院"]],
  ["agency", ["庁", "機構", "代理店"]],
  ["ministry", ["省"]],
  ["telecom", ["通信", "テレコム"]],
  ["systems", ["システム"]],
  ["networks", ["ネットワーク"]],
  ["software", ["ソフト"]],
  ["labs", ["ラボ", "研究所"]],
  ["technologies", ["テクノロジ"]],
  ["technology", ["テクノロジ", "技術", "工業"]],
  ["holdings", ["ホールディングス", "hd"]],
  ["association", ["協会", "組合", "会"]],
  ["foundation", ["財団", "基金"]],
  ["council", ["会議", "協議会", "審議会"]],
  ["platform", ["プラットフォーム", "基盤"]],
  ["connect", ["コネクト"]],
  ["agent", ["エージェント"]],
  ["client", ["クライアント"]],
  ["plugin", ["プラグイン"]],
  ["driver", ["ドライバ"]],
  ["viewer", ["ビューア", "ビューワ"]],
  ["backup", ["バックアップ"]],
  ["storage", ["ストレージ"]],
]);

/** Names that are words, too. */
export const BRANDS = new Set(
  "windows exchange office outlook excel word teams edge access chrome azure oracle apple signal slack zoom teamviewer acrobat reader safari opera android drive dropbox sharepoint confluence jira jenkins docker apache tomcat spring express defender sentinel falcon shield guardian phoenix titan atlas mercury apollo orion aurora eclipse horizon vertex summit nexus prism quantum".split(
    " ",
  ),
);

/** With capitals, and nobody's name. Lower case. */
export const PHRASES = new Set(
  `known exploited vulnerabilities|known exploited vulnerability|exploited vulnerabilities|traffic light protocol|common vulnerability scoring system|common vulnerabilities|national vulnerability database|exploit prediction scoring system
active directory|domain controller|remote desktop|remote desktop protocol|remote code execution|cross-site scripting|denial of service|path traversal|command injection|authentication bypass|privilege escalation|information disclosure
information security|information systems|information technology|security officer|chief information security officer|chief information officer|human resources|help desk|service desk|security team|security department|systems department|system administrator|incident response
japan time|japan standard time|coordinated universal time|united states|united kingdom|european union|web server|action required|proof of concept|best regards|kind regards|many thanks|single sign-on|business email compromise|group policy|task manager|control panel|security advisory|security bulletin|security update|patch tuesday|privacy mark|personal information protection commission|personal information protection`.split(
    /[|\n]/,
  ),
);
