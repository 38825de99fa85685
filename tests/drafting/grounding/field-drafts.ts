/** All of the field's advisories with their drafts. */
import { eighthFieldDrafts } from "./field-drafts-eighth.ts";
import { eleventhFieldDrafts } from "./field-drafts-eleventh.ts";
import { fifthFieldDrafts } from "./field-drafts-fifth.ts";
import { firstFieldDrafts } from "./field-drafts-first.ts";
import { fourthFieldDrafts } from "./field-drafts-fourth.ts";
import { ninthFieldDrafts } from "./field-drafts-ninth.ts";
import { secondFieldDrafts } from "./field-drafts-second.ts";
import { seventhFieldDrafts } from "./field-drafts-seventh.ts";
import { sixthFieldDrafts } from "./field-drafts-sixth.ts";
import { tenthFieldDrafts } from "./field-drafts-tenth.ts";
import { thirdFieldDrafts } from "./field-drafts-third.ts";
import type { Field } from "./given.ts";

export const fieldDrafts: Field[] = [
  ...firstFieldDrafts,
  ...secondFieldDrafts,
  ...thirdFieldDrafts,
  ...fourthFieldDrafts,
  ...fifthFieldDrafts,
  ...sixthFieldDrafts,
  ...seventhFieldDrafts,
  ...eighthFieldDrafts,
  ...ninthFieldDrafts,
  ...tenthFieldDrafts,
  ...eleventhFieldDrafts,
];
