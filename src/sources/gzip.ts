/** Gzipped documents (RFC 1952), never larger unpacked than any other document may be. */
import { constants, gunzipSync } from "node:zlib";
import { UnreadableError } from "./text.ts";

const MOST_BYTES = 64 * 1024 * 1024;
/** Deflate packs at most 1032 to 1 (zlib's technical details): so much of a bomb is unpacked for a look, no more. */
const HEAD_BYTES = 4_096;

export interface Unzipped {
  bytes: Uint8Array;
  /** The end was missing: `bytes` holds what could be unpacked. */
  cut: boolean;
}

/** Whether the bytes begin as a gzip member does. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** The first bytes of a document, unpacked when it is gzipped; nothing of one that cannot be unpacked. */
export function unzippedHead(bytes: Uint8Array): Uint8Array {
  const head = bytes.subarray(0, HEAD_BYTES);
  if (!isGzip(bytes)) return head;
  try {
    return gunzipSync(head, { finishFlush: constants.Z_SYNC_FLUSH });
  } catch {
    return new Uint8Array();
  }
}

/**
 * The whole document, unpacked when it is gzipped.
 * @param most Bytes it may have unpacked. Default: 64 MiB
 * @throws UnreadableError for what is larger (a gzip bomb) and for damaged data
 */
export function unzipped(bytes: Uint8Array, most = MOST_BYTES): Unzipped {
  if (!isGzip(bytes)) return { bytes, cut: false };
  try {
    return { bytes: gunzipSync(bytes, { maxOutputLength: most }), cut: false };
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ERR_BUFFER_TOO_LARGE") {
      throw new UnreadableError(`is larger than ${most} bytes when unpacked`);
    }
    if (code !== "Z_BUF_ERROR") throw new UnreadableError("is gzip data that is damaged");
  }
  return { bytes: unzippedPart(bytes, most), cut: true };
}

function unzippedPart(bytes: Uint8Array, most: number): Uint8Array {
  try {
    return gunzipSync(bytes, { maxOutputLength: most, finishFlush: constants.Z_SYNC_FLUSH });
  } catch {
    throw new UnreadableError("is gzip data that is cut off");
  }
}
