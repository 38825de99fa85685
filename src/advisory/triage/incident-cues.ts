/**
 * The vocabulary of incident news, by class (docs/priority.md). Patterns run over NFKC text in lower case; each cue counts only where it
 * is not denied (`findCue`). Written from how Japanese and English newsrooms put things, not from a list of cases.
 */

function cues(...patterns: readonly RegExp[]): RegExp {
  return new RegExp(patterns.map(({ source }) => `(?:${source})`).join("|"), "g");
}

/** A route in, or a weakness of settings or operation, that anyone may share: B. */
export const TRANSFERABLE = cues(
  /オープンリレー|第三者中継|踏み台|open[- ]relay|mail relay abused/,
  // Settings: the fault itself, before or after the word. Putting addresses into Cc instead of Bcc is a slip, not a setting.
  /(?<!(?:bcc|cc|宛先|宛名|送信先)(?:欄)?(?:の|で)?)(?:設定|構成)(?:の|に|を|が)?(?:ミス|不備|誤り|誤っ|誤る|間違|漏れ|もれ|忘れ|不良|不適切|し忘れ|ミスや)|誤設定|誤って[^。、\n]{0,6}設定|誤った設定|(?:設定|権限|制限|認証)(?:して|されて|し|を行って)(?:おらず|いなかった|いない状態|ない状態)/,
  /(?:公開範囲|公開設定|共有設定|権限)[^。、\n]{0,24}(?:全体公開|公開のまま|したまま|のまま)|(?:公開|共有|閲覧|アクセス|参照)(?:範囲|権限|権|設定|制限)[^。、\n]{0,8}(?:誤|ミス|不備|漏れ|もれ|忘れ|不適切|間違|不十分|なし|緩|甘|全員|全ユーザ|誰で|不特定|全体に)|(?:公開|共有|閲覧|アクセス|参照|編集)(?:範囲|権限)(?:が|を)(?:全員|誰|全ユーザ|不特定)|権限を?(?:誤|間違)/,
  /(?:nas|バケット|s3|クラウド|ストレージ|データベース|\bdb\b|サーバー?|フォーム|フォルダ|ドライブ|カメラ|共有リンク|リンク|github|gitlab|グループ|ボード|リポジトリ)[^。\n]{0,24}(?:公開状態|外部公開|一般公開|全公開|公開設定|公開のまま|誰でも|だれでも|インターネット(?:上|から)に?公開|ネットに公開|認証なし|無認証)/,
  /誰でも(?:閲覧|アクセス|参照|編集)[^。、\n]{0,6}(?:設定|状態)|アクセス制(?:限|御)(?:の)?(?:不備|欠如|漏れ|なし)|(?:アクセス制(?:限|御)|認証|パスワード)(?:が|を|も)?(?:かか|設け|施|掛か|求め|必要と|設定)[^。、\n]{0,4}(?:おらず|ていな|せず|られず|ない)|認証(?:の)?(?:不備|なし|欠如|漏れ|不要|がな)|(?:環境|サイト|画面|システム|サーバ|データ|フォルダ)[^。、\n]{0,6}(?:が|を)?インターネット(?:に|上に|へ|から)[^。、\n]{0,4}(?:公開|露出|アクセス)|(?:初期|既定|デフォルト|出荷時)(?:の)?(?:設定|パスワード|値|状態)?のまま|(?:waf|ファイアウォール|ファイアーウォール|\bfw\b|セキュリティ|権限|クラウド)(?:の)?設定変更[^。、\n]{0,6}(?:ミス|誤り|不備)/,
  // Ways in.
  /vpn[^。、\n]{0,12}(?:経由|から|介し|通じ|脆弱性|侵入|突か|悪用|不正利用|未更新|が原因)|(?:経路|侵入口|原因|起点)[^。\n]{0,16}vpn|vpn (?:appliance|device|gateway|account|credential|flaw|vulnerability|access)|(?:via|through|compromised|unpatched) (?:an? )?(?:[a-z]+ )?vpn/,
  /\brdp\b|リモートデスクトップ|remote desktop|リモートアクセス(?:機器|回線|環境|ツール)?[^。、\n]{0,6}(?:経由|から|侵入|悪用)|リモート保守|保守(?:用|回線)[^。、\n]{0,8}(?:回線|経由|vpn|アカウント|から侵入)/,
  /(?:侵入|感染|攻撃)?(?:経路|侵入口)(?:は|が|と|を)[^。、\n]{0,12}(?:メール|添付|usb|ルータ|端末|リモート|保守|パスワード|アカウント|脆弱性|サーバ)|メール(?:の)?添付(?:ファイル)?[^。、\n]{0,8}(?:から感染|が原因|開封し|開き)/,
  /脆弱性(?:を|が)(?:突|つ)(?:か|い|く|き)|(?:の|に)?脆弱性(?:を|が)悪用(?:され|し)|脆弱性が原因|脆弱性(?:を|の)放置|未修正の脆弱性|パッチ(?:が|を)?(?:未適用|適用して(?:おらず|いな))|(?:更新|アップデート)(?:を)?(?:して(?:おらず|いなかった)|されておらず|怠)|サポート(?:が)?(?:終了|切れ)(?:した|の)?[^。、\n]{0,10}(?:利用|使用|os|機器|ソフト)|sqlインジェクション|sql injection|unpatched|outdated (?:software|plugin|system)|known vulnerability/,
  // Credentials as the way in; those of customers are an effect.
  /(?<!(?:会員|顧客|利用者|ユーザー?|購入者|お客様|お客さま)(?:の|情報の)?[^。、\n]{0,10})(?:認証情報|ログイン情報|id[・やと、/]?パスワード|idとパスワード|パスワード|資格情報|クレデンシャル|(?:認証|api|アクセス|秘密|署名)キー|秘密鍵|(?:アクセス|api|認証)トークン)(?:が|を|の|など)?[^。、\n]{0,14}(?:流出|漏えい|漏洩|漏れ|窃取|詐取|盗|奪|悪用|不正利用|不正使用|使い回|流用|だまし取|入力|公開|ハードコード|推測|総当たり)/,
  /(?:推測|類推)(?:が)?(?:容易|され|しやす)|(?:脆弱|簡単|単純|安易|弱い|初期|デフォルト|既定|共通|同一)(?:な|の)?パスワード|パスワード(?:の)?使い回し|(?:パスワード)?リスト型?攻撃|リスト型|ブルートフォース|総当たり|パスワードスプレー|クレデンシャルスタッフィング|多要素認証[^。、\n]{0,8}(?:未|なし|して(?:おらず|いな)|導入され|設定され|無効)|二要素認証[^。、\n]{0,8}(?:未|なし|して(?:おらず|いな))/,
  /(?:公開リポジトリ|github|gitlab)[^。\n]{0,24}(?:認証情報|キー|パスワード|ソースコード|トークン|機密)|(?:stolen|compromised|leaked|reused|weak|default|phished|hard-?coded) (?:[a-z]+ )?(?:credentials?|passwords?|logins?|api keys?)|credential stuffing|password spray|brute[- ]force|(?:without|no|lack(?:ed|ing)?(?: of)?) (?:multi-?factor|mfa|2fa)|default password|(?:without|no|missing) (?:a )?(?:password|authentication)\b|(?:reused|shared|guessable) (?:[a-z]+ )?passwords?/,
  /フィッシング(?:詐欺|メール|サイト|被害)?(?:で|に|により|によって)[^。、\n]{0,14}(?:詐取|窃取|盗|だまさ|騙さ|引っ?かか|入力|奪わ|乗っ取)/,
  /サポート詐欺|警告(?:画面|メッセージ|音)?(?:が|を)?表示[^。\n]{0,24}(?:遠隔|電話|ソフト|指示)|遠隔操作(?:ソフト|アプリ|ツール)[^。、\n]{0,8}(?:導入|を入れ)|偽(?:の)?(?:警告|サポート|セキュリティ警告)[^。\n]{0,16}(?:だまさ|騙さ|遠隔|電話|操作|信じ)|遠隔操作(?:ソフト|アプリ|ツール)?[^。、\n]{0,10}(?:させ|され|インストール)|tech(?:nical)? support scam/,
  // Names and services left behind.
  /(?:失効|期限切れ|廃止|使用終了|利用終了|手放し)[^。、\n]{0,8}ドメイン|旧ドメイン|(?:過去|以前|かつて)[^。、\n]{0,14}ドメイン|ドメイン(?:名)?[^。\n]{0,14}(?:第三者(?:が|に)|オークション|再取得|失効|手放|期限切れ|再登録)|ドロップキャッチ|ドメイン(?:の)?更新(?:を)?(?:漏れ|忘れ|怠)|サブドメイン|dns(?:の)?設定|(?:退職者|不要|未使用|テスト用|休眠)[^。、\n]{0,10}アカウント[^。、\n]{0,8}(?:残|放置|悪用|から|経由)/,
  /misconfigur|(?:database|server|bucket|storage|backup)s? (?:was |were )?(?:left )?(?:open|exposed|unsecured|unprotected) (?:to|on|online|without)|publicly (?:accessible|exposed|readable)|(?:open|unsecured|unprotected|exposed|public) (?:[a-z0-9]+ )?(?:bucket|database|server|storage|share|rdp|nas|instance)|exposed rdp|expired domain|subdomain takeover/,
);

