import { describe, expect, it } from "vitest";
import { readSettings } from "../../src/flows/organizations.ts";

describe("the file HANSHO_CONFIG names", () => {
  it("may be empty: one organization in Japan, and an unknown A or B is sent again", () => {
    const { organizations, resendUnknown } = readSettings({});

    expect(organizations).toMatchObject([{ id: "default", language: "ja", timeZone: "Asia/Tokyo" }]);
    expect(resendUnknown).toBe(true);
  });

  it("can forbid sending again", () => {
    expect(readSettings({ delivery: { resendUnknown: false } }).resendUnknown).toBe(false);
  });

  it("counts a key with nothing behind it as not set", () => {
    expect(readSettings({ delivery: null, organization: { name: null } }).resendUnknown).toBe(true);
  });

  it.each([
    [{ organisation: {} }, "organisation"],
    [{ organization: { language: "fr" } }, "language"],
    [{ organization: { timeZone: "Nowhere/City" } }, "timeZone"],
    [{ organization: { calendar: { closedDays: ["2026-02-30"] } } }, "closedDays"],
    [{ delivery: { resendUnknown: "no" } }, "resendUnknown"],
  ])("%j is refused, by the variable and the key", (file, key) => {
    expect(() => readSettings(file)).toThrow(/HANSHO_CONFIG/);
    expect(() => readSettings(file)).toThrow(key);
  });
});
