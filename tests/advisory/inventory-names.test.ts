import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Product } from "../../src/advisory/schema.ts";
import { ask, type Row } from "./inventory-harness.ts";

/** What the inventory says, and what the advisory says. */
type Pair = [ours: Row, theirs: Product];

const SAME: Pair[] = [
  // Width, case, kana, long vowels, middle dots, hyphens, spaces.
  [{ product: "ＷｏｒｄＰｒｅｓｓ" }, { product: "WordPress" }],
  [{ product: "wordpress" }, { vendor: "WordPress Foundation", product: "WordPress" }],
  [{ product: "ｻｰﾊﾞｰ管理ﾏﾈｰｼﾞｬｰ" }, { product: "サーバ管理マネージャ" }],
  [{ product: "さくらのクラウド" }, { product: "サクラノクラウド" }],
  [{ product: "アイ・フィルター" }, { product: "アイフィルター" }],
  [{ product: "ウインドウマネージャ" }, { product: "ウィンドウマネージャー" }],
  [{ product: "ヴァイオアップデート" }, { product: "バイオアップデート" }],
  [
    { vendor: "F5", product: "BIGIP" },
    { vendor: "F5 Networks", product: "BIG-IP" },
  ],
  [{ product: "i-FILTER" }, { vendor: "デジタルアーツ株式会社", product: "ｉ－ＦＩＬＴＥＲ" }],
  // Corporate suffixes, and vendors before the name.
  [
    { vendor: "エレコム株式会社", product: "WRC-X3000" },
    { vendor: "ELECOM CO.,LTD.", product: "WRC-X3000" },
  ],
  [
    { vendor: "Example, Inc.", product: "Widget" },
    { vendor: "Example Corporation", product: "Widget" },
  ],
  [{ product: "Example Widget" }, { vendor: "Example", product: "Widget" }],
  [{ vendor: "㈱エグザンプル", product: "ウィジェット" }, { product: "エグザンプル ウィジェット" }],
  [
    { vendor: "シスコシステムズ合同会社", product: "IOS XE" },
    { vendor: "Cisco", product: "Cisco IOS XE" },
  ],
  [{ vendor: "Microsoft", product: "Exchange" }, { product: "Microsoft Exchange Server" }],
  [
    { vendor: "日本電気", product: "Aterm" },
    { vendor: "NEC Corporation", product: "Aterm" },
  ],
  // The vendor in the product's name says enough, whoever sells it.
  [
    { vendor: "Zimbra", product: "Zimbra Collaboration" },
    { vendor: "Synacor", product: "Zimbra Collaboration" },
  ],
  [
    { vendor: "Synacor", product: "Zimbra Collaboration" },
    { vendor: "Zimbra", product: "Zimbra Collaboration" },
  ],
  // Former names.
  [
    { vendor: "Pulse Secure", product: "Pulse Connect Secure" },
    { vendor: "Ivanti", product: "Connect Secure" },
  ],
  [{ product: "Ivanti Connect Secure" }, { vendor: "Pulse Secure", product: "Pulse Connect Secure" }],
  [{ product: "Citrix ADC" }, { vendor: "NetScaler", product: "NetScaler ADC" }],
  [{ product: "Azure AD" }, { vendor: "Microsoft", product: "Microsoft Entra ID" }],
  [
    { vendor: "Cisco", product: "AnyConnect" },
    { vendor: "Cisco", product: "Cisco Secure Client" },
  ],
  [{ product: "ウイルスバスター コーポレートエディション" }, { vendor: "Trend Micro", product: "Apex One" }],
  [
    { vendor: "サイボウズ", product: "ガルーン" },
    { vendor: "Cybozu, Inc.", product: "Cybozu Garoon" },
  ],
  // Versions and editions in the name.
  [
    { product: "Exchange Server 2019" },
    { vendor: "Microsoft", product: "Exchange Server 2019 Cumulative Update 13" },
  ],
  [
    { product: "Windows Server 2019" },
    { vendor: "Microsoft", product: "Windows Server 2019 (Server Core installation)" },
  ],
  [{ product: "Firefox" }, { vendor: "Mozilla", product: "Firefox ESR" }],
  [
    { vendor: "Zoom", product: "Zoom Client" },
    { vendor: "Zoom", product: "Zoom Client for Windows" },
  ],
  // CPE and purl, and names too short for anything but the whole name.
  [
    { product: "社内メール", aliases: ["cpe:2.3:a:exim:exim:*:*:*:*:*:*:*:*"] },
    { product: "Exim MTA", cpe: "cpe:/a:exim:exim:4.94" },
  ],
  [
    { product: "cpe:/o:fortinet:fortios" },
    { product: "x", cpe: "cpe:2.3:o:fortinet:fortios:7.2.1:*:*:*:*:*:*:*" },
  ],
  [
    { vendor: "Microsoft", product: "Exchange Server" },
    { product: "x", cpe: "cpe:/a:microsoft:exchange_server" },
  ],
  [
    { product: "ログ出力", aliases: ["pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1"] },
    { product: "x", purl: "pkg:maven/org.apache.logging.log4j/log4j-core" },
  ],
  [{ product: "pkg:pypi/Django" }, { product: "x", purl: "pkg:pypi/django@4.2" }],
  [{ product: "lodash" }, { product: "lodash", purl: "pkg:npm/lodash" }],
  [{ product: "Go" }, { product: "Go" }],
  [{ product: "R" }, { product: "R" }],
  // An alias is the organization's own word: the vendor does not matter.
  [
    { vendor: "Reseller", product: "VPN 装置", aliases: ["FortiGate"] },
    { vendor: "Fortinet", product: "FortiOS" },
  ],
  [
    { vendor: "n/a", product: "Widget" },
    { vendor: "Example", product: "Widget" },
  ],
];