/** Mail or traffic sent to others from what was taken over. */
export const SENT = cues(
  /(?:迷惑メール|スパム(?:メール)?|フィッシングメール|なりすましメール|詐欺メール|不審な?メール|ばらまきメール|偽メール|不正(?:な)?メール|大量(?:の)?メール|dm|ダイレクトメッセージ)(?:[^。\n]{0,18}(?:送信|配信|発信|中継|送られ|送付|ばらま)|の(?:送信元|発信元|温床))|(?:件|通)(?:超|以上)?の(?:迷惑メール|スパム|フィッシングメール|不審な?メール)/,
  /(?:外部|第三者|他(?:の)?(?:組織|サイト|企業)|他者|他社)(?:へ|に対する)の?[^。、\n]{0,6}攻撃(?:に|の|を)|攻撃の(?:中継|発信元|起点|拠点)|フィッシングサイト(?:が|を|に|として)[^。、\n]{0,8}(?:設置|構築|開設|利用|悪用|公開)|ボットネット(?:の一部|に組み込)/,
  /(?:send|sends|sent|sending|spread) [^.\n]{0,24}(?:spam|phishing|malicious) ?(?:e-?mails?|messages?)?|(?:spam|phishing e?-?mails?|scam messages?) (?:was |were )?(?:sent|spread|relayed)|attacks? (?:on|against) (?:others|third parties)/,
);
/** What such mail was sent from, so that a mere forgery is not meant. */
export const TAKEN_OVER =
  /アカウント|サーバ|メールシステム|メールボックス|端末|不正アクセス|不正利用|不正ログイン|乗っ取|侵害|hacked|compromised|hijacked|account|server|mailbox|メールアドレス|ルータ|ウェブ|サイト|海外から/;

