/** A withdrawn vulnerability, in both languages: what was reported is none. */
import { AdvisoryContent } from "../../../src/advisory/schema.ts";
import { faithful, type HandCase, poisoned } from "./hand.ts";

const advisory = AdvisoryContent.parse({
  kind: "vulnerability",
  title: {
    ja: "文書管理ソフト「Shigure Docs」における情報漏えいの脆弱性",
    en: "Information disclosure in Shigure Docs document management",
  },
  summary: {
    ja: "文書管理ソフト「Shigure Docs」 3.2 以前に、ほかの利用者の文書を閲覧できる脆弱性があるとされた情報です。",
    en: "A report that users could read other users' documents in Shigure Docs 3.2 and earlier.",
  },
  scope: { ja: "Shigure Docs 3.2 以前", en: "Shigure Docs 3.2 and earlier" },
  identifiers: ["CVE-1900-4108"],
  references: [
    {
      source: "Shigure Software",
      title: { ja: "CVE-1900-4108の取り下げについて", en: "Withdrawal of CVE-1900-4108" },
      url: "https://example.com/shigure/security/4108",
    },
  ],
  publishedAt: "2026-11-12T10:00:00+09:00",
  updatedAt: "2026-11-19T16:00:00+09:00",
  withdrawn: {
    at: "2026-11-19T16:00:00+09:00",
    reason: {
      ja: "再調査の結果、閲覧できるのは共有を設定した文書に限られ、脆弱性ではないことが分かりました。更新や設定の変更は必要ありません。",
      en: "On further investigation, only documents that were set to be shared can be read, so it is not a vulnerability. No update and no change of settings is needed.",
    },
  },
});

const admins = faithful(advisory, "ja", "admins", "A paraphrase of the withdrawal and its reason.", {
  subject: "Shigure Docsの脆弱性情報（CVE-1900-4108）の取り下げについて",
  overview:
    "文書管理ソフト「Shigure Docs」でほかの利用者の文書を閲覧できるとされた情報は、2026年11月19日に取り下げられました。再調査の結果、閲覧できるのは共有を設定した文書に限られ、脆弱性ではないと判断されたためです。更新や設定変更の必要はありません。",
  scope: [],
  actions: [
    "まだ対応していない場合、対応は不要です。",
    "すでに対応した場合は、元に戻す必要があるかどうかを発行元の情報で確認してください。",
  ],
});

const adminsEn = faithful(advisory, "en", "admins", "A paraphrase of the withdrawal and its reason.", {
  subject: "Withdrawn: CVE-1900-4108 in Shigure Docs is not a vulnerability",
  overview:
    "The report that users of Shigure Docs could read other users' documents was withdrawn on 19 November 2026. A further investigation found that only documents set to be shared can be read. It is not a vulnerability, and neither an update nor a change of settings is needed.",
  scope: [],
  actions: [
    "If you have not acted yet, there is nothing to do.",
    "If you have already acted, check the publisher's information to see whether anything should be reversed.",
  ],
});

const everyone = faithful(advisory, "en", "everyone", "A plain summary for everyone.", {
  subject: "Nothing to do: the report about Shigure Docs was withdrawn",
  overview:
    "The earlier information about Shigure Docs has been withdrawn, because what was reported turned out not to be a vulnerability.",
  scope: [],
  actions: ["Nothing needs to be done."],
});

export const shigure: HandCase[] = [
  admins,
  adminsEn,
  everyone,
  poisoned(admins, "dropped negation", "It is no vulnerability.", [
    "脆弱性ではないと判断されたためです。更新や設定変更の必要はありません。",
    "脆弱性であると判断されました。更新や設定変更が必要です。",
  ]),
  poisoned(adminsEn, "dropped negation", "It is no vulnerability.", [
    "It is not a vulnerability, and neither an update nor a change of settings is needed.",
    "It is a vulnerability, and an update and a change of settings are needed.",
  ]),
  poisoned(admins, "date", "Withdrawn on the 19th.", ["2026年11月19日", "2026年11月12日"]),
  poisoned(
    adminsEn,
    "dropped withdrawal",
    "That it was withdrawn is what the mail is for.",
    ["Withdrawn: CVE-1900-4108 in Shigure Docs is not a vulnerability", "CVE-1900-4108 in Shigure Docs"],
    [
      "was withdrawn on 19 November 2026. A further investigation found that only documents set to be shared can be read. It is not a vulnerability, and neither an update nor a change of settings is needed.",
      "was published on 12 November 2026.",
    ],
    ["If you have not acted yet, there is nothing to do.", ""],
  ),
  poisoned(adminsEn, "added step", "No fixed version exists and no update is needed.", {
    step: "Update Shigure Docs to 3.3 or later.",
  }),
  poisoned(everyone, "invented organization", "No such body is named.", {
    sentence: " Kasugano CERT confirmed this.",
  }),
  poisoned(admins, "zero-width characters", "Characters that nobody sees are in the product's name.", [
    "文書管理ソフト「Shigure Docs」",
    "文書管理ソフト「Shi\u200bgure\u200d Docs」",
  ]),
];
