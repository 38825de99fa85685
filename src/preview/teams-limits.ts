/**
 * What Microsoft's Bot Connector and Teams refuse, judged without them: the preview's stand-in answers by it,
 * and the renderers' property tests are held to it. Written from Microsoft's pages (platform facts 11, 12),
 * independently of our renderers. What a client would only fail to draw is refused here too, so that no test
 * passes on a card nobody can read.
 */
import type { z } from "zod";
import { actions, elements, others } from "./teams-elements.ts";

/** Of the message as UTF-16, serialized (learn.microsoft.com, format-your-bot-messages). */
const maxMessageBytes = 100 * 1024;
const maxVersion = [1, 5] as const;
const cardType = "application/vnd.microsoft.card.adaptive";
/** Teams shows six actions at the foot of a card and hides or drops the others. */
const maxActions = 6;

export interface TeamsRefusal {
  status: number;
  code: string;
  message: string;
}

/**
 * Why a POST or PUT of this activity would be refused, or its card not drawn; undefined when it would be shown.
 * The status and code are the Bot Connector's (`413 MessageSizeTooBig`, `400 BadSyntax`).
 */
export function teamsRefusal(activity: unknown): TeamsRefusal | undefined {
  if (typeof activity !== "object" || activity === null || Array.isArray(activity)) {
    return bad("the activity is not an object");
  }
  const bytes = JSON.stringify(activity).length * 2;
  if (bytes > maxMessageBytes) {
    return {
      status: 413,
      code: "MessageSizeTooBig",
      message: `Message size too large: ${bytes} bytes of UTF-16, at most ${maxMessageBytes}`,
    };
  }
  const { type, text, attachments } = activity as Record<string, unknown>;
  if (typeof type !== "string" || type === "") {
    return bad("the activity has no type");
  }
  if (attachments !== undefined && !Array.isArray(attachments)) {
    return bad("attachments is not an array");
  }
  if (type === "message" && !text && !attachments?.length) {
    return bad("the message has neither text nor attachments");
  }
  for (const attachment of attachments ?? []) {
    const reason = attachmentProblem(attachment);
    if (reason !== undefined) {
      return bad(reason);
    }
  }
  return undefined;
}

/** Why Teams would not draw this Adaptive Card: the reason and where; undefined when it would. */
export function adaptiveCardProblem(card: unknown): string | undefined {
  return cardProblem(card, "card", new Set());
}

function bad(message: string): TeamsRefusal {
  return { status: 400, code: "BadSyntax", message };
}

function attachmentProblem(attachment: unknown): string | undefined {
  if (!isRecord(attachment) || typeof attachment["contentType"] !== "string") {
    return "an attachment has no contentType";
  }
  return attachment["contentType"] === cardType ? adaptiveCardProblem(attachment["content"]) : undefined;
}

function cardProblem(card: unknown, path: string, inputs: Set<string>): string | undefined {
  if (!isRecord(card) || card["type"] !== "AdaptiveCard") {
    return `not an AdaptiveCard (${path})`;
  }
  const version = /^(\d+)\.(\d+)$/.exec(typeof card["version"] === "string" ? card["version"] : "");
  if (path === "card" && version === null) {
    return "version is missing or not like 1.5 (card)";
  }
  const [major, minor] = [Number(version?.[1] ?? 1), Number(version?.[2] ?? 0)];
  if (major > maxVersion[0] || (major === maxVersion[0] && minor > maxVersion[1])) {
    return `Teams draws schema ${maxVersion.join(".")} at most, this is ${version?.[0]} (${path})`;
  }
  if (Array.isArray(card["actions"]) && card["actions"].length > maxActions) {
    return `more than ${maxActions} actions (${path}.actions)`;
  }
  return (
    shapeProblem(card, others, path) ??
    each(card["body"], `${path}.body`, (item, at) => elementProblem(item, at, inputs)) ??
    each(card["actions"], `${path}.actions`, (item, at) => actionProblem(item, at, inputs)) ??
    selectProblem(card, path, inputs)
  );
}

