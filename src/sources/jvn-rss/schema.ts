/** The wire of an item in JVN's feed (RSS 1.0), as `parseItem` gives it. Only what is read. */
import { z } from "zod";
import { EveryText, FirstMarkup, FirstText } from "../xml.ts";

export const JvnItem = z.object({
  "@_rdf:about": z.string().trim().min(1, "is empty").max(2_000),
  title: FirstMarkup,
  link: FirstText,
  description: FirstMarkup,
  "dc:identifier": EveryText,
  "dc:date": FirstText,
  "dcterms:issued": FirstText,
  "dcterms:modified": FirstText,
});
