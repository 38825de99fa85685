import { readdirSync } from "node:fs";
import { join, relative, sep } from "node:path";

/** Every file of a folder and its subfolders, sorted, by its path with `/` from the folder. */
export function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .toSorted();
}
