/**
 * What the parts of Hansho promise each other. Types only: `main.ts` introduces the implementations.
 * Always import from here, never from `ports/`.
 */
export type * from "./ports/chat.ts";
export type * from "./ports/circumstances.ts";
export type * from "./ports/common.ts";
export type * from "./ports/delivery.ts";
export type * from "./ports/destination.ts";
export type * from "./ports/draft.ts";
export type * from "./ports/drafter.ts";
export type * from "./ports/feed.ts";
export type * from "./ports/flows.ts";
export type * from "./ports/record.ts";
export type * from "./ports/settings.ts";
export type * from "./ports/source.ts";
export type * from "./ports/store.ts";
