/**
 * Holds what is ours to what is published: the cards of every example to Adaptive Cards 1.5, `manifest.json` to Slack's
 * app manifest schema, our decision tables to CISA's. The files are other people's and not in this repository:
 *
 *   node scripts/check-standards.ts <folder with the schemas and the decision tables>
 *
 * Prints a line a document; exits 1 when one is refused or differs, or a file is missing, 2 when no folder is named.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv, { type ValidateFunction } from "ajv";
import addFormats from "ajv-formats";
import { AdvisoryContent, Audience, Lang } from "../src/advisory/schema.ts";
import { advisoryCard } from "../src/cards/advisory-card.ts";
import { draftCard } from "../src/cards/draft-card.ts";
import { explainCard, helpCard, listCard } from "../src/cards/answer-cards.ts";
import type { AdvisoryFacts } from "../src/cards/facts.ts";
import { disclaimer } from "../src/cards/labels.ts";
import type { Card, DraftView } from "../src/cards/model.ts";
import { teamsCard, teamsDraftDialog } from "../src/cards/teams.ts";
import { updateCard } from "../src/cards/update-card.ts";
import { checkTables } from "./check-tables.ts";

const folder = process.argv[2];
if (folder === undefined) {
  console.error("usage: node scripts/check-standards.ts <folder with the schemas>");
  process.exit(2);
}

const tables = checkTables(folder);
for (const table of tables.ok) console.log(`ok: ${table}`);
const failures = [...tables.failures, ...checkCards(folder), ...checkManifest(folder)];
for (const failure of failures) console.error(`refused: ${failure}`);
process.exitCode = failures.length > 0 ? 1 : 0;

function checkCards(schemas: string): string[] {
  const validate = compile(join(schemas, "adaptive-card.schema.1.5.0.json"));
  const records = examples();
  if (records.length === 0) return ["examples/: no advisory found"];
  return records.flatMap((record) =>
    Lang.options.flatMap((lang) =>
      teamsCards(record, lang, records).flatMap(({ name, card }) =>
        check(validate, card, `${record.id} ${name} ${lang}`),
      ),
    ),
  );
}

function checkManifest(schemas: string): string[] {
  if (!existsSync("manifest.json")) return [];
  const validate = compile(join(schemas, "slack-manifest.schema.2.0.0.json"));
  return check(validate, JSON.parse(readFileSync("manifest.json", "utf8")), "manifest.json");
}

function check(validate: ValidateFunction, document: unknown, name: string): string[] {
  if (validate(document)) {
    console.log(`ok: ${name}`);
    return [];
  }
  const problems = (validate.errors ?? [])
    .slice(0, 5)
    .map((error) => `${error.instancePath} ${error.message}`);
  return [`${name}: ${problems.join("; ")}`];
}

function compile(file: string): ValidateFunction {
  const { $schema: _draft, id: _id, ...schema } = JSON.parse(readFileSync(file, "utf8"));
  // Microsoft's schema is draft 6 and repeats inherited properties, which strict mode would refuse.
  const ajv = new Ajv.default({ strict: false, allErrors: false, validateFormats: true });
  addFormats.default(ajv);
  return ajv.compile(schema);
}

/** Every advisory of `examples/`, in a file of one or of many, judged by hand. */
function examples(): AdvisoryFacts[] {
  const files = readdirSync("examples").filter((name) => name.endsWith(".json"));
  return files.flatMap((file) => {
    const document: unknown = JSON.parse(readFileSync(join("examples", file), "utf8"));
    const many: unknown[] = Array.isArray(document) ? document : [document];
    return many.map((one, index) => factsOf(one, `${file}#${index}`));
  });
}

function factsOf(document: unknown, id: string): AdvisoryFacts {
  const { id: _publisher, $schema: _schema, ...rest } = document as Record<string, unknown>;
  const content = AdvisoryContent.parse(rest);
  return {
    id,
    aliases: [],
    latest: 2,
    revision: {
      advisoryId: id,
      number: 2,
      change: "material",
      changes: [{ ja: "更新", en: "Update" }],
      content,
      sources: ["hansho-json"],
      createdAt: "2026-11-24T00:00:00Z",
    },
    assessment: {
      priority: content.stated?.priority ?? "C",
      review: content.stated === undefined,
      deadline: { kind: "this-week", date: "2026-11-27" },
      reasons: [{ ja: "理由", en: "Reason" }],
      wouldChange: [{ ja: "変更", en: "Change" }],
      rule: "example",
      rules: "example",
    },
  };
}

function teamsCards(
  record: AdvisoryFacts,
  lang: Lang,
  records: AdvisoryFacts[],
): { name: string; card: unknown }[] {
  const options = { lang, today: "2026-11-24", timeZone: "Asia/Tokyo" };
  const { content } = record.revision;
  const view: DraftView = {
    advisoryId: record.id,
    revision: 2,
    lang,
    title: content.title[lang] ?? "",
    subject: content.drafts?.[lang]?.subject ?? "",
    body: content.drafts?.[lang]?.overview ?? "",
    origin: "source",
    disclaimer: disclaimer("source", content.draftsBy, lang),
  };
  const list = { heading: "x", records, total: records.length, shown: 10, emptyHint: "x" };
  const cards: Record<string, Card> = {
    advisory: advisoryCard(record, options),
    update: updateCard(record, options),
    draft: draftCard(view),
    explain: explainCard(record, { ...options, deliveries: [] }),
    list: listCard({ ...options, ...list }),
    help: helpCard({ lang, platform: "teams" }),
  };
  return [
    ...Object.entries(cards).map(([name, card]) => ({ name, card: teamsCard(card) })),
    ...dialogs(view),
  ];
}

/** The draft's dialog in each of its states. */
function dialogs(view: DraftView): { name: string; card: unknown }[] {
  const rows = [
    { before: "x", now: "y", yours: "z" },
    { before: "", now: "y" },
  ];
  const states: Record<string, Partial<DraftView>> = {
    dialog: { editable: true, undoable: true, version: 1, audiences: Audience.options },
    "dialog merged": { editable: true, merged: { text: "x", rows }, made: "x", notes: ["x"], history: ["x"] },
    "dialog outdated": { outdated: { text: "x", latest: 3, changes: ["x"] }, otherMail: "x" },
    "dialog refused": { refused: "x" },
  };
  const edits = Lang.options.map((lang) => ({
    lang,
    audience: "everyone" as const,
    revision: 1,
    version: 0,
    subject: view.subject,
    body: view.body,
  }));
  return Object.entries(states).map(([name, state]) => ({
    name,
    card: teamsDraftDialog({ ...view, ...state }, { edits, said: [{ tone: "good", text: "x" }] }).card,
  }));
}
