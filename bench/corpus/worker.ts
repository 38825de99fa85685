/** Reads one file at a time through `ingest --dry-run`, told by messages which, so that it can be killed. */
import { Organization } from "../../src/advisory/schema.ts";
import { createIngest } from "../../src/flows/ingest.ts";
import { createDryStore } from "../../src/flows/ingest-store.ts";
import type { Assessment } from "../../src/advisory/schema.ts";
import type { Logger } from "../../src/ports.ts";
import { sources } from "../../src/sources/index.ts";
import { loadDocuments } from "../../src/sources/load.ts";
import type { FileResult } from "./result.ts";

const quiet: Logger = { debug() {}, info() {}, warn() {}, error() {}, child: () => quiet };
const clock = { now: () => Date.now(), sleep: () => Promise.resolve() };
const organizations = [Organization.parse({})];

/** How a file is judged is no part of whether it is read. */
const assess = (): Assessment => ({
  priority: "C",
  review: true,
  deadline: { kind: "none" },
  reasons: [],
  wouldChange: [],
  rule: "corpus",
  rules: "corpus",
});

async function readFile(path: string): Promise<FileResult> {
  // Each file alone: a snapshot is not older than another file of the folder.
  const ingestion = createIngest({
    store: createDryStore(),
    sources,
    organizations,
    assess,
    clock,
    logger: quiet,
  });
  const { documents } = await ingestion.ingest(loadDocuments(path), { dryRun: true });
  const [report, ...others] = documents;
  if (report === undefined || others.length > 0)
    throw new Error(`${documents.length} documents came of one file`);
  const { source, announced, read, refused, missing, reasons } = report;
  return { format: source ?? "-", announced, read, refused, missing, reasons: reasons.slice(0, 3) };
}

process.on("message", (path: string) => {
  void readFile(path).then(
    (result) => process.send?.({ path, result }),
    (error: unknown) =>
      process.send?.({ path, crash: error instanceof Error ? error.message : String(error) }),
  );
});
process.send?.({ ready: true });
