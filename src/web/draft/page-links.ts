import type { DraftView } from "../../cards/model.ts";
import type { PageLinks } from "./html.ts";
import type { DraftLinks, OpenedLink } from "./link.ts";

/** Paths to the other drafts of this advisory, in the page's language; they end when `link` does (ADR 0120). */
export async function pageLinks(
  links: Pick<DraftLinks, "pathFrom">,
  link: OpenedLink,
  { lang, audiences = [], outdated, otherMail, followUp }: DraftView,
): Promise<PageLinks> {
  const pathTo = (to: Parameters<DraftLinks["pathFrom"]>[1]) => links.pathFrom(link, { lang, ...to });
  const [otherPath, newest, ...paths] = await Promise.all([
    otherMail && pathTo({ followUp: followUp === true ? undefined : true }),
    outdated && pathTo({ revision: outdated.latest }),
    ...audiences.map((audience) => pathTo({ audience })),
  ]);
  return {
    audiences: audiences.flatMap((audience, index) => ({ audience, path: paths[index] ?? "" })),
    otherMail: otherPath,
    newest,
  };
}
