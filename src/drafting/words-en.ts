import type { Kind, Priority } from "../advisory/schema.ts";
import type { DraftWords } from "./words.ts";

const NOUN: Record<Kind, string> = {
  vulnerability: "Vulnerability",
  incident: "Security incident",
  alert: "Security information",
};

const SUBJECT: Record<Kind, string> = {
  vulnerability: "a security vulnerability",
  incident: "a security incident",
  alert: "a security matter",
};

const OPENING: Record<Priority, (about: string) => string> = {
  A: (about) => `This is an urgent notice about ${about}. Please check it immediately.`,
  B: (about) => `This is a notice about ${about}. Please review it and take action by the deadline.`,
  C: (about) => `We are sharing information about ${about}. Please check whether it applies to you.`,
  D: (about) => `We are sharing information about ${about}.`,
};

export const en: DraftWords = {
  prefix: { A: "[Urgent] ", B: "[Action required] ", C: "[FYI] ", D: "[FYI] " },
  correctionPrefix: "[Withdrawn] ",
  titled: (kind, title) => `${NOUN[kind]}: ${title}`,
  opening: (kind, priority) => `Hi all,\n${OPENING[priority](SUBJECT[kind])}`,
  openingOverdue: (kind) =>
    `Hi all,\nThis is a notice about ${SUBJECT[kind]}. Its deadline has passed: please review it and act as soon as possible.`,
  correctionOpening: "Hi all,\nThe security advisory below has been withdrawn.",
  about: (_kind, { source, published, updated }) => {
    const from = source === undefined ? "" : ` (source: ${source})`;
    if (published !== undefined && updated !== undefined) {
      return `Published on ${published} and updated on ${updated}${from}.`;
    }
    if (published !== undefined) return `Published on ${published}${from}.`;
    if (updated !== undefined) return `Updated on ${updated}${from}.`;
    return source === undefined ? "" : `Source: ${source}`;
  },
  kev: (dateAdded) =>
    `It is known to be exploited: CISA added it to its Known Exploited Vulnerabilities (KEV) catalog on ${dateAdded}.`,
  ransomware: "It is also known to be used in ransomware campaigns.",
  allForeign: "(The source is in Japanese only; what follows is quoted as it is.)",
  someForeign: "(Where the source is in Japanese only, it is quoted as it is.)",
  noSummary: "The information at hand has no summary. Its title is:",
  scopeUnknown: "The information at hand gives no details of what is affected.",
  checkFirst: {
    vulnerability: "Check whether any of the affected products is in use.",
    incident: "Check whether we have similar settings or practices.",
    alert: "Check whether any of this applies to us.",
  },
  quotedActions: "If it applies, follow the guidance below (original in Japanese).",
  actionsUnknown:
    "The information at hand does not say what to do. Check the publisher's latest information.",
  seeReferences: "For what to do, check the latest information under Reference below.",
  report: "Let us know whether it applies and when you plan to act.",
  noHurry: {
    vulnerability: "There is no deadline. If it applies, act at the next regular maintenance.",
    incident: "There is no deadline. Use it as a reference for your own operations.",
    alert: "There is no deadline. Use it as a reference for your own operations.",
  },
  identifiers: (ids) => `Identifiers: ${ids}`,
  andOthers: "and others",
  moreLeftOut: "For further references, see the publisher's information.",
  cut: "(Shortened here. See the publisher's information for the full text.)",
  withdrawn: (title, at) =>
    at === undefined
      ? `The following advisory has been withdrawn by its publisher.\n${title}`
      : `The following advisory was withdrawn by its publisher on ${at}.\n${title}`,
  withdrawnReason: (reason) => `Reason for the withdrawal:\n${reason}`,
  withdrawnReasonQuoted: (reason) => `Reason for the withdrawal (original in Japanese):\n${reason}`,
  withdrawnActions: [
    "If you have not acted on it yet, nothing needs to be done.",
    "If you have already acted on it, check the publisher's information to see whether anything should be reversed.",
  ],
  withdrawnPriority: "Low (withdrawn; nothing needs to be done)",
  level: { A: "Urgent", B: "High", C: "Medium", D: "Low" },
  due: (date, fromKev) => (fromKev ? `due ${date}, based on CISA's KEV due date` : `due ${date}`),
  undated: {
    now: "immediately",
    "this-week": "this week",
    "next-week": "next week",
    "this-month": "this month",
    date: "the deadline will follow",
    none: "no deadline, for information",
  },
  overdue: "Note: the deadline has passed. If it applies and is not done yet, act as soon as possible.",
  provisional:
    "Note: this priority is provisional, because some of the facts that decide it are not known yet.",
  priority: (level, due) => `${level} (${due})`,
  contact: (contact) => `Contact: ${contact}`,
};