/** Theft or misuse from inside. */
export const INSIDER = cues(
  /(?:元|退職した|退職後の|離職した)(?:職員|従業員|社員|教員|派遣|役員|委託先社員|店員|行員|契約社員)[^。\n]{0,30}(?:持ち?出|不正|閲覧|取得|漏|流出|流用|盗|売却|アクセス|転職|逮捕|送検|コピー)/,
  /(?:職員|従業員|社員|教員|教諭|行員|店員|警察官|警官|看護師|医師|局員|署員|隊員)(?:ら)?(?:が|による|、|の(?=不正|無断|持ち))(?:(?!アカウント|端末|\bpc|サーバ)[^。\n]){0,20}(?:不正(?:に)?(?:閲覧|取得|持ち?出|利用|使用|照会|入手|アクセス)|(?:無断|私的)(?:で|に)?[^。、\n]{0,8}(?:持ち?出|閲覧|利用|使用|検索|照会|保存)|(?:業務|目的)外(?:の|で|に)?(?:閲覧|利用|使用|照会)|興味本位|漏らす|漏らし|持ち?出し|のぞき見)|内部不正|内部犯行|営業秘密[^。、\n]{0,10}(?:持ち?出|侵害|領得)|懲戒(?:処分|免職)/,
  /(?:former|ex-|disgruntled|rogue) ?(?:employee|staff|contractor|worker)|insider (?:threat|theft|misuse)|(?:employee|staff member|nurse|officer)s? (?:snooped|stole|misused|accessed)/,
);

