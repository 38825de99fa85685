/** The wire of an item in Security NEXT's feed (RSS 2.0 as WordPress writes it), as `parseItem` gives it. */
import { z } from "zod";
import { FirstMarkup, FirstText } from "../xml.ts";

export const SecurityNextItem = z.object({
  title: FirstMarkup,
  link: FirstText,
  description: FirstMarkup,
  pubDate: FirstText,
});
