/** An advisory's own id: short, typeable, and the same wherever the same entry comes first. */
import { createHash } from "node:crypto";

/** Crockford's base 32 in lower case: no i, l, o, u to misread. */
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
const LETTERS = 10;

/**
 * `hs-` and ten letters (50 bits of SHA-256) made from the first alias of the entry that founded the advisory.
 * Fifty bits make two of a million advisories meet with a chance of one in two thousand.
 */
export function advisoryIdFor(firstAlias: string): string {
  const digest = createHash("sha256").update(firstAlias, "utf8").digest();
  let bits = digest.readBigUInt64BE(0) >> BigInt(64 - LETTERS * 5);
  let letters = "";
  for (let place = 0; place < LETTERS; place++) {
    letters = `${ALPHABET[Number(bits & 31n)]}${letters}`;
    bits >>= 5n;
  }
  return `hs-${letters}`;
}