/** Slips and losses. */
export const SLIP = cues(
  /誤送信|誤配信|誤発信|誤送付|誤送|誤発送|誤郵送|誤配[布達]?|誤交付|誤封入|誤廃棄|誤投棄|誤掲載|誤公開|誤表示|誤登録|誤記載|誤渡|誤提供|誤添付|誤開示|誤印刷|誤って(?![^。、\n]{0,12}(?:設定|公開状態|権限))|(?:を|の)(?:誤る|間違える)|勘違い|手違い|(?:操作|作業|確認|事務|人的|人為的)(?:な)?(?:ミス|誤り)|確認不足|失念|誤って[^。\n]{0,24}(?:送信|送付|配布|配信|掲載|公開|廃棄|添付|交付|提供|投稿|記載|印字|渡|貼|封入|開示|表示|持ち帰|破棄|捨て|アップ)/,
  /(?:別人|別(?:の)?[^。、\n]{1,8}|無関係の(?:人|第三者|企業)|他人|異なる(?:宛先|住所))(?:に|へ|の)[^。、\n]{0,14}(?:送付|送信|交付|配布|手渡|渡|届|郵送|誤|明細|書類|封入|印刷|印字|同封|混入)|(?:封入|宛名|宛先|印刷|送信先|添付|入力|アドレス|発送|転記|チェック)(?:指定)?(?:の|を|に)?(?:ミス|誤|間違い|誤り|取り違え)|(?:to|cc|宛先)欄|(?:b?cc|to欄|宛先欄)[^。\n]{0,16}(?:設定|入力|ミス|誤|送信|せず|でなく|ではなく)|取り違え|一斉(?:送信|メール)[^。\n]{0,20}(?:アドレス|宛先)|(?:受信者|参加者|全員)[^。、\n]{0,6}アドレス[^。、\n]{0,6}表示|(?:アドレス|宛先)[^。、\n]{0,8}(?:見える|互いに|丸見え|受信者(?:間|全員))/,
  /紛失|所在(?:が)?(?:不明|確認できず|わから|分から)|行方(?:が|を)?(?:不明|わから|分から)|亡失|滅失|喪失|置き忘れ|置き引き|盗難|車上(?:荒らし|狙い)|ひったくり|遺失|落と(?:し|す)|なくす|見当たら|誤廃|飛散|飛ばされ|(?:pc|パソコン|端末|スマホ|スマートフォン|タブレット|鞄|かばん|カバン|バッグ|usb|メモリ(?:ー)?(?:カード)?|書類|名簿|荷物)[^。、\n]{0,14}盗まれ|廃棄(?:した|して|され|ミス)|(?:せず|ずに|かけず|まま)廃棄|回収(?:し|でき)ず/,
  /個人情報(?:を|が|の|含|入|記載|、)[^。\n]{0,24}(?:サイト|ホームページ|\bhp\b|ウェブ)(?:上)?(?:で|に)[^。、\n]{0,8}(?:公開|掲載|アップ)|黒塗り|マスキング[^。、\n]{0,8}(?:不備|不十分|漏れ|せず|ミス)|墨消し|(?:消し|隠し|削除し|外し|塗り|伏せ)忘れ|削除(?:漏れ|せず)|写り込|非表示(?:の)?(?:シート|列|セル)|個人情報(?:が)?(?:判読|読み取)/,
  /wrong (?:[a-z]+ )?(?:recipients?|address(?:es)?|person|people|patient)|misdirected|mistakenly (?:sent|e-?mailed|published|posted)|accidentally (?:sent|e-?mailed|published|posted|shared)|sent in error|e-?mailed by mistake|(?:lost|stolen|missing) (?:laptop|usb|device|phone|drive|documents?|paperwork|files|records)|(?:goes?|went|gone) missing|mislaid|(?:loses?|losing|lost|misplaced) [a-z' ]{0,16}(?:laptop|usb|device|phone|drive|documents?|paperwork|files|records)|(?:laptop|usb|device|phone|drive|documents?|paperwork)[^.\n]{0,24}(?:stolen|lost|went missing|left on)|\bcc instead of bcc\b|redaction (?:error|failure)/,
);

/** Another party's compromise, said in so many words. */
export const COMPROMISE = cues(
  /不正(?:な)?アクセス|不正侵入|不正(?:な)?ログイン|不正利用|不正使用|不正(?:に)?交換|不正送金|不正(?:な)?操作|不正(?:な)?プログラム|不正(?:な)?通信|不正出金|第三者(?:が|に|から|による|により|によって)[^。、\n]{0,12}(?:侵入|削除|改変|窃取|ログイン|アクセス|閲覧|取得|操作|攻撃|侵害)|改(?:ざん|竄)|書き換え/,
  /ランサム|ransom|マルウェア|ウイルス(?:に)?感染|(?:ウイルス|トロイ|ボット|スパイウェア|emotet)|感染(?:し|被害|を確認|が)|暗号化(?:され|被害)|(?:ファイル|データ|サーバ|システム|業務)[^。、\n]{0,8}(?:が|を)暗号化(?!通信|して保存|対応|機能)|身代金|バックドア|webシェル|スキミング/,
  /サイバー(?:攻撃|犯罪|テロ|被害)|(?:ddos|dos)(?:攻撃)?|標的型攻撃|サプライチェーン攻撃|ハッキング|クラッキング|(?:サーバ|システム|サイト|ネットワーク|事業者|企業|会社|病院|機関)[^。、\n]{0,6}(?:に|へ|への)攻撃|攻撃(?:を)?(?:受け|され|被害|による|で|の影響)|侵害(?:され|を受け|被害|が|を|、|$|[\s-])|侵入(?:され|を|が|し|の)|で侵害|ゼロデイ攻撃|乗っ取|アカウント(?:が|を)?(?:奪|侵害|悪用)|(?:偽サイト|別サイト|外部サイト|無関係)[^。、\n]{0,10}(?:誘導|転送|リダイレクト)|データ(?:を)?(?:窃取|盗)|情報(?:を|が)?(?:窃取|盗ま|盗み|抜き取)|リークサイト|犯行声明/,
  /(?<!no )(?:unauthori[sz]ed (?:access|party|login)|data breach|security breach|breach(?:ed|es)?\b|hack(?:ed|ers?|ing)?\b|cyber-?attack|cyber incident|malware|defac|intrusion|compromised?\b|hijack|stole[n]? data|stolen data|exfiltrat|extort|botnet|skimm)/,
);

/** Something got out, with nothing said of how. */
export const LEAK = cues(
  /流出|漏えい|漏洩|漏れ(?:た|る|て)|外部に漏|情報漏れ|leak(?:ed|s|age)?\b|data (?:loss|exposure)|exposed/,
);

/** Others could see it, with nothing said of how. */
export const VISIBLE = cues(
  /(?:閲覧|参照|検索|ダウンロード|取得|表示)(?:が)?(?:可能(?:な状態)?(?:に|だった|な|$)|できる状態|でき(?:た|る)(?:状態)?|される状態)|見られる状態|丸見え|他人の(?:情報|個人情報|データ|画面)[^。、\n]{0,8}(?:表示|閲覧|見え)|誤表示|visible to (?:other|anyone)|could be viewed/,
);

/** Something stands still, with no attack claimed. */
export const OUTAGE = cues(
  /障害|不具合|停止|つながりにく|繋がりにく|接続しづら|利用でき(?:ない|ず)|ダウン|遅延|トラブル|outage|disruption|downtime|glitch|down for/,
);

/** A technique or a fraud that somebody warns of. */
export const FRAUD = cues(
  /詐欺|フィッシング|スミッシング|なりすま|装(?:う|い|った|って)|送金を(?:指示|求)|かた(?:る|り)|騙(?:る|り)|語る|便乗|偽(?:の)?(?:サイト|メール|sms|ショップ|警告|アプリ|広告|メッセージ|通販|通知|ログイン|画面)|標的型(?:攻撃)?メール|攻撃手法|攻撃手口|手口|名乗る|clickfix|不審な(?:メール|電話|sms)|迷惑メール|ばらまき|架空請求|ワンクリック|悪質(?:な)?(?:サイト|広告|商法)|マルウェア|emotet|攻撃キャンペーン|攻撃グループ|サイバー攻撃|ランサム/,
  /phish|scam|fraud|fake|bogus|hoax|impersonat|spoof|smishing|lure|social engineering|technique|campaign|malware|ransomware gang|threat actor/,
);
export const WARNING = cues(
  /注意(?:喚起|を|が必要|呼び?|して|$|[\s、-])|に注意|ご注意|に警戒|警戒を|を警告|警告(?:$|[\s、])|警鐘|呼び?かけ|呼び掛け|相談(?:が|件数|急増|増加|相次)|増加|急増|出回|多発|横行|拡大|確認(?:$|[\s、])|出没|に用心|報告(?:が(?:増|相次|寄せ)|増|相次)|相次|研究者|セキュリティ(?:会社|企業|ベンダー)|を狙う|狙われ|確認を$|(?:攻撃|活動)(?:が|を)?再開/,
  /\bwarn(?:s|ed|ing)?\b|beware|\balert(?:s|ed)?\b|on the rise|surge|caution|researchers|bypasses/,
);
/** A forgery in a brand's name needs no other word to be a warning. */
export const FORGERY =
  /(?:装う|装った|かたる|騙る|語る|名乗る|なりすま(?:す|した))[^。、\n]{0,6}(?:フィッシング|偽|sms|メール|サイト|電話|広告)/;
/** Somebody has been hit: then it is an incident and no warning. */
export const HARMED =
  /流出(?:か|し|の(?:おそれ|恐れ|可能性)|$)|漏えい|漏洩|だまされ|騙され|感染(?:し|を確認|が確認)|被害(?!に注意|に遭わ|を防|防止|拡大|が(?:拡大|増|急増|多発|相次)|急増|増加|相次|の(?:おそれ|恐れ|増加|防止|報告)|件数|も、)|遠隔操作され|(?:端末|pc|サーバ|システム|アカウント|サイト)(?:が|に|で)[^。、\n]{0,8}(?:感染|侵入|停止|改ざん|乗っ取|不正アクセス)|gives? fraudsters|was hit|were hit|victim of/;
/** A warning to people as customers, and to nobody's administrators. */
export const CONSUMER =
  /消費者|利用者(?:に|は|向け|へ)|口座|個人(?:向け|を狙|利用)|家庭|子ども|子供|高齢者|sns(?:型|上)?(?:の)?(?:投資|ロマンス|詐欺)|投資|ロマンス|副業|還付金|給付金|宅配|荷物|不在通知|銀行|証券|クレカ|クレジットカード|カード会社|通販|フリマ|ショッピング|チケット|ゲーム|えきねっと|etc(?:利用|カード|の)|電力|ガス会社|携帯|鉄道|高速道路|百貨店|旅行|ホテル予約|決済アプリ|ポイント|商戦|年賀|福袋|セール|\bsms\b|当選|抽選|国勢調査|暗号資産|仮想通貨|コンビニ|公共料金|アンケート|\bapple\b|amazon|楽天|メルカリ|\bline\b|netflix|paypay|郵便|nhk|国税|税務署|年金|電気料金|水道料金|電力|マイナ|国民生活センター|消費生活|架空請求|懸賞|偽ショップ|consumers?|customers? (?:are )?warned|parcel|shopper|romance|investment scam|bank customers/;
/** Whose people an administrator has to warn. */
export const BUSINESS =
  /企業|組織|法人|事業者|従業員|社員|職員|管理者|経理|取引先|ビジネスメール|\bbec\b|サプライチェーン|自治体|医療機関|教育機関|業界団体|標的型|業務|社内|microsoft|m365|teams|admins?|enterprise|business|organi[sz]ations?|employees/;

/** Events, guidance and news of the trade. */
export const EVENT = cues(
  /月間|週間|開催|セミナー|講演|シンポジウム|カンファレンス|イベント|展示会|コンテスト|ctf|演習|訓練|研修|講座|募集|表彰|受賞|ガイドライン|ガイドブック|手引き|ハンドブック|白書|調査レポート|調査結果|調査報告|10大脅威|ランキング|意識調査|実態調査|動向|予測|レポートを?公開|レポート公開|報告書を?(?:公開|公表)|統計|提供開始|提供を開始|発売|新製品|新サービス|リリース|資格|試験|法改正|パブリックコメント|パブコメ|策定|改訂|啓発|ポスター|キャンペーン(?:を)?(?:開始|実施|開催)/,
  /webinar|conference|workshop|awareness (?:month|week)|guideline|white ?paper|\breport published\b|launch(?:es|ed)?\b|training|survey/,
);
