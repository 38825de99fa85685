#!/usr/bin/env node
/** Entry of the `hansho` command: keeps compiled code from one run to the next, then hands over to `program.ts`. */
import module from "node:module";
import path from "node:path";

// A folder that cannot be written is no error: Node then compiles anew each time.
module.enableCompileCache(path.join(import.meta.dirname, "../../node_modules/.cache/hansho"));
await import("./program.ts");
