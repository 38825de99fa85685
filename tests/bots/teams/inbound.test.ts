import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { InboundActivity } from "../../../src/bots/teams/activity.ts";
import { wordsOf } from "../../../src/bots/teams/inbound.ts";
import { activityOf, BOT, inChannel, mention } from "./harness.ts";

const AT = `<at>${BOT.name}</at>`;

function words(text: string, entities: object[] = []): string {
  return wordsOf(
    InboundActivity.parse(activityOf("https://example.com", { ...inChannel(), text, entities })),
  );
}

describe("the words of any message", () => {
  it("are the same before and after the mention, with single spaces", () => {
    const plain = fc.string({ unit: "grapheme" }).filter((text) => !/[&<>]/.test(text));
    fc.assert(
      fc.property(plain, (text) => {
        const got = words(`${AT} ${text}`, [mention(AT, BOT.id)]);

        expect(got).toBe(words(text));
        expect(got).toBe(got.trim());
        expect(got).not.toMatch(/\s\s|\u00a0/);
      }),
    );
  });

  it("decode an entity once, so that what a person typed stays", () => {
    expect(words("search &amp;lt;")).toBe("search &lt;");
    expect(words("search &unknown; &amp")).toBe("search &unknown; &amp");
  });

  it("survive mention entities without text, or with text that is not there", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (text, at) => {
        expect(words(text, [{ type: "mention", mentioned: { id: BOT.id } }, mention(at, BOT.id)])).toBeTypeOf(
          "string",
        );
      }),
    );
  });
});
