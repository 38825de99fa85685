import { afterEach, beforeEach, expect, test } from "vitest";
import { Organization } from "../../src/advisory/schema.ts";
import { BOB, type Drafts, handsOn, openDrafts } from "./drafts-harness.ts";
import { ORGANIZATION } from "./ingest-harness.ts";

const OTHER = Organization.parse({ id: "other" });

let on: Drafts;
beforeEach(async () => {
  on = await openDrafts({}, [ORGANIZATION, OTHER]);
});
afterEach(() => on.store.close());

test("what one organization edits, another neither sees nor takes back nor writes over", async () => {
  const { open, save, undo } = handsOn(on);
  const saved = await save(await open({ person: BOB }), { subject: "社内の件名", body: "社内の本文" });
  if (saved.kind !== "saved") throw new Error(saved.kind);
  const theirs = { organizationId: OTHER.id };

  const seen = await open(theirs);
  expect(seen).toMatchObject({ origin: "template", undoable: false });
  expect(JSON.stringify(seen)).not.toContain("社内の");
  expect(seen.history).toBeUndefined();

  expect(await undo(saved.view, theirs)).toMatchObject({ kind: "nothing" });
  expect(await save(saved.view, { ...theirs, body: "よその本文" })).toMatchObject({ kind: "newer" });
  expect(await save(seen, { ...theirs, body: "よその本文" })).toMatchObject({ kind: "saved" });
  expect((await open()).body).toBe("社内の本文");
});

test("nor is the one told of the other's mail, or given its text at the next revision", async () => {
  const { open, save } = handsOn(on);
  await save(await open({ person: BOB }), { subject: "社内の件名", body: "社内の本文" });
  await on.revise({ kev: { dateAdded: "2026-11-23", dueDate: "2026-12-14", ransomware: true } });

  const seen = await open({ organizationId: OTHER.id, followUp: true });

  expect([seen.followUp, seen.otherMail, seen.merged]).toEqual([undefined, undefined, undefined]);
  expect(JSON.stringify(seen)).not.toContain("社内の");
  expect((await open({ followUp: true })).body).toContain("社内の件名");
});

test("an organization that an advisory does not belong to has no draft of it, whatever it asks for", async () => {
  const { open, save } = handsOn(on);
  const stranger = { organizationId: "stranger" };
  const view = await open();

  expect(await on.flows.draft({ ...stranger, idOrAlias: on.id, lang: "ja", revision: 1 })).toBeUndefined();
  expect(await save(view, stranger)).toEqual({ kind: "no-such" });
});
