/** An alert with a date of its own, in both languages: certificates that stop being valid. */
import { AdvisoryContent } from "../../../src/advisory/schema.ts";
import { faithful, type HandCase, poisoned } from "./hand.ts";

const advisory = AdvisoryContent.parse({
  kind: "alert",
  title: {
    ja: "Fuyutsuki Signの中間証明書の失効と、サーバ証明書の再発行について",
    en: "Fuyutsuki Sign revokes an intermediate certificate: server certificates must be reissued",
  },
  summary: {
    ja: "認証局のFuyutsuki Signは、中間証明書「FS-CA3」の秘密鍵の管理に不備があったとして、2026年12月18日(金)午前9時に同証明書を失効させると発表しました。FS-CA3から発行された約8,400枚のサーバ証明書が、同時刻に無効になります。秘密鍵が漏えいした証拠は見つかっていません。FS-CA4から発行された証明書は対象外です。",
    en: "The certificate authority Fuyutsuki Sign announced that it will revoke its intermediate certificate FS-CA3 at 9:00 a.m. Japan time on Friday, 18 December 2026, because its private key was not handled as required. About 8,400 server certificates issued from FS-CA3 become invalid at that time. There is no evidence that the key leaked. Certificates issued from FS-CA4 are not concerned.",
  },
  scope: {
    ja: "FS-CA3から発行されたサーバ証明書を利用しているWebサイトとメールサーバ",
    en: "Websites and mail servers that use server certificates issued from FS-CA3",
  },
  action: {
    ja: "利用中の証明書の発行元を確認してください。FS-CA3から発行されたものは、失効の時刻までに再発行を受け、サーバの証明書を差し替えてください。再発行は無償で、申請から発行まで3営業日かかります。",
    en: "Check which intermediate certificate yours was issued from. If it is FS-CA3, have it reissued and replaced before the time of revocation. Reissue is free of charge and takes three business days from the request.",
  },
  references: [
    {
      source: "Fuyutsuki Sign",
      title: { ja: "中間証明書FS-CA3の失効について", en: "Revocation of FS-CA3" },
      url: "https://example.com/fuyutsuki/notice/fs-ca3",
    },
  ],
  publishedAt: "2026-11-20T10:00:00+09:00",
  stated: { priority: "C", deadline: "this-month" },
});

const admins = faithful(advisory, "ja", "admins", "A paraphrase; 午前9時 as 9時, 約8,400枚 as 8400枚ほど.", {
  subject: "FS-CA3から発行されたサーバ証明書は12月18日に無効になります",
  overview:
    "認証局のFuyutsuki Signは、秘密鍵の管理の不備を理由に、中間証明書「FS-CA3」を2026年12月18日(金)の午前9時に失効させます。FS-CA3から発行されたサーバ証明書8400枚ほどが、同じ時刻に無効になります。秘密鍵が漏えいした証拠は見つかっていません。FS-CA4から発行された証明書は対象ではありません。",
  scope: ["FS-CA3から発行されたサーバ証明書を使っているWebサイト、メールサーバ"],
  actions: [
    "利用中の証明書の発行元を確認してください。",
    "FS-CA3から発行されたものは、12月18日午前9時までに再発行を受けて差し替えてください。",
    "再発行は無償で、申請から3営業日かかります。",
    "該当する場合は、2026年11月30日(月)までに対応し、結果をご連絡ください。",
  ],
});

const adminsEn = faithful(advisory, "en", "admins", "A paraphrase; three as 3, the time as 9 a.m. JST.", {
  subject: "Server certificates issued from Fuyutsuki Sign's FS-CA3 become invalid on 18 December",
  overview:
    "The certificate authority Fuyutsuki Sign will revoke its intermediate certificate FS-CA3 at 9 a.m. JST on Friday, December 18, 2026, because the private key was not handled as required. Around 8,400 server certificates issued from it become invalid at that time. There is no evidence of a key leak. FS-CA4 is not concerned.",
  scope: ["Websites and mail servers with server certificates issued from FS-CA3"],
  actions: [
    "Check which intermediate certificate ours were issued from.",
    "Have those from FS-CA3 reissued and replace them before the revocation. Reissue is free and takes 3 business days.",
    "If it applies, act and report the result by Mon 30 Nov 2026.",
  ],
});

const overseas = faithful(advisory, "ja", "overseas", "A paraphrase for sites abroad with the time zone.", {
  subject: "海外拠点向け: FS-CA3から発行されたサーバ証明書の再発行のお願い",
  overview:
    "Fuyutsuki Signの中間証明書「FS-CA3」が、日本時間の2026年12月18日午前9時に失効します。FS-CA3から発行された約8,400枚のサーバ証明書は、この時刻に無効になります。FS-CA4から発行された証明書は対象外です。",
  scope: ["FS-CA3から発行されたサーバ証明書を使っているWebサイトとメールサーバ"],
  actions: [
    "自拠点の証明書の発行元を確認してください。",
    "FS-CA3から発行されたものは、失効までに再発行を受けて差し替えてください。再発行は無償ですが、3営業日かかります。",
    "2026年11月30日(月)（日本時間、UTC+9）までに、拠点名と結果をご連絡ください。",
  ],
});

export const fuyutsuki: HandCase[] = [
  admins,
  adminsEn,
  overseas,
  poisoned(
    admins,
    "date",
    "The 18th, not the 28th.",
    ["12月18日", "12月28日"],
    ["(金)の午前9時", "(月)の午前9時"],
  ),
  poisoned(adminsEn, "weekday", "18 December 2026 is a Friday.", [
    "Friday, December 18",
    "Wednesday, December 18",
  ]),
  poisoned(overseas, "time of day", "Nine in the morning.", ["午前9時", "午後9時"]),
  poisoned(adminsEn, "time of day", "Nine in the morning.", ["9 a.m. JST", "9 p.m. JST"]),
  poisoned(adminsEn, "unit", "Business days, not weeks.", ["3 business days", "3 weeks"]),
  poisoned(
    overseas,
    "swapped names",
    "FS-CA3 is revoked, FS-CA4 is not.",
    ["中間証明書「FS-CA3」", "中間証明書「FS-CA4」"],
    ["FS-CA4から発行された証明書は対象外", "FS-CA3から発行された証明書は対象外"],
  ),
  poisoned(admins, "dropped negation", "No leak of the key was found.", [
    "秘密鍵が漏えいした証拠は見つかっていません",
    "秘密鍵が漏えいした証拠が見つかっています",
  ]),
  poisoned(admins, "dropped negation", "Reissue costs nothing.", ["再発行は無償で", "再発行は有償で"]),
  poisoned(adminsEn, "invented person", "No person is named.", {
    sentence: " Jane Doe, chief executive of Fuyutsuki Sign, apologized.",
  }),
  poisoned(admins, "added link", "No such link is in the advisory.", {
    step: "再発行の申請: http://fuyutsuki-reissue.example/apply",
  }),
  poisoned(overseas, "digit", "8,400, not 84,000.", ["約8,400枚", "約84,000枚"]),
];
