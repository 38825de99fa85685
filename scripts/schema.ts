/** Writes the JSON Schema of hansho-json, made from the zod schema that reads it: `node scripts/schema.ts`. */
import { writeFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { HanshoDocument } from "../src/sources/hansho-json/schema.ts";

export const SCHEMA_FILE = path.join(import.meta.dirname, "..", "docs", "hansho-json.schema.json");

/** What editors show beside a field of the document. */
const DESCRIPTIONS: Record<string, string> = {
  id: "Your own id for this advisory; never changes. May be left out where identifiers are given.",
  kind: "incident: something happened; vulnerability: a flaw in a product; alert: a warning or notice.",
  title: "One line, in Japanese, English or both.",
  summary: "一言でいうと. What happened or what is wrong, in a few sentences.",
  scope: "影響範囲. What is affected; one line each.",
  action: "該当時の対応. What to do; one line each, or sentences. They become numbered steps of the email.",
  identifiers: "CVE-…, JVN#…, JVNVU#…, JVNDB-…, GHSA-…, at…; entries that share one become one advisory.",
  references: "Where people can read more; http or https only.",
  products: "Products affected, for matching.",
  publishedAt: "ISO 8601 with an offset, for example 2026-11-24T10:00:00+09:00. Deadlines count from it.",
  updatedAt: "ISO 8601 with an offset.",
  kev: "What CISA's Known Exploited Vulnerabilities catalogue says.",
  cvss: "CVSS ratings, with vector or score; shown as 深刻度.",
  ssvc: "SSVC decision points: exploitation, automatable, technical impact.",
  exploitation: "Who says it is exploited, or that an exploit is public.",
  epss: "FIRST's EPSS score, 0 to 1.",
  alertBy: "The national body (JPCERT/CC, IPA) whose 注意喚起 it is.",
  tlp: "Traffic Light Protocol 2.0; CLEAR when absent.",
  withdrawn: "Given when the advisory is taken back.",
  stated: "Your own judgement; kept as it is. Without it Hansho judges by its rules.",
  drafts: "The administrator's email, if you write it yourself; used word for word.",
  draftsBy: "Who wrote the drafts; decides the notice shown around them. Default: model.",
};

type Node = Record<string, unknown>;

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The definition behind a chain of pointers; the node itself when it is none. */
function resolve(node: unknown, defs: Node): unknown {
  let found = node;
  while (isNode(found) && typeof found["$ref"] === "string")
    found = defs[found["$ref"].split("/").at(-1) ?? ""];
  return found;
}

/** Adds what zod checks by code and a JSON Schema can say too, so that editors refuse what we refuse. */
function refine(schema: Node, defs: Node): void {
  if (schema["type"] === "string" && schema["minLength"] === 1) schema["pattern"] ??= "\\S";
  if (schema["format"] === "uri") schema["pattern"] = "^[Hh][Tt][Tt][Pp][Ss]?://";
  const properties = schema["properties"];
  if (isNode(properties)) {
    const names = Object.keys(properties);
    const ja = resolve(properties["ja"], defs);
    if (names.join() === "ja,en" && isNode(ja) && ja["type"] === "string") schema["minProperties"] = 1;
    if (names.includes("kind") && names.includes("identifiers")) refineAdvisory(schema, properties);
  }
  for (const child of Object.values(schema)) {
    if (isNode(child)) refine(child, defs);
  }
}

function refineAdvisory(schema: Node, properties: Node): void {
  schema["anyOf"] = [
    { required: ["id"] },
    { required: ["identifiers"], properties: { identifiers: { minItems: 1 } } },
  ];
  for (const [name, property] of Object.entries(properties)) {
    if (isNode(property) && DESCRIPTIONS[name] !== undefined) property["description"] = DESCRIPTIONS[name];
  }
}

/** The file's text. `input`: what a publisher writes, where fields with a default may be left out. */
export function schemaText(): string {
  const { $schema, ...rest } = z.toJSONSchema(HanshoDocument, {
    target: "draft-2020-12",
    io: "input",
    reused: "ref",
  });
  refine(rest, isNode(rest.$defs) ? rest.$defs : {});
  const titled = {
    $schema,
    title: "hansho-json",
    description: "One security advisory, or an array of them, for Hansho. See docs/hansho-json.md.",
    ...rest,
  };
  return `${JSON.stringify(titled, null, 2)}\n`;
}

if (import.meta.main) {
  writeFileSync(SCHEMA_FILE, schemaText());
}
