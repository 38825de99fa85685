/** Hand-made answers in the shape of MyJVN's. */

interface StatusFields {
  method?: string;
  retCd?: string;
  errCd?: string;
  errMsg?: string;
  total?: number;
  returned?: number;
  first?: number;
}

/** The status in XML; `retCd` is written as it is given, so that a test can break it. */
export function xmlStatus(fields: StatusFields = {}): string {
  const { method = "getVulnDetailInfo", retCd = '"0"', errCd = "", errMsg = "" } = fields;
  const count = (value: number | undefined) => (value === undefined ? "" : String(value));
  const { total = fields.returned, returned, first = 1 } = fields;
  return `<status:Status version="3.3" method="${method}" lang="ja" retCd=${retCd} retMax="50" errCd="${errCd}" errMsg="${errMsg}" totalRes="${count(total)}" totalResRet="${count(returned)}" firstRes="${first}" feed="hnd"/>`;
}

const NAMESPACES = `xmlns:status="http://jvndb.jvn.jp/myjvn/Status" xmlns:sec="http://jvn.jp/rss/mod_sec/3.0/" xmlns:marking="http://data-marking.mitre.org/Marking-1"`;

function handling(color: string): string {
  return `<sec:handling><marking:Marking><marking:Marking_Structure marking_model_name="TLP" color="${color}"/></marking:Marking></sec:handling>`;
}

/** One entry of VULDEF. */
export function vulinfo(
  number: number,
  fields: { affected?: string; related?: string; impact?: string } = {},
): string {
  const { affected = "<Affected/>", related = "<Related/>", impact = "<Impact/>" } = fields;
  return `<Vulinfo>
      <VulinfoID>JVNDB-1900-${String(number).padStart(6, "0")}</VulinfoID>
      <VulinfoData>
        <Title>架空製品 ${number} における脆弱性</Title>
        <VulinfoDescription><Overview>次の脆弱性が存在します。&lt;ul&gt;&lt;li&gt;XSS - CVE-1900-0001&lt;/li&gt;&lt;/ul&gt;</Overview></VulinfoDescription>
        ${affected}
        ${impact}
        <Solution><SolutionItem><Description>[アップデートする] 最新版に更新してください。</Description></SolutionItem></Solution>
        ${related}
        <DateFirstPublished>2026-11-19T10:00:51+09:00</DateFirstPublished>
        <DateLastUpdated>2026-11-20T11:57:51+09:00</DateLastUpdated>
        <DatePublic>2026-11-18T00:00:00+09:00</DatePublic>
      </VulinfoData>
    </Vulinfo>`;
}

export function vuldef(
  entries: readonly string[],
  options: { lang?: string; color?: string; status?: string } = {},
): string {
  const { lang = "ja", color = "WHITE", status = xmlStatus({ returned: entries.length }) } = options;
  return `<?xml version="1.0" encoding="UTF-8" ?>
<VULDEF-Document
version="3.2"
xmlns="http://jvn.jp/vuldef/" ${NAMESPACES}
xml:lang="${lang}">
    ${entries.join("\n    ")}
    ${handling(color)}
    ${status}
  </VULDEF-Document>`;
}

/** What is answered where nothing matches, and for errors. */
export function resultOnly(status: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<Result ${NAMESPACES}>${status}</Result>`;
}

/** An overview list, whose items `ipediaItem` makes. */
export function overview(items: readonly string[], status: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<rdf:RDF xmlns="http://purl.org/rss/1.0/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" ${NAMESPACES} xml:lang="ja">
  <channel rdf:about="https://jvndb.example.com/apis/myjvn"><title>一覧</title><items><rdf:Seq/></items></channel>
  ${items.join("\n  ")}
  ${status}
</rdf:RDF>`;
}

export function alertEntry(number: number, fields: { category?: string; items?: string } = {}): string {
  const { category = '<category term="Critical" label="緊急"/>', items = "" } = fields;
  return `<entry>
    <title>架空製品の脆弱性対策について</title>
    <id>MYJVN-ALT-1900-${String(number).padStart(4, "0")}</id>
    <summary>更新してください。</summary>
    <link href="https://alert.example.com/${number}"/>
    <published>2026-11-19T10:00:00+09:00</published>
    <updated>2026-11-20T10:00:00+09:00</updated>
    ${category}
    <sec:items>${items}</sec:items>
  </entry>`;
}

