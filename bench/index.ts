/** `npm run bench -- <name>`: figures side by side in one run, "met" or "missed" beside each target. */
const BENCHES: Record<string, () => Promise<{ run(): Promise<void> }>> = {
  start: () => import("./start.ts"),
  ingest: () => import("./ingest.ts"),
  draft: () => import("./draft.ts"),
};

const name = process.argv[2] ?? "";
const load = Object.hasOwn(BENCHES, name) ? BENCHES[name] : undefined;
if (load === undefined) {
  console.error(`usage: npm run bench -- <${Object.keys(BENCHES).join(" | ")}>`);
  process.exitCode = 2;
} else {
  await (await load()).run();
}
