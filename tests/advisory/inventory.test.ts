import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createMatcher, createMatchList } from "../../src/advisory/inventory.ts";
import { AdvisoryContent, type Product } from "../../src/advisory/schema.ts";
import { Asset, type Usage } from "../../src/advisory/usage.ts";

type Row = Partial<Asset> & { product: string };

function about(said: { products?: Product[]; title?: string; titleEn?: string }): AdvisoryContent {
  const title = { ja: said.title ?? "題名", ...(said.titleEn === undefined ? {} : { en: said.titleEn }) };
  return AdvisoryContent.parse({ kind: "vulnerability", title, products: said.products ?? [] });
}

function ask(rows: Row | Row[], said: Parameters<typeof about>[0]): Usage {
  return createMatcher([rows].flat().map((row) => Asset.parse(row)))(about(said));
}

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
  [{ vendor: "Zimbra", product: "Zimbra Collaboration" }, { vendor: "Synacor", product: "Zimbra Collaboration" }],
  [{ vendor: "Synacor", product: "Zimbra Collaboration" }, { vendor: "Zimbra", product: "Zimbra Collaboration" }],
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

describe("names in the title", () => {
  it.each([
    ["Movable Type", "Movable Type における複数の脆弱性"],
    ["Garoon", "サイボウズ Garoon に複数の脆弱性"],
    ["WSR-1166DHP", "バッファロー製ルータ WSR1166DHP に OS コマンドインジェクション"],
    ["Teams", "Teams の脆弱性について"],
    ["弥生会計", "弥生会計における DLL 読み込みの脆弱性"],
  ])("%s stands in %s", (product, title) => {
    expect(ask({ product }, { title }).inUse).toBe("yes");
  });

  it.each([
    ["Word", "WordPress の脆弱性"],
    ["Java", "JavaScript ライブラリに脆弱性"],
    ["Go", "Go の脆弱性"],
    ["WordPress", "WordPress 用プラグイン Foo におけるクロスサイトスクリプティング"],
    ["Windows", "Windows 版 Foo の脆弱性"],
    ["R", "R に脆弱性"],
  ])("%s does not stand in %s", (product, title) => {
    expect(ask({ product }, { title })).toMatchObject({ inUse: "unknown", assets: [] });
  });

  it("are no plain English words, unless the vendor stands there too", () => {
    const access = { vendor: "Microsoft", product: "Access" };

    expect(ask(access, { titleEn: "Improper Access Control in Foo Router" }).inUse).toBe("unknown");
    expect(ask(access, { titleEn: "Remote code execution in Microsoft Access 2016" }).inUse).toBe("yes");
  });

  it("are beside the point where products are listed", () => {
    const said = { title: "Foo に脆弱性、Garoon でも確認", products: [{ product: "Foo" }] };

    expect(ask({ product: "Garoon" }, said)).toMatchObject({ inUse: "unknown", doubt: "name" });
  });
});

describe("not in use", () => {
  const zimbra = { product: "Zimbra", inUse: "no" as const };
  const other = { product: "Other", inUse: "no" as const };

  it("needs every affected product to be found unused", () => {
    const products = [{ product: "Zimbra" }, { product: "Other" }];

    expect(ask([zimbra], { products }).inUse).toBe("unknown");
    expect(ask([zimbra, other], { products }).inUse).toBe("no");
    expect(ask([zimbra, { ...other, inUse: "yes" }], { products }).inUse).toBe("yes");
  });

  it("is not said where a row in use matches too, even if only by a similar name", () => {
    const windows = { vendor: "Microsoft", product: "Windows", inUse: "no" as const };
    const server = { vendor: "Microsoft", product: "Windows Server" };

    expect(ask([windows, server], { products: [{ vendor: "Microsoft", product: "Windows" }] }).inUse).toBe(
      "unknown",
    );
  });

  it("is not said of a similar name", () => {
    const windows = { vendor: "Microsoft", product: "Windows", inUse: "no" as const };

    expect(ask(windows, { products: [{ vendor: "Microsoft", product: "Windows Server" }] }).inUse).toBe(
      "unknown",
    );
  });

  it("is said of the one subject of a title", () => {
    const movable = { product: "Movable Type", inUse: "no" as const };

    expect(ask(movable, { title: "Movable Type における複数の脆弱性" }).inUse).toBe("no");
    expect(ask(movable, { title: "Movable Type および EC-CUBE における脆弱性" }).inUse).toBe("unknown");
    expect(ask(movable, { title: "EC-CUBE から Movable Type に移行する際の注意" }).inUse).toBe("unknown");
  });

  it("leaves aside what is fixed or not affected", () => {
    const products: Product[] = [{ product: "Zimbra" }, { product: "Other", status: "not-affected" }];

    expect(ask([zimbra], { products }).inUse).toBe("no");
    expect(ask({ product: "Other" }, { products }).inUse).toBe("unknown");
  });

  it("is never said by an inventory that has no such row", () => {
    const word = fc.constantFrom("Zimbra", "Other", "Windows", "Server", "2019", "Word", "メール", "の");
    const name = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(" "));
    fc.assert(
      fc.property(
        fc.array(name, { maxLength: 5 }),
        fc.array(name, { maxLength: 4 }),
        name,
        (ours, theirs, title) => {
          const rows = ours.map((product) => ({ product }));
          expect(ask(rows, { title, products: theirs.map((product) => ({ product })) }).inUse).not.toBe("no");
        },
      ),
    );
  });
});

