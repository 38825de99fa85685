import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { AdvisoryContent, type Revision } from "../../src/advisory/schema.ts";
import { inTranslation, missingIn, standingIn, type Translation } from "../../src/advisory/translation.ts";

const ENGLISH = AdvisoryContent.parse({
  kind: "alert",
  title: { en: "Title" },
  summary: { en: "Summary", ja: "要約" },
  action: { en: "Update." },
});
const SAID: Translation = {
  model: "m",
  from: { title: "Title", action: "Update." },
  to: { title: "題名", action: "更新してください。" },
};

function record(content: AdvisoryContent, ja: Translation | undefined = SAID) {
  const rest = {
    advisoryId: "a",
    number: 1,
    change: "new",
    changes: [],
    sources: [],
    createdAt: "",
  } as const;
  const revision: Revision = { ...rest, changes: [], sources: [], content };
  return { revision, ...(ja !== undefined && { translations: { ja } }) };
}

describe("a translation", () => {
  test("is of what stands in the other language alone, and of no text that would have to be cut", () => {
    expect(missingIn(ENGLISH, "ja")).toEqual({ title: "Title", action: "Update." });
    expect(missingIn(ENGLISH, "en")).toEqual({});
    const long = { ...ENGLISH, action: { en: "a".repeat(6_001) } };
    expect(missingIn(long, "ja")).toEqual({ title: "Title" });
  });

  test("stands beside the sources' words, and never in their place", () => {
    const read = inTranslation(record(ENGLISH), "ja").revision.content;

    expect(read).toEqual({
      ...ENGLISH,
      title: { en: "Title", ja: "題名" },
      action: { en: "Update.", ja: "更新してください。" },
    });
    expect(inTranslation(record(ENGLISH), "en").revision.content).toBe(ENGLISH);
  });

  test("stands as long as the source says the same, part by part", () => {
    const changed = { ...ENGLISH, action: { en: "Update now." } };
    expect(standingIn(record(changed), "ja")).toEqual({ model: "m", words: { title: "題名" } });

    const spoken = { ...ENGLISH, title: { en: "Title", ja: "発行元の題名" }, action: undefined };
    expect(standingIn(record(spoken), "ja")).toBeUndefined();
    expect(inTranslation(record(spoken), "ja").revision.content.title.ja).toBe("発行元の題名");
  });

  test("changes no word of a source, whatever it says", () => {
    const text = fc.string({ unit: "grapheme", minLength: 1 }).filter((said) => said.trim() !== "");
    const said = fc.record({ ja: text, en: text }, { requiredKeys: [] });
    const told = fc.record({ title: text, summary: text, scope: text, action: text }, { requiredKeys: [] });
    fc.assert(
      fc.property(said, said, told, told, (title, summary, from, to) => {
        const content = { ...ENGLISH, title, summary };
        const read = inTranslation(record(content, { model: "m", from, to }), "ja").revision.content;
        expect(read.title).toMatchObject(title);
        expect(read.summary).toMatchObject(summary);
      }),
    );
  });
});
