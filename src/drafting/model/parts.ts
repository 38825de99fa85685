/** The parts of a draft that a model writes, and how they become a whole one. */
import { z } from "zod";
import { DraftText } from "../../advisory/schema.ts";
import { clean, oneLine } from "../passages.ts";

/**
 * What is asked of the model. Lengths are left to `DraftText`: some servers refuse a schema that has them.
 * Opening, references, priority and closing are the template's.
 */
export const ModelParts = z.strictObject({
  subject: z.string(),
  overview: z.string(),
  scope: z.array(z.string()),
  actions: z.array(z.string()),
});
export type ModelParts = z.infer<typeof ModelParts>;

/** `【重要】` or `[Urgent] `, several of them: badge and occasion. */
const PREFIX = /^(?:【[^【】]{1,30}】|\[[^[\]]{1,40}\] ?)+/;

export type Read<T> = { ok: true; value: T } | { ok: false; reason: string };

/** Reads an answer: bare JSON, in a Markdown fence, or with words around it. `reason` is fit to be told to the model. */
export function readParts(answer: string): Read<ModelParts> {
  return readAnswer(answer, ModelParts);
}

/** The same in any form. */
export function readAnswer<T>(answer: string, form: z.ZodType<T>): Read<T> {
  const found = jsonIn(answer);
  if (found === undefined) return { ok: false, reason: "The answer is not a JSON object." };
  const parsed = form.safeParse(found);
  if (parsed.success) return { ok: true, value: parsed.data };
  return { ok: false, reason: problemsOf(parsed.error) };
}

function jsonIn(answer: string): unknown {
  for (const text of [answer, answer.slice(answer.indexOf("{"), answer.lastIndexOf("}") + 1)]) {
    try {
      return JSON.parse(text);
    } catch {
      // The next form.
    }
  }
  return undefined;
}

function problemsOf(error: z.ZodError): string {
  return error.issues
    .slice(0, 5)
    .map(({ path, message }) => `${path.join(".") || "the object"}: ${message.slice(0, 200)}`)
    .join("\n");
}

/** A marked blank: what only the sender can know. */
const BLANK = /〔[^〔〕]{1,200}〕|\[Please confirm: [^[\]]{1,200}\]/g;

/**
 * The template's draft with the model's parts in their places, and after them the organization's own lines; the badge
 * before the subject stays the template's. A marked blank that the model was given must still stand there.
 */
export function wholeDraft(
  parts: ModelParts,
  template: DraftText,
  { sent, kept }: { sent: ModelParts; kept: Pick<ModelParts, "scope" | "actions"> },
): Read<DraftText> {
  const prefix = PREFIX.exec(template.subject)?.[0] ?? "";
  const title = oneLine(parts.subject).replace(PREFIX, "").trim();
  const scope = lines(parts.scope);
  const actions = lines(parts.actions);
  if (title === "") return { ok: false, reason: "subject: is empty" };
  if (scope.length === 0 && sent.scope.length > 0) return { ok: false, reason: "scope: is empty" };
  if (actions.length === 0 && sent.actions.length > 0) return { ok: false, reason: "actions: is empty" };
  const lost = blanksIn(sent).filter((blank) => !blanksIn(parts).includes(blank));
  if (lost.length > 0) return { ok: false, reason: `these blanks must stay as they are: ${lost.join(" ")}` };
  const whole = DraftText.safeParse({
    ...template,
    subject: prefix + title,
    overview: clean(parts.overview),
    scope: [...scope, ...kept.scope],
    actions: [...actions, ...kept.actions],
  });
  return whole.success ? { ok: true, value: whole.data } : { ok: false, reason: problemsOf(whole.error) };
}

function blanksIn({ overview, scope, actions }: ModelParts): string[] {
  return [overview, ...scope, ...actions].flatMap((text) => text.match(BLANK) ?? []);
}

function lines(items: readonly string[]): string[] {
  return items.map(clean).filter((item) => item !== "");
}

/** The parts of a draft that the model is given as a beginning. */
export function partsOf({ subject, overview, scope, actions }: DraftText): ModelParts {
  return { subject: subject.replace(PREFIX, "").trim(), overview, scope, actions };
}
