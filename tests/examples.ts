import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { AdvisoryContent } from "../src/advisory/schema.ts";
import { HanshoAdvisory } from "../src/sources/hansho-json/schema.ts";

export const EXAMPLES = path.join(import.meta.dirname, "..", "examples");

/** File names of all examples. */
export const exampleNames: string[] = readdirSync(EXAMPLES)
  .filter((name) => name.endsWith(".json"))
  .toSorted();

export function readJson(name: string): unknown {
  return JSON.parse(readFileSync(path.join(EXAMPLES, name), "utf8"));
}

/** One example as an advisory's content, without what only the document has. */
export function readExample(name: string): AdvisoryContent {
  const { id: _id, $schema: _schema, ...content } = HanshoAdvisory.parse(readJson(name));
  return AdvisoryContent.parse(content);
}