export function alertItem(title: string, cpe = "cpe:/a:example:web_server"): string {
  return `<sec:item><sec:title>${title}</sec:title><sec:identifier>MYJVN-ALT-1900-0001-0001</sec:identifier><sec:link href="https://item.example.com/${encodeURIComponent(title)}"/><sec:cpe>${cpe}</sec:cpe></sec:item>`;
}

export function alerts(entries: readonly string[], status?: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" ${NAMESPACES} xml:lang="ja">
  <title type="text">注意警戒</title><id>swid:example.com+alert</id>
  ${handling("WHITE")}
  ${entries.join("\n  ")}
  ${status ?? xmlStatus({ method: "getAlertList", returned: entries.length })}
</feed>`;
}

/** The status in JSON. */
export function jsonStatus(fields: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    version: "4.0.0",
    method: "getVulnOverviewList",
    feed: "oka",
    retCd: 0,
    errCd: "",
    errMsg: "",
    firstRes: 1,
    ...fields,
  };
}

export function okaFeed(
  entry: readonly unknown[],
  status: Record<string, unknown> = {},
): Record<string, unknown> {
  return {
    $schema: "https://jvndb.jvn.jp/schema/myjvn_feed_1.0.json?20250419",
    feed: { lang: "ja", distribution: { tlp: { label: "CLEAR" } }, entry },
    status: jsonStatus({ totalRes: entry.length, totalResRet: entry.length, ...status }),
  };
}

export function okaDetail(fields: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    document: {
      category: "myjvn_security_advisory",
      csaf_version: "2.1",
      distribution: { tlp: { label: "CLEAR" } },
      title: "架空製品における複数の脆弱性",
      lang: "ja",
      notes: [{ category: "description", text: "複数の脆弱性が存在します。" }],
      tracking: {
        generator: { date: "2026-11-20T11:36:12+09:00" },
        id: "JVNDB-1900-000001",
        current_release_date: "2026-11-20T11:57:51+09:00",
        initial_release_date: "2026-11-19T10:00:51+09:00",
      },
      references: [
        {
          category: "external",
          summary: "JVN#12345678",
          url: "https://jvn.example.com/JVN12345678/",
          source: "JVN",
        },
      ],
    },
    product_tree: {
      branches: [
        {
          category: "vendor",
          name: "架空社",
          branches: [
            {
              category: "product_name",
              name: "架空製品",
              product: {
                product_id: "jvnpid:1.0::example:widget",
                name: "架空製品",
                product_identification_helper: {
                  cpe: "cpe:2.3:a:example:widget:*:*:*:*:*:*:*:*",
                  purls: ["pkg:rpm/example/widget"],
                },
              },
            },
          ],
        },
      ],
    },
    vulnerabilities: ["CVE-1900-0001", "CVE-1900-0002"].map((cve, index) => ({
      cve,
      product_status: { known_affected: ["jvnpid:1.0::example:widget"] },
      threats: [{ category: "impact", details: "情報を取得される可能性があります。" }],
      remediations: [{ category: "vendor_fix", details: "最新版に更新してください。" }],
      metrics: [
        {
          content: {
            cvss_v3: {
              version: "3.0",
              vectorString: "CVSS:3.0/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N",
              baseScore: 6.1 - index,
            },
            ScoringSystem: { name: "CVSS", version: "5.0", vectorString: "CVSS:5.0/AV:N", baseScore: 9.5 },
          },
        },
      ],
    })),
    jvn_extension: {
      generator: { date: "2026-11-20T11:36:12+09:00" },
      affected: [
        {
          vendor: "架空社",
          product: "架空製品",
          versions: [
            { version: "0.0.0", lessThan: "1.0.6", description: "バージョン 1.0.6未満" },
            { version: "2.1.0", lessThanOrEqual: "2.1.3", description: "バージョン 2.1.0以上 2.1.3以下" },
          ],
        },
      ],
    },
    ...fields,
  };
}
