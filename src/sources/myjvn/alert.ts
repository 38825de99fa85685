/** An alert of IPA's 注意警戒情報 service, whichever form it comes in (getAlertList): a notice with items under it. */
import type { Tlp } from "../../advisory/facts.ts";
import { findIdentifiers } from "../../advisory/identifiers.ts";
import type { AdvisoryContent, Lang, Product, Reference } from "../../advisory/schema.ts";
import { WebUrl } from "../../advisory/schema.ts";
import { htmlToText } from "../text.ts";
import { lineOf, passageOf } from "../values.ts";

const ALERT_ID = /^MYJVN-ALT-\d{4}-\d{4,8}$/;

export interface AlertItem {
  title?: string | undefined;
  summary?: string | undefined;
  url?: string | undefined;
  products: Product[];
}

export interface Alert {
  /** `MYJVN-ALT-2026-0001`. */
  id: string;
  lang: Lang;
  title?: string | undefined;
  summary?: string | undefined;
  url?: string | undefined;
  /** `Info`, `Low`, `Critical`; shown as お知らせ, 注意, 緊急. */
  category?: string | undefined;
  items: AlertItem[];
  publishedAt?: string | undefined;
  updatedAt?: string | undefined;
  tlp?: Tlp | undefined;
}

/** @throws Error when the id or the title is missing */
export function alertContent(alert: Alert): AdvisoryContent {
  const { lang, items, category = "", publishedAt, updatedAt, tlp } = alert;
  const id = alert.id.trim().toUpperCase();
  if (!ALERT_ID.test(id)) throw new Error("its MYJVN-ALT id is missing");
  const title = lineOf(htmlToText(alert.title ?? ""));
  if (title === undefined) throw new Error("its title is missing");
  const texts = [alert.summary, ...items.map((item) => item.summary)].map((text) => htmlToText(text ?? ""));
  const summary = passageOf([...new Set(texts)].filter((text) => text !== "").join("\n\n"));
  return {
    kind: "alert",
    title: { [lang]: title },
    ...(summary === undefined ? {} : { summary: { [lang]: summary } }),
    identifiers: [id, ...identifiersOf(alert)].slice(0, 500),
    references: referencesOf(alert, title),
    products: items.flatMap(({ products }) => products).slice(0, 500),
    ...(publishedAt === undefined ? {} : { publishedAt }),
    ...(updatedAt === undefined ? {} : { updatedAt }),
    // What is only news of a new version asks for no attention.
    ...(/^(?:info)?$/i.test(category.trim()) ? {} : { alertBy: "IPA" }),
    ...(tlp === undefined || tlp === "CLEAR" ? {} : { tlp }),
  };
}

/** CVEs it names, and the JVN or JVNDB entry it is about: several of those would become one advisory through it. */
function identifiersOf({ title = "", summary = "", items }: Alert): string[] {
  const texts = [title, summary, ...items.flatMap((item) => [item.title ?? "", item.summary ?? ""])];
  const found = findIdentifiers(texts.join("\n"));
  const others = found.filter((id) => !id.startsWith("CVE-"));
  return others.length > 1 ? found.filter((id) => id.startsWith("CVE-")) : found;
}

function referencesOf({ url, lang, items }: Alert, title: string): Reference[] {
  const references = new Map<string, Reference>();
  for (const link of [{ url, title }, ...items]) {
    const web = WebUrl.safeParse(link.url?.trim());
    if (!web.success || references.has(web.data)) continue;
    const shown = lineOf(htmlToText(link.title ?? "")) ?? web.data;
    references.set(web.data, { source: new URL(web.data).hostname, title: { [lang]: shown }, url: web.data });
  }
  return [...references.values()].slice(0, 100);
}
