import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import express from "express";
import { afterEach, beforeEach, expect, test } from "vitest";
import { freshDatabase, notePreview, runningPreview } from "../../src/preview/database.ts";
import { listenOnLoopback, type Loopback } from "../../src/preview/loopback.ts";

let folder: string;
let server: Loopback;

/** Answers any question with `run`, as a preview, or any other service, that took the port meanwhile. */
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "hansho-note-"));
  server = await listenOnLoopback(express().use((_request, response) => void response.send("run-1")));
});
afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

test("a running preview is found by its own answer", async () => {
  notePreview(folder, { url: server.url, run: "run-1" });

  expect(await runningPreview(folder)).toEqual({
    url: server.url,
    databaseUrl: `sqlite:${path.join(folder, "preview.db")}`,
  });
  await expect(freshDatabase(folder)).rejects.toThrow("already runs");
});

test("whatever else answers at the address of a dead preview is not taken for it", async () => {
  notePreview(folder, { url: server.url, run: "run-0" });

  expect(await runningPreview(folder)).toBeUndefined();
  expect(await freshDatabase(folder)).toContain("preview.db");
});

test.each([
  ["another machine", { url: "http://192.0.2.1:3000", run: "run-1" }],
  ["no run", { url: "URL" }],
  ["no note", "run-1"],
])("a note of %s is not believed", async (_name, note) => {
  writeFileSync(path.join(folder, "preview.json"), JSON.stringify(note).replace("URL", server.url));

  expect(await runningPreview(folder)).toBeUndefined();
});

test("a note does not choose the database", async () => {
  const note = { url: server.url, run: "run-1", databaseUrl: "sqlite:/elsewhere.db" };
  writeFileSync(path.join(folder, "preview.json"), JSON.stringify(note));

  expect((await runningPreview(folder))?.databaseUrl).toBe(`sqlite:${path.join(folder, "preview.db")}`);
});
