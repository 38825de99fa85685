/** Files of a draft, taken apart again: the customer's own word for word, edited ones, and any text at all. */
import { readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import type { Lang } from "../../src/advisory/schema.ts";
import { emlOf } from "../../src/web/draft/eml.ts";
import { type DraftPages, EXPLOITED, openDraftPages, seedAdvisory } from "./draft-pages-harness.ts";
import { readMail } from "./mail.ts";

let pages: DraftPages | undefined;
afterEach(async () => {
  await pages?.close();
  pages = undefined;
});

const open = async (content?: object): Promise<DraftPages> => (pages = await openDraftPages(content));
const bytesOf = async (url: string) => new Uint8Array(await (await fetch(url)).arrayBuffer());
const seedText = (lang: Lang, part: "subject" | "body") =>
  readFileSync(path.join(import.meta.dirname, "../fixtures/seed", `draft.${lang}.${part}.txt`), "utf8");
/** Blank lines between sections aside (design 6), nothing else. */
const solid = (text: string) => text.split(/\r?\n/).filter((line) => line !== "");

describe.each(["ja", "en"] as const)("the customer's draft in %s", (lang) => {
  it("comes out of the store as .eml, word for word", async () => {
    const { link } = await open(seedAdvisory());
    const mail = readMail(await bytesOf(`${await link()}/draft.eml?lang=${lang}`));

    expect(mail.subject).toBe(seedText(lang, "subject").trim());
    expect(solid(mail.body)).toEqual(solid(seedText(lang, "body")));
    expect(mail.body).not.toMatch(/[^\r]\n/);
    expect(mail.header("x-unsent")).toBe("1");
    for (const absent of ["from", "to", "cc", "bcc", "sender"]) expect(mail.header(absent)).toBeUndefined();
  });

  it("comes out as .txt: subject, an empty line, body, as Windows reads it", async () => {
    const { link } = await open(seedAdvisory());
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(
      await bytesOf(`${await link()}/draft.txt?lang=${lang}`),
    );

    expect(text.startsWith(`\ufeff${seedText(lang, "subject").trim()}\r\n\r\n`)).toBe(true);
    expect(solid(text.slice(1))).toEqual([
      ...solid(seedText(lang, "subject")),
      ...solid(seedText(lang, "body")),
    ]);
    expect(text).not.toMatch(/[^\r]\n/);
  });
});

describe("a mail file in both languages", () => {
  it.each([
    ["ja", "en"],
    ["en", "ja"],
  ] as const)("has the reader's first (%s)", async (first, second) => {
    const { link } = await open(seedAdvisory());
    const mail = readMail(await bytesOf(`${await link()}/draft.eml?lang=both&first=${first}`));

    expect(mail.subject).toBe(`${seedText(first, "subject").trim()} / ${seedText(second, "subject").trim()}`);
    expect(solid(mail.body).filter((line) => !/^-+$/.test(line))).toEqual([
      ...solid(seedText(first, "body")),
      ...solid(seedText(second, "subject")),
      ...solid(seedText(second, "body")),
    ]);
  });
});

describe("what the organization saved", () => {
  it.each(["ja", "en"] as const)("is what the files have (%s)", async (lang) => {
    const { edit, link, flows, id } = await open();
    await edit(lang, (body) => `${body}\n\n追伸: 𠮷野家の件 😀 も参照`);
    const saved = await flows.draft({ organizationId: "example", idOrAlias: id, lang });
    const url = await link();
    const mail = readMail(await bytesOf(`${url}/draft.eml?lang=${lang}`));
    const text = await (await fetch(`${url}/draft.txt?lang=${lang}`)).text();

    expect(saved?.version).toBe(1);
    expect(mail.body.replaceAll("\r\n", "\n").trimEnd()).toBe(saved?.body);
    expect(text.replaceAll("\r\n", "\n")).toBe(`${saved?.subject}\n\n${saved?.body}\n`);
  });
});

describe("an old draft's file", () => {
  it("says so in its name, and not in its text", async () => {
    const { revise, link } = await open();
    const url = await link();
    const before = await (await fetch(`${url}/draft.txt?lang=ja`)).text();
    await revise(EXPLOITED);
    const [ja, en] = await Promise.all([
      fetch(`${url}/draft.txt?lang=ja`),
      fetch(`${url}/draft.eml?lang=en`),
    ]);

    expect(decodeURIComponent(ja.headers.get("content-disposition") ?? "")).toContain("旧版-draft-");
    expect(en.headers.get("content-disposition")).toContain("filename=out-of-date-draft-");
    expect(await ja.text()).toBe(before);
    expect(before).not.toContain("旧版");
  });

  it("has another name for other readers and for a follow-up", async () => {
    const { revise, link } = await open();
    await link({ audience: "executives" });
    await revise(EXPLOITED);
    const url = await link({ audience: "executives", followUp: true });

    const name = (await fetch(`${url}/draft.eml`)).headers.get("content-disposition");
    expect(name).toMatch(/filename=draft-[^"]+-executives-follow-up-ja\.eml$/);
  });
});

describe("any subject and body", () => {
  const line = fc
    .string({ unit: "grapheme", maxLength: 300 })
    .map((text) => text.replaceAll(/[\p{Cc}]/gu, ""));

  it("are in the mail as they were", async () => {
    await fc.assert(
      fc.asyncProperty(line, fc.array(line, { minLength: 1, maxLength: 20 }), async (subject, lines) => {
        fc.pre(lines.some((each) => each !== ""));
        const mail = readMail(await emlOf({ subject, body: lines.join("\n") }, new Date(0)));

        expect(mail.body).toBe(lines.join("\r\n"));
        // Runs of blanks in a header are folding white space (RFC 5322 2.2.3): not what a subject is about.
        expect(mail.subject.replaceAll(/\s+/gu, " ").trim()).toBe(subject.replaceAll(/\s+/gu, " ").trim());
      }),
    );
  });

  it("can be 500 full-width characters", async () => {
    const subject = "【重要】" + "脆弱性😀".repeat(99);
    const bytes = await emlOf({ subject, body: "x" }, new Date(0));

    expect(readMail(bytes).subject).toBe(subject);
  });

  it("never have the id of another mail", async () => {
    const ids = await Promise.all(
      [1, 2].map(async () =>
        readMail(await emlOf({ subject: "s", body: "b" }, new Date(0))).header("message-id"),
      ),
    );
    expect(new Set(ids).size).toBe(2);
    for (const id of ids) expect(id).toMatch(/^<[^@<>\s]+@hansho\.invalid>$/);
  });
});