const OTHER: Pair[] = [
  [{ product: "Word" }, { product: "WordPress" }],
  [{ product: "Go" }, { vendor: "Google", product: "Google Chrome" }],
  [{ product: "Java" }, { product: "JavaScript" }],
  [{ product: "Log4" }, { product: "Log4j" }],
  [{ product: "Notepad" }, { product: "Notepad++" }],
  [{ product: "Git" }, { product: "GitLab" }],
  [{ product: "Windows" }, { vendor: "Zoom", product: "Zoom Client for Windows" }],
  [{ product: "iOS" }, { vendor: "Cisco", product: "IOS" }],
  [
    { vendor: "Apple", product: "iOS" },
    { vendor: "Cisco", product: "IOS" },
  ],
  [
    { vendor: "Example", product: "Gateway" },
    { vendor: "Citrix", product: "Gateway" },
  ],
  [{ product: "Gateway" }, { vendor: "Citrix", product: "NetScaler Gateway" }],
  [
    { vendor: "Foo", product: "Secure Endpoint" },
    { vendor: "Bar", product: "Secure Endpoint" },
  ],
  [{ product: "R" }, { product: "Ruby" }],
  [{ product: "弥生会計" }, { product: "弥生給与" }],
  [{ product: "Office 365" }, { product: "Access 365" }],
  [
    { vendor: "Oracle", product: "Java SE" },
    { product: "Java SE", vendor: "Foo" },
  ],
  [{ product: "n/a" }, { vendor: "n/a", product: "n/a" }],
  [{ product: "WordPress" }, { product: "WordPress プラグイン Foo" }],
];

describe("names of one product", () => {
  it.each(SAME)("%j is %j", (ours, theirs) => {
    expect(ask(ours, { products: [theirs] })).toMatchObject({
      inUse: "yes",
      assets: [{ product: ours.product }],
    });
  });

  it("are told in whatever width, case and kana they are written", () => {
    const variants = [
      (name: string) => name.toUpperCase(),
      (name: string) => name.normalize("NFKD"),
      (name: string) => name.replaceAll(" ", "-"),
      (name: string) => ` ${name}　`,
      (name: string) => name.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)),
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(
          ...SAME.filter(([{ aliases, product }]) => !aliases && !/^(?:cpe|pkg):/.test(product)),
        ),
        fc.constantFrom(...variants),
        ([ours, theirs], vary) => {
          expect(ask({ ...ours, product: vary(ours.product) }, { products: [theirs] }).inUse).toBe("yes");
        },
      ),
    );
  });
});

describe("names of other products", () => {
  it.each(OTHER)("%j is not %j", (ours, theirs) => {
    expect(ask(ours, { products: [theirs] }).inUse).toBe("unknown");
    expect(ask({ ...ours, inUse: "no" }, { products: [theirs] }).inUse).toBe("unknown");
  });
});
