/** The command was called wrongly: exit 2 (design 7). */
export class Misuse extends Error {
  override name = "Misuse";
}
