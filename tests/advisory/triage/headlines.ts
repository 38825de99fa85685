/**
 * Headlines as newsrooms write them, made up for these tests, each with the badge that docs/priority.md gives it. They
 * were written from the rules, before any vocabulary.
 */
import type { Kind, Priority } from "../../../src/advisory/schema.ts";

/** Badge, `?` where it is marked 要確認, and the headline. */
export type Headline = readonly [`${Priority}${"" | "?"}`, string, Kind?];

/** A weakness anyone may have; a route that is stated wins over its effect. */
const TRANSFERABLE: readonly Headline[] = [
  ["B", "メールサーバがオープンリレー状態、約5万件の迷惑メールを中継 - 大学"],
  ["B", "研究室サーバが踏み台に、外部へ大量の不審通信 - 国立大"],
  ["B", "SMTPサーバに設定不備、第三者がスパム送信に悪用"],
  ["B", "申込フォームの設定ミスで応募者情報が閲覧可能に - 市"],
  ["B", "アンケートフォームの共有設定を誤り、回答者の氏名が公開状態 - 県教委"],
  ["B", "クラウドストレージの公開範囲を誤設定、顧客情報が外部から参照可能"],
  ["B", "VPN機器経由で侵入、サーバ暗号化 - 県立病院"],
  ["B", "リモートデスクトップ経由で侵入されランサム感染 - 製造業"],
  ["B", "ランサム被害の原因はVPN装置の脆弱性、調査報告書を公表"],
  ["B", "職員の認証情報が流出、クラウドサービスに不正ログイン"],
  ["B", "フィッシングでID・パスワードを詐取、メールアカウントから迷惑メール2万件送信 - 大学"],
  ["B", "教員のメールアカウントが乗っ取り被害、フィッシングメール送信の踏み台に"],
  ["B", "メールアカウントに不正アクセス、迷惑メールが送信される - 私立大"],
  ["B", "サポート詐欺で職員端末が遠隔操作、個人情報流出のおそれ - 市立小"],
  ["B", "偽の警告画面にだまされ遠隔操作、校務端末の情報が流出か"],
  ["B", "S3バケットがインターネット上に公開、委託先で設定ミス"],
  ["B", "推測容易なパスワードを設定、ルータが乗っ取られる"],
  ["B", "多要素認証を設定しておらず、メールアカウントに不正アクセス"],
  ["B", "開発者がGitHub上に認証キーを公開、不正利用される"],
  ["B", "失効した旧ドメインを第三者が取得、偽サイトが開設 - 県"],
  ["B", "パッチ未適用のサーバに侵入、情報流出"],
  ["B", "NASが外部公開状態、診療情報が閲覧可能に - 医院"],
  ["B", "アクセス制限の設定漏れで内部資料が検索結果に表示"],
  ["B", "初期パスワードのまま運用、監視カメラ映像が外部から閲覧可能"],
  ["B", "リスト型攻撃で会員サイトに不正ログイン"],
  ["B", "通販サイトに不正アクセス、脆弱性を突かれカード情報流出か"],
  ["B", "保守用アカウントのパスワードを使い回し、ランサム感染"],
  ["B", "共有リンクを誰でも閲覧できる設定に、生徒の個人情報が閲覧可能"],
  ["B", "メーリングリストの設定不備で投稿が外部に公開"],
  ["B", "タスク管理ツールの公開設定を誤り、顧客情報が漏えい"],
  ["B", "ランサム攻撃、侵入経路は委託業者の保守用VPN"],
  ["B", "個人情報の流出は確認されず、メールサーバの設定不備でスパム送信"],
  ["B", "ｸﾗｳﾄﾞの設定ﾐｽで名簿が公開状態に"],
  ["B", "Misconfigured mail relay abused to send 80,000 spam messages"],
  ["B", "Customer records exposed in publicly accessible storage bucket"],
  ["B", "Attackers got in through an unpatched VPN appliance, hospital says"],
  ["B", "Ransomware entered via exposed RDP, investigation finds"],
  ["B", "Stolen credentials used to access cloud tenant"],
  ["B", "Tech support scam gives fraudsters remote access to school PC"],
  ["B", "Hacked staff mailbox used to send phishing emails"],
];

