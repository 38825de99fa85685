/** Two weeks of every feed, from Monday 2 November 2026, 09:00 in Japan, through the holiday of the 3rd. */
import { FIRST_WEEK } from "./first-week.ts";
import type { Story } from "./harness.ts";
import { LAST_DAYS } from "./last-days.ts";
import { SECOND_WEEK } from "./second-week.ts";
import { at } from "./table.ts";

const HOURLY = { schedule: "0 * * * *", quietDays: 0 };
const THRICE = { schedule: "0 */3 * * *", quietDays: 0 };

export const STORY: Story = {
  organization: { id: "example", parties: { own: ["架空商事"], suppliers: ["架空物流"] } },

  feeds: {
    jvn: { url: "/rss/jvn.rdf", ...HOURLY },
    jpcert: { url: "/rss/jpcert.rdf", ...HOURLY },
    ipa: { url: "/security/alert-rss.rdf", ...HOURLY },
    "security-next": { url: "/feed", ...HOURLY },
    blog: { url: "/blog/atom.xml", format: "rss", label: "Example blog", ...HOURLY },
    printer: { url: "/vendor/feed.json", format: "rss", label: "Example Print", ...HOURLY, quietDays: 4 },
    "cisa-kev": { url: "/kev.json", ...HOURLY },
    csaf: {
      url: "/.well-known/csaf/provider-metadata.json",
      format: "csaf",
      label: "Example Company",
      ...HOURLY,
    },
    "enisa-kev": { url: "/eukev.json", ...THRICE },
    jvndb: { url: "/ja/rss/jvndb.rdf", ...THRICE },
    myjvn: { url: "/myjvn?method=getVulnOverviewList&feed=hnd", ...THRICE },
    cve5: { url: "/cves/deltaLog.json", ...THRICE },
    osv: { url: "/osv/modified_id.csv", ...THRICE },
    nvd: { url: "/rest/json/cves/2.0", every: "3h", quietDays: 0 },
    // The only source of records that may post here.
    ghsa: { url: "/advisories", every: "3h", quietDays: 0, post: true },
    epss: { url: "/epss_scores-current.csv.gz", every: "6h", quietDays: 0 },
  },

  faults: [
    { kind: "cut", path: "/rss/jvn.rdf", from: at("Wed 4 16:40"), until: at("Wed 4 17:10") },
    { kind: "error", status: 500, path: "/feed", from: at("Thu 5 19:30"), until: at("Fri 6 04:00") },
    {
      kind: "error",
      status: 429,
      retryAfter: 7_200,
      path: "/rest/json/cves",
      from: at("Fri 6 11:50"),
      until: at("Fri 6 12:10"),
    },
    {
      kind: "older",
      of: at("Thu 5 12:00"),
      path: "/kev.json",
      from: at("Fri 6 11:30"),
      until: at("Fri 6 14:30"),
    },
    {
      kind: "older",
      of: at("Sat 7 09:00"),
      path: "/rss/jvn.rdf",
      from: at("Sun 8 11:30"),
      until: at("Sun 8 13:30"),
    },
  ],

  happenings: [...FIRST_WEEK, ...SECOND_WEEK, ...LAST_DAYS],

  things: {
    workflow: "JVN#90000001",
    accounting: "JVN#90000002",
    portal: "JVN#90000003",
    cms: "JVN#90000004",
    cache: "JVN#90000005",
    "mail gateway": "JVN#90000006",
    storage: "JVN#90000080",
    vpn: "at269901",
    spreadsheet: "https://www.jpcert.or.jp/wr/2026/wr261112.html#1",
    "Gate disclosure": "EXCO-2026-0002",
    "Edge VPN": "EXCO-2026-0101",
    bulletin: "EXCO-2026-0200",
    library: "GHSA-0000-0000-0001",
    board: "CVE-1900-1301",
    "printer 2": "CVE-1900-2001",
    "printer 3": "CVE-1900-2002",
    "city hall": "https://www.security-next.com/900002",
    supplier: "https://www.security-next.com/910001",
    relay: "https://www.security-next.com/910002",
    defaced: "https://www.security-next.com/910003",
    "lost USB": "https://www.security-next.com/910004",
    school: "https://www.security-next.com/910005",
    ourselves: "https://www.security-next.com/910006",
    soc: "soc-1",
    erp: "person form-1",
  },
};
