import type { Kind, Priority } from "../advisory/schema.ts";
import type { Due } from "./words.ts";
import type { ReaderWords } from "./words-readers.ts";

const SUBJECT: Record<Kind, string> = {
  vulnerability: "a security vulnerability",
  incident: "a security incident",
  alert: "a security matter",
};

const CHECKS: Record<Kind, string> = {
  vulnerability: "checks whether we use it",
  incident: "checks whether the same could happen here",
  alert: "checks whether it applies to us",
};

function ask(priority: Priority, { by, late, dated }: Due): string {
  if (priority === "D") return "There is no deadline.";
  if (late) return "Its deadline has passed: please check it and act as soon as possible.";
  if (priority === "C")
    return `Please check whether it applies to you and, if it does, act${by && ` ${by}`}.`;
  if (priority === "A" && dated) return `Please check it at once and act ${by}.`;
  return `Please check it and act ${by || "soon"}.`;
}

function reported(priority: Priority, { by, late }: Due): string {
  if (priority === "C") {
    return `If it applies, act and report the result to the contact below${by && ` ${by}`}.`;
  }
  if (late) {
    return "Report to the contact below as soon as possible how far you have come. Please also report if it does not apply.";
  }
  const when = by || "as soon as possible";
  return `Report the result to the contact below ${when}, also if it does not apply or you cannot finish in time.`;
}

export const en: ReaderWords = {
  admins: {
    notice: (kind, priority) => {
      if (priority === "A") return `This is an urgent notice about ${SUBJECT[kind]}. `;
      if (priority === "B") return `This is a notice about ${SUBJECT[kind]}. `;
      return `We are sharing information about ${SUBJECT[kind]}. `;
    },
    ask,
    checkFirst: {
      vulnerability: "Check whether any of the affected products is in use.",
      incident: "Check whether we have similar settings or practices.",
      alert: "Check whether any of this applies to us.",
    },
    checkScope: "Check whether anything given under Scope applies to us.",
    checkUsed: "Check whether the version we use is one of the affected versions.",
    checkUnused: "Check whether it is in use anywhere without being in the inventory.",
    stepsFollow: {
      vulnerability: "If so, follow the steps below.",
      incident: "If so, follow the steps below.",
      alert: "If so, follow the steps below.",
    },
    quotedActions: "If it applies, follow the guidance below (original in Japanese).",
    actionsUnknown: "For what to do, check the publisher's latest information.",
    seeReferences: "For what to do, check the latest information under Reference below.",
    updateToFixed: "If an affected version is in use, update it to the fixed version given under Scope.",
    dependencies:
      "It may be there as part of other software even if nobody installed it directly. Check the dependencies of systems we develop ourselves, too.",
    notAffected: "According to the publisher, the products above are not affected. Nothing needs to be done.",
    report: reported,
    noHurry: {
      vulnerability: "There is no deadline. If it applies, act at the next regular maintenance.",
      incident: "There is no deadline. Use it as a reference for your own operations.",
      alert: "There is no deadline. Use it as a reference for your own operations.",
    },
  },
  overseas: {
    subject: (title) => `For sites outside Japan: ${title}`,
    greeting: () => "To the IT contacts at our sites outside Japan,\n",
    checkFirst: {
      vulnerability: "Check whether your site uses any of the affected products.",
      incident: "Check whether your site has similar settings or practices.",
      alert: "Check whether any of this applies to your site.",
    },
    checkScope: "Check whether anything given under Scope applies to your site.",
    report: (priority, due) => {
      const holiday =
        due.dated && !due.late ? " If a local holiday makes that impossible, tell us when you can." : "";
      if (priority === "C") return `${reported(priority, due)}${holiday}`;
      const when = due.late || due.by === "" ? "as soon as possible" : due.by;
      return `Report to the contact below ${when}: your site's name, whether it is affected, and what you have done. Please report even if nothing applies.${holiday}`;
    },
  },
  everyone: {
    notice: {
      A: "This is an urgent security notice. Please read it now.",
      B: "This is a security notice. Please read it.",
      C: "This is a security notice for your information.",
      D: "This is a security notice for your information.",
    },
    again: { A: "Please read it now.", B: "Please read it.", C: "", D: "" },
    exploited: "It is already being used in attacks.",
    foreign: "Original (Japanese):",
    users: (product) => `Anyone who uses ${product} at work`,
    tellUs: ({ by }) => `If this concerns you, tell the contact below${by && ` ${by}`}.`,
    waitForUs:
      "For updates and changes of settings, follow the instructions of the department in charge. Do not make them on your own.",
    suspicious: "If you notice a strange screen or behavior, stop and tell the contact below at once.",
    nothing: "There is nothing you need to do for now.",
  },
  executives: {
    subject: (title) => `Report: ${title}`,
    prefix: { A: "[Urgent] ", B: "[FYI] ", C: "[FYI] ", D: "[FYI] " },
    notice: {
      A: "This is a report on an urgent security matter.",
      B: "This is a report on a security matter we are acting on.",
      C: "This is a security matter we would like you to know of.",
      D: "This is a security matter we would like you to know of.",
    },
    again: "This is how it stands now.",
    means: {
      ransomware:
        "It is already used in ransomware attacks. If we were hit, work could stop and information could leak.",
      exploited: "It is already used in attacks. If we are slow to act, we could be hit.",
      unexploited: "Nothing we know so far says that it has been used in attacks.",
    },
    usage: (text) => `Use here: ${text}`,
    plan: (kind, priority, { by, late }) => {
      const check = CHECKS[kind];
      if (priority === "D") {
        return `The department in charge ${check} and, if needed, deals with it at the next regular maintenance or review.`;
      }
      if (late) {
        return `The original deadline has passed. The department in charge ${check} and acts as soon as possible.`;
      }
      return `The department in charge ${check} and does what is needed ${by || "in good time"}.`;
    },
    result: "We will report the result when the work is done, and at once if it is going to be late.",
    decision: (text) => `Decision needed from you: ${text}`,
    noDecision: "No decision is needed from you for now.",
  },
};
