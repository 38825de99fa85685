/** The flows a person's form goes through, on a bench of ingest. */
import type { AdvisoryForm } from "../../src/cards/model.ts";
import { createTemplateDrafter } from "../../src/drafting/template.ts";
import { createFlows } from "../../src/flows/index.ts";
import type { Asker, Flows } from "../../src/ports.ts";
import { createQuietLogger } from "../fakes/logger.ts";
import { documentOf } from "../sources/build.ts";
import { type Bench, ORGANIZATION } from "./ingest-harness.ts";

export function flowsOn(on: Bench): Flows {
  return createFlows({
    store: on.store,
    channels: [],
    drafter: async () => createTemplateDrafter(),
    polling: { feeds: [], operators: { organizationId: ORGANIZATION.id, lang: "ja", channels: [] } },
    reassess: () => Promise.reject(new Error("nothing is judged again here")),
    take: async (document, format) => {
      const { documents } = await on.run([document], { format });
      return { advisories: on.advisories, reasons: documents.flatMap(({ reasons }) => reasons) };
    },
    organization: () => ORGANIZATION,
    clock: on.clock,
    logger: createQuietLogger(),
  });
}

/** An entry of the KEV catalogue, published by somebody else than the person. */
export function kev(id: string) {
  return documentOf(
    JSON.stringify({
      id: `kev ${id}`,
      kind: "vulnerability",
      title: { en: `${id} is exploited` },
      identifiers: [id],
      kev: { dateAdded: "2026-11-20", dueDate: "2026-12-11", ransomware: true },
      publishedAt: "2026-11-20T00:00:00Z",
    }),
    `${id}.json`,
  );
}

export function asker(lang: "ja" | "en" = "ja"): Asker {
  return {
    organizationId: ORGANIZATION.id,
    destination: { platform: "slack", workspace: "T1", channel: "C9" },
    user: { id: "U9", name: "reader" },
    lang,
  };
}

export const EMPTY: AdvisoryForm = {
  kind: "incident",
  title: "",
  summary: "",
  scope: "",
  action: "",
  url: "",
  priority: "",
};
export const FILLED: AdvisoryForm = {
  kind: "vulnerability",
  title: "社内 VPN の脆弱性（CVE-1900-0042）",
  summary: "社内の VPN 装置に脆弱性があります。",
  scope: "本社の装置\n大阪の装置",
  action: "更新プログラムを適用してください。",
  url: "https://example.com/vpn",
  priority: "B",
};
