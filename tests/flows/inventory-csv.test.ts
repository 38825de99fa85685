import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { InventoryFileError, readInventory } from "../../src/flows/inventory-csv.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);
const read = (text: string) => readInventory(utf8(text));

function failureOf(bytes: Uint8Array): unknown {
  try {
    readInventory(bytes);
    return undefined;
  } catch (error) {
    return error;
  }
}

const ENGLISH = "vendor,product,versions,aliases,owner,department,internet-facing,in-use\n";
const JAPANESE = "ベンダー,製品,バージョン,別名,担当,部署,インターネット公開,利用\n";

describe("an inventory file", () => {
  it("as the documentation shows it is read whole", () => {
    const { assets, refusals } = readInventory(readFileSync("docs/inventory.example.csv"));

    expect(refusals).toEqual([]);
    expect(
      assets.map(({ product, internetFacing, inUse }) => `${product} ${internetFacing} ${inUse}`),
    ).toEqual([
      "Connect Secure yes yes",
      "FortiGate yes yes",
      "Exchange Server yes yes",
      "Garoon no yes",
      "社内ポータル unknown yes",
      "Zimbra Collaboration unknown no",
    ]);
  });

  it("is read by its header, English or Japanese, in any order", () => {
    const english = read(
      `${ENGLISH}Ivanti,Connect Secure,22.7,"Pulse Connect Secure; PCS",Alice,NW,yes,yes\n`,
    );
    const japanese = read(`利用,製品,インターネット公開,備考\n廃止,Zimbra,非公開,古い\n`);

    expect(english).toEqual({
      assets: [
        {
          vendor: "Ivanti",
          product: "Connect Secure",
          versions: "22.7",
          aliases: ["Pulse Connect Secure", "PCS"],
          owner: "Alice",
          department: "NW",
          internetFacing: "yes",
          inUse: "yes",
        },
      ],
      refusals: [],
    });
    expect(japanese.assets).toEqual([{ product: "Zimbra", aliases: [], internetFacing: "no", inUse: "no" }]);
  });

  it.each([
    ["UTF-8", [...utf8(`${JAPANESE},製品名,,,,,○,\n`)]],
    ["UTF-8 with BOM", [0xef, 0xbb, 0xbf, ...utf8(`${JAPANESE},製品名,,,,,○,\n`)]],
    ["UTF-16LE with BOM", [...Buffer.from(`\ufeff${JAPANESE},製品名,,,,,○,\n`, "utf16le")]],
    ["UTF-16LE without", [...Buffer.from("product,公開\n製品名,○\n", "utf16le")]],
    ["UTF-16BE with BOM", [...Buffer.from(`\ufeff${JAPANESE},製品名,,,,,○,\n`, "utf16le").swap16()]],
    // 製品,公開 ⏎ 製品名,○ in Shift_JIS
    [
      "Shift_JIS",
      [0x90, 0xbb, 0x95, 0x69, 0x2c, 0x8c, 0xf6, 0x8a, 0x4a, 0x0d, 0x0a].concat([
        0x90, 0xbb, 0x95, 0x69, 0x96, 0xbc, 0x2c, 0x81, 0x9b, 0x0d, 0x0a,
      ]),
    ],
  ])("is read in %s", (_name, bytes) => {
    expect(readInventory(Uint8Array.from(bytes)).assets).toMatchObject([
      { product: "製品名", internetFacing: "yes" },
    ]);
  });

  it("keeps CP932's own characters", () => {
    // product ⏎ ㈱①髙
    const bytes = [...utf8("product\n"), 0x87, 0x8a, 0x87, 0x40, 0xfb, 0xfc];

    expect(readInventory(Uint8Array.from(bytes)).assets).toMatchObject([{ product: "㈱①髙" }]);
  });

  it.each([
    ["commas", "product,owner\nA,B\n"],
    ["tabs", "product\towner\nA\tB\n"],
    ["semicolons", "product;owner\nA;B\n"],
    ["semicolons, as Excel says it", "sep=;\nproduct;owner\nA;B\n"],
    ["commas and old line ends", "product,owner\rA,B\r"],
  ])("is read with %s", (_name, text) => {
    expect(read(text).assets).toMatchObject([{ product: "A", owner: "B" }]);
  });

  it.each([
    ["internet-facing", "yes,YES,ｙｅｓ,はい,公開,○,◯,〇,1,true", { internetFacing: "yes" }],
    ["internet-facing", "no,いいえ,非公開,×,✕,0,社内", { internetFacing: "no" }],
    ["internet-facing", ",不明,unknown,-", { internetFacing: "unknown" }],
    ["in-use", ",yes,はい,利用中,○", { inUse: "yes" }],
    ["in-use", "no,いいえ,未使用,廃止,×,撤去済み", { inUse: "no" }],
  ])("understands in %s: %s", (column, words, expected) => {
    for (const word of words.split(",")) {
      expect([word, read(`product,${column}\nA,${word}\n`).assets]).toMatchObject([word, [expected]]);
    }
  });

  it("takes purls and CPEs among aliases, in one or more columns", () => {
    const { assets } = read(`product,aliases,CPE\nLog,a｜b|pkg:npm/lodash;a,cpe:2.3:a:x:y:*\n`);

    expect(assets[0]?.aliases).toEqual(["a", "b", "pkg:npm/lodash", "cpe:2.3:a:x:y:*"]);
  });

  it("refuses broken rows by their line, and reads the others", () => {
    const rows = [
      ",no product,,,,,,", // fine
      "a,,,,,,,", // 3
      "",
      'b,"two\nlines",,,,,,', // 5 and 6
      "c,C,,,,,たぶん,", // 7
      "d,D,,,,,,ときどき", // 8
      "e,E,,,,,,,more", // 9
      `f,${"F".repeat(501)},,,,,,`, // 10
      'g,"G,,,,,,', // 11
      "h,H \u0000\u0007,,,,,,", // 12
      ",,,,,,,",
      'i,I "quoted" inside,,,,,,', // 14
    ];

    const { assets, refusals } = read(ENGLISH + rows.join("\n"));

    expect(assets.map(({ product }) => product)).toEqual([
      "no product",
      "two lines",
      "H",
      'I "quoted" inside',
    ]);
    expect(refusals.map(({ line }) => line)).toEqual([3, 7, 8, 9, 10, 11]);
    expect(refusals.map(({ reason }) => reason).join("\n")).toMatch(
      /names no product\n.*たぶん.*\n.*ときどき.*\n.*more cells.*\nproduct: .*\n.*not closed/,
    );
  });

  it("refuses rows with characters that cannot be read", () => {
    const bytes = Uint8Array.from([...utf8("product\nA\n"), 0x81, 0x20, 0x0a, ...utf8("B\n")]);

    expect(readInventory(bytes)).toMatchObject({
      assets: [{ product: "A" }, { product: "B" }],
      refusals: [{ line: 3, reason: expect.stringContaining("cannot be read") }],
    });
  });

  it.each([
    ["nothing", "", /empty/],
    ["no product column", "vendor,owner\nA,B\n", /no column is called product.*vendor, owner/],
    ["two product columns", "product,製品\nA,B\n", /two columns are product/],
  ])("with %s is no inventory", (_name, text, reason) => {
    expect(() => read(text)).toThrow(InventoryFileError);
    expect(() => read(text)).toThrow(reason);
  });

  it("with open quotation marks all over is told so, and soon", () => {
    const began = performance.now();

    const { refusals } = read(`product\n${'"a\n'.repeat(3_001)}`);

    expect(refusals.length).toBeLessThan(40);
    expect(performance.now() - began).toBeLessThan(2_000);
  });

  it("accounts for every row, whatever bytes it holds", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const failure = failureOf(Uint8Array.from([...utf8("product\n"), ...bytes]));
        expect(failure instanceof InventoryFileError || failure === undefined).toBe(true);
      }),
    );
    const cell = fc
      .string({ unit: "grapheme", maxLength: 8 })
      .filter((text) => !/["\ufffd\p{Cc}]/u.test(text));
    fc.assert(
      fc.property(fc.array(cell), (cells) => {
        const { assets, refusals } = read(`product,owner\n${cells.map((text) => `"${text}",x`).join("\n")}`);
        expect(assets.length + refusals.length).toBe(cells.length);
      }),
    );
  });
});
