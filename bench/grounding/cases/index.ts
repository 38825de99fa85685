/** The cases written by hand, each a small advisory with true drafts and poisoned ones. */
import { fuyutsuki } from "./fuyutsuki.ts";
import { hanabira } from "./hanabira.ts";
import type { HandCase } from "./hand.ts";
import { hayate } from "./hayate.ts";
import { kagaribi } from "./kagaribi.ts";
import { kawasemi } from "./kawasemi.ts";
import { komorebi } from "./komorebi.ts";
import { mikazuki } from "./mikazuki.ts";
import { nadeshiko } from "./nadeshiko.ts";
import { otonashi } from "./otonashi.ts";
import { rindou } from "./rindou.ts";
import { shigure } from "./shigure.ts";
import { shiwasu } from "./shiwasu.ts";
import { suzumushi } from "./suzumushi.ts";
import { tsuyukusa } from "./tsuyukusa.ts";
import { yukimi } from "./yukimi.ts";

/** By the name of their advisory. */
export const handCases: Readonly<Record<string, readonly HandCase[]>> = {
  fuyutsuki,
  hanabira,
  hayate,
  kagaribi,
  kawasemi,
  komorebi,
  mikazuki,
  nadeshiko,
  otonashi,
  rindou,
  shigure,
  shiwasu,
  suzumushi,
  tsuyukusa,
  yukimi,
};
