/** The part of Adaptive Cards 1.5 that we use. Untrusted text stands only in `TextRun` and in input values. */

export interface TextRun {
  type: "TextRun";
  text: string;
  weight?: "Bolder";
  size?: "Small" | "Medium" | "Large";
  isSubtle?: boolean;
  color?: "Attention" | "Warning";
  selectAction?: { type: "Action.OpenUrl"; url: string; title?: string };
}

export interface RichTextBlock {
  type: "RichTextBlock";
  inlines: TextRun[];
  spacing?: Spacing;
  separator?: boolean;
}

type Spacing = "None" | "Small" | "Medium";

export interface SubmitAction {
  type: "Action.Submit";
  title: string;
  data: Record<string, unknown>;
  style?: "positive";
  associatedInputs?: "auto" | "none";
}

export interface OpenUrlAction {
  type: "Action.OpenUrl";
  title: string;
  url: string;
}

/** Shows what is hidden and hides it again, without asking us. */
export interface ToggleAction {
  type: "Action.ToggleVisibility";
  title: string;
  targetElements: string[];
}

export interface TextInput {
  type: "Input.Text";
  id: string;
  label: string;
  isMultiline: boolean;
  value: string;
  maxLength?: number;
  isRequired?: true;
  errorMessage?: string;
}

export interface ChoiceInput {
  type: "Input.ChoiceSet";
  id: string;
  label: string;
  style: "compact";
  value: string;
  choices: { title: string; value: string }[];
}

export interface Container {
  type: "Container";
  id?: string;
  items: CardItem[];
  style?: "attention" | "warning" | "good" | "accent" | "emphasis" | "default";
  spacing?: Spacing;
  separator?: boolean;
  /** Hidden until a `ToggleAction` shows it. */
  isVisible?: false;
}

export interface ColumnSet {
  type: "ColumnSet";
  separator?: boolean;
  spacing?: Spacing;
  columns: Column[];
}

export interface Column {
  type: "Column";
  width: "stretch" | "auto";
  items: CardItem[];
  verticalContentAlignment?: "Center" | "Bottom";
}

export interface ActionSet {
  type: "ActionSet";
  actions: (SubmitAction | OpenUrlAction | ToggleAction)[];
  spacing?: Spacing;
}

export type CardItem = RichTextBlock | TextInput | ChoiceInput | Container | ColumnSet | ActionSet;

export interface AdaptiveCard {
  type: "AdaptiveCard";
  $schema: "http://adaptivecards.io/schemas/adaptive-card.json";
  version: "1.5";
  lang: string;
  /** Shown by clients older than 1.5; Markdown may be read in it, so it is defused. */
  fallbackText: string;
  speak: string;
  body: CardItem[];
  actions?: SubmitAction[];
}

/** A whole card around a body. */
export function adaptiveCard(
  lang: string,
  summary: string,
  body: CardItem[],
  actions: SubmitAction[],
): AdaptiveCard {
  const text = defuse(summary);
  return {
    type: "AdaptiveCard",
    $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
    version: "1.5",
    lang,
    fallbackText: text,
    speak: text,
    body,
    ...(actions.length > 0 && { actions }),
  };
}

/** A line of rich text. */
export function line(...inlines: TextRun[]): RichTextBlock {
  return { type: "RichTextBlock", inlines };
}

/** Plain text as a run. */
export function run(text: string, style: Omit<TextRun, "type" | "text"> = {}): TextRun {
  return { type: "TextRun", text, ...style };
}

/**
 * A text as lines: a `TextRun` does not break at a line feed in every client, so each line is a block of its own.
 */
export function lines(text: string, style: Omit<TextRun, "type" | "text"> = {}): RichTextBlock[] {
  return text
    .split("\n")
    .filter((part) => part !== "")
    .map((part, index) => ({ ...line(run(part, style)), ...(index > 0 && { spacing: "Small" as const }) }));
}

/** Length of a card as it is sent, in UTF-16 units of its JSON. */
export function units(card: unknown): number {
  return JSON.stringify(card).length;
}

const MARKUP: Record<string, string> = {
  "[": "［",
  "]": "］",
  "(": "（",
  ")": "）",
  "<": "＜",
  ">": "＞",
  "*": "＊",
  _: "＿",
  "`": "｀",
  "~": "～",
  "#": "＃",
  "|": "｜",
  "\\": "＼",
  "&": "＆",
  "!": "！",
};

/**
 * Text for the two places that may parse it (Markdown in `fallbackText`, SSML in `speak`). Backslashes are read
 * differently from client to client, so characters that mean something become their full-width twins.
 */
export function defuse(text: string): string {
  return text
    .replace(/[[\]()<>*_`~#|\\&!]/g, (character) => MARKUP[character] ?? "")
    .replaceAll("://", "：／／");
}
