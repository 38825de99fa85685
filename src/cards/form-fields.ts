/** The fields of the form for a new advisory, the same on both platforms. */
import { Kind, Priority } from "../advisory/schema.ts";
import { formWords } from "./labels/form.ts";
import type { AdvisoryForm, FormView } from "./model.ts";

/** The choice that leaves the badge to the rules; an option's value cannot be empty on Slack. */
const BY_RULES = "rules";

/** How much a field takes, in UTF-16 units; a `plain_text_input` of Slack takes 3,000 at most. */
export const MOST = { title: 200, url: 2_000, passage: 3_000 };

export type FormField =
  | {
      id: keyof AdvisoryForm;
      kind: "line" | "passage";
      label: string;
      required: boolean;
      most: number;
      value: string;
    }
  | { id: keyof AdvisoryForm; kind: "choice"; label: string; value: string; options: FormOption[] };

export interface FormOption {
  value: string;
  label: string;
}

/** In the order people fill them in. */
export function formFields({ lang, form }: FormView): FormField[] {
  const words = formWords[lang];
  const text = (id: "summary" | "scope" | "action", label: string): FormField => ({
    id,
    kind: "passage",
    label,
    required: false,
    most: MOST.passage,
    value: form[id],
  });
  return [
    {
      id: "title",
      kind: "line",
      label: words.heading,
      required: true,
      most: MOST.title,
      value: form.title,
    },
    {
      id: "kind",
      kind: "choice",
      label: words.kind,
      value: form.kind,
      options: Kind.options.map((value) => ({ value, label: words.kinds[value] })),
    },
    text("summary", words.summary),
    text("scope", words.scope),
    text("action", words.action),
    {
      id: "url",
      kind: "line",
      label: words.url,
      required: false,
      most: MOST.url,
      value: form.url,
    },
    {
      id: "priority",
      kind: "choice",
      label: words.priority,
      value: form.priority === "" ? BY_RULES : form.priority,
      options: [
        { value: BY_RULES, label: words.byRules },
        ...Priority.options.map((value) => ({ value, label: words.priorities[value] })),
      ],
    },
  ];
}

/** The form out of what a platform gives back by field; anything that is no text counts as empty. */
export function formFrom(value: (id: keyof AdvisoryForm) => unknown): AdvisoryForm {
  const text = (id: keyof AdvisoryForm): string => {
    const found = value(id);
    return typeof found === "string" ? found : "";
  };
  return {
    kind: Kind.safeParse(text("kind")).data ?? "incident",
    title: text("title"),
    summary: text("summary"),
    scope: text("scope"),
    action: text("action"),
    url: text("url"),
    priority: Priority.safeParse(text("priority")).data ?? "",
  };
}
