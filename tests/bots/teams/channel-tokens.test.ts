import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Destination } from "../../../src/ports.ts";
import { cardOf, createHarness, destinationOf, type Harness } from "./harness.ts";

const META = { deliveryId: "d1" };

let bot: Harness;

beforeAll(async () => {
  bot = await createHarness();
});
afterAll(() => bot.close());
beforeEach(() => {
  bot.connector.requests.length = 0;
});

describe("tokens go nowhere else", () => {
  it("sends nothing when no token can be had", async () => {
    const fail = async (): Promise<string> => {
      throw new Error("no token");
    };
    const other = await createHarness({ standIn: { ...bot.settings.standIn!, token: fail } });
    const reference = JSON.parse(destinationOf(bot, "personal").reference ?? "") as object;
    const { serviceUrl } = other.connector;
    const place = destinationOf(bot, "personal", { reference: JSON.stringify({ ...reference, serviceUrl }) });

    const sent = await other.channel.send(place, cardOf("post"), META);
    const requests = other.connector.requests.length;
    await other.close();

    expect(sent.kind).toBe("unreachable");
    expect(requests).toBe(0);
  });

  it("sends nothing after the time is up, even if the token comes then", async () => {
    let wanted = (): void => {};
    const asked = new Promise<void>((resolve) => {
      wanted = resolve;
    });
    let release = (_token: string): void => {};
    const token = (): Promise<string> => {
      wanted();
      return new Promise((resolve) => {
        release = resolve;
      });
    };
    const other = await createHarness({ standIn: { ...bot.settings.standIn!, token } });
    const reference = JSON.parse(destinationOf(bot, "personal").reference ?? "") as object;
    const { serviceUrl } = other.connector;
    const place = destinationOf(bot, "personal", { reference: JSON.stringify({ ...reference, serviceUrl }) });

    const sending = other.channel.send(place, cardOf("post"), META);
    await asked;
    other.timeOut();
    const sent = await sending;
    release("late");
    await new Promise((resolve) => setImmediate(resolve));
    const requests = other.connector.requests.length;
    await other.close();

    expect(sent.kind).toBe("unreachable");
    expect(requests).toBe(0);
  });

  const refused: Record<string, (reference: Record<string, unknown>) => Partial<Destination>> = {
    "a foreign host": (reference) => ({
      reference: JSON.stringify({ ...reference, serviceUrl: "https://example.com/teams/" }),
    }),
    "no reference": () => ({ reference: undefined }),
    "a reference that is no JSON": () => ({ reference: "{" }),
    "a reference without its bot": (reference) => ({
      reference: JSON.stringify({ ...reference, bot: undefined }),
    }),
    "another tenant": () => ({ workspace: "00000000-0000-4000-8000-0000000000cc" }),
  };

  for (const [name, parts] of Object.entries(refused)) {
    it(`refuses ${name} without a request`, async () => {
      const reference = JSON.parse(destinationOf(bot, "channel").reference ?? "") as Record<string, unknown>;
      const place = destinationOf(bot, "channel", parts(reference));

      expect((await bot.channel.send(place, cardOf("post"), META)).kind).toBe("refused");
      expect((await bot.channel.update(place, "1", cardOf("post"), META)).kind).toBe("refused");
      expect(bot.connector.requests).toEqual([]);
    });
  }
});
