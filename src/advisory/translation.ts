/** Words of an advisory in a language its sources do not speak: kept beside what they say, never in its place. */
import type { AdvisoryContent, Lang, Revision } from "./schema.ts";

export const TRANSLATED = ["title", "summary", "scope", "action"] as const;
export type TranslatedPart = (typeof TRANSLATED)[number];
export type Texts = Partial<Record<TranslatedPart, string>>;

/** What a language model made of texts; each stands as long as the source says the same. */
export interface Translation {
  model: string;
  from: Texts;
  to: Texts;
}

/** UTF-16 units: a longer text would have to be cut, and a cut translation reads as if it were whole. */
const MOST = 6_000;

/** What stands in the other language alone. */
export function missingIn(content: AdvisoryContent, lang: Lang): Texts {
  const other = lang === "ja" ? "en" : "ja";
  return textsOf((part) => {
    const text = content[part]?.[lang] === undefined ? content[part]?.[other] : undefined;
    return text === undefined || text.trim() === "" || text.length > MOST ? undefined : text;
  });
}

/** The parts of a translation that still hold for this content. */
export function standing(content: AdvisoryContent, lang: Lang, translation: Translation | undefined): Texts {
  if (translation === undefined) return {};
  const { from, to } = translation;
  const missing = missingIn(content, lang);
  return textsOf((part) =>
    missing[part] !== undefined && missing[part] === from[part] ? to[part] : undefined,
  );
}

/** An advisory with translations of its words, by the language they are in. */
export interface Translatable {
  revision: Revision;
  translations?: Partial<Record<Lang, Translation>> | undefined;
}

/** What of a model's words stands in for the sources', and whose they are; undefined where nothing does. */
export function standingIn(
  { revision: { content }, translations }: Translatable,
  lang: Lang,
): { model: string; words: Texts } | undefined {
  const translation = translations?.[lang];
  const words = standing(content, lang, translation);
  return translation === undefined || Object.keys(words).length === 0
    ? undefined
    : { model: translation.model, words };
}

/** The same advisory with translated words where its own are missing: to be read, never to be kept. */
export function inTranslation<T extends Translatable>(record: T, lang: Lang): T {
  const found = standingIn(record, lang);
  if (found === undefined) return record;
  const { content } = record.revision;
  const words = Object.entries(found.words).map(([part, text]) => [
    part,
    { ...content[part as TranslatedPart], [lang]: text },
  ]);
  return {
    ...record,
    revision: { ...record.revision, content: { ...content, ...Object.fromEntries(words) } },
  };
}

function textsOf(text: (part: TranslatedPart) => string | undefined): Texts {
  return Object.fromEntries(
    TRANSLATED.flatMap((part) => (text(part) === undefined ? [] : [[part, text(part)]])),
  );
}
