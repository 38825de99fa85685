import { describe, expect, it } from "vitest";
import { ask } from "./inventory-harness.ts";

describe("Japanese compounds", () => {
  const yayoi = { vendor: "架空", product: "架空会計" };

  it.each([
    "架空会計製品における脆弱性",
    "架空会計 オンラインの脆弱性",
    "架空会計脆弱性の修正",
    "ｶｸｳ 架空会計等の更新",
  ])("finds a name in %s", (title) => {
    expect(ask(yayoi, { title }).inUse).toBe("yes");
  });

  it("finds a company however it writes 株式会社", () => {
    const products = (vendor: string) => ({ products: [{ vendor, product: "架空会計製品" }] });

    expect(ask(yayoi, products("架空株式会社")).inUse).toBe("yes");
    expect(ask(yayoi, products("株式会社架空")).inUse).toBe("yes");
    expect(ask(yayoi, products("別会社")).inUse).toBe("unknown");
  });

  it("is in doubt about another edition in a list of products", () => {
    const products = [{ vendor: "架空株式会社", product: "架空会計 オンライン" }];

    expect(ask(yayoi, { products })).toMatchObject({ inUse: "unknown", doubt: "name" });
  });

  it("finds nothing within a longer word", () => {
    expect(ask({ product: "会計" }, { title: "架空会計の脆弱性" }).inUse).toBe("unknown");
    expect(ask({ product: "架空会計" }, { title: "架空会計士の脆弱性" }).inUse).toBe("unknown");
  });
});

it("does not take a plain name for another vendor's product", () => {
  const office = { vendor: "Microsoft", product: "Office" };

  expect(ask(office, { title: "サイボウズ Office における複数の脆弱性" }).inUse).toBe("unknown");
  expect(ask({ product: "Microsoft Office" }, { title: "サイボウズOfficeの脆弱性" }).inUse).toBe("unknown");
  expect(
    ask({ vendor: "サイボウズ", product: "Office" }, { title: "サイボウズ Office の脆弱性" }).inUse,
  ).toBe("yes");
  expect(ask(office, { title: "Microsoft Office における脆弱性" }).inUse).toBe("yes");
  expect(ask(office, { title: "マイクロソフト Office の脆弱性" }).inUse).toBe("yes");
  expect(ask(office, { title: "Office における脆弱性" }).inUse).toBe("yes");
});
