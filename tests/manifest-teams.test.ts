import { readFile } from "node:fs/promises";
import { AppManifestUtils } from "@microsoft/app-manifest";
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it, vi } from "vitest";
import { LISTED, teamsLocalization, teamsManifest, teamsPackage } from "../src/bots/teams/manifest.ts";

const ZERO = "00000000-0000-0000-0000-000000000000";
const APP_ID = "11111111-1111-4111-8111-111111111111";

type Manifest = Parameters<typeof AppManifestUtils.validateAgainstSchema>[0];

/** What Microsoft's own schema says, from the copy in the package: the network is cut. */
async function problems(manifest: object): Promise<string[]> {
  const fetching = vi.spyOn(globalThis, "fetch").mockRejectedValue(new Error("offline"));
  try {
    return await AppManifestUtils.validateAgainstSchema(manifest as Manifest);
  } finally {
    fetching.mockRestore();
  }
}

function file(name: string): Promise<Buffer> {
  return readFile(new URL(`../teams/${name}`, import.meta.url));
}

describe("the Teams app manifest", () => {
  it("is what teams/manifest.json and teams/en.json hold, for no bot yet", async () => {
    expect(JSON.parse(String(await file("manifest.json")))).toEqual(teamsManifest({ appId: ZERO }));
    expect(JSON.parse(String(await file("en.json")))).toEqual(teamsLocalization({ appId: ZERO }));
  });

  it("passes Microsoft's schema v1.30, with and without options", async () => {
    expect(await problems(teamsManifest({ appId: ZERO }))).toEqual([]);
    const options = { appId: APP_ID, publicUrl: "https://hansho.example.com", name: "半鐘ボット" };
    expect(await problems(teamsManifest(options))).toEqual([]);
  });

  it("would not pass with a mistake in it", async () => {
    const manifest = teamsManifest({ appId: APP_ID });

    expect(await problems({ ...manifest, accentColor: "red" })).not.toEqual([]);
    expect(await problems({ ...manifest, bots: [{ botId: "x", scopes: ["personal"] }] })).not.toEqual([]);
    expect(await problems({ ...manifest, oneTooMany: 1 })).not.toEqual([]);
  });

  it("refuses an id that is no GUID and a name that is too long", () => {
    expect(() => teamsManifest({ appId: "bot" })).toThrow("MicrosoftAppId");
    expect(() => teamsManifest({ appId: APP_ID, name: "x".repeat(31) })).toThrow("30");
  });

  it("offers every chat command by mention and by slash, in every scope", () => {
    const [bot] = teamsManifest({ appId: APP_ID })["bots"] as {
      supportsTargetedMessages: boolean;
      commandLists: {
        triggers: string[];
        scopes: string[];
        commands: { title: string; description: string }[];
      }[];
    }[];

    expect(bot?.supportsTargetedMessages).toBe(true);
    expect(bot?.commandLists).toHaveLength(1);
    expect(bot?.commandLists[0]).toMatchObject({
      triggers: ["mention", "slash"],
      scopes: ["personal", "team", "groupChat"],
    });
    expect(bot?.commandLists[0]?.commands.map(({ title }) => title)).toEqual([...LISTED]);
    expect(LISTED.length).toBeLessThanOrEqual(12);
  });

  it("has English for everything it says in Japanese", () => {
    const english = teamsLocalization({ appId: APP_ID });
    const japanese = JSON.stringify(teamsManifest({ appId: APP_ID }));

    for (const index of LISTED.keys()) {
      expect(english[`bots[0].commandLists[0].commands[${index}].description`]).toMatch(/^[\x20-\x7e’–—]+$/);
    }
    expect(english["description.short"]?.length).toBeLessThanOrEqual(80);
    expect(japanese).toMatch(/[ぁ-ん]/);
  });
});

describe("the Teams app package", () => {
  it("holds the manifest with this bot's id, the English and both icons, at its root", async () => {
    const zip = unzipSync(await teamsPackage({ appId: APP_ID, publicUrl: "https://hansho.example.com" }));

    expect(Object.keys(zip).toSorted()).toEqual(["color.png", "en.json", "manifest.json", "outline.png"]);
    const manifest = JSON.parse(strFromU8(zip["manifest.json"]!)) as Record<string, unknown>;
    expect(manifest).toMatchObject({
      id: APP_ID,
      bots: [{ botId: APP_ID }],
      developer: { websiteUrl: "https://hansho.example.com" },
    });
    expect(JSON.stringify(manifest)).not.toContain(ZERO);
  });

  it("is the same every time", async () => {
    expect(await teamsPackage({ appId: APP_ID })).toEqual(await teamsPackage({ appId: APP_ID }));
  });

  it("has icons of the sizes Teams wants, the outline white on transparent", async () => {
    const size = (png: Buffer) => [png.readUInt32BE(16), png.readUInt32BE(20)];
    const outline = await file("outline.png");

    expect(size(await file("color.png"))).toEqual([192, 192]);
    expect(size(outline)).toEqual([32, 32]);
    expect(await file("outline.svg").then(String)).not.toMatch(/(fill|stroke)="(?!none|#fff")[^"]*"/);
    // Colour type 6 is RGBA.
    expect(outline.readUInt8(25)).toBe(6);
  });
});
