import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { messageRef, parseMessageRef, withoutThread } from "../../../src/bots/teams/reference.ts";

/** Ids as Teams makes them: anything without a space. */
const id = fc.string({ minLength: 1 }).map((text) => text.replaceAll(/\s/g, "_"));

describe("message refs", () => {
  it("give back the conversation and the activity", () => {
    fc.assert(
      fc.property(id, id, id, (conversationId, activityId, channel) => {
        const place = { conversationId, activityId };
        expect(parseMessageRef(messageRef(place, channel), channel)).toEqual(place);
      }),
    );
  });

  it("leave out the conversation where it is the destination's own", () => {
    expect(messageRef({ conversationId: "a:1", activityId: "7" }, "a:1")).toBe("7");
  });

  it("know a channel without its thread", () => {
    expect(withoutThread("19:x@thread.tacv2;messageid=1")).toBe("19:x@thread.tacv2");
    expect(withoutThread("a:1")).toBe("a:1");
  });
});
