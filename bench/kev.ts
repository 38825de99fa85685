/** A synthetic catalogue in the shape of CISA's KEV: as many entries, as long on average (about 740 bytes of JSON). */
const ENTRIES = 1_660;

const WORDS =
  "contains a flaw in the handling of requests that allows a remote attacker to run code or read files by sending a crafted message to the management interface of the product when it is reachable from outside".split(
    " ",
  );

/**
 * @param version changes `catalogVersion` and `dateReleased` only, so that every entry has to be compared
 */
export function syntheticKev(version: number): Uint8Array {
  return new TextEncoder().encode(kevCatalogue(ENTRIES, version));
}

/** The same with so many entries, as text. */
export function kevCatalogue(entries: number, version: number): string {
  const released = new Date(Date.UTC(2026, 0, 1) + version * 86_400_000).toISOString();
  const vulnerabilities = Array.from({ length: entries }, (_unused, index) => entry(index));
  const catalogue = {
    title: "Synthetic catalogue of the KEV shape",
    catalogVersion: released.slice(0, 10).replaceAll("-", "."),
    dateReleased: released,
    count: entries,
    vulnerabilities,
  };
  return JSON.stringify(catalogue);
}
function entry(index: number) {
  const day = 86_400_000;
  const added = Date.UTC(2022, 0, 1) + index * day;
  const id = `CVE-1900-${10_000 + index}`;
  return {
    cveID: id,
    vendorProject: `Vendor ${index % 90}`,
    product: `Product ${index % 400}`,
    vulnerabilityName: `Vendor ${index % 90} Product ${index % 400} Code Execution Vulnerability`,
    dateAdded: iso(added),
    shortDescription: `Product ${index % 400} ${sentence(index)}.`,
    requiredAction: "Apply mitigations per vendor instructions or discontinue use of the product.",
    dueDate: iso(added + (index % 8 === 0 ? 3 : 14) * day),
    knownRansomwareCampaignUse: index % 5 === 0 ? "Known" : "Unknown",
    notes: `https://example.com/advisories/${index} ; https://example.com/detail/${id}`,
    cwes: ["CWE-94"],
  };
}

function sentence(seed: number): string {
  return WORDS.map((word, index) => ((seed + index) % 7 === 0 ? `${word}${seed}` : word)).join(" ");
}

function iso(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