describe("versions", () => {
  const said = (versions: string) => ({ products: [{ product: "Zimbra", versions }] });

  it("clearly outside make it unknown, not unused", () => {
    const nine = { product: "Zimbra", versions: "9.0" };

    expect(ask(nine, said("8.8.15 およびそれ以前"))).toMatchObject({ inUse: "unknown", doubt: "version" });
    expect(ask({ ...nine, inUse: "no" }, said("8.8.15 以前")).inUse).toBe("no");
    expect(ask([nine, { product: "Zimbra", versions: "8.8" }], said("8.8.15 以前")).inUse).toBe("yes");
  });

  it("within, not stated or not understood make no difference", () => {
    expect(ask({ product: "Zimbra", versions: "8.8.15" }, said("8.8.15 以前")).inUse).toBe("yes");
    expect(ask({ product: "Zimbra" }, said("8.8.15 以前")).inUse).toBe("yes");
    expect(ask({ product: "Zimbra", versions: "最新" }, said("8.8.15 以前")).inUse).toBe("yes");
    expect(ask({ product: "Zimbra", versions: "9.0" }, said("すべてのバージョン")).inUse).toBe("yes");
  });

  it("in the name count like stated ones", () => {
    const row = { product: "Windows Server 2019" };
    const product = (name: string) => ({ vendor: "Microsoft", product: name });

    expect(ask(row, { products: [product("Windows Server 2022")] })).toMatchObject({
      inUse: "unknown",
      doubt: "version",
    });
    const both = [product("Windows Server 2022"), product("Windows Server 2019")];
    expect(ask(row, { products: both }).inUse).toBe("yes");
  });

  it("from the one that mends it on are outside", () => {
    const products = [{ product: "Zimbra", fixed: "9.0.1" }];

    expect(ask({ product: "Zimbra", versions: "9.0.2" }, { products })).toMatchObject({ doubt: "version" });
    expect(ask({ product: "Zimbra", versions: "9.0.0" }, { products }).inUse).toBe("yes");
  });
});

describe("exposure", () => {
  const products = [{ product: "Zimbra" }];

  it.each([
    [["yes"], "yes"],
    [["no", "yes"], "yes"],
    [["no", "no"], "no"],
    [["no", "unknown"], "unknown"],
    [[], "unknown"],
  ] as const)("of rows that say %j is %s", (facing, exposed) => {
    const rows = facing.map((internetFacing, at) => ({ product: "Zimbra", internetFacing, owner: `${at}` }));

    expect(ask(rows, { products }).exposed).toBe(exposed);
  });

  it("of a row that is not in use does not count", () => {
    const rows: Row[] = [
      { product: "Zimbra", internetFacing: "yes", inUse: "no" },
      { product: "Zimbra", internetFacing: "no" },
    ];

    expect(ask(rows, { products })).toMatchObject({ inUse: "yes", exposed: "no" });
  });
});

describe("the answer", () => {
  it("names ten rows at most, those in use first", () => {
    const unused = Array.from(
      { length: 8 },
      (_, at): Row => ({ product: "Zimbra", versions: `8.${at}`, inUse: "no" }),
    );
    const used = Array.from({ length: 8 }, (_, at): Row => ({ product: "Zimbra", versions: `9.${at}` }));

    const { assets } = ask([...unused, ...used], { products: [{ product: "Zimbra" }] });

    expect(assets).toHaveLength(10);
    expect(assets.slice(0, 8).every(({ inUse }) => inUse === "yes")).toBe(true);
  });

  it("says by which words each row was found, rows that say the same each by its number", () => {
    const rows = [{ product: "Zimbra", owner: "A" }, { product: "Other" }, { product: "Zimbra", owner: "B" }];
    const list = createMatchList(rows.map((row) => Asset.parse(row)));

    expect(list(about({ products: [{ vendor: "Synacor", product: "Zimbra" }] }))).toEqual([
      expect.objectContaining({ row: 1, by: "product", said: "Synacor Zimbra", doubt: undefined }),
      expect.objectContaining({ row: 3, asset: expect.objectContaining({ owner: "B" }) }),
    ]);
  });

  it("comes for any text at all", () => {
    const text = fc
      .string({ unit: "binary", minLength: 1, maxLength: 60 })
      .filter((any) => any.trim() !== "");
    const asset = fc.record({
      product: text,
      vendor: text,
      versions: text,
      aliases: fc.array(text, { maxLength: 3 }),
    });
    const product = fc.record({ product: text, vendor: text, versions: text, cpe: text, purl: text });
    fc.assert(
      fc.property(
        fc.array(asset, { maxLength: 4 }),
        fc.array(product, { maxLength: 4 }),
        text,
        (rows, products, title) => {
          expect(["yes", "no", "unknown"]).toContain(ask(rows, { products, title }).inUse);
        },
      ),
    );
  });

  it("comes soon, however long a text", () => {
    const long = "a1.".repeat(700);
    const began = performance.now();

    ask(
      { product: long.slice(0, 500) },
      {
        title: long.slice(0, 2000),
        products: [{ product: long.slice(0, 2000), versions: `1${" ".repeat(480)}x` }],
      },
    );

    expect(performance.now() - began).toBeLessThan(1_000);
  });
});
