/** The draft page as HTML: it needs no script to be read, and nothing in it is markup but what stands here. */
import { html } from "hono/html";
import type { Audience, Lang } from "../../advisory/schema.ts";
import { draftWords } from "../../cards/labels/draft.ts";
import { draftStateWords } from "../../cards/labels/draft-state.ts";
import { pageWords } from "../../cards/labels/page.ts";
import type { DraftView } from "../../cards/model.ts";
import { draftColumn } from "./column.ts";
import { documentOf, type Html, otherThan } from "./document.ts";

export interface DraftPage {
  lang: Lang;
  drafts: Record<Lang, DraftView>;
  /** Of the page, without a slash at the end: files are below it. */
  path: string;
  links: PageLinks;
  /** What is left of the link's life. */
  minutesLeft: number;
}

/** Paths of other drafts' pages, for the same person. */
export interface PageLinks {
  audiences: readonly { audience: Audience; path: string }[];
  /** The 【続報】 of a first mail, and the other way round. */
  otherMail?: string | undefined;
  /** Of the newest revision, where this one is old. */
  newest?: string | undefined;
}

/** The whole page: both languages side by side, the reader's first. */
export function draftPageHtml(page: DraftPage): Promise<string> {
  const { lang, drafts, path, minutesLeft } = page;
  const words = pageWords[lang];
  const view = drafts[lang];
  const old = view.outdated !== undefined;
  const heading = draftWords[lang].dialogTitle[view.audience ?? "admins"];
  return documentOf(
    lang,
    `${old ? `[${words.stamp}] ` : ""}${heading}: ${view.title}`,
    html`
    ${pageHeader(page, heading)}
    <main class="drafts${old ? " old" : ""}">
      ${[lang, otherThan(lang)].map((of) => draftColumn({ lang, view: drafts[of], path }))}
    </main>
    <footer>
      <p><a href="${path}/draft.eml?lang=both&amp;first=${lang}" download>${words.emlBoth}</a></p>
      <p class="quiet">${words.editHint}</p>
      <p class="quiet">${words.openLink(minutesLeft)}</p>
    </footer>
    <p id="said" role="status" aria-live="polite"></p>`,
  );
}

/** There is no draft and may be none: the title and why, nothing to copy, download or go to. */
export function refusedPageHtml({ lang, drafts }: Pick<DraftPage, "lang" | "drafts">): Promise<string> {
  return documentOf(
    lang,
    draftStateWords[lang].refusedTitle,
    html`
    <main class="message">
      ${[drafts[lang], drafts[otherThan(lang)]].map(
        (view) => html`<section lang="${view.lang}">
          <h1>${draftStateWords[view.lang].refusedTitle}</h1>
          <p class="about">${view.title}</p>
          <p class="lines">${view.refused ?? ""}</p>
        </section>`,
      )}
    </main>`,
  );
}

function pageHeader({ lang, drafts, path, links }: DraftPage, heading: string): Html {
  const view = drafts[lang];
  const other = otherThan(lang);
  const words = pageWords[lang];
  return html`<header>
      <div class="top">
        <p class="brand" aria-hidden="true">半鐘 Hansho</p>
        <a lang="${other}" hreflang="${other}" href="${path}?lang=${other}">${words.switchTo}</a>
      </div>
      <h1>${heading}${view.followUp === true ? html` <span class="chip">${words.followUp}</span>` : ""}</h1>
      <p class="about">${view.title}</p>
      ${outdatedBanner(view, links.newest)}
      ${audienceLinks(view, links)}
      ${
        view.otherMail === undefined || links.otherMail === undefined
          ? ""
          : html`<p class="other-mail"><a href="${links.otherMail}">${view.otherMail}</a></p>`
      }
    </header>`;
}

function outdatedBanner({ lang, outdated }: DraftView, newest: string | undefined): Html | "" {
  if (outdated === undefined) return "";
  const state = draftStateWords[lang];
  return html`<section class="outdated" aria-labelledby="outdated">
      <h2 id="outdated">${outdated.text}</h2>
      ${
        outdated.changes.length === 0
          ? ""
          : html`<p>${state.outdatedChanges}</p>
      <ul>${outdated.changes.map((change) => html`<li>${change}</li>`)}</ul>`
      }
      ${newest === undefined ? "" : html`<p><a class="button" href="${newest}">${state.openLatest}</a></p>`}
    </section>`;
}

function audienceLinks({ lang, audience = "admins" }: DraftView, { audiences }: PageLinks): Html | "" {
  if (audiences.length < 2) return "";
  const words = draftWords[lang];
  return html`<nav aria-labelledby="readers">
      <p id="readers">${words.audience}</p>
      <ul>
        ${audiences.map(
          (each) =>
            html`<li><a href="${each.path}"${
              each.audience === audience ? html` aria-current="page"` : ""
            }>${words.audiences[each.audience]}</a></li>`,
        )}
      </ul>
    </nav>`;
}
