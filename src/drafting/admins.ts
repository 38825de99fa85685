/** The notice to administrators, at home and at sites abroad: scope, numbered steps, references, report back. */
import type { AdvisoryContent, DraftText } from "../advisory/schema.ts";
import type { DraftRequest } from "../ports.ts";
import { dueOf, priorityOf } from "./due.ts";
import { pick, quote, within } from "./passages.ts";
import { pickProse } from "./prose.ts";
import { affectedProducts, hasPackages, isUnaffected, scopeOf, useOf } from "./scope.ts";
import { isOthersIncident } from "./others.ts";
import { referencesOf } from "./references.ts";
import { overviewOf, subjectTitle } from "./sections.ts";
import { splitSteps } from "./steps.ts";
import { senderOf } from "./signature.ts";
import { draftWords } from "./words.ts";
import { readerWords } from "./words-readers.ts";

/** Steps of the publisher; beyond this nobody works from a mail. */
const MOST_STEPS = 15;

export function adminNotice(request: DraftRequest): DraftText {
  const { record, organization, lang, audience } = request;
  const { content } = record.revision;
  const { priority } = record.assessment;
  const words = draftWords[lang];
  const { admins, overseas } = readerWords[lang];
  const abroad = audience === "overseas";
  const title = subjectTitle(content, lang);
  const sender = senderOf(organization, lang);
  const greeting = abroad ? overseas.greeting(sender) : words.greeting(sender);
  const notice = admins.notice(content.kind, priority, isOthersIncident(request));
  const ask = isUnaffected(content) ? admins.askNothing : admins.ask(priority, dueOf(request));
  return {
    subject: words.prefix[priority] + (abroad ? overseas.subject(title) : title),
    opening: `${greeting}${notice}${ask}`,
    overview: overviewOf(request),
    scope: scopeOf(record, lang),
    actions: actionsOf(request),
    references: referencesOf(content, lang),
    priority: priorityOf(request),
  };
}

function actionsOf(request: DraftRequest): string[] {
  const { record, lang, audience } = request;
  const { content } = record.revision;
  const { priority } = record.assessment;
  const { admins, overseas } = readerWords[lang];
  if (isUnaffected(content)) return [admins.notAffected];
  const abroad = audience === "overseas";
  const first = [
    checkOf(request),
    pick(content.action, lang)?.foreign === false ? admins.stepsFollow[content.kind] : "",
  ]
    .filter((sentence) => sentence !== "")
    .join(lang === "ja" ? "" : " ");
  const last =
    priority === "D"
      ? admins.noHurry[content.kind]
      : (abroad ? overseas : admins).report(priority, dueOf(request));
  return [first, ...(hasPackages(content) ? [admins.dependencies] : []), ...publishersSteps(request), last];
}

/** What to look for, by what the inventory and the advisory say. */
function checkOf({ record, lang, audience }: DraftRequest): string {
  const { content } = record.revision;
  const { admins, overseas } = readerWords[lang];
  const words = audience === "overseas" ? overseas : admins;
  const use = audience === "overseas" ? undefined : useOf(record.assessment);
  if (content.kind === "vulnerability" && use !== undefined) {
    return use.used ? admins.checkUsed : admins.checkUnused;
  }
  const listed = content.scope !== undefined || content.products.length > 0;
  if (content.kind !== "alert") return words.checkFirst[content.kind];
  if (listed) return words.checkScope;
  return isOnlyLinked(content) ? words.checkLinked : words.checkFirst.alert;
}

/** An alert of which a feed tells a title and a link. */
function isOnlyLinked({ kind, summary, scope, action, products, references }: AdvisoryContent): boolean {
  const told = [summary, scope, action].some((text) => text !== undefined) || products.length > 0;
  return kind === "alert" && !told && references.some(({ url }) => url !== undefined);
}

/** CISA's binding operational directives, which bind US federal agencies alone. */
const DIRECTIVE = /\bBOD \d\d-\d\d\b/;

/** What the publisher says to do; without that, the fixed version or where to look. */
function publishersSteps({ record, lang }: DraftRequest): string[] {
  const { content } = record.revision;
  const words = draftWords[lang];
  const { admins } = readerWords[lang];
  const action = pickProse(content.action, lang);
  if (isOnlyLinked(content)) return [];
  if (action === undefined) {
    if (affectedProducts(content).some(({ fixed }) => fixed !== undefined)) return [admins.updateToFixed];
    const canLook = content.references.some(({ url }) => url !== undefined);
    return [canLook ? admins.seeReferences : admins.actionsUnknown];
  }
  const directive = DIRECTIVE.exec(action.text)?.[0];
  const note = directive === undefined ? [] : [admins.directive(directive)];
  if (action.foreign) {
    const blank = lang === "en" ? words.blank(words.blanks.steps) : "";
    return [within([admins.quotedActions(blank), quote(action.text), ...note].join("\n"), words.cut)];
  }
  const steps = splitSteps(action.text, lang);
  // Steps past the limit are joined to the last one, so that none is lost.
  const kept =
    steps.length <= MOST_STEPS
      ? steps
      : [...steps.slice(0, MOST_STEPS - 1), steps.slice(MOST_STEPS - 1).join("\n")];
  return kept.map((step) =>
    within(DIRECTIVE.test(step) ? [step, ...note].join(lang === "ja" ? "" : " ") : step, words.cut),
  );
}
