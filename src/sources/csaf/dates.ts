/** Times as CSAF documents have them: ISO 8601, but some without a zone, some without a time. */

const TIME = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)\s*(Z|[+-]\d{2}:?\d{2})?)?$/i;

/** In UTC, to the second; a time without a zone is taken to be UTC. Undefined for what is no time. */
export function timeOf(text: string | undefined): string | undefined {
  const match = TIME.exec(text?.trim() ?? "");
  if (match === null) return undefined;
  const [, day = "", time = "00:00", zone = "Z"] = match;
  const at = Date.parse(`${day}T${time}${zone.replace(/^([+-]\d{2})(\d{2})$/, "$1:$2").toUpperCase()}`);
  return Number.isNaN(at) ? undefined : new Date(at).toISOString().replace(/\.\d+Z$/, "Z");
}
