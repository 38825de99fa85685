import type { InputBlock, ModalView } from "@slack/types";
import { z } from "zod";
import { Lang } from "../advisory/schema.ts";
import { type FormField, type FormOption, formFields, formFrom } from "./form-fields.ts";
import { formWords } from "./labels/form.ts";
import type { AdvisoryForm, FormView } from "./model.ts";
import { plain } from "./slack-elements.ts";
import { clean, cut, head } from "./text.ts";

/** The form for a new advisory as a modal; `callback_id` is `new`, block id and action id are the field's name. */
export function slackFormModal(view: FormView): ModalView {
  const words = formWords[view.lang];
  const state: FormState = { formId: view.formId, lang: view.lang };
  return {
    type: "modal",
    callback_id: "new",
    title: plain(cut(words.title, 24)),
    submit: plain(cut(words.submit, 24)),
    close: plain(cut(words.cancel, 24)),
    private_metadata: JSON.stringify(state),
    blocks: [
      ...(view.note === undefined
        ? []
        : [{ type: "section" as const, block_id: "note", text: plain(`⚠️ ${view.note}`) }]),
      { type: "section", block_id: "intro", text: plain(words.intro) },
      ...formFields(view).map(inputBlock),
    ],
  };
}

const FormState = z.object({ formId: z.string().min(1).max(100), lang: Lang });
type FormState = z.infer<typeof FormState>;

const Values = z.record(
  z.string(),
  z.record(
    z.string(),
    z.object({ value: z.string().nullish(), selected_option: z.object({ value: z.string() }).nullish() }),
  ),
);

/** What a submitted form holds; undefined for a view that is not ours. */
export function parseSlackForm(view: {
  private_metadata?: string | undefined;
  state?: unknown;
}): (FormState & { form: AdvisoryForm }) | undefined {
  try {
    const state = FormState.parse(JSON.parse(view.private_metadata ?? ""));
    const { values } = z.object({ values: Values }).parse(view.state);
    const form = formFrom((id) => {
      const field = values[id]?.[id];
      return field?.selected_option?.value ?? field?.value;
    });
    return { ...state, form };
  } catch {
    return undefined;
  }
}

function inputBlock(field: FormField): InputBlock {
  const common = { type: "input" as const, block_id: field.id, label: plain(field.label) };
  if (field.kind === "choice") {
    const options = field.options.map(optionOf);
    const initial = options.find(({ value }) => value === field.value);
    return {
      ...common,
      element: {
        type: "static_select",
        action_id: field.id,
        options,
        ...(initial !== undefined && { initial_option: initial }),
      },
    };
  }
  const value = clean(field.value);
  const { most } = field;
  const shown = head(field.kind === "line" ? value.replaceAll("\n", " ") : value, most);
  return {
    ...common,
    optional: !field.required,
    element: {
      type: "plain_text_input",
      action_id: field.id,
      multiline: field.kind === "passage",
      max_length: most,
      ...(shown !== "" && { initial_value: shown }),
    },
  };
}

function optionOf({ value, label }: FormOption) {
  return { text: plain(label), value };
}
