/** The wire of an item in JPCERT/CC's feed (RSS 1.0), as `parseItem` gives it, and of the walk's cursor. */
import { z } from "zod";
import { EveryText, FirstMarkup, FirstText } from "../xml.ts";

export const JpcertItem = z.object({
  "@_rdf:about": z.string().trim().min(1, "is empty").max(2_000),
  title: FirstMarkup,
  link: FirstText,
  description: FirstMarkup,
  "dc:identifier": EveryText,
  "dc:date": FirstText,
});

/** The date the feed gave an alert when its page was fetched, by the page's path; after a `!` where that failed. */
export const JpcertCursor = z.record(z.string(), z.string());
export type JpcertCursor = z.infer<typeof JpcertCursor>;
