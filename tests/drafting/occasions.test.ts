import { describe, expect, test } from "vitest";
import { renderDraft } from "../../src/advisory/draft-text.ts";
import { type AdvisoryContent, Audience, DraftText, Lang } from "../../src/advisory/schema.ts";
import { createTemplateDrafter } from "../../src/drafting/template.ts";
import type { DraftRequest } from "../../src/ports.ts";
import { organization, tokyo } from "../advisory/organization.ts";
import { readExample } from "../examples.ts";
import { recordOf } from "./records.ts";

const NOW = tokyo("2026-11-24 10:00");
const drafter = createTemplateDrafter();
const tsukiyo = readExample("tsukiyo-gateway-auth-bypass.json");
const seed = readExample("nara-wu-smtp-relay.json");

function draft(content: AdvisoryContent, lang: Lang, rest: Partial<DraftRequest> = {}) {
  const record = recordOf(content, NOW);
  const result = drafter.draft({ record, organization: organization(), lang, ...rest });
  return { ...result, ...renderDraft(result.text, lang, rest.audience) };
}

const every = Lang.options.flatMap((lang) => Audience.options.map((audience) => ({ lang, audience })));

describe("a follow-up", () => {
  const followUp = {
    subject: "【共有】前の件名",
    date: "2026-11-20",
    changes: [
      { ja: "対応優先度が C から A に上がりました。", en: "The response priority went up from C to A." },
      {
        ja: "CISA KEV の期限が 2026-11-30 から 2026-11-26 に変わりました。",
        en: "The CISA KEV due date changed from 2026-11-30 to 2026-11-26.",
      },
    ],
  };

  test("states the change first, in the words of the mail, and names the earlier mail", () => {
    const { subject, text } = draft(tsukiyo, "ja", { followUp });

    expect(subject).toMatch(/^【続報】【緊急】リモート/);
    expect(text.opening).toMatch(
      /2026年11月20日にお送りしたメールの続報です。.*\n前回の件名: 【共有】前の件名$/,
    );
    expect(text.overview.split("\n").slice(0, 3)).toEqual([
      "前回のメールからの変更点は、次のとおりです。",
      "・対応優先度が「中」から「緊急」に上がりました。",
      "・CISA KEV の期限が 2026年11月30日 から 2026年11月26日 に変わりました。",
    ]);
    expect(draft(tsukiyo, "en", { followUp }).text.overview).toMatch(
      /^What has changed since our earlier mail:\n- The priority went up from Medium to Urgent\.\n/,
    );
  });

  test("tells readers without technical interest only what concerns them", () => {
    expect(draft(tsukiyo, "ja", { followUp, audience: "everyone" }).body).not.toContain("KEV");
  });

  test.each(Lang.options)("does not lose what a shortened summary said of ransomware (%s)", (lang) => {
    expect(draft(tsukiyo, lang, { followUp }).text.overview).toMatch(/ランサムウェア|ransomware/);
    expect(draft(tsukiyo, lang).text.overview.match(/ランサムウェア|ransomware/g)).toHaveLength(1);
  });

  test("leaves the change blank when nobody said what it is", () => {
    expect(draft(tsukiyo, "ja", { followUp: { ...followUp, changes: [] } }).text.overview).toContain(
      "・〔ご確認ください: 前回のメールからの変更点〕",
    );
  });

  test("is made even of an advisory that brought its own draft", () => {
    expect(draft(seed, "ja", { followUp })).toMatchObject({ origin: "template" });
    expect(draft(seed, "ja", { followUp }).subject).toMatch(/^【続報】/);
  });
});

describe("a drill", () => {
  test.each(every)("says so in subject, opening, steps and end ($lang, $audience)", ({ lang, audience }) => {
    const { subject, body, text } = draft(tsukiyo, lang, { drill: true, audience });
    const said = lang === "ja" ? /訓練/ : /drill/i;

    expect(subject).toMatch(lang === "ja" ? /^【訓練】(?!【)/ : /^\[DRILL\] (?!\[)/);
    expect(body.split("\n")[0]).toMatch(said);
    for (const step of text.actions) expect(step).toMatch(said);
    expect(body.split("\n").slice(-2)[0]).toMatch(said);
    expect(DraftText.safeParse(text).error).toBeUndefined();
  });

  test("is made of an advisory's own draft too", () => {
    const { subject, origin } = draft(seed, "ja", { drill: true });

    expect(origin).toBe("source");
    expect(subject).toBe("【訓練】SMTPサーバの設定不備によるスパム送信踏み台化の事例について");
  });
});

describe("a withdrawal", () => {
  const withdrawn = { ...tsukiyo, withdrawn: { reason: { ja: "誤りでした。", en: "It was wrong." } } };

  test.each(every)("asks nobody to act ($lang, $audience)", ({ lang, audience }) => {
    const { subject, body } = draft(withdrawn, lang, { audience });

    expect(subject).toMatch(lang === "ja" ? /^【取り下げ】/ : /^\[Withdrawn\] /);
    expect(body).not.toContain("7.2.5");
  });

  test("takes back an advisory's own draft", () => {
    expect(draft({ ...seed, withdrawn: {} }, "ja").subject).toMatch(/^【取り下げ】/);
  });

  test("does not say twice that a record is rejected", () => {
    const title = { ja: "CVE-1900-1（取り下げ）", en: "CVE-1900-1 (rejected)" };

    expect(draft({ ...withdrawn, title }, "ja").subject).toBe("【取り下げ】CVE-1900-1");
    expect(draft({ ...withdrawn, title }, "en").subject).toBe("[Withdrawn] CVE-1900-1");
  });
});

describe("TLP", () => {
  const labels = ["AMBER", "AMBER+STRICT", "RED"] as const;

  test.each(labels.flatMap((tlp) => every.map((one) => ({ tlp, ...one }))))(
    "$tlp enters no draft ($lang, $audience)",
    ({ tlp, lang, audience }) => {
      const { body, subject, refused } = draft({ ...seed, tlp }, lang, { audience, drill: true });

      expect(refused).toBe("tlp");
      expect(body).toContain(`TLP:${tlp}`);
      expect(subject + body).not.toMatch(/SMTP|奈良|Nara|relay/);
    },
  );

  test("GREEN says that it is not to be published, CLEAR nothing", () => {
    expect(draft({ ...tsukiyo, tlp: "GREEN" }, "ja").body).toContain("TLP:GREEN");
    expect(draft({ ...tsukiyo, tlp: "CLEAR" }, "ja").body).not.toContain("TLP");
  });
});
