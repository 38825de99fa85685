import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createMatchList } from "../../src/advisory/inventory.ts";
import type { Product } from "../../src/advisory/schema.ts";
import { Asset } from "../../src/advisory/usage.ts";
import { about, ask, type Row } from "./inventory-harness.ts";

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

  it("is not said where a row in use, or none, has what a vendor has mended", () => {
    const products: Product[] = [{ product: "Zimbra" }, { product: "Other", status: "fixed" }];

    expect(ask([zimbra], { products }).inUse).toBe("unknown");
    expect(ask([zimbra, { product: "Other" }], { products }).inUse).toBe("yes");
  });

  it("leaves aside what is not affected", () => {
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

describe("what a document states only to be fixed", () => {
  const linux: Product[] = [
    {
      vendor: "Example",
      product: "Example Linux 8",
      versions: "kernel 4.18.0-553: BaseOS 8",
      status: "fixed",
    },
    { vendor: "Example", product: "Widget", versions: "7.2.8, 7.4.3", status: "fixed" },
  ];

  it("concerns those who use it", () => {
    expect(ask({ vendor: "Example", product: "Example Linux 8" }, { products: linux }).inUse).toBe("yes");
    expect(ask({ vendor: "Example", product: "Widget" }, { products: linux }).inUse).toBe("yes");
  });

  it("concerns versions before the one that mends it, and is in doubt about that one", () => {
    const of = (versions: string) => ask({ product: "Widget", versions }, { products: linux });

    expect(of("7.2.5").inUse).toBe("yes");
    expect(of("7.4.3")).toMatchObject({ inUse: "unknown", doubt: "version" });
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
