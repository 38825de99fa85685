/**
 * Adaptive Cards 1.5 as Teams draws them: which elements and actions there are and what each must have, from
 * the published 1.5 schema and Microsoft's Teams card reference (platform facts 11), not from our renderer.
 * Newer elements are accepted only with a `fallback`, which is then what counts.
 */
import { z } from "zod";

const text = z.string().min(1);
const webUrl = z
  .string()
  .refine((value) => URL.parse(value)?.protocol === "https:" || URL.parse(value)?.protocol === "http:", {
    message: "must be an http or https URL (Teams opens no other scheme)",
  });
/** Images may also stand in the card itself. */
const imageUrl = z
  .string()
  .refine(
    (value) => /^(https?|data):$/.test(URL.parse(value)?.protocol ?? ""),
    "must be an https or data URL",
  );

const list = z.array(z.unknown());
const size = z.enum(["default", "small", "medium", "large", "extraLarge"]);
const color = z.enum(["default", "dark", "light", "accent", "good", "warning", "attention"]);
const weight = z.enum(["default", "lighter", "bolder"]);
const style = z.enum(["default", "emphasis", "good", "attention", "warning", "accent"]);

/** Adaptive Cards compare enum values without regard to case. */
const anyCase = <T extends z.ZodType>(schema: T) =>
  z.preprocess(
    (value) => (typeof value === "string" ? value.charAt(0).toLowerCase() + value.slice(1) : value),
    schema,
  );

const inline = {
  size: anyCase(size).optional(),
  color: anyCase(color).optional(),
  weight: anyCase(weight).optional(),
};
const choice = z.object({ title: z.string(), value: z.string() });
const inputOf = <T extends z.ZodRawShape>(shape: T) =>
  z.looseObject({ id: text, label: z.string().optional(), ...shape });

/** What Teams needs of each element; lists of children are walked by `teams-limits.ts`. */
export const elements: Record<string, z.ZodType> = {
  TextBlock: z.looseObject({
    text,
    wrap: z.boolean().optional(),
    maxLines: z.number().positive().optional(),
    style: anyCase(z.enum(["default", "columnHeader", "heading"])).optional(),
    ...inline,
  }),
  RichTextBlock: z.looseObject({ inlines: list.min(1) }),
  Image: z.looseObject({ url: imageUrl, altText: z.string().optional() }),
  Container: z.looseObject({ items: list, style: anyCase(style).optional() }),
  ColumnSet: z.looseObject({ columns: list.optional(), style: anyCase(style).optional() }),
  FactSet: z.looseObject({ facts: z.array(z.looseObject({ title: z.string(), value: z.string() })).min(1) }),
  ImageSet: z.looseObject({ images: list.min(1) }),
  ActionSet: z.looseObject({ actions: list.min(1) }),
  Table: z.looseObject({ rows: list.optional(), columns: list.optional() }),
  Media: z.looseObject({ sources: list.min(1) }),
  "Input.Text": inputOf({
    value: z.string().optional(),
    isMultiline: z.boolean().optional(),
    maxLength: z.int().positive().optional(),
  }).refine(
    (value) => value.maxLength === undefined || (value.value ?? "").length <= value.maxLength,
    "value is longer than maxLength",
  ),
  "Input.ChoiceSet": inputOf({ choices: z.array(choice).min(1), value: z.string().optional() }),
  "Input.Toggle": inputOf({ title: z.string() }),
  "Input.Number": inputOf({ value: z.number().optional() }),
  "Input.Date": inputOf({ value: z.string().optional() }),
  "Input.Time": inputOf({ value: z.string().optional() }),
};

const titled = { title: text.optional() };

export const actions: Record<string, z.ZodType> = {
  "Action.Submit": z.looseObject({
    ...titled,
    data: z.union([z.string(), z.record(z.string(), z.unknown())]).optional(),
  }),
  "Action.Execute": z.looseObject({ ...titled, verb: z.string().optional() }),
  "Action.OpenUrl": z.looseObject({ ...titled, url: webUrl }),
  "Action.ShowCard": z.looseObject({ ...titled, card: z.unknown() }),
  "Action.ToggleVisibility": z.looseObject({ ...titled, targetElements: list.min(1) }),
};

/** Things with a `type` that are neither elements nor actions, and stand only in their own place. */
export const others: Record<string, z.ZodType> = {
  TextRun: z.looseObject({ text: z.string(), ...inline }),
  Column: z.looseObject({ items: list.optional() }),
  TableRow: z.looseObject({ cells: list.optional() }),
  TableCell: z.looseObject({ items: list }),
  AdaptiveCard: z.looseObject({ body: list.optional(), actions: list.optional() }),
};
