/** JVN, JPCERT/CC and IPA: RSS 1.0, each with its own habits (sources.md 1). */
import { type Page, rdf, toMinutes, xml } from "./page.ts";

export interface JvnEntry {
  number: number;
  title: string;
  issued: string;
  modified?: string;
}

/** JVN: no CVE, no CVSS; what changed comes to the top again; the channel is dated by its newest item. */
export function createJvn() {
  const entries = new Map<number, JvnEntry>();
  const time = ({ issued, modified = issued }: JvnEntry) => modified;
  function page(): Page {
    const sorted = [...entries.values()].toSorted((a, b) => (time(a) < time(b) ? 1 : -1));
    const [newest] = sorted;
    const items = sorted.map((entry) => ({
      about: `https://jvn.example.com/jp/JVN${entry.number}/`,
      title: entry.title,
      inner: `<description>架空の製品に関する説明です。</description>
  <dc:creator>example.com</dc:creator>
  <dc:identifier>JVN#${entry.number}</dc:identifier>
  <dc:date>${time(entry)}</dc:date>
  <dcterms:issued>${entry.issued}</dcterms:issued>
  <dcterms:modified>${time(entry)}</dcterms:modified>`,
    }));
    const date = newest === undefined ? {} : { date: time(newest) };
    return {
      body: rdf({ about: "https://jvn.jp/rss/jvn.rdf", title: "JVNRSS Feed", ...date }, items),
      validator: "etag",
    };
  }
  return {
    publish: (entry: JvnEntry) => void entries.set(entry.number, entry),
    page: ({ pathname }: URL) => (pathname === "/rss/jvn.rdf" ? page() : undefined),
  };
}

export interface Alert {
  /** `at269901` */
  number: string;
  title: string;
  /** Of the feed, with the time; the page has the days alone. */
  dates: string[];
  overview: string;
  action: string;
}

export interface ReportItem {
  /** `wr261112#1` */
  id: string;
  title: string;
  date: string;
}

/** JPCERT/CC: alerts without any text, whose pages have it; (公開) or (更新) after two spaces; weekly reports. */
export function createJpcert() {
  const alerts = new Map<string, Alert>();
  const reports: ReportItem[] = [];
  const addressOf = (number: string) => `https://www.jpcert.or.jp/at/20${number.slice(2, 4)}/${number}.html`;

  function feed(): Page {
    const items = [...alerts.values()].map(({ number, title, dates }) => ({
      about: addressOf(number),
      title: `注意喚起: ${title}  (${dates.length > 1 ? "更新" : "公開"})`,
      inner: `<dc:identifier>${number}</dc:identifier>
  <dc:date>${toMinutes(dates.at(-1) ?? "")}</dc:date>`,
    }));
    const sections = reports.map(({ id, title, date }) => ({
      about: `https://www.jpcert.or.jp/wr/2026/${id.replace("#", ".html#")}`,
      title: `Weekly Report: ${title}`,
      inner: `<description>架空の製品の話題です。</description>
  <dc:identifier>${id.split("#")[0]}</dc:identifier>
  <dc:date>${toMinutes(date)}</dc:date>
  <content:encoded><![CDATA[<p>架空の製品の話題です。</p>]]></content:encoded>`,
    }));
    const about = "https://www.jpcert.or.jp/rss/jpcert.rdf";
    return {
      body: rdf({ about, title: "JPCERT/CC RSS Feed" }, [...items.toReversed(), ...sections.toReversed()]),
      validator: "last-modified",
    };
  }

  function alertPage({ number, title, dates, overview, action }: Alert): Page {
    const id = `JPCERT-AT-20${number.slice(2, 4)}-${number.slice(4)}`;
    const days = dates.map((date, index) => `${date.slice(0, 10)}(${index === 0 ? "公開" : "更新"})`);
    return {
      body: `<!DOCTYPE html>
<html lang="ja"><head><meta charset="UTF-8"><title>${xml(title)}</title></head>
<body><nav><a href="https://www.jpcert.or.jp/">ホーム</a></nav><main><h2>${xml(title)}</h2>
<p>${id}<br>JPCERT/CC<br>${days.join("<br>")}</p>
<h3>I. 概要</h3><p>${xml(overview)}</p>
<h3>II. 対象</h3><p>架空の製品のすべてのバージョン</p>
<h3>III. 対策</h3><p>${xml(action)}</p>
<h3>IV. 参考情報</h3><p><a href="https://example.com/${number}">架空社の発表</a></p>
</main></body></html>`,
    };
  }

  return {
    alert: (alert: Alert) => void alerts.set(alert.number, alert),
    report: (item: ReportItem) => void reports.push(item),
    page({ pathname }: URL): Page | undefined {
      if (pathname === "/rss/jpcert.rdf") return feed();
      const alert = alerts.get(/^\/at\/20\d\d\/(at\d{6})\.html$/.exec(pathname)?.[1] ?? "");
      return alert === undefined ? undefined : alertPage(alert);
    },
  };
}

export interface IpaItem {
  /** `20261106-jvn`: part of the page's address. */
  name: string;
  title: string;
  /** Midnight, always. */
  date: string;
}

/** IPA: a page is listed again each time it changes, `更新：` before its title; nothing but title, link and day. */
export function createIpa() {
  const listed: IpaItem[] = [];
  return {
    publish: (item: IpaItem) => void listed.unshift(item),
    page({ pathname }: URL): Page | undefined {
      if (pathname !== "/security/alert-rss.rdf") return undefined;
      const items = listed.map(({ name, title, date }) => ({
        about: `https://ipa.example.com/security/security-alert/2026/${name}.html`,
        title,
        inner: `<dc:date>${date}</dc:date>`,
      }));
      const about = "https://www.ipa.go.jp/security/alert-rss.rdf";
      return { body: rdf({ about, title: "重要なセキュリティ情報" }, items) };
    },
  };
}
