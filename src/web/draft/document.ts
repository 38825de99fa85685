/** The frame of every page here, and pages that only say something. All text is escaped by the template. */
import { html } from "hono/html";
import type { Lang } from "../../advisory/schema.ts";
import { pageWords } from "../../cards/labels/page.ts";

export type Html = ReturnType<typeof html>;

export async function documentOf(lang: Lang, title: string, body: Html): Promise<string> {
  const page = await html`<!doctype html>
    <html lang="${lang}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title} - Hansho</title>
        <link rel="stylesheet" href="/drafts/assets/page.css" />
        <link rel="stylesheet" href="/drafts/assets/print.css" media="print" />
        <script type="module" src="/drafts/assets/page.js"></script>
      </head>
      <body>${body}</body>
    </html>`;
  return String(page);
}

export type Message = "expired" | "gone" | "preview";

/** In both languages, the reader's first. */
export function messagePageHtml(what: Message, lang: Lang): Promise<string> {
  return documentOf(
    lang,
    pageWords[lang][`${what}Title`],
    html`
    <main class="message">
      ${[lang, otherThan(lang)].map(
        (each) => html`<section lang="${each}">
          <h1>${pageWords[each][`${what}Title`]}</h1>
          <p>${pageWords[each][what]}</p>
        </section>`,
      )}
    </main>`,
  );
}

export function otherThan(lang: Lang): Lang {
  return lang === "ja" ? "en" : "ja";
}
