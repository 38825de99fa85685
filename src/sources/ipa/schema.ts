/** The wire of an item in IPA's feed (RSS 1.0), as `parseItem` gives it: no description, no identifier. */
import { z } from "zod";
import { FirstMarkup, FirstText } from "../xml.ts";

export const IpaItem = z.object({
  title: FirstMarkup,
  link: FirstText,
  "dc:date": FirstText,
});
export type IpaItem = z.infer<typeof IpaItem>;
