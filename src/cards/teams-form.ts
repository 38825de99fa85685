import { z } from "zod";
import { Lang } from "../advisory/schema.ts";
import { type FormField, formFields, formFrom } from "./form-fields.ts";
import { type FormWords, formWords } from "./labels/form.ts";
import type { AdvisoryForm, FormView } from "./model.ts";
import { type AdaptiveCard, adaptiveCard, type CardItem, line, run } from "./teams-model.ts";
import { clean } from "./text.ts";

/** The form for a new advisory as a dialog; its button sends `new-submit` with every field as `form_<field>`. */
export function teamsFormDialog(view: FormView): { title: string; card: AdaptiveCard } {
  const { lang, formId, errors = {} } = view;
  const words = formWords[lang];
  // Said at the top too: the field that is wrong may be out of sight.
  const note = view.note ?? (Object.keys(errors).length > 0 ? words.check : undefined);
  const card = adaptiveCard(
    lang,
    words.title,
    [
      ...(note === undefined ? [] : [line(run(`⚠️ ${note}`, { weight: "Bolder" }))]),
      line(run(words.intro)),
      ...formFields(view).flatMap((field): CardItem[] => {
        const error = errors[field.id];
        const told = error === undefined ? [] : [line(run(`⚠️ ${error}`, { weight: "Bolder" }))];
        return [...told, input(field, words)];
      }),
    ],
    [
      {
        type: "Action.Submit",
        title: words.submit,
        data: { hansho: { action: "new-submit", a: formId, r: 1, lang } },
        style: "positive",
        associatedInputs: "auto",
      },
    ],
  );
  return { title: words.title, card };
}

const Submitted = z
  .object({
    hansho: z.object({ action: z.literal("new-submit"), a: z.string().min(1).max(100), lang: Lang }),
  })
  .loose();

/** What a submitted form holds; undefined for any other data. */
export function parseTeamsForm(
  data: unknown,
): { formId: string; lang: Lang; form: AdvisoryForm } | undefined {
  const found = Submitted.safeParse(data);
  if (!found.success) return undefined;
  const { hansho, ...fields } = found.data;
  return { formId: hansho.a, lang: hansho.lang, form: formFrom((id) => fields[`form_${id}`]) };
}

function input(field: FormField, words: FormWords): CardItem {
  const id = `form_${field.id}`;
  if (field.kind === "choice") {
    const choices = field.options.map(({ value, label: title }) => ({ title, value }));
    return { type: "Input.ChoiceSet", id, label: field.label, style: "compact", value: field.value, choices };
  }
  const value = clean(field.value);
  return {
    type: "Input.Text",
    id,
    label: field.required ? field.label : words.optional(field.label),
    isMultiline: field.kind === "passage",
    value: field.kind === "line" ? value.replaceAll("\n", " ") : value,
    // Teams cuts what is pasted without a word: only so far beyond the limit that what is sent stays in one request.
    maxLength: field.most * 3,
    ...(field.required && { isRequired: true, errorMessage: words.needTitle }),
  };
}
