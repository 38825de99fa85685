/** Links, mail addresses and telephone numbers, each in one form. */
import { take } from "./mask.ts";

export interface Link {
  text: string;
  /** `https://host/path`, `host/path`, `mail:a@host`, `tel:0300001234`. */
  key: string;
}

const ENDS = "\\s<>\"'`「」『』()【】\\[\\]、。,|\\u0001\\u3040-\\u30ff\\u4e00-\\u9fff";
const LINK = new RegExp(
  `(?:(?:https?|hxxps?|ftps?|file):\\/\\/|(?:javascript|mailto|tel):(?=\\S)|data:[a-z]{1,20}\\/)[^${ENDS}]{1,2000}`,
  "giu",
);
/** Letters of host names; Japanese ones stand right behind a link in a sentence and are not of it. */
const HOST = String.raw`A-Za-z0-9\u00c0-\u024f\u0370-\u052f-`;
const MAIL = new RegExp(`(?<![\\w.+-])[\\w.+-]{1,64}@[${HOST}]{1,63}(?:\\.[${HOST}]{1,63}){1,6}`, "gu");
const TLD =
  "com|net|org|jp|io|dev|app|info|biz|co|xyz|top|site|online|shop|store|cn|ru|kr|tw|in|uk|de|fr|eu|us|cloud|link|me|tv|gov|edu|mil|ai|click|live|icu|test|example|invalid|local";
const BARE = new RegExp(
  `(?<![${HOST}@_.\\/])(?!(?:asp|vb|ado)\\.net)(?:[${HOST}]{1,63}(?:\\.|\\[\\.\\])){1,6}(?:${TLD})(?![\\w-])(?:[:\\/][^${ENDS}]{0,500})?`,
  "giu",
);
const PHONE = /(?<![\w.-])\+?\d{1,4}(?:[- ]\(?\d{2,5}\)?){2,4}(?![\w-])/g;
const LEAST_PHONE_DIGITS = 9;
const PUNCTUATION = /[.,;:!?*_~]{1,10}$/;

/** Reads them off `text`; the rest comes back with what was read taken out. */
export function readLinks(text: string): { links: Link[]; rest: string } {
  const links: Link[] = [];
  const add = (written: string, key: string) => links.push({ text: written, key }) > 0;
  let rest = take(text, LINK, ({ whole }) => add(whole, linkKey(whole)));
  rest = take(rest, MAIL, ({ whole }) => add(whole, `mail:${whole.toLowerCase().replace(PUNCTUATION, "")}`));
  rest = take(rest, BARE, ({ whole }) =>
    add(whole, bareKey(linkKey(`https://${whole.replaceAll("[.]", ".")}`))),
  );
  return { links, rest };
}

/** Apart from links, because dates are read before them: 2026-11-24 is no telephone number. */
export function readPhones(text: string): { phones: Link[]; rest: string } {
  const phones: Link[] = [];
  const rest = take(text, PHONE, ({ whole }) => {
    const digits = whole.replace(/\D/g, "");
    return digits.length >= LEAST_PHONE_DIGITS && phones.push({ text: whole, key: `tel:${digits}` }) > 0;
  });
  return { phones, rest };
}

/** Host in lower case, no slash at the end, no punctuation of the sentence around it. */
export function linkKey(link: string): string {
  const written = link.replace(PUNCTUATION, "").replaceAll("&amp;", "&");
  if (!URL.canParse(written)) return written.toLowerCase();
  const { protocol, host, pathname, search, hash, username } = new URL(written);
  const user = username === "" ? "" : `${username}@`;
  return `${protocol}//${user}${host}${pathname}`.replace(/\/$/, "") + search + hash;
}

/** A link without its scheme, as people write it. */
export function bareKey(key: string): string {
  return key.replace(/^[a-z]{1,10}:\/\//, "");
}
