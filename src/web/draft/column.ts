/** One language of the draft page: what is to be known of its draft, then the draft, then the ways to take it out. */
import { html } from "hono/html";
import type { Lang } from "../../advisory/schema.ts";
import { draftWords } from "../../cards/labels/draft.ts";
import { draftStateWords } from "../../cards/labels/draft-state.ts";
import { pageWords } from "../../cards/labels/page.ts";
import type { DraftView } from "../../cards/model.ts";
import { composeLinks } from "./compose.ts";
import type { Html } from "./document.ts";
import { fingerprint } from "./fingerprint.ts";

export interface Column {
  /** The page's: of buttons and labels. What is said of the draft is in the draft's own language. */
  lang: Lang;
  view: DraftView;
  path: string;
}

export function draftColumn({ lang, view, path }: Column): Html {
  const words = pageWords[lang];
  const of = view.lang;
  const { subject, body } = view;
  return html`<section class="draft" aria-labelledby="title-${of}" data-lang="${of}" data-shown="${fingerprint(view)}">
    ${view.outdated === undefined ? "" : html`<p class="band" lang="${of}">${pageWords[of].stamp}</p>`}
    <h2 id="title-${of}">${words.languages[of]}</h2>
    ${stateOf(view)}
    <div class="copy" role="group" aria-labelledby="title-${of}">
      ${(["both", "subject", "body"] as const).map((part) => copyButton(part, lang, view))}
    </div>
    <label for="subject-${of}">${draftWords[lang].subject}</label>
    <textarea class="subject" id="subject-${of}" lang="${of}" readonly rows="${rowsFor(subject)}">
${subject}</textarea>
    <label for="body-${of}">${draftWords[lang].body}</label>
    <div class="sheet">
      <textarea class="body" id="body-${of}" lang="${of}" readonly rows="${rowsFor(body) + 1}">
${body}</textarea>
      <div class="printed" lang="${of}"><p class="lines">${subject}</p><p class="lines">${body}</p></div>
      ${view.outdated === undefined ? "" : html`<p class="stamp" lang="${of}" data-words="${pageWords[of].stamp}" aria-hidden="true"></p>`}
    </div>
    <p class="quiet hint">${words.selectHint}</p>
    ${waysOut({ lang, view, path })}
    ${historyOf(view)}
  </section>`;
}

function copyButton(part: "both" | "subject" | "body", lang: Lang, { outdated }: DraftView): Html {
  const words = pageWords[lang];
  const label = { both: words.copyBoth, subject: words.copySubject, body: words.copyBody }[part];
  const said = outdated === undefined ? words.copied[part] : words.copiedOutdated(words.copied[part]);
  return html`<button type="button" hidden data-copy="${part}" data-said="${said}"
        data-failed="${words.copyFailed}" data-changed="${words.copiedChanged}">${label}</button>`;
}

function stateOf(view: DraftView): Html {
  const { lang, disclaimer, made, notes = [] } = view;
  return html`<div class="state" lang="${lang}">
      <p class="disclaimer">${disclaimer}</p>
      ${notes.length === 0 ? "" : html`<ul class="notes">${notes.map((note) => html`<li>${note}</li>`)}</ul>`}
      ${made === undefined ? "" : html`<p class="quiet">${made}</p>`}
      ${mergedTable(view)}
    </div>`;
}

/** Before, now and theirs, side by side; on a narrow screen below each other, each under its own label. */
function mergedTable({ lang, merged }: DraftView): Html | "" {
  if (merged === undefined) return "";
  const words = draftStateWords[lang].mergedRow;
  const cell = (label: string, text: string | undefined) =>
    html`<td role="cell"><span class="cell-label" aria-hidden="true">${label}</span><span class="lines">${
      text === undefined || text === "" ? words.nothing : text
    }</span></td>`;
  const { rows } = merged;
  const hasTheirs = rows.some(({ yours }) => yours !== undefined);
  return html`<div class="merged">
      <p id="merged-${lang}">${merged.text}</p>
      ${
        rows.length === 0
          ? ""
          : html`<table role="table" aria-labelledby="merged-${lang}">
        <thead role="rowgroup"><tr role="row">
          <th role="columnheader" scope="col">${words.before}</th>
          <th role="columnheader" scope="col">${words.now}</th>
          ${hasTheirs ? html`<th role="columnheader" scope="col">${words.yours}</th>` : ""}
        </tr></thead>
        <tbody role="rowgroup">${rows.map(
          ({ before, now, yours }) =>
            html`<tr role="row">${cell(words.before, before)}${cell(words.now, now)}${
              hasTheirs ? cell(words.yours, yours ?? pageWords[lang].notEdited) : ""
            }</tr>`,
        )}</tbody>
      </table>`
      }
    </div>`;
}

function waysOut({ lang, view, path }: Column): Html {
  const words = pageWords[lang];
  const of = view.lang;
  return html`<div class="files">
      <h3>${words.downloads}</h3>
      ${view.outdated === undefined ? "" : html`<p class="warned">${words.filesOutdated}</p>`}
      <p>
        <a href="${path}/draft.eml?lang=${of}" download>${words.eml}</a>
        <a href="${path}/draft.txt?lang=${of}" download>${words.txt}</a>
      </p>
      <h3>${words.openIn}</h3>
      ${programs(view, lang)}
    </div>`;
}

function programs(draft: { subject: string; body: string }, lang: Lang): Html {
  const words = pageWords[lang];
  const { mailto, outlook, gmail } = composeLinks(draft);
  if (mailto === undefined && outlook === undefined && gmail === undefined)
    return html`<p class="quiet">${words.tooLong}</p>`;
  const web = (url: string | undefined, name: string) =>
    url === undefined
      ? ""
      : html`<a href="${url}" target="_blank" rel="noopener noreferrer">${name}<span class="unseen">${words.newWindow}</span></a>`;
  return html`<p>
        ${mailto === undefined ? "" : html`<a href="${mailto}">${words.mailto}</a>`} ${web(outlook, "Outlook")}
        ${web(gmail, "Gmail")}
      </p>`;
}

function historyOf({ lang, history = [] }: DraftView): Html | "" {
  if (history.length === 0) return "";
  return html`<details class="history" lang="${lang}">
      <summary>${draftStateWords[lang].history}</summary>
      <ul>${history.map((line) => html`<li>${line}</li>`)}</ul>
    </details>`;
}

/** Lines the text takes in a field of some 22 full-width characters; without script a field cannot grow by itself. */
function rowsFor(text: string): number {
  return text.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line) / 56)), 0);
}

/** In half-width characters. */
function widthOf(line: string): number {
  let width = 0;
  for (const character of line) width += character < "\u1100" ? 1 : 2;
  return width;
}
