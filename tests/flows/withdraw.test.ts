/** What people registered themselves, taken back: alone, beside other sources, and where it held them together. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { assess } from "../../src/advisory/triage.ts";
import { plainText } from "../../src/cards/plain.ts";
import type { Flows } from "../../src/ports.ts";
import { asker, FILLED, flowsOn, kev } from "./form-harness.ts";
import { type Bench, openBench, ORGANIZATION } from "./ingest-harness.ts";

let bench: Bench;
let flows: Flows;

beforeEach(async () => {
  bench = await openBench({ assess });
  flows = flowsOn(bench);
});
afterEach(() => bench.store.close());

const record = (id: string) => bench.store.record(ORGANIZATION.id, id);
const say = async (words: string, lang: "ja" | "en" = "ja") =>
  plainText((await flows.command(asker(lang), words)).card);

describe("withdraw", () => {
  it("takes back what stands alone, corrects its post, and keeps who did it and why", async () => {
    await flows.create(asker(), "form-1", FILLED);
    const before = await record("person form-1");

    expect(await say(`withdraw ${before?.id} 宛先を間違えたため`)).toContain("登録を取り消しました");
    const after = await record("person form-1");
    expect(after?.revision).toMatchObject({
      number: 2,
      change: "material",
      content: { title: { ja: FILLED.title }, withdrawn: { reason: { ja: "宛先を間違えたため" } } },
    });
    expect(after?.assessment).toMatchObject({ priority: "D", rule: "withdrawn" });
    expect((await bench.store.audit(ORGANIZATION.id, before?.id)).at(-1)).toMatchObject({
      action: "withdraw",
      by: "U9",
      byName: "reader",
      at: bench.clock.now(),
      detail: "宛先を間違えたため",
    });
  });

  it.each(["CVE-1900-0042", "ｃｖｅ－１９００－００４２", "cve-1900-0042"])("finds it by %s", async (id) => {
    await flows.create(asker(), "form-2", FILLED);

    expect(await say(`取り消し ${id}`)).toContain("登録を取り消しました");
  });

  it("leaves what other sources say, and what they said before stands again", async () => {
    await bench.run([kev("CVE-1900-0042")]);
    const before = await record("CVE-1900-0042");
    await flows.create(asker(), "form-3", { ...FILLED, title: "うちの VPN（CVE-1900-0042）" });
    expect((await record("CVE-1900-0042"))?.revision.content.title.ja).toContain("うちの VPN");

    expect(await say("withdraw CVE-1900-0042")).toContain("ほかの情報源による内容は残ります");
    const after = await record("CVE-1900-0042");
    expect(after).toMatchObject({ id: before?.id, assessment: { priority: before?.assessment.priority } });
    expect(after?.revision.content.title).toEqual(before?.revision.content.title);
    expect(after?.revision.content.withdrawn).toBeUndefined();
  });

  it("lets come apart what it alone held together, each under its own id", async () => {
    await bench.run([kev("CVE-1900-0042"), kev("CVE-1900-0043")]);
    const before = [await record("CVE-1900-0042"), await record("CVE-1900-0043")].map((it) => it?.id);
    await flows.create(asker(), "form-4", { ...FILLED, title: "CVE-1900-0042 と CVE-1900-0043" });
    expect((await record("CVE-1900-0042"))?.id).toBe((await record("CVE-1900-0043"))?.id);

    await say("withdraw CVE-1900-0042");
    expect([await record("CVE-1900-0042"), await record("CVE-1900-0043")].map((it) => it?.id)).toEqual(
      before,
    );
  });

  it("says so of what no person registered, of what was taken back already, and of what is not there", async () => {
    await bench.run([kev("CVE-1900-0043")]);
    await flows.create(asker(), "form-5", FILLED);
    await say("withdraw CVE-1900-0042");
    const deliveries = (await bench.deliveries()).length;

    expect(await say("withdraw CVE-1900-0043")).toContain("登録した内容がないか");
    expect(await say("withdraw CVE-1900-0042")).toContain("すでに取り消されています");
    expect(await say("withdraw CVE-1900-9999")).toContain("CVE-1900-9999");
    expect(await say("withdraw")).toContain("withdraw hs-");
    expect(await bench.deliveries()).toHaveLength(deliveries);
  });

  it("answers in the person's language", async () => {
    await flows.create(asker("en"), "form-6", { ...FILLED, title: "VPN flaw" });

    expect(await say("withdraw CVE-1900-9999", "en")).not.toMatch(/[ぁ-ん]/);
    expect(await say("withdraw", "en")).not.toMatch(/[ぁ-ん]/);
    expect(await say(`withdraw ${(await record("person form-6"))?.id} mistake`, "en")).toBe(
      "“VPN flaw” was taken back. The channels it was posted to are told that it is withdrawn.",
    );
  });

  it("keeps to 2,000 characters of a reason", async () => {
    await flows.create(asker(), "form-7", FILLED);
    await say(`withdraw CVE-1900-0042 ${"長".repeat(3_000)}`);

    const { withdrawn } = (await record("person form-7"))?.revision.content ?? {};
    expect(withdrawn?.reason?.ja).toHaveLength(2_000);
  });
});
