import { Organization } from "../../src/advisory/schema.ts";

/** An organization with the usual calendar, in Tokyo. */
export function organization(calendar: Partial<Organization["calendar"]> = {}): Organization {
  return Organization.parse({ calendar });
}

/** The instant of `2026-11-24 10:00` in Tokyo. */
export function tokyo(time: string): number {
  return Date.parse(`${time.replace(" ", "T")}:00+09:00`);
}
