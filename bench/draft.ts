import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { renderDraft } from "../src/advisory/draft-text.ts";
import { AdvisoryContent, Audience, Lang, Organization } from "../src/advisory/schema.ts";
import { assess } from "../src/advisory/triage.ts";
import { createTemplateDrafter } from "../src/drafting/template.ts";
import type { AdvisoryRecord } from "../src/ports.ts";
import { HanshoAdvisory } from "../src/sources/hansho-json/schema.ts";
import { figure, median } from "./report.ts";

const NOW = Date.parse("2026-11-24T10:00:00+09:00");
const ROUNDS = 5;
const REPEATS = 40;

/** Template drafts a second, rendered, over all examples in both languages: for administrators, and for each audience. */
export async function run(): Promise<void> {
  const organization = Organization.parse({});
  const records = exampleRecords(organization);
  const drafter = createTemplateDrafter();
  const rate = (audiences: readonly Audience[]) => {
    const from = performance.now();
    let made = 0;
    for (let repeat = 0; repeat < REPEATS; repeat += 1) {
      for (const record of records) {
        for (const lang of Lang.options) {
          for (const audience of audiences) {
            const { text } = drafter.draft({ record, organization, lang, audience, today: "2026-11-24" });
            if (renderDraft(text, lang, audience).body !== "") made += 1;
          }
        }
      }
    }
    return (made * 1_000) / (performance.now() - from);
  };
  rate(Audience.options);
  for (const audiences of [["admins"], Audience.options] satisfies Audience[][]) {
    const rates = Array.from({ length: ROUNDS }, () => rate(audiences));
    const what = audiences.length === 1 ? "for administrators" : "for every audience";
    const middle = median(rates);
    figure(
      `template drafts a second, ja and en, ${what}`,
      middle.toFixed(0),
      middle >= 5_000,
      "at least 5,000",
    );
  }
}

/** The examples without the drafts that came with them: those are not made but handed out. */
function exampleRecords(organization: Organization): AdvisoryRecord[] {
  const names = readdirSync("examples").filter((name) => name.endsWith(".json"));
  return names.map((name) => {
    const document = HanshoAdvisory.parse(JSON.parse(readFileSync(path.join("examples", name), "utf8")));
    const { id: _id, $schema: _schema, drafts: _drafts, ...rest } = document;
    const content = AdvisoryContent.parse(rest);
    return {
      id: name,
      aliases: content.identifiers,
      latest: 1,
      revision: {
        advisoryId: name,
        number: 1,
        change: "new",
        changes: [],
        content,
        sources: ["hansho-json"],
        createdAt: new Date(NOW).toISOString(),
      },
      assessment: assess(content, organization, NOW),
    };
  });
}
