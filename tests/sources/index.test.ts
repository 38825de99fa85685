import { expect, test } from "vitest";
import { recogniseSource, sources } from "../../src/sources/index.ts";
import { documentOf, JVN_FEED, kevCatalog, kevEntry } from "./build.ts";

const DOCUMENTS = [
  ["hansho-json", documentOf({ id: "a", kind: "incident", title: { ja: "題" } })],
  ["jvn-rss", documentOf(JVN_FEED)],
  ["cisa-kev", documentOf(kevCatalog([kevEntry(1)]))],
] as const;

test("every source has a name and a precedence of its own, in order", () => {
  expect(sources.map(({ name }) => name)).toEqual(["hansho-json", "jvn-rss", "cisa-kev"]);
  expect(sources.map(({ precedence }) => precedence)).toEqual([0, 10, 20]);
  expect(sources.map(({ baseline }) => baseline)).toEqual([false, true, true]);
});

test.each(DOCUMENTS)("a document of %s is recognised by it and by no other", (name, document) => {
  expect(recogniseSource(document)?.name).toBe(name);
  expect(sources.filter((source) => source.recognises(document)).map((source) => source.name)).toEqual([
    name,
  ]);
});

test.each(["", "{}", "[]", "null", "<rss/>", "plain words"])("%j is recognised by none", (text) => {
  expect(recogniseSource(documentOf(text))).toBeUndefined();
});
