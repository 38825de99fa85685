import type { Logger, ReadResult, Source, SourceDocument } from "../ports.ts";

export type ReadOutcome =
  | { source: Source; result: ReadResult }
  | { source?: Source | undefined; reason: string };

/** Reads a document as the source named, else as the first that recognises it; or says why it cannot be read. */
export function readDocument(
  document: SourceDocument,
  format: string | undefined,
  { sources, logger }: { sources: readonly Source[]; logger: Logger },
): ReadOutcome {
  let source: Source | undefined;
  try {
    source =
      format === undefined
        ? sources.find((candidate) => candidate.recognises(document))
        : sources.find(({ name }) => name === format);
    if (source !== undefined) return { source, result: source.read(document) };
  } catch (error) {
    logger.error({ error, document: document.name }, "A source failed to read a document");
    const detail = error instanceof Error ? error.message : String(error);
    return { source, reason: `cannot be read: ${detail}` };
  }
  const names = sources.map(({ name }) => name).join(", ");
  const reason = format === undefined ? "not a format Hansho reads" : `there is no format ${format}`;
  return { reason: `${reason} (it reads ${names})` };
}
