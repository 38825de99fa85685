/** An advisory that a person writes into a form (`/advisory new`, "Make an advisory"): checked, then taken in like any other. */
import { randomUUID } from "node:crypto";
import { findIdentifiers, foldAlias } from "../advisory/identifiers.ts";
import {
  type AdvisoryContent,
  type Bilingual,
  Kind,
  type Lang,
  Priority,
  WebUrl,
} from "../advisory/schema.ts";
import { localDate } from "../advisory/calendar.ts";
import { advisoryCard } from "../cards/advisory-card.ts";
import { MOST } from "../cards/form-fields.ts";
import { formWords } from "../cards/labels/form.ts";
import type { AdvisoryForm, Card, CardElement, FormErrors, FormView } from "../cards/model.ts";
import { hasVisible, head, oneLine, passage } from "../cards/text.ts";
import type { AdvisoryRecord, Asker, IngestedAdvisory, Instant, SourceDocument } from "../ports.ts";
import type { CommandDeps } from "./commands.ts";

/** The name of the source whose entries people write. */
export const byHand = "person";

/** Why a badge that came with the form is what it is; kept in both languages, for readers of either. */
const chosenByHand: Bilingual = { ja: formWords.ja.chosen, en: formWords.en.chosen };

/** Up to what no address holds as it is (RFC 3986): Japanese text goes on without a space. */
const ADDRESS = /https?:\/\/[!#-;=?-Z_a-z~]+/i;
/** What ends a sentence or a bracket is no part of an address in it. */
const AFTER_ADDRESS = /[.,;:!?)'*]+$/;
/** Signs that nobody sees stand in what was copied from web pages. */
const UNSEEN = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;

/** A new form in the person's language, opened on a message's text or on nothing. */
export function openForm(message: string, lang: Lang): FormView {
  return { formId: randomUUID(), lang, form: formOf(message) };
}

/** What the form starts with: of a message its first line as title, all of it as summary, its first link. */
function formOf(message: string): AdvisoryForm {
  const text = message.trim();
  const [first = ""] = text.split("\n", 1);
  const long = text.includes("\n") || first.length > MOST.title;
  return {
    kind: identifiersIn(text).length > 0 ? "vulnerability" : "incident",
    title: head(first.trim(), MOST.title),
    summary: long ? head(text, MOST.passage) : "",
    scope: "",
    action: "",
    url: ADDRESS.exec(text)?.[0].replace(AFTER_ADDRESS, "") ?? "",
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
  const title = oneLine(form.title);
  const url = form.url.trim();
  const priority = Priority.safeParse(form.priority);
  if (!hasVisible(form.title)) errors.title = words.needTitle;
  else if (title.length > MOST.title) errors.title = words.tooLong(MOST.title);
  for (const field of ["summary", "scope", "action"] as const) {
    if (form[field].length > MOST.passage) errors[field] = words.tooLong(MOST.passage);
  }
  if (url.length > MOST.url) errors.url = words.tooLong(MOST.url);
  else if (url !== "" && !WebUrl.safeParse(url).success) errors.url = words.badUrl;
  if (form.priority !== "" && !priority.success) errors.priority = words.badPriority;
  if (Object.keys(errors).length > 0) return { errors };

  const said = (text: string) => (hasVisible(text) ? { [lang]: passage(text) } : undefined);
  const [summary, scope, action] = [said(form.summary), said(form.scope), said(form.action)];
  return {
    content: {
      kind: Kind.safeParse(form.kind).data ?? "incident",
      title: { [lang]: title },
      ...(summary && { summary }),
      ...(scope && { scope }),
      ...(action && { action }),
      identifiers: identifiersIn(`${title}\n${form.summary}\n${url}`),
      references: url === "" ? [] : [{ title: { [lang]: title }, url }],
      products: [],
      publishedAt: new Date(now).toISOString(),
      ...(priority.success && { stated: { priority: priority.data, reason: chosenByHand } }),
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
  const key = `${byHand} ${formId}`;
  const { advisories, reasons } = await deps.take(formDocument(key, checked.content), byHand);
  const [taken] = advisories;
  // Sent twice: nothing was taken in anew, and the advisory is there under its key.
  const id = taken?.id ?? foldAlias(key);
  const record = await deps.store.record(organizationId, id);
  if (record === undefined) throw new Error(`the form was not taken in: ${reasons.join("; ")}`);
  await noteCreation(deps, asker, { advisoryId: record.id, key, again: taken === undefined, at: now });
  const { timeZone } = deps.organization(organizationId);
  const card = advisoryCard(record, { lang, today: localDate(now, timeZone), timeZone });
  const subscriptions = await deps.store.subscriptions(organizationId);
  return {
    card: { ...card, elements: [...told(record, taken, subscriptions.length, lang), ...card.elements] },
  };
}

/** Who registered it; once, but also where the process ended between storing the advisory and this. */
async function noteCreation(
  { store }: CommandDeps,
  { organizationId, user, destination }: Asker,
  { advisoryId, key, again, at }: { advisoryId: string; key: string; again: boolean; at: Instant },
): Promise<void> {
  if (again) {
    const rows = await store.audit(organizationId, advisoryId);
    if (rows.some(({ action, detail }) => action === "create" && detail === key)) return;
  }
  const by = { by: user.id, byName: user.name };
  await store.saveAudit(organizationId, {
    at,
    action: "create",
    advisoryId,
    destination,
    ...by,
    detail: key,
  });
}

/** What became of the form, and how to take it back. */
function told(
  { id }: AdvisoryRecord,
  taken: IngestedAdvisory | undefined,
  places: number,
  lang: Lang,
): CardElement[] {
  const words = formWords[lang];
  const joined = taken !== undefined && taken.change !== "new";
  return [
    { type: "text", text: joined ? words.joined : words.created, tone: "normal" },
    ...(places === 0 ? [{ type: "text" as const, text: words.nowhere, tone: "warning" as const }] : []),
    { type: "text", text: words.undo(id), tone: "subtle" },
  ];
}

/** The document the source of what people write reads. */
export function formDocument(key: string, content: AdvisoryContent): SourceDocument {
  const id = key.slice(byHand.length + 1);
  return { name: "form", bytes: new TextEncoder().encode(JSON.stringify({ id, content })) };
}

function identifiersIn(text: string): string[] {
  return findIdentifiers(text.replace(UNSEEN, ""));
}
