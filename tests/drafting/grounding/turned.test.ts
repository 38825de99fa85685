import { describe, expect, it } from "vitest";
import { found, told } from "./checking.ts";

const source = told(
  {
    ja: "印刷管理画面の遠隔操作を無効にしてください。\n受信規則で外部からの印刷通信を遮断してください。\n点検後に印刷サーバーをネットワークへ接続してください。",
    en: "Disable remote control of the print console.\nBlock printing traffic in the gateway rules.\nReconnect the print server after the inspection.\nUpgrade the spooler on every branch server.",
  },
  { kind: "vulnerability" },
);

describe("a step turned round", () => {
  it.each([
    ["ja", "印刷管理画面の遠隔操作を有効にしてください。"],
    ["ja", "受信規則で外部からの印刷通信を許可してください。"],
    ["ja", "点検前に印刷サーバーをネットワークから切断してください。"],
    ["en", "Enable remote control of the print console."],
    ["en", "Allow printing traffic in the gateway rules."],
    ["en", "Reconnect the print server before the inspection."],
    ["en", "Downgrade the spooler on every branch server."],
  ] as const)("is found, %s: %s", (lang, step) => {
    expect(found(source, lang, { actions: [step] })).not.toEqual([]);
  });

  it.each([
    ["ja", "印刷管理画面では、遠隔操作を無効にしてください。"],
    ["ja", "印刷管理画面の遠隔操作を停止してください。"],
    ["en", "Turn off remote control of the print console."],
    ["en", "Please block all printing traffic in the gateway rules."],
    ["en", "Update the spooler on every branch server."],
  ] as const)("is none in the same step said otherwise, %s: %s", (lang, step) => {
    expect(found(source, lang, { actions: [step] })).toEqual([]);
  });
});