/** Another party's compromise with the cause unknown; an account taken over and not used against others. */
const COMPROMISE: readonly Headline[] = [
  ["C", "通販サイトに不正アクセス、クレジットカード情報流出の可能性"],
  ["C", "公式サイトが改ざん、無関係なサイトへ誘導 - 町"],
  ["C", "ランサムウェア被害でシステム停止、侵入経路は調査中 - 食品メーカー"],
  ["C", "サーバがランサム感染、個人情報流出の可能性 - 学校法人"],
  ["C", "子会社が第三者による侵害を受ける、影響を調査"],
  ["C", "公式SNSアカウントが乗っ取り被害 - 市"],
  ["C", "メールアカウントに不正アクセス、個人情報流出の可能性 - 大学"],
  ["C", "職員PCがマルウェア感染、情報流出は確認されず"],
  ["C", "サイバー攻撃で受注システムが停止 - 物流会社"],
  ["C", "DDoS攻撃で公式サイトが閲覧しづらい状態に"],
  ["C", "海外拠点のサーバに第三者が侵入、一部データが暗号化"],
  ["C", "委託先に不正アクセス、利用者情報が流出した可能性 - 区"],
  ["C", "ポイントが不正に交換される被害、会員サイトに第三者がログイン"],
  ["C", "不正ログインで会員情報が閲覧された可能性"],
  ["C", "通販サイトに不正アクセス、会員のパスワードが流出"],
  ["C", "情報処理システムへの不正アクセスを確認、原因を調査"],
  ["C", "設定ミスはなし、第三者による不正アクセスと判明"],
  ["C", "誤送信ではなく不正アクセスが原因 - 調査結果"],
  ["C", "ランサム被害、VPN経由の侵入は否定 原因は調査中"],
  ["C", "踏み台にされた形跡はなし、公式サイトが改ざん"],
  ["C", "約12万人分の個人情報が流出 - 旅行会社"],
  ["C", "Hackers claim to have stolen data from retailer"],
  ["C", "Company discloses data breach after unauthorized access"],
  ["C", "University website defaced"],
  ["C", "Ransomware attack halts production, cause under investigation"],
];

/** A technique or a fraud somebody warns of, with no flaw in a product. */
const WARNINGS: readonly Headline[] = [
  ["C", "「ClickFix」を用いた攻撃手法に注意喚起", "alert"],
  ["C", "請求書を装う標的型メールに注意を - 業界団体"],
  ["C", "取引先をかたるビジネスメール詐欺が増加、警察が注意喚起"],
  ["C", "クラウドのログイン画面を模した企業狙うフィッシングに警戒"],
  ["C", "New phishing technique bypasses MFA, researchers warn"],
  ["D", "宅配業者をかたるSMS、利用者に注意呼びかけ"],
  ["D", "証券会社装うフィッシング、口座利用者は注意を"],
  ["D", "還付金をうたう偽メール出回る、消費者に注意喚起"],
  ["D", "SNS型投資詐欺の相談が増加 - 消費者相談窓口"],
  ["D", "偽の警告画面で電話をかけさせるサポート詐欺に注意 - 消費者向け"],
  ["D", "Phishing campaign impersonates parcel carriers, consumers warned"],
];

