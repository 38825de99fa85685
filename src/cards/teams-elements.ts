import type { CardAction, CardElement, CardLink } from "./model.ts";
import type { Lang, Priority } from "../advisory/schema.ts";
import { type CardItem, type Container, line, lines, run, type SubmitAction } from "./teams-model.ts";

/** Beside the words of the badge, never instead of them. */
const STYLE: Record<Priority, NonNullable<Container["style"]>> = {
  A: "attention",
  B: "warning",
  C: "accent",
  D: "emphasis",
};

const BOLD = { weight: "Bolder" } as const;

/** One element of a shortened card; `index` makes ids unique within the card. */
export function teamsItems(element: CardElement, index: number, lang: Lang): CardItem[] {
  switch (element.type) {
    case "badge":
      return [
        {
          type: "Container",
          style: badgeStyle(element.priority, element.tone),
          items: [line(run(element.label, { ...BOLD, size: "Medium" }))],
        },
      ];
    case "title":
      return [line(run(element.text, { ...BOLD, size: "Medium" }))];
    case "text":
      return textLines(element.text, element.tone);
    case "section":
      return [line(run(element.label, BOLD)), ...close(lines(element.text))];
    case "facts":
      return element.facts.map(({ label, value }, at) => ({
        ...line(run(`${label}  `, BOLD), run(value)),
        ...(at > 0 && { spacing: "Small" as const }),
      }));
    case "list":
      return [
        ...(element.label === undefined ? [] : [line(run(element.label, BOLD))]),
        ...close(
          element.items.map((item, at) => line(run(`${element.ordered ? `${at + 1}.` : "•"} ${item}`))),
        ),
      ];
    case "links":
      return [
        line(run(element.label, BOLD)),
        ...close(element.links.map((link) => line(run("• "), anchor(link)))),
      ];
    case "copy":
      return [
        {
          type: "Input.Text",
          id: `copy_${index}`,
          label: element.label,
          isMultiline: element.text.includes("\n") || element.text.length > 80,
          value: element.text,
        },
      ];
    case "row":
      return [row(element, lang)];
    case "divider":
      return [{ type: "Container", items: [], separator: true }];
  }
}

const DIALOGS = new Set<CardAction["id"]>(["draft", "new"]);

/** A button. `draft` and `new` open a dialog (task/fetch); the others come back as a message with this data. */
export function teamsAction(action: CardAction, lang: Lang): SubmitAction {
  const { start: s, audience: au, followUp: f } = action;
  const hansho = {
    action: action.id,
    a: action.advisoryId,
    r: action.revision,
    lang,
    ...(s !== undefined && { s }),
    ...(au !== undefined && { au }),
    ...(f !== undefined && { f }),
  };
  return {
    type: "Action.Submit",
    title: action.label,
    data: DIALOGS.has(action.id) ? { msteams: { type: "task/fetch" }, hansho } : { hansho },
    associatedInputs: "none",
    ...(action.primary === true && { style: "positive" }),
  };
}

function badgeStyle(
  priority: Priority,
  tone: "normal" | "overdue" | "withdrawn",
): NonNullable<Container["style"]> {
  switch (tone) {
    case "normal":
      return STYLE[priority];
    case "overdue":
      return "attention";
    case "withdrawn":
      return "default";
  }
}

function textLines(text: string, tone: "normal" | "subtle" | "warning"): CardItem[] {
  switch (tone) {
    case "normal":
      return lines(text);
    case "subtle":
      return lines(text, { isSubtle: true });
    case "warning":
      return lines(text.startsWith("⚠️") ? text : `⚠️ ${text}`, BOLD);
  }
}

function anchor({ text, url }: CardLink): ReturnType<typeof run> {
  return run(text, url === undefined ? {} : { selectAction: { type: "Action.OpenUrl", url } });
}

function row(element: CardElement & { type: "row" }, lang: Lang): CardItem {
  const { lead, title, detail, action } = element;
  const text = [
    ...(lead === undefined ? [] : [line(run(lead, BOLD))]),
    { ...line(run(title, lead === undefined ? BOLD : {})), spacing: "Small" as const },
    { ...line(run(detail, { isSubtle: true })), spacing: "Small" as const },
  ];
  if (action === undefined) return { type: "Container", items: text, separator: true };
  return {
    type: "ColumnSet",
    separator: true,
    columns: [
      { type: "Column", width: "stretch", items: text },
      {
        type: "Column",
        width: "auto",
        verticalContentAlignment: "Center",
        items: [{ type: "ActionSet", actions: [teamsAction(action, lang)] }],
      },
    ],
  };
}

/** Lines that belong to the label above them stand close to it. */
function close(items: ReturnType<typeof line>[]): ReturnType<typeof line>[] {
  return items.map((item) => ({ ...item, spacing: "Small" }));
}
