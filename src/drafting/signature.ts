/** Who writes and whom to ask: only what the organization set itself, the rest as marked blanks. */
import type { AdvisoryContent, Lang, Organization } from "../advisory/schema.ts";
import { oneLine, pick, within } from "./passages.ts";
import { draftWords } from "./words.ts";

/** The sender's name for a sentence in this language; undefined when it is not known in it. */
export function senderOf({ sender }: Organization, lang: Lang): string | undefined {
  const name = sender?.[lang];
  return name === undefined ? undefined : oneLine(name);
}

/** What stands last in a draft: how far it may be shared, the closing sentence, contact, signature. */
export function signatureOf({ tlp }: AdvisoryContent, organization: Organization, lang: Lang): string {
  const words = draftWords[lang];
  const { blanks } = words;
  const contact = pick(organization.contact, lang)?.text ?? words.blank(blanks.contact);
  const before = [tlp === "GREEN" ? words.green : undefined, pick(organization.closing, lang)?.text];
  const sender = pick(organization.sender, lang)?.text ?? words.blank(blanks.sender);
  const name = pick(organization.name, lang)?.text;
  const signature =
    pick(organization.signature, lang)?.text ??
    (lang === "ja" ? [name, sender] : [sender, name]).filter(Boolean).join("\n");
  const lines = [...before, words.contact(contact)].filter((line) => line !== undefined);
  return within(`${lines.join("\n")}\n\n${signature}`, words.cut);
}
