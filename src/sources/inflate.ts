/** Undoes what a server did to a body for the way (RFC 9110, 8.4). */
import { pipeline, type Readable } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";

const CODINGS = new Map([
  ["gzip", createGunzip],
  ["x-gzip", createGunzip],
  ["deflate", createInflate],
  ["br", createBrotliDecompress],
]);

/** What is asked for. */
export const ACCEPT_ENCODING = "gzip, br";

/**
 * The body as it was before it was packed. Reading it fails where the packing ends before its time: half a list that
 * looks whole would hide the other half.
 * @param encoding Of the answer's `Content-Encoding`
 * @throws Error for a coding nobody asked for, and for more than one (a bomb within a bomb)
 */
export function inflated(body: Readable, encoding: string | undefined): Readable {
  const coding = encoding?.trim().toLowerCase() ?? "identity";
  if (coding === "" || coding === "identity") return body;
  const create = CODINGS.get(coding);
  if (create === undefined)
    throw new Error(`the answer is packed as ${coding.slice(0, 40)}, which is not read`);
  // What goes wrong on the way is thrown to who reads.
  return pipeline(body, create(), () => {});
}
