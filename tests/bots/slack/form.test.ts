/** The form for a new advisory in Slack: opened, refused beside its fields, and sent. */
import type { ModalView } from "@slack/types";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { TEAM } from "../../fakes/slack-api.ts";
import { type Bench, createBench } from "./harness.ts";

describe("the form for a new advisory", () => {
  let bench: Bench;

  beforeEach(async () => {
    bench = await createBench();
  });
  afterEach(() => bench.close());

  const opened = () => bench.api.of("views.open").at(-1)?.args["view"] as ModalView;

  async function shortcut(text: string): Promise<ModalView> {
    await bench.interact({
      type: "message_action",
      callback_id: "make_advisory",
      team: { id: TEAM },
      user: { id: "U0000ONE", name: "japanese" },
      channel: { id: "C0000TEST", name: "security" },
      trigger_id: "shortcut-1",
      response_url: bench.api.responseUrl,
      message_ts: "1.0",
      message: { type: "message", user: "U0000TWO", ts: "1.0", text },
    });
    await bench.settled();
    return opened();
  }

  function send(view: ModalView, title: string, more: object = {}): Promise<Response> {
    const values = Object.fromEntries(
      ["summary", "scope", "action", "url"].map((id) => [
        id,
        { [id]: { type: "plain_text_input", value: null } },
      ]),
    );
    return bench.interact({
      type: "view_submission",
      team: { id: TEAM },
      user: { id: "U0000ONE", name: "japanese" },
      trigger_id: "submit-1",
      view: {
        ...view,
        id: "V0000TEST",
        state: {
          values: {
            ...values,
            title: { title: { type: "plain_text_input", value: title === "" ? null : title } },
            kind: { kind: { type: "static_select", selected_option: { value: "alert" } } },
            priority: { priority: { type: "static_select", selected_option: { value: "A" } } },
          },
        },
      },
      ...more,
    });
  }

  it("opens on /advisory new", async () => {
    bench.flows.reply({
      card: { lang: "ja", fallback: "作成", elements: [], actions: [] },
      form: await bench.flows.form("停電", "ja"),
    });
    await bench.command("new 停電");
    await bench.settled();

    expect(opened().callback_id).toBe("new");
    expect(JSON.stringify(opened().blocks)).toContain("停電");
  });

  it("opens on a message with its text as people see it", async () => {
    const view = await shortcut("VPN &amp; FW に脆弱性 <https://example.com/a|詳細> <@U0000TWO> <!channel>");

    const block = view.blocks.find(({ block_id }) => block_id === "title");
    expect(block).toMatchObject({
      element: { initial_value: "VPN & FW に脆弱性 詳細 (https://example.com/a)" },
    });
  });

  it("opens on a button with what the command began with", async () => {
    await bench.press("new", JSON.stringify({ a: "new", r: 1, s: "停電" }));
    await bench.settled();

    expect(JSON.stringify(opened().blocks)).toContain("停電");
  });

  it("comes back as it was sent when it cannot be stored", async () => {
    const view = await shortcut("x");
    bench.flows.create = () => Promise.reject(new Error("database is away"));
    await send(view, "停電");
    await bench.settled();

    const shown = bench.api.of("views.update").at(-1)?.args["view"] as ModalView;
    expect(shown).toMatchObject({ callback_id: "new", private_metadata: view.private_metadata });
    expect(JSON.stringify(shown.blocks)).toContain("登録できませんでした");
    expect(shown.blocks.find(({ block_id }) => block_id === "title")).toMatchObject({
      element: { initial_value: "停電" },
    });
  });

  it("reads a hostile message in no time", async () => {
    const view = await shortcut("<".repeat(20_000) + "<@".repeat(5_000));

    expect(view.callback_id).toBe("new");
  });

  it("says beside the field what is wrong, and takes nothing in", async () => {
    const answer = await send(await shortcut("x"), "");

    expect(await answer.json()).toEqual({ response_action: "errors", errors: { title: "空です" } });
    await bench.settled();
    expect(bench.flows.forms).toEqual([]);
  });

  it("says that it works, then shows the advisory in the same modal", async () => {
    const answer = await send(await shortcut("x"), "停電");

    expect(await answer.json()).toMatchObject({ response_action: "update", view: { type: "modal" } });
    await bench.settled();
    expect(bench.flows.forms).toMatchObject([
      {
        formId: "form-1",
        asker: { organizationId: "default", user: { id: "U0000ONE" } },
        form: { title: "停電", kind: "alert", priority: "A", summary: "" },
      },
    ]);
    expect(bench.api.of("views.update").at(-1)?.args).toMatchObject({ view_id: "V0000TEST" });
    expect(JSON.stringify(bench.api.of("views.update").at(-1)?.args)).toContain("登録しました");
  });

  it("takes a form in once, however often Slack sends it", async () => {
    const view = await shortcut("x");
    await send(view, "停電");
    await send(view, "停電");
    await bench.settled();

    expect(bench.flows.forms).toHaveLength(1);
  });

  it("drops a form of another workspace", async () => {
    const view = await shortcut("x");
    await send(view, "停電", { team: { id: "T0000EVIL" } });
    await bench.settled();

    expect(bench.flows.forms).toEqual([]);
  });

  it("closes on a view that is not ours", async () => {
    const view = await shortcut("x");
    const answer = await send({ ...view, private_metadata: "{}" }, "停電");

    expect(await answer.text()).toBe("");
  });
});
