import { describe, expect, it } from "vitest";
import { teamsRefusal } from "../../src/preview/teams-limits.ts";

const card = (body: unknown[], extra: object = {}) => ({
  type: "message",
  attachments: [
    {
      contentType: "application/vnd.microsoft.card.adaptive",
      content: { type: "AdaptiveCard", version: "1.5", body, ...extra },
    },
  ],
});
const text = (value: string) => ({ type: "TextBlock", text: value, wrap: true });
const submit = { type: "Action.Submit", title: "Draft", data: { msteams: { type: "task/fetch" } } };

describe("teamsRefusal", () => {
  it.each([
    ["text", { type: "message", text: "hello" }],
    ["typing", { type: "typing" }],
    [
      "a card",
      card(
        [
          text("x"),
          { type: "RichTextBlock", inlines: ["a", { type: "TextRun", text: "b", weight: "Bolder" }] },
          { type: "FactSet", facts: [{ title: "a", value: "b" }] },
          { type: "ColumnSet", columns: [{ type: "Column", width: "auto", items: [text("a")] }] },
          { type: "Container", style: "emphasis", items: [{ type: "ActionSet", actions: [submit] }] },
          { type: "Input.Text", id: "body", label: "Body", isMultiline: true, value: "v" },
          {
            type: "Table",
            columns: [{ width: 1 }],
            rows: [{ type: "TableRow", cells: [{ type: "TableCell", items: [text("a")] }] }],
          },
        ],
        { actions: [submit, { type: "Action.OpenUrl", title: "Open", url: "https://example.com" }] },
      ),
    ],
    ["a Badge with a fallback", card([{ type: "Badge", text: "B", fallback: text("B") }])],
    ["a Badge to drop", card([{ type: "Badge", text: "B", fallback: "drop" }])],
  ])("takes %s", (_name, activity) => {
    expect(teamsRefusal(activity)).toBeUndefined();
  });

  it.each([
    ["no object", "hello", /not an object/],
    ["no type", { text: "x" }, /no type/],
    ["an empty message", { type: "message" }, /neither text nor attachments/],
    ["version 1.6", card([], { version: "1.6" }), /1\.5 at most/],
    ["no version", card([], { version: undefined }), /version is missing/],
    ["a Badge without fallback", card([{ type: "Badge", text: "B" }]), /Badge.*no fallback/],
    ["a fallback that is no better", card([{ type: "Badge", fallback: { type: "Icon" } }]), /Icon/],
    ["a TextBlock without text", card([{ type: "TextBlock" }]), /body\[0\]\.text/],
    [
      "an element deep inside",
      card([
        {
          type: "Container",
          items: [{ type: "ColumnSet", columns: [{ type: "Column", items: [{ type: "Input.Text" }] }] }],
        },
      ]),
      /columns\[0\]\.items\[0\]\.id/,
    ],
    [
      "an input id used twice",
      card([
        { type: "Input.Text", id: "a" },
        { type: "Container", items: [{ type: "Input.Text", id: "a" }] },
      ]),
      /used twice/,
    ],
    ["an unknown action", card([], { actions: [{ type: "Action.Copy", title: "x" }] }), /Action\.Copy/],
    [
      "a mailto link",
      card([], { actions: [{ type: "Action.OpenUrl", title: "x", url: "mailto:a@example.com" }] }),
      /http/,
    ],
    ["seven actions", card([], { actions: Array.from({ length: 7 }, () => submit) }), /more than 6/],
    ["a text block as column", card([{ type: "ColumnSet", columns: [text("a")] }]), /expected a Column/],
    [
      "an element among inlines",
      card([{ type: "RichTextBlock", inlines: [text("a")] }]),
      /expected a TextRun/,
    ],
    ["an empty FactSet", card([{ type: "FactSet", facts: [] }]), /facts/],
  ])("refuses %s", (_name, activity, reason) => {
    expect(teamsRefusal(activity)).toMatchObject({
      status: 400,
      code: "BadSyntax",
      message: expect.stringMatching(reason),
    });
  });

  it("counts UTF-16 bytes of the whole message", () => {
    const room = (100 * 1024) / 2 - JSON.stringify(card([text("")])).length;

    expect(teamsRefusal(card([text("あ".repeat(room))]))).toBeUndefined();
    expect(teamsRefusal(card([text("あ".repeat(room + 1))]))).toMatchObject({
      status: 413,
      code: "MessageSizeTooBig",
    });
  });
});
