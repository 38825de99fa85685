/**
 * What people must see, and nothing else: written by hand from docs/sources.md, docs/priority.md, docs/deadlines.md
 * and design 4.8, before the first run. Times are those of the next poll: JVN, JPCERT/CC, IPA, news, KEV and CSAF are
 * asked on the hour, the others every three hours from 09:00, EPSS every six.
 */
import { readTable } from "./table.ts";

/** time | place | kind | advisory, or the source of a notice | badge | words */
const FIRST_READS = `
# Each first read is told once; of what was there, only news of the last seven days is posted.
Mon 2 09:00 | news | notice | subscribe     | - | admin
Mon 2 09:00 | news | notice | jvn           | - | JVN; 2 件を; 1 件を投稿
Mon 2 09:00 | news | notice | jpcert        | - | JPCERT/CC; 3 件を; 投稿はありません
Mon 2 09:00 | news | notice | ipa           | - | IPA; 2 件を; 1 件を投稿
Mon 2 09:00 | news | notice | security-next | - | Security NEXT; 2 件を; 1 件を投稿
Mon 2 09:00 | news | notice | blog          | - | Example blog; 1 件を; 投稿はありません
Mon 2 09:00 | news | notice | printer       | - | Example Print; 1 件を; 1 件を投稿
Mon 2 09:00 | news | notice | csaf          | - | Example Company; 2 件を; 1 件を投稿
Mon 2 09:00 | news | notice | cisa-kev      | - | KEV; 3 件を; 投稿はありません
Mon 2 09:00 | news | notice | enisa-kev     | - | ENISA; 1 件を; 投稿はありません
Mon 2 09:00 | news | notice | jvndb         | - | JVN iPedia; 2 件を; 単独では投稿しません
Mon 2 09:00 | news | notice | myjvn         | - | MyJVN; 1 件を; 単独では投稿しません
Mon 2 09:00 | news | notice | nvd           | - | NVD; 2 件を; 単独では投稿しません
Mon 2 09:00 | news | notice | cve5          | - | CVE; 1 件を; 単独では投稿しません
Mon 2 09:00 | news | notice | ghsa          | - | GitHub; 1 件を; 投稿はありません
Mon 2 09:00 | news | notice | osv           | - | OSV; 1 件を; 単独では投稿しません
# Of Friday 30 October: too few days left of that month, so within thirty days.
Mon 2 09:00 | news | post | workflow        | C | 架空ワークフローにおける認証不備; 11/27; 要確認; JVN#90000001
# Of Thursday 29 October: that week is over.
Mon 2 09:00 | news | post | storage         | B | 架空ストレージ; 期限超過; 10/30; JVN#90000080
Mon 2 09:00 | news | post | city hall       | D | 誤送信; 情報共有のみ
Mon 2 09:00 | news | post | printer 2       | C | CVE-1900-2001; 11/30
Mon 2 09:00 | news | post | Gate disclosure | D | Gate: disclosure; CVE-1900-7002
`;

