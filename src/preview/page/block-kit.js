import { h } from "./dom.js";
import { lines, mrkdwn } from "./mrkdwn.js";
import { richText } from "./rich-text.js";
import { say } from "./words.js";

/**
 * Slack's blocks as elements: the ones `slack-limits.ts` lets pass. `context` has `people` (names by id), `press`
 * (called with what Slack would send on of a button), `confirmed` (asks a button's `confirm`) and, in a modal, `values`
 * (what stands in inputs).
 */
export function drawBlocks(blocks, context) {
  return blocks.map((block) => drawBlock(block, context));
}

/** A text object, plain or mrkdwn. */
export function drawText(text, people) {
  return text.type === "mrkdwn" ? mrkdwn(text.text, people) : lines(text.text);
}

function drawBlock(block, context) {
  switch (block.type) {
    case "header":
      return h("h3", { class: "block-header" }, drawText(block.text));
    case "divider":
      return h("hr");
    case "section":
      return h(
        "div",
        { class: "block-section" },
        h(
          "div",
          { class: "section-text" },
          block.text && h("p", {}, drawText(block.text, context.people)),
          block.fields &&
            h(
              "div",
              { class: "fields" },
              block.fields.map((field) => h("p", {}, drawText(field, context.people))),
            ),
        ),
        block.accessory && drawElement(block.accessory, block, context),
      );
    case "context":
      return h(
        "p",
        { class: "block-context" },
        block.elements.map((element) =>
          element.type === "image" ? image(element) : h("span", {}, drawText(element, context.people)),
        ),
      );
    case "actions":
      return h(
        "div",
        { class: "block-actions" },
        block.elements.map((element) => drawElement(element, block, context)),
      );
    case "rich_text":
      return richText(block, context.people);
    case "image":
      return h("figure", {}, image(block), block.title && h("figcaption", {}, drawText(block.title)));
    case "alert":
      return h(
        "p",
        { class: `block-alert ${block.level ?? "default"}` },
        drawText(block.text, context.people),
      );
    case "input":
      return input(block, context);
    default:
      return h("p", { class: "block-unknown" }, block.type);
  }
}

/** Pictures are never fetched: this page talks to nobody. */
function image(element) {
  return h("span", { class: "image-place", role: "img", "aria-label": element.alt_text }, `🖼 ${say().image}`);
}

function drawElement(element, block, context) {
  const press = (extra) =>
    context.press({
      blockId: block.block_id ?? "",
      actionId: element.action_id ?? "",
      type: element.type,
      ...extra,
    });
  switch (element.type) {
    case "button": {
      const attributes = {
        class: `block-button ${element.style ?? ""}`,
        "aria-label": element.accessibility_label,
      };
      const onclick = async () => {
        if (element.confirm !== undefined && !(await context.confirmed(element.confirm))) return;
        press({ value: element.value, text: element.text });
      };
      return element.url === undefined
        ? h("button", { ...attributes, type: "button", onclick }, drawText(element.text))
        : h(
            "a",
            { ...attributes, href: element.url, target: "_blank", rel: "noopener noreferrer", onclick },
            drawText(element.text),
          );
    }
    case "image":
      return image(element);
    case "static_select":
    case "overflow":
    case "radio_buttons":
    case "checkboxes":
      return h(
        "select",
        {
          class: "block-select",
          "aria-label": element.placeholder?.text ?? "…",
          onchange: (event) => event.target.value !== "" && press({ value: event.target.value }),
        },
        element.initial_option === undefined && h("option", { value: "" }, element.placeholder?.text ?? "…"),
        element.options.map((option) =>
          h(
            "option",
            {
              value: option.value,
              selected: option.value === element.initial_option?.value ? true : undefined,
            },
            option.text.text,
          ),
        ),
      );
    default:
      return h("span", {}, element.type);
  }
}

/** An input of a modal: its label, the field with what stands in it, and the hint. */
function input(block, context) {
  const { element } = block;
  const id = `input-${block.block_id}-${element.action_id}`;
  const state = context.values?.[block.block_id]?.[element.action_id];
  if (element.type === "static_select") return labelled(block, menu(element, block, state));
  const value = state?.value ?? "";
  const common = {
    id,
    "data-block": block.block_id,
    "data-action": element.action_id,
    placeholder: element.placeholder?.text,
    maxlength: String(element.max_length ?? 3000),
    required: block.optional ? undefined : true,
    spellcheck: "false",
  };
  const field = element.multiline
    ? h("textarea", { ...common, rows: String(Math.min(16, value.split("\n").length + 2)) })
    : h("input", { ...common, type: "text" });
  field.value = value;
  return labelled(block, field);
}

/** A menu of a modal with what is chosen. */
function menu(element, block, state) {
  const field = h(
    "select",
    {
      id: `input-${block.block_id}-${element.action_id}`,
      class: "block-select",
      "data-block": block.block_id,
      "data-action": element.action_id,
    },
    element.options.map((option) => h("option", { value: option.value }, option.text.text)),
  );
  field.value = state?.selected_option?.value ?? "";
  return field;
}

/** A field with its label above, which Slack itself marks as optional, and below it what is wrong and the hint. */
function labelled(block, field) {
  return h(
    "div",
    { class: "block-input" },
    h(
      "label",
      { for: field.id, "data-optional": block.optional ? say().optional : undefined },
      drawText(block.label),
    ),
    field,
    h("p", { class: "field-error", "data-error": block.block_id, role: "alert", hidden: true }),
    block.hint && h("p", { class: "hint" }, drawText(block.hint)),
  );
}
