/** What is read of an item, whichever format it came in; and the wire of a JSON Feed (jsonfeed.org, version 1.1). */
import { z } from "zod";

export interface Article {
  /** As HTML. */
  title?: string | undefined;
  /** As HTML, or plain text where the feed says so. */
  text?: { value: string; plain: boolean } | undefined;
  /** As it is written: it may be relative. */
  link?: string | undefined;
  published?: string | undefined;
  updated?: string | undefined;
}

const Text = z.string().nullish();

export const JsonFeedItem = z.object({
  title: Text,
  url: Text,
  external_url: Text,
  summary: Text,
  content_text: Text,
  content_html: Text,
  date_published: Text,
  date_modified: Text,
});
