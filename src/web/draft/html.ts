/** The draft page as HTML: everything in it is escaped by the template, and it needs no script to be read. */
import { html } from "hono/html";
import type { Audience, Lang } from "../../advisory/schema.ts";
import { pageWords } from "../../cards/labels/page.ts";
import type { DraftView } from "../../cards/model.ts";
import { composeLinks } from "./compose.ts";

type Html = ReturnType<typeof html>;

export interface DraftPage {
  lang: Lang;
  audience: Audience;
  drafts: Record<Lang, DraftView>;
  /** A newer revision is there. */
  outdated: boolean;
  /** Of the page, without a slash at the end: files are below it. */
  path: string;
}

/** The whole page: both languages side by side, the reader's first. */
export async function draftPageHtml(page: DraftPage): Promise<string> {
  const { lang, audience, drafts, outdated, path } = page;
  const words = pageWords[lang];
  const other: Lang = lang === "ja" ? "en" : "ja";
  const { title, disclaimer } = drafts[lang];
  return document(
    lang,
    `${words.title}: ${title}`,
    html`
    <header>
      <p class="brand" aria-hidden="true">半鐘 Hansho</p>
      <a class="other" lang="${other}" hreflang="${other}" href="${path}?lang=${other}">${words.switchTo}</a>
      <h1>${words.title}<span class="audience">${words.audiences[audience]}</span></h1>
      <p class="about">${title}</p>
      ${outdated ? html`<p class="outdated" role="alert">${words.outdated}</p>` : ""}
      <p class="disclaimer">${disclaimer}</p>
    </header>
    <main>
      ${column(page, lang)}${column(page, other)}
    </main>
    <footer>
      <p><a href="${path}/draft.eml?lang=both" download>${words.emlBoth}</a></p>
      <p class="quiet">${words.openLink}</p>
    </footer>
    <p id="said" role="status" aria-live="polite"></p>`,
  );
}

/** A page that only says something, in both languages. */
export function messagePageHtml(what: "expired" | "gone", lang: Lang): Promise<string> {
  const [title, text] =
    what === "expired" ? (["expiredTitle", "expired"] as const) : (["goneTitle", "gone"] as const);
  const other: Lang = lang === "ja" ? "en" : "ja";
  return document(
    lang,
    pageWords[lang][title],
    html`
    <main class="message">
      ${[lang, other].map(
        (each) => html`<section lang="${each}">
          <h1>${pageWords[each][title]}</h1>
          <p>${pageWords[each][text]}</p>
        </section>`,
      )}
    </main>`,
  );
}

async function document(lang: Lang, title: string, body: Html): Promise<string> {
  const page = await html`<!doctype html>
    <html lang="${lang}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title} - Hansho</title>
        <link rel="stylesheet" href="/drafts/assets/page.css" />
        <script type="module" src="/drafts/assets/page.js"></script>
      </head>
      <body>${body}</body>
    </html>`;
  return String(page);
}

function column({ lang, drafts, path }: DraftPage, of: Lang): Html {
  const words = pageWords[lang];
  const { subject, body } = drafts[of];
  const rows = Math.min(
    40,
    body.split("\n").reduce((sum, line) => sum + 1 + Math.floor(line.length / 44), 0) + 1,
  );
  return html`<section class="draft" aria-labelledby="title-${of}" data-lang="${of}">
    <h2 id="title-${of}">${words.languages[of]}</h2>
    <div class="copy" role="group" aria-labelledby="title-${of}">
      ${(["both", "subject", "body"] as const).map(
        (part) => html`<button type="button" hidden data-copy="${part}" data-said="${words.copied[part]}"
          data-failed="${words.copyFailed}">${{ both: words.copyBoth, subject: words.copySubject, body: words.copyBody }[part]}</button>`,
      )}
    </div>
    <label for="subject-${of}">${words.subject}</label>
    <input id="subject-${of}" lang="${of}" readonly value="${subject}" />
    <label for="body-${of}">${words.body}</label>
    <textarea id="body-${of}" lang="${of}" readonly rows="${rows}">
${body}</textarea>
    <p class="quiet">${words.selectHint}</p>
    <div class="files">
      <h3>${words.downloads}</h3>
      <p>
        <a href="${path}/draft.eml?lang=${of}" download>${words.eml}</a>
        <a href="${path}/draft.txt?lang=${of}" download>${words.txt}</a>
      </p>
      <h3>${words.openIn}</h3>
      ${programs({ subject, body }, lang)}
    </div>
  </section>`;
}

function programs(draft: { subject: string; body: string }, lang: Lang): Html {
  const words = pageWords[lang];
  const { mailto, outlook, gmail } = composeLinks(draft);
  if (mailto === undefined && outlook === undefined) return html`<p class="quiet">${words.tooLong}</p>`;
  const web = (url: string | undefined, name: string) =>
    url === undefined ? "" : html`<a href="${url}" target="_blank" rel="noopener noreferrer">${name}</a>`;
  return html`<p>
    ${mailto === undefined ? "" : html`<a href="${mailto}">${words.mailto}</a>`} ${web(outlook, "Outlook")}
    ${web(gmail, "Gmail")}
  </p>`;
}
