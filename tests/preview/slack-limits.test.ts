import { describe, expect, it } from "vitest";
import { slackRefusal, slackViewRefusal } from "../../src/preview/slack-limits.ts";

const plain = (text: string) => ({ type: "plain_text", text });
const section = (text: string) => ({ type: "section", text: { type: "mrkdwn", text } });
const message = (...blocks: unknown[]) => ({ channel: "C1", text: "fallback", blocks });
const actions = (...elements: unknown[]) => ({ type: "actions", elements });
const button = (extra: object = {}) => ({ type: "button", text: plain("Go"), action_id: "go", ...extra });
const rich = (...elements: unknown[]) => ({ type: "rich_text", elements });
const input = (extra: object = {}) => ({
  type: "input",
  label: plain("Subject"),
  element: { type: "plain_text_input", action_id: "subject", ...extra },
});
const modal = (extra: object = {}) => ({ type: "modal", title: plain("Draft"), blocks: [], ...extra });

describe("slackRefusal", () => {
  it.each([
    ["text alone", { text: "hello" }],
    [
      "every block",
      message(
        { type: "header", text: plain("B") },
        section("*hi*"),
        { type: "divider" },
        {
          type: "context",
          elements: [plain("x"), { type: "image", image_url: "https://example.com/a.png", alt_text: "a" }],
        },
        rich(
          {
            type: "rich_text_section",
            elements: [
              { type: "text", text: "a", style: { bold: true } },
              { type: "link", url: "https://example.com" },
            ],
          },
          {
            type: "rich_text_list",
            style: "ordered",
            elements: [{ type: "rich_text_section", elements: [{ type: "text", text: "1" }] }],
          },
          { type: "rich_text_preformatted", elements: [{ type: "text", text: "body" }] },
          { type: "rich_text_quote", elements: [{ type: "text", text: "quote" }] },
        ),
        actions(button({ url: "https://example.com", value: "v", style: "primary" })),
      ),
    ],
    ["blocks as JSON text", { text: "x", blocks: JSON.stringify([section("a")]) }],
    ["50 blocks", message(...Array.from({ length: 50 }, () => ({ type: "divider" })))],
    ["3,000 characters in a section", message(section("あ".repeat(3000)))],
    ["metadata", { text: "x", metadata: { event_type: "post", event_payload: { id: "1" } } }],
  ])("takes %s", (_name, sent) => {
    expect(slackRefusal(sent)).toBeUndefined();
  });

  it.each([
    ["nothing", {}, /^no_text: /],
    ["no blocks and no text", { text: "", blocks: [] }, /^no_text: /],
    ["a text of 40,001", { text: "a".repeat(40_001) }, /^msg_too_long: /],
    ["broken JSON", { text: "x", blocks: "[" }, /^invalid_blocks_format: /],
    ["blocks that are no list", { text: "x", blocks: {} }, /^invalid_blocks_format: /],
    [
      "51 blocks",
      message(...Array.from({ length: 51 }, () => ({ type: "divider" }))),
      /^invalid_blocks: .*50/,
    ],
    ["an unknown block", message({ type: "carousel", elements: [] }), /^invalid_blocks: /],
    ["an alert outside a modal", message({ type: "alert", text: plain("x") }), /^invalid_blocks: /],
    ["an unknown property", message({ type: "divider", color: "red" }), /^invalid_blocks: .*color/],
    ["an empty text", message(section("")), /\/blocks\/0\/text\/text/],
    ["a section of 3,001", message(section("a".repeat(3001))), /\/blocks\/0\/text\/text/],
    ["a section of nothing", message({ type: "section" }), /needs text or fields/],
    [
      "11 fields",
      message({ type: "section", fields: Array.from({ length: 11 }, () => plain("a")) }),
      /fields/,
    ],
    [
      "mrkdwn in a header",
      message({ type: "header", text: { type: "mrkdwn", text: "a" } }),
      /^invalid_blocks: /,
    ],
    ["a header of 151", message({ type: "header", text: plain("a".repeat(151)) }), /^invalid_blocks: /],
    [
      "11 context elements",
      message({ type: "context", elements: Array.from({ length: 11 }, () => plain("a")) }),
      /elements/,
    ],
    [
      "26 buttons",
      message(actions(...Array.from({ length: 26 }, (_, i) => button({ action_id: `b${i}` })))),
      /elements/,
    ],
    ["a button text of 76", message(actions(button({ text: plain("a".repeat(76)) }))), /text/],
    ["a button value of 2,001", message(actions(button({ value: "a".repeat(2001) }))), /value/],
    ["a javascript link", message(actions(button({ url: "javascript:alert(1)" }))), /http or https/],
    ["a relative link", message(actions(button({ url: "/drafts" }))), /http or https/],
    [
      "style in preformatted links of another kind",
      message(rich({ type: "rich_text_preformatted", elements: [{ type: "emoji", name: "x" }] })),
      /^invalid_blocks: /,
    ],
    [
      "a run of no text",
      message(rich({ type: "rich_text_section", elements: [{ type: "text", text: "" }] })),
      /text/,
    ],
    [
      "a file link",
      message(rich({ type: "rich_text_section", elements: [{ type: "link", url: "file:///etc" }] })),
      /http/,
    ],
    [
      "block ids used twice",
      message({ type: "divider", block_id: "a" }, { type: "divider", block_id: "a" }),
      /already exists/,
    ],
    ["action ids used twice in a block", message(actions(button(), button())), /action_id/],
    [
      "13,201 characters",
      message(...Array.from({ length: 5 }, () => section("a".repeat(2641)))),
      /^msg_blocks_too_long: /,
    ],
    [
      "metadata without a payload",
      { text: "x", metadata: { event_type: "post" } },
      /^invalid_metadata_format: /,
    ],
    [
      "metadata of 8 KB",
      { text: "x", metadata: { event_type: "p", event_payload: { a: "b".repeat(8000) } } },
      /^metadata_too_large: /,
    ],
  ])("refuses %s", (_name, sent, reason) => {
    expect(slackRefusal(sent)).toMatch(reason);
  });
});

