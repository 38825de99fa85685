import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { rawAttribute, rawElements, rawText, sliceElements } from "../../src/sources/slices.ts";
import { UnreadableError } from "../../src/sources/text.ts";

describe("cutting items out", () => {
  test.each([
    ["<r><item>1</item> <item a='/'>2</item></r>", ["<item>1</item>", "<item a='/'>2</item>"], 2, "<r> </r>"],
    ["<r><item/><items/><item>2</item></r>", ["<item/>", "<item>2</item>"], 2, "<r><items/></r>"],
    [
      "<r><!-- <item> --><item><!-- </item> -->1</item></r>",
      ["<item><!-- </item> -->1</item>"],
      1,
      "<r></r>",
    ],
    [
      "<r><item><![CDATA[</item><item>]]></item></r>",
      ["<item><![CDATA[</item><item>]]></item>"],
      1,
      "<r></r>",
    ],
    ["<r><item>1<item>2</item></r>", ["<item>2</item>"], 2, "<r></r>"],
    ["<r><item>1</item><item>2", ["<item>1</item>"], 2, "<r>"],
    ['<r><item>1</item><item a="/', ["<item>1</item>"], 2, "<r>"],
    ["<r><!-- <item>1</item></r>", ["<item>1</item>"], 1, "<r><!-- </r>"],
    ["<r><ITEM>1</ITEM></item></r>", [], 0, "<r><ITEM>1</ITEM></item></r>"],
    ["", [], 0, ""],
  ])("%s", (text, items, opened, envelope) => {
    expect(sliceElements(text, "item")).toEqual({ items, opened, envelope });
  });

  test("a DOCTYPE is refused wherever it stands, but where it is quoted", () => {
    expect(() => sliceElements("<r><item><!doctype x></item></r>", "item")).toThrow(UnreadableError);
    expect(
      sliceElements("<item><![CDATA[<!DOCTYPE html>]]></item><!-- <!ENTITY -->", "item").items,
    ).toHaveLength(1);
  });

  test("of any pieces, as many are opened as are read or lost", () => {
    const piece = fc.constantFrom(
      "<item>",
      "</item>",
      "<item/>",
      "<!--",
      "-->",
      "<![CDATA[",
      "]]>",
      "x",
      "<",
      ">",
      "/",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const { items, opened } = sliceElements(pieces.join(""), "item");

        expect(items.length).toBeLessThanOrEqual(opened);
        for (const item of items) expect(item).toMatch(/^<item[\s\S]*>$/);
      }),
    );
  });

  test.each(["<item>", "</item>", "<!--", "<![CDATA[", "<item a='", "<"])(
    "a hundred thousand %j take no time",
    (piece) => {
      expect(sliceElements(piece.repeat(100_000), "item").items).toEqual([]);
      expect(rawElements(piece.repeat(100_000), "item").length).toBeLessThanOrEqual(100_000);
    },
  );
});

test("raw elements keep their tags and leave alone what only begins alike", () => {
  const item = '<item><a b="1"/><ab>x</ab><a>y</a><x:a>z</x:a><a>never closed';

  expect(rawElements(item, "a")).toEqual(['<a b="1"/>', "<a>y</a", "<a>never closed"]);
  expect(rawElements(item, "x:a")).toEqual(["<x:a>z</x:a"]);
});

test.each([
  ["<item><id>a&amp;b</id></item>", "a&b"],
  ["<item><id> <![CDATA[a&amp;b]]> </id></item>", "a&amp;b"],
  ["<item><id/><id>2</id></item>", undefined],
  ["<item></item>", undefined],
])("the text in %s is %s", (item, text) => {
  expect(rawText(item, "id")).toBe(text);
});

test.each([
  ["<a href='x'>", "x"],
  ['<a x="href=1" href = "a&amp;b">', "a&amp;b"],
  ["<a>href='x'</a>", undefined],
  ["<a xhref='x'>", undefined],
  ["<a href=x>", undefined],
])("the address in %s is %s", (tag, href) => {
  expect(rawAttribute(tag, "href")).toBe(href);
});
