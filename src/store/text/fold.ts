/** How an id or alias is compared with what a person typed: any width, any case, no spaces around it. */
export function foldAlias(alias: string): string {
  return alias.normalize("NFKC").trim().toLowerCase();
}