function elementProblem(element: unknown, path: string, inputs: Set<string>): string | undefined {
  const known = withFallback(element, elements, path);
  if (typeof known === "string" || known === undefined) {
    return known;
  }
  const type = String(known["type"]);
  const shape = shapeProblem(known, elements, path) ?? inputProblem(known, path, inputs);
  const inside = (key: string) =>
    each(known[key], `${path}.${key}`, (item, at) => elementProblem(item, at, inputs));
  return (
    shape ??
    inside("items") ??
    (type === "ImageSet" ? inside("images") : undefined) ??
    each(known["columns"], `${path}.columns`, (item, at) => boxProblem(item, at, "Column", inputs, type)) ??
    each(known["rows"], `${path}.rows`, (row, at) => rowProblem(row, at, inputs)) ??
    each(known["inlines"], `${path}.inlines`, (item, at) => runProblem(item, at, inputs)) ??
    (type === "ActionSet"
      ? each(known["actions"], `${path}.actions`, (item, at) => actionProblem(item, at, inputs))
      : undefined) ??
    selectProblem(known, path, inputs)
  );
}

function actionProblem(action: unknown, path: string, inputs: Set<string>): string | undefined {
  const known = withFallback(action, actions, path);
  if (typeof known === "string" || known === undefined) {
    return known;
  }
  const shape = shapeProblem(known, actions, path);
  return (
    shape ??
    (known["type"] === "Action.ShowCard" ? cardProblem(known["card"], `${path}.card`, inputs) : undefined)
  );
}

/** Of a ColumnSet's columns or a row's cells; a Table's `columns` are widths, not boxes. */
function boxProblem(
  box: unknown,
  path: string,
  type: "Column" | "TableCell",
  inputs: Set<string>,
  parent: string,
): string | undefined {
  if (parent === "Table") {
    return undefined;
  }
  if (!isRecord(box) || box["type"] !== type) {
    return `expected a ${type} (${path})`;
  }
  return (
    shapeProblem(box, others, path) ??
    each(box["items"], `${path}.items`, (item, at) => elementProblem(item, at, inputs)) ??
    selectProblem(box, path, inputs)
  );
}

function rowProblem(row: unknown, path: string, inputs: Set<string>): string | undefined {
  if (!isRecord(row) || row["type"] !== "TableRow") {
    return `expected a TableRow (${path})`;
  }
  return each(row["cells"], `${path}.cells`, (cell, at) =>
    boxProblem(cell, at, "TableCell", inputs, "TableRow"),
  );
}

function runProblem(run: unknown, path: string, inputs: Set<string>): string | undefined {
  if (typeof run === "string") {
    return undefined;
  }
  if (!isRecord(run) || run["type"] !== "TextRun") {
    return `expected a TextRun (${path})`;
  }
  return shapeProblem(run, others, path) ?? selectProblem(run, path, inputs);
}

function selectProblem(
  owner: Record<string, unknown>,
  path: string,
  inputs: Set<string>,
): string | undefined {
  const action = owner["selectAction"];
  if (action === undefined) {
    return undefined;
  }
  return isRecord(action) && action["type"] === "Action.ShowCard"
    ? `selectAction cannot be a ShowCard (${path})`
    : actionProblem(action, `${path}.selectAction`, inputs);
}

/** Two inputs with one id: the second would overwrite the first in what is submitted. */
function inputProblem(
  element: Record<string, unknown>,
  path: string,
  inputs: Set<string>,
): string | undefined {
  if (!String(element["type"]).startsWith("Input.")) {
    return undefined;
  }
  const id = String(element["id"]);
  if (inputs.has(id)) {
    return `input id "${id}" is used twice (${path})`;
  }
  inputs.add(id);
  return undefined;
}

/** The thing itself when its type is known, else its fallback; `"drop"` and nothing to draw give undefined. */
function withFallback(
  value: unknown,
  known: Record<string, z.ZodType>,
  path: string,
): Record<string, unknown> | string | undefined {
  if (!isRecord(value) || typeof value["type"] !== "string") {
    return `has no type (${path})`;
  }
  if (Object.hasOwn(known, value["type"])) {
    return value;
  }
  const fallback = value["fallback"];
  if (fallback === "drop") {
    return undefined;
  }
  return fallback === undefined
    ? `${value["type"]} is not in Adaptive Cards 1.5 and has no fallback (${path})`
    : withFallback(fallback, known, `${path}.fallback`);
}

function shapeProblem(value: Record<string, unknown>, known: Record<string, z.ZodType>, path: string) {
  const type = String(value["type"]);
  const issue = known[type]?.safeParse(value).error?.issues[0];
  return issue && `${type}: ${issue.message} (${[path, ...issue.path].join(".")})`;
}

function each(
  value: unknown,
  path: string,
  problem: (item: unknown, path: string) => string | undefined,
): string | undefined {
  if (value === undefined) {
    return undefined;
  }
  if (!Array.isArray(value)) {
    return `not a list (${path})`;
  }
  for (const [index, item] of value.entries()) {
    const found = problem(item, `${path}[${index}]`);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
