import { expect, test } from "vitest";
import { recogniseSource, sources } from "../../src/sources/index.ts";
import { documentOf, JVN_FEED, kevCatalog, kevEntry } from "./build.ts";
import { csafDocument } from "./csaf-build.ts";
import { cveRecord, nvdCve, nvdPage, osvRecord, restAdvisory } from "./build-vulnerabilities.ts";
import { fixture } from "./fixture.ts";
import { ipediaFeed, ipediaItem } from "./jvndb-build.ts";
import {
  alertEntry,
  alerts,
  okaDetail,
  okaFeed,
  overview,
  vuldef,
  vulinfo,
  xmlStatus,
} from "./myjvn-build.ts";

const DOCUMENTS = [
  ["hansho-json", documentOf({ id: "a", kind: "incident", title: { ja: "題" } })],
  ["jpcert", documentOf(fixture("jpcert/jpcert.rdf"))],
  ["jpcert", documentOf(fixture("jpcert/at990002.html"))],
  ["ipa", documentOf(fixture("ipa/alert-rss.rdf"))],
  ["security-next", documentOf(fixture("security-next/feed.xml"))],
  ["rss", documentOf('<rss version="2.0"><channel></channel></rss>')],
  ["rss", documentOf({ version: "https://jsonfeed.org/version/1.1", items: [] })],
  ["jvn-rss", documentOf(JVN_FEED)],
  ["myjvn", documentOf(vuldef([vulinfo(1)]))],
  ["myjvn", documentOf(overview([ipediaItem(1)], xmlStatus({ returned: 1 })))],
  ["myjvn", documentOf(alerts([alertEntry(1)]))],
  ["myjvn", documentOf(okaFeed([]))],
  ["myjvn", documentOf(okaDetail())],
  ["jvndb", documentOf(ipediaFeed([ipediaItem(1)]))],
  ["csaf", documentOf(csafDocument())],
  ["cisa-kev", documentOf(kevCatalog([kevEntry(1)]))],
  ["enisa-kev", documentOf([{ cveID: "CVE-1900-0001", euvdID: "EUVD-1900-12", originSource: "cnw" }])],
  ["epss", documentOf("cve,epss\nCVE-1900-0001,0.5\n")],
  ["ghsa", documentOf([restAdvisory()])],
  ["osv", documentOf(osvRecord())],
  ["cve5", documentOf(cveRecord())],
  ["nvd", documentOf(nvdPage([nvdCve(1)]))],
] as const;

test("every source has a name of its own; they stand in order of precedence, the one for any feed last", () => {
  const names = sources.map(({ name }) => name);
  const precedences = sources.filter(({ name }) => name !== "rss").map(({ precedence }) => precedence);

  expect(new Set(names).size).toBe(names.length);
  expect(precedences).toEqual(precedences.toSorted((a, b) => a - b));
  expect(names.at(-1)).toBe("rss");
});

test("what is handed to us is no baseline, feeds are", () => {
  const handed = sources.filter(({ baseline }) => !baseline).map(({ name }) => name);

  expect(handed).toEqual(["hansho-json", "person"]);
});

test.each(DOCUMENTS)("a document of %s is recognised by it and by no other", (name, document) => {
  const others = sources.filter((source) => source.name !== "rss" && source.recognises(document));

  expect(recogniseSource(document)?.name).toBe(name);
  expect(others.map((source) => source.name)).toEqual(name === "rss" ? [] : [name]);
});

test.each(["", "{}", "[]", "null", "<rss/>", "plain words"])("%j is recognised by none", (text) => {
  expect(recogniseSource(documentOf(text))).toBeUndefined();
});
