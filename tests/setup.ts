/**
 * The same properties are tried with the same values on every machine, so that a change is judged by what it changed.
 * `FC_SEED=<number>` tries others; `FC_SEED=random` new ones each time.
 */
import fc from "fast-check";

const asked = process.env.FC_SEED ?? "20261124";
if (asked !== "random") fc.configureGlobal({ seed: Number(asked) });
