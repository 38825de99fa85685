/** What a document is known by: its publisher and its tracking id, which together are unique (CSAF 3.2.1.12.4). */

/**
 * A tracking id as it stands in a file name (CSAF 5.1): lower case, every other sign than `+`, `-`, letters and
 * digits one `_`. `deletions.csv` names documents by it alone. Letters of other scripts stay, which the rule folds
 * into one.
 */
export function fileNameOf(trackingId: string): string {
  return trackingId.toLowerCase().replace(/[^+\-a-z0-9\u0080-\uffff]+/g, "_");
}

/** `<publisher namespace> <tracking id>`; the namespace without the `/` that some documents end it with. */
export function keyOf(namespace: string, trackingId: string): string {
  let end = namespace.trim();
  while (end.endsWith("/")) end = end.slice(0, -1);
  return `${end.toLowerCase()} ${fileNameOf(trackingId)}`;
}