describe("slackViewRefusal", () => {
  it.each([
    ["a modal", modal()],
    [
      "inputs with submit",
      modal({ submit: plain("OK"), blocks: [input({ initial_value: "a".repeat(3000), multiline: true })] }),
    ],
    ["an alert", modal({ blocks: [{ type: "alert", text: plain("old"), level: "warning" }] })],
    ["JSON text", JSON.stringify(modal())],
    ["100 blocks", modal({ blocks: Array.from({ length: 100 }, () => ({ type: "divider" })) })],
  ])("takes %s", (_name, view) => {
    expect(slackViewRefusal(view)).toBeUndefined();
  });

  it.each([
    ["no title", { type: "modal", blocks: [] }, /\/view\/title/],
    ["a title of 25", modal({ title: plain("a".repeat(25)) }), /\/view\/title\/text/],
    ["a submit of 25", modal({ submit: plain("a".repeat(25)) }), /\/view\/submit\/text/],
    ["input without submit", modal({ blocks: [input()] }), /needs submit/],
    [
      "101 blocks",
      modal({ blocks: Array.from({ length: 101 }, () => ({ type: "divider" })) }),
      /\/view\/blocks/,
    ],
    ["private_metadata of 3,001", modal({ private_metadata: "a".repeat(3001) }), /private_metadata/],
    ["callback_id of 256", modal({ callback_id: "a".repeat(256) }), /callback_id/],
    [
      "initial_value of 3,001",
      modal({ submit: plain("OK"), blocks: [input({ initial_value: "a".repeat(3001) })] }),
      /initial_value/,
    ],
    [
      "initial_value above max_length",
      modal({ submit: plain("OK"), blocks: [input({ initial_value: "abc", max_length: 2 })] }),
      /max_length/,
    ],
    [
      "max_length of 3,001",
      modal({ submit: plain("OK"), blocks: [input({ max_length: 3001 })] }),
      /max_length/,
    ],
    [
      "block ids used twice",
      modal({
        blocks: [
          { type: "divider", block_id: "a" },
          { type: "divider", block_id: "a" },
        ],
      }),
      /already exists/,
    ],
    ["no object", "nonsense", /^invalid_arguments: /],
  ])("refuses %s", (_name, view, reason) => {
    expect(slackViewRefusal(view)).toMatch(reason);
  });

  it("refuses more than 250 KB", () => {
    const blocks = Array.from({ length: 95 }, () => section("あ".repeat(2900)));

    expect(slackViewRefusal(modal({ blocks }))).toMatch(/^view_too_large: /);
  });
});
