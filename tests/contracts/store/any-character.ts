import fc from "fast-check";

/** Any code point but a lone surrogate. fast-check's own takes seconds to make ready. */
export const anyCharacter = fc
  .integer({ min: 0, max: 0x10_ffff })
  .map((code) => String.fromCodePoint(code).toWellFormed());
