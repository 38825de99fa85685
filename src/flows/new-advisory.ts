/** An advisory that a person writes into a form (`/advisory new`, "Make an advisory"): checked, then taken in like any other. */
import { randomUUID } from "node:crypto";
import { findIdentifiers, foldAlias } from "../advisory/identifiers.ts";
import { type AdvisoryContent, Kind, type Lang, Priority, WebUrl } from "../advisory/schema.ts";
import { localDate } from "../advisory/calendar.ts";
import { advisoryCard } from "../cards/advisory-card.ts";
import { formWords } from "../cards/labels/form.ts";
import type { AdvisoryForm, Card, FormErrors, FormView } from "../cards/model.ts";
import type { Asker, SourceDocument } from "../ports.ts";
import type { CommandDeps } from "./commands.ts";

const MOST_TITLE = 200;
const MOST_TEXT = 3_000;
const ADDRESS = /https?:\/\/[^\s<>"'、。（）「」]+/i;

/** A new form in the person's language, opened on a message's text or on nothing. */
export function openForm(message: string, lang: Lang): FormView {
  return { formId: randomUUID(), lang, form: formOf(message) };
}

/** What the form starts with: of a message its first line as title, all of it as summary, its first link. */
function formOf(message: string): AdvisoryForm {
  const text = message.trim();
  const [first = ""] = text.split("\n", 1);
  const long = text.includes("\n") || first.length > MOST_TITLE;
  return {
    kind: findIdentifiers(text).length > 0 ? "vulnerability" : "incident",
    title: head(first.trim(), MOST_TITLE),
    summary: long ? head(text, MOST_TEXT) : "",
    scope: "",
    action: "",
    url: ADDRESS.exec(text)?.[0] ?? "",
    priority: "",
  };
}

/** The content a filled form stands for, or what is wrong with which field, in the person's language. */
export function contentOfForm(
  form: AdvisoryForm,
  lang: Lang,
  now: number,
): { content: AdvisoryContent } | { errors: FormErrors } {
  const words = formWords[lang];
  const errors: FormErrors = {};
  const title = form.title.trim();
  const url = form.url.trim();
  const priority = Priority.safeParse(form.priority);
  if (title === "") errors.title = words.needTitle;
  else if (title.length > MOST_TITLE) errors.title = words.tooLong(MOST_TITLE);
  for (const field of ["summary", "scope", "action"] as const) {
    if (form[field].length > MOST_TEXT) errors[field] = words.tooLong(MOST_TEXT);
  }
  if (url !== "" && !WebUrl.safeParse(url).success) errors.url = words.badUrl;
  if (form.priority !== "" && !priority.success) errors.priority = words.badPriority;
  if (Object.keys(errors).length > 0) return { errors };

  const said = (text: string) => (text.trim() === "" ? undefined : { [lang]: text.trim() });
  const [summary, scope, action] = [said(form.summary), said(form.scope), said(form.action)];
  return {
    content: {
      kind: Kind.safeParse(form.kind).data ?? "incident",
      title: { [lang]: title },
      ...(summary && { summary }),
      ...(scope && { scope }),
      ...(action && { action }),
      identifiers: findIdentifiers(`${title}\n${form.summary}\n${url}`),
      references: url === "" ? [] : [{ title: { [lang]: title }, url }],
      products: [],
      publishedAt: new Date(now).toISOString(),
      ...(priority.success && { stated: { priority: priority.data } }),
    },
  };
}

/**
 * Takes in what a person wrote; the answer shows the advisory as it was judged.
 * @throws Error when it could not be stored
 */
export async function createAdvisory(
  deps: CommandDeps,
  asker: Asker,
  formId: string,
  form: AdvisoryForm,
): Promise<{ card: Card } | { errors: FormErrors }> {
  const { organizationId, lang } = asker;
  const now = deps.clock.now();
  const checked = contentOfForm(form, lang, now);
  if ("errors" in checked) return checked;
  const document = formDocument(formId, checked.content);
  const { advisories, reasons } = await deps.take(document, "person");
  // Sent twice: nothing was taken in anew, and the advisory is there under its key.
  const id = advisories[0]?.id ?? foldAlias(`person ${formId}`);
  const record = await deps.store.record(organizationId, id);
  if (record === undefined) throw new Error(`the form was not taken in: ${reasons.join("; ")}`);
  const { timeZone } = deps.organization(organizationId);
  const card = advisoryCard(record, { lang, today: localDate(now, timeZone), timeZone });
  const said = { type: "text", text: formWords[lang].created, tone: "normal" } as const;
  return { card: { ...card, elements: [said, ...card.elements] } };
}

/** The document the source `person` reads. */
function formDocument(id: string, content: AdvisoryContent): SourceDocument {
  return { name: "form", bytes: new TextEncoder().encode(JSON.stringify({ id, content })) };
}

function head(text: string, length: number): string {
  return text.length <= length ? text : text.slice(0, length).replace(/[\ud800-\udbff]$/, "");
}
