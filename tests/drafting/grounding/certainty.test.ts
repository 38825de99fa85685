import { describe, expect, it } from "vitest";
import { found, told } from "./checking.ts";

const REASON_JA =
  "あさひ会は11月18日、サーバーが不正アクセスを受けたと発表した。会員4,200人の氏名が流出した可能性がある。VPN機器から侵入されたとみられる。詳しい原因は調査中。パスワードの流出は確認されていない。修正版は12月に公開する予定である。";
const REASON_EN =
  "Asahi-kai said on November 18 that its server suffered unauthorized access. Names of 4,200 members may have been leaked. The VPN appliance is believed to have been the entry point. The cause is under investigation. No leak of passwords has been confirmed. A fix is planned for December.";

const SOURCES = [{ ja: REASON_JA }, { en: REASON_EN }, { ja: REASON_JA, en: REASON_EN }];

describe("doubt turned into fact", () => {
  it.each([
    ["ja", "会員4,200人の氏名が流出しました。"],
    ["ja", "会員4,200人の氏名が漏えいしたことが判明しました。"],
    ["ja", "会員4,200人の氏名の漏洩が確認されています。"],
    ["ja", "VPN機器から侵入されました。"],
    ["ja", "侵入経路はVPN機器です。"],
    ["ja", "修正版が公開されています。"],
    ["en", "Names of 4,200 members were leaked."],
    ["en", "Attackers stole the names of 4,200 members."],
    ["en", "A leak of the names of 4,200 members has been confirmed."],
    ["en", "The VPN appliance was the entry point."],
    ["en", "A fix is now available."],
  ] as const)("is found, %s: %s", (lang, overview) => {
    for (const source of SOURCES) expect(found(told(source), lang, { overview })).not.toEqual([]);
  });

  it.each([
    ["ja", "会員4,200人の氏名が流出したおそれがあります。"],
    ["ja", "サーバーが不正アクセスを受けました。"],
    ["ja", "会員4,200人分の氏名について、漏えいの疑いがあるとのことです。"],
    ["ja", "VPN機器が侵入口になったと考えられています。原因は調べている最中です。"],
    ["ja", "パスワードの流出は確認されていません。"],
    ["ja", "流出していないか確認してください。"],
    ["en", "Names of 4,200 members could have been leaked."],
    ["en", "The server suffered unauthorized access; leakage of the names of 4,200 members is possible."],
    ["en", "Names of 4,200 members possibly leaked."],
    ["en", "The attackers appear to have come in through the VPN appliance."],
    ["en", "Passwords are not known to have been leaked."],
    ["en", "If names have been leaked, tell the members."],
  ] as const)("is not found in what keeps the doubt, %s: %s", (lang, overview) => {
    for (const source of SOURCES) {
      expect(
        found(told(source), lang, { overview }).filter(
          (each) => each.includes("流出") || each.includes("leak"),
        ),
      ).toEqual([]);
    }
  });

  it("is found where a sentence lacks nothing but its doubt", () => {
    const flaw = told(
      {
        ja: "細工したファイルを開くと任意の処理が実行されるおそれがあります。",
        en: "A crafted file might crash the spooler service.",
      },
      { kind: "vulnerability" },
    );
    expect(found(flaw, "ja", { overview: "細工したファイルを開くと任意の処理が実行されます。" })).not.toEqual(
      [],
    );
    expect(
      found(flaw, "ja", { overview: "細工したファイルを開くと任意の処理が実行される可能性があります。" }),
    ).toEqual([]);
    expect(found(flaw, "en", { overview: "A crafted file crashes the spooler service." })).not.toEqual([]);
    expect(found(flaw, "en", { overview: "A crafted file could crash the spooler service." })).toEqual([]);
  });

  it("may be a fact of other data, not of these", () => {
    const source = told({ ja: "取引先の住所が流出した。社員310人の給与情報が流出した可能性がある。" });
    expect(found(source, "ja", { overview: "社員310人の給与情報が流出しました。" })).not.toEqual([]);
    expect(found(source, "ja", { overview: "取引先の住所が流出しました。" })).toEqual([]);
  });
});

describe("the priority", () => {
  it("is the one that was assessed", () => {
    const source = told({ ja: "要約です。" });
    const [low, high] = ["低（期限なし・情報共有）", "緊急（期限: 本日中）"];
    const flagged = [low, high].map((priority) => found(source, "ja", { priority }).length > 0);
    expect(flagged).toContain(true);
    expect(found(source, "ja", {})).toEqual([]);
  });
});