const FIRST_WEEK = `
Mon 2 11:00 | news | post   | accounting | C | 架空会計; 今月中; 11/30; 要確認
# After 15:00, and Tuesday is 文化の日: three business days are left of the week all the same.
Mon 2 17:00 | news | post   | vpn        | B | 架空VPN装置; CVE-1900-1002; 今週中; 11/6

# A is due on the second business day: Wednesday is the first.
Tue 3 11:00 | news | post   | supplier   | A | 架空物流; 今すぐ; 11/5
Tue 3 11:00 | news | post   | relay      | B | オープンリレー; 今週中; 11/6
Tue 3 11:00 | news | post   | defaced    | C | 改ざん; 今月中; 11/30
Tue 3 11:00 | news | post   | lost USB   | D | USBメモリを紛失; 情報共有のみ
# JVN iPedia brings CVE and CVSS 9.8. Not exploited and not known to be exposed: C stays, the post shows more.
Tue 3 12:00 | news | update | workflow   | C | CVE-1900-1001; JVNDB-1900-000001

Wed 4 09:00 | news | post   | library    | C | Widget library; GHSA-0000-0000-0001; CVE-1900-1004; 11/30
Wed 4 12:00 | news | post   | Edge VPN   | B | Edge VPN: takeover; CVE-1900-1003; 今週中; 11/6
Wed 4 13:00 | news | post   | soc        | B | 不審な通信; 今週中; 11/6
Wed 4 15:30 | news | post   | erp        | C | 架空ERP; 11/30
# Out of the part of JVN's feed that came; the rest comes at 17:30 and tells nobody anything.
Wed 4 17:00 | news | post   | portal     | C | 架空ポータル; 11/30

Thu 5 09:00 | news | update | workflow   | C | NVD
# The alert makes it B; its words speak first from now on.
Thu 5 11:00 | news | update | workflow   | B | 架空ワークフローの脆弱性（CVE-1900-1001）; at269902; 今週中; 11/6
Thu 5 11:00 | news | reply  | workflow   | B | C から B に上がりました
Thu 5 12:00 | news | update | library    | C | CVE-1900-1004
# Five failures: 20:00, 20:30, 21:00, 21:30, 22:00.
Thu 5 22:00 | ops  | notice | security-next | - | Security NEXT; 取得できていません; 2026/11/05 20:00; 500

Fri 6 00:00 | news | update | supplier   | A | 期限超過; 11/5
# Asked again after 192 minutes at 02:00; well since 04:00.
Fri 6 05:30 | ops  | notice | security-next | - | Security NEXT; 元に戻りました; 2026/11/05 20:00
Fri 6 05:30 | news | post   | school     | B | 架空学園; 来週中; 11/12
# In KEV, automatable and total: A even where it is not exposed.
Fri 6 10:00 | news | update | workflow   | A | 今すぐ; 11/6
Fri 6 10:00 | news | reply  | workflow   | A | B から A に上がりました; CISA KEV に追加されました
# Four days without news, and an hour.
Fri 6 10:00 | ops  | notice | printer    | - | Example Print; 途絶えています; 2026/11/02 09:00
Fri 6 14:00 | news | post   | cms        | B | 架空CMS; JVN#90000004; 来週中; 11/13
Fri 6 16:00 | news | update | cms        | B | 架空の製品に関する説明; 11/13

# What was due on Friday.
Sat 7 00:00 | news | update | vpn        | B | 期限超過; 11/6
Sat 7 00:00 | news | update | relay      | B | 期限超過; 11/6
Sat 7 00:00 | news | update | Edge VPN   | B | 期限超過; 11/6
Sat 7 00:00 | news | update | soc        | B | 期限超過; 11/6
Sat 7 00:00 | news | update | workflow   | A | 期限超過; 11/6
Sat 7 03:00 | news | update | workflow   | A | ランサムウェア
Sat 7 03:00 | news | reply  | workflow   | A | ランサムウェア攻撃での悪用が確認されました
Sat 7 11:00 | news | post   | cache      | C | 架空キャッシュ; 今月中; 11/30

# The vector says that it is local and partial: D.
Sun 8 12:00 | news | update | cache      | D | CVE-1900-1005; 情報共有のみ
`;

