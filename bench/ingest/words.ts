/** Made-up prose that is never twice the same, so that nothing is found in a cache that would not be in life. */
const WORDS =
  "contains a flaw in the handling of requests that allows a remote attacker to run code or read files by sending a crafted message to the management interface of the product when it is reachable from outside update apply workaround restrict access memory parser session token header overflow buffer".split(
    " ",
  );

/** A number that looks random and is always the same for the same seed, from 0 to `below` - 1. */
export function pick(seed: number, below: number): number {
  let value = Math.imul(seed + 0x9e3779b9, 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return ((value ^ (value >>> 16)) >>> 0) % below;
}

/** So many words, of which about one in eight is met nowhere else. */
export function prose(seed: number, words: number): string {
  const found: string[] = [];
  for (let at = 0; at < words; at += 1) {
    const turn = pick(seed * 131 + at, 8 * WORDS.length);
    const word = WORDS[turn % WORDS.length] ?? "";
    found.push(turn < WORDS.length ? `${word}${(seed + at).toString(36)}` : word);
  }
  return `${found.join(" ")}.`;
}

export function cveOf(number: number): string {
  return `CVE-1900-${1_000_000 + number}`;
}

export function isoDay(number: number): string {
  return new Date(Date.UTC(2020, 0, 1) + (number % 2_000) * 86_400_000).toISOString();
}