/** Slips, losses, insiders, events. */
const SLIPS: readonly Headline[] = [
  ["D", "メールを誤送信、会員のアドレスが流出 - 協会"],
  ["D", "宛先をBCCでなくCCに設定し一斉送信、受講者のメアドが流出"],
  ["D", "BCCの設定ミスで参加者のアドレスが表示 - 財団"],
  ["D", "個人情報入りUSBメモリを紛失 - 県立高"],
  ["D", "帰宅途中に業務用スマホを置き忘れ"],
  ["D", "診療記録含む書類が所在不明 - 市立病院"],
  ["D", "車上荒らしで業務用PCが盗難"],
  ["D", "納税通知書を別人に誤送付 - 市"],
  ["D", "封入ミスで他人の明細が届く"],
  ["D", "個人情報を含む資料を誤ってウェブサイトに掲載 - 県"],
  ["D", "開示文書で黒塗りが不十分、氏名が判読可能"],
  ["D", "文書を誤廃棄 - 法務局"],
  ["D", "回答者名簿を誤って別の学校に配布"],
  ["D", "紛失した端末から情報流出の形跡なし"],
  ["D", "元職員が顧客名簿を持ち出し、転職先で利用"],
  ["D", "従業員が個人情報を不正に閲覧、懲戒処分"],
  ["D", "元従業員が退職後に社内システムへ不正アクセス、書類送検"],
  ["D", "サイバーセキュリティ月間が始まる"],
  ["D", "中小企業向けセキュリティセミナーを開催"],
  ["D", "クラウド利用のガイドライン改訂版を公開"],
  ["D", "CSIRT演習の参加者を募集"],
  ["D", "Webinar: securing small businesses"],
  ["D", "Laptop with patient records stolen from car"],
  ["D", "Council emails personal data to wrong recipient"],
  ["D", "Former employee took client list"],
];

/** What no rule reaches, or what a rule leaves open. */
const OPEN: readonly Headline[] = [
  ["C?", "利用者の個人情報が他の利用者から閲覧可能に - 予約サイト"],
  ["C?", "顧客情報がネット上で閲覧できる状態に"],
  ["C?", "基幹システムで障害、一部窓口業務を停止 - 市"],
  ["C?", "予約システムに不具合、他人の情報を表示"],
  ["C?", "大規模な通信障害が発生"],
  ["C?", "新しい社長が就任"],
  ["C?", "システム障害は機器故障が原因、サイバー攻撃ではない - 銀行"],
  ["C?", "不正アクセスの痕跡は見つからず、システム障害が継続"],
  ["C?", "Payment outage hits stores nationwide"],
  ["C?", "No evidence of ransomware; outage blamed on failed upgrade"],
];

/** Flaws told by a headline alone: exploitation, exposure and round-ups by their words (use is unknown). */
const FLAWS: readonly Headline[] = [
  ["A?", "SSL-VPN製品に脆弱性、すでに悪用 - 侵害調査を", "incident"],
  ["B?", "業務用ソフトの脆弱性悪用に注意喚起 - 米当局", "incident"],
  ["B?", "米当局、AI開発基盤の脆弱性悪用を警告", "alert"],
  ["B?", "ルータに深刻な脆弱性 - 修正版を公開", "vulnerability"],
  ["B?", "CMS向けプラグインにSQLインジェクションの脆弱性", "vulnerability"],
  ["B?", "メールソフトにゼロデイ脆弱性", "vulnerability"],
  ["B?", "月例更新が公開、脆弱性2件はすでに悪用", "vulnerability"],
  ["C", "月例パッチ公開、120件の脆弱性に対処 - OSベンダー", "vulnerability"],
  ["C", "ブラウザの最新版が公開、脆弱性10件を修正", "vulnerability"],
  ["C?", "業務用ソフトに脆弱性、悪用は確認されていない", "vulnerability"],
  ["C?", "未修正のゼロデイ脆弱性を研究者が公表、悪用は確認されず", "vulnerability"],
  ["C?", "画像編集ソフトに重要度「高」の脆弱性 - 更新を予告", "incident"],
];

export const HEADLINES: readonly Headline[] = [
  ...TRANSFERABLE,
  ...COMPROMISE,
  ...WARNINGS,
  ...SLIPS,
  ...OPEN,
  ...FLAWS,
];