const SECOND_WEEK = `
Mon 9 11:00 | news | post   | board      | C | Example Board; CVE-1900-1301; 11/30
# The deadline stands: a new date gives nobody more time.
Mon 9 12:00 | news | update | cms        | B | 架空CMS; 11/13
Mon 9 14:00 | news | update | Edge VPN   | B | Update to 2.0; 今週中; 11/13
Mon 9 14:00 | news | reply  | Edge VPN   | B | 修正版が公開されました
Mon 9 17:00 | news | update | workflow   | A | 2026年11月12日
Mon 9 17:00 | news | reply  | workflow   | A | 2026-11-19 から 2026-11-12 に変わりました

Tue 10 10:00 | news | update | portal     | C | 改題
# A rejected CVE says nothing more while GitHub's advisory stands.
Tue 10 12:00 | news | update | library    | C | GHSA-0000-0000-0001
Tue 10 14:00 | news | update | accounting | C | 2026/11/10
# Portal and board are one: the older goes on, the younger's thread is told.
Tue 10 15:00 | news | update | portal     | C | CVE-1900-1301; JVNDB-1900-000003
Tue 10 15:00 | news | update | board      | C | 架空ポータル; 統合
Tue 10 15:00 | news | reply  | board      | C | 統合されました

# EPSS 0.61, from 0.014. JVN iPedia's entry is of Monday: that week.
Wed 11 03:00 | news | update | cache      | B | 今週中; 11/13; EPSS
Wed 11 03:00 | news | reply  | cache      | B | D から B に上がりました
Wed 11 12:00 | news | update | library    | D | 取り下げ
Wed 11 12:00 | news | reply  | library    | D | 【訂正】このアドバイザリは取り下げられました
Wed 11 12:30 | overseas | notice | subscribe | - | admin
# And come apart again.
Wed 11 15:00 | news | update | portal     | C | 架空ポータル
Wed 11 15:00 | news | update | board      | C | Example Board
Wed 11 15:00 | news | reply  | board      | C | 分離しました

Thu 12 10:00 | news     | post   | spreadsheet | C | 架空表計ソフト; 今月中; 11/30
Thu 12 10:00 | overseas | post   | spreadsheet | C | 架空表計ソフト; Original in Japanese; Needs review
Thu 12 11:00 | news     | update | defaced     | C | サイトが改ざん被害、原因を調査 - 架空協会
# Exploited, and a VPN is taken for exposed: A. Where it was not posted before, that is news. Counted from 2 November
# it would be overdue: so from now.
Thu 12 12:00 | news     | update | vpn         | A | 悪用; 今すぐ（11/13
Thu 12 12:00 | news     | reply  | vpn         | A | B から A に上がりました; 悪用が確認されました
Thu 12 12:00 | overseas | post   | vpn         | A | CVE-1900-1002; Immediately (by Fri 13 Nov 2026)
Thu 12 15:00 | news     | post   | printer 3   | C | Example Print 3; CVE-1900-2002; 11/30
Thu 12 15:00 | overseas | post   | printer 3   | C | Example Print 3; CVE-1900-2002
Thu 12 15:00 | ops      | notice | printer     | - | Example Print; 元に戻りました
# Listed no longer: the alert's B, and an edit is enough.
Thu 12 21:00 | news     | update | workflow    | B | 架空ワークフロー

Fri 13 00:00 | news     | update | school      | B | 期限超過; 11/12
# CISA's date is past: the next business day is today.
Fri 13 09:00 | news     | update | workflow    | A | ランサムウェア; 今すぐ（11/13
Fri 13 09:00 | news     | reply  | workflow    | A | B から A に上がりました; CISA KEV に追加されました
Fri 13 09:00 | overseas | post   | workflow    | A | CVE-1900-1001; ransomware campaigns; by Fri 13 Nov 2026
# Twelve CVEs, one of them the workflow engine's, whose thread hears nothing of it.
Fri 13 11:00 | news     | post   | bulletin    | D | Suite: twelve vulnerabilities; 個別のアドバイザリ; 1 件（CVE-1900-1001）
Fri 13 11:00 | overseas | post   | bulletin    | D | Suite: twelve vulnerabilities
# The CVE record is of Friday 10:00: the second business day is Monday.
Fri 13 12:00 | news     | update | printer 3   | A | 今すぐ; 11/16
Fri 13 12:00 | news     | reply  | printer 3   | A | C から A に上がりました; 悪用が確認されました
Fri 13 12:00 | overseas | update | printer 3   | A | Immediately; Mon 16 Nov 2026
Fri 13 12:00 | overseas | reply  | printer 3   | A | went up from C to A; Exploitation was confirmed
Fri 13 14:00 | news     | update | Edge VPN    | D | 影響を受けない; 情報共有のみ
Fri 13 15:00 | news     | update | board       | C | PYSEC-1900-5
Fri 13 15:00 | news     | reply  | board       | C | 修正版が公開されました
Fri 13 15:00 | overseas | post   | board       | C | Example Board
Fri 13 18:00 | news     | update | portal      | D | 情報共有のみ; JVNDB-1900-000902

Sat 14 00:00 | news     | update | cms         | B | 期限超過; 11/13
Sat 14 00:00 | news     | update | cache       | B | 期限超過; 11/13
Sat 14 00:00 | news     | update | vpn         | A | 期限超過; 11/13
Sat 14 00:00 | overseas | update | vpn         | A | Overdue; Fri 13 Nov 2026
Sat 14 00:00 | news     | update | workflow    | A | 期限超過; 11/13
Sat 14 00:00 | overseas | update | workflow    | A | Overdue; Fri 13 Nov 2026
# A Saturday: nothing is left of the week.
Sat 14 11:00 | news     | post   | mail gateway | B | 架空メールゲートウェイ; 来週中; 11/20
Sat 14 11:00 | overseas | post   | mail gateway | B | 架空メールゲートウェイ; JVN#90000006

Sun 15 11:00 | news     | update | workflow    | A | 管理画面への接続を制限
# English texts come from KEV; the words are JPCERT/CC's alone.
Sun 15 11:00 | overseas | update | workflow    | A | Example Workflow Authentication Vulnerability; Overdue
# After the cut-off hour on a Sunday: Monday is the first day, Tuesday the second.
Sun 15 19:00 | news     | post   | ourselves   | A | 架空商事; 今すぐ; 11/17
Sun 15 19:00 | overseas | post   | ourselves   | A | 架空商事; Immediately; Tue 17 Nov 2026
`;

export const EXPECTED = [FIRST_READS, FIRST_WEEK, SECOND_WEEK].flatMap(readTable);
