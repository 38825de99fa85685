import type { AdvisoryContent } from "../../advisory/schema.ts";

/** What can be searched, in both languages. Fields do not run into one another. */
export function searchFields(content: AdvisoryContent, aliases: readonly string[]): string[] {
  const fields: (string | undefined)[] = [];
  for (const text of [content.title, content.summary, content.scope, content.action]) {
    fields.push(text?.ja, text?.en);
  }
  for (const { source, title } of content.references) fields.push(source, title.ja, title.en);
  for (const { vendor, product, versions } of content.products) {
    fields.push([vendor, product, versions].filter((part) => part !== undefined).join(" "));
  }
  fields.push(...new Set([...content.identifiers, ...aliases]));
  return fields.filter((field) => field !== undefined);
}
