/** What a person sees who starts the service where it cannot start. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Cli, createCli } from "./run.ts";

let cli: Cli;
let other: Server;
let port: string;

beforeAll(async () => {
  cli = await createCli();
  other = createServer();
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
  port = String((other.address() as AddressInfo).port);
});
afterAll(async () => {
  other.close();
  await cli.clean();
});

describe("hansho start that cannot start", { timeout: 60_000 }, () => {
  it("ends, naming the port another program has and what to do", async () => {
    const { code, stderr } = await cli.hansho(["start"], { PORT: port });

    expect(code).toBe(1);
    expect(stderr).toContain(`PORT: ${port} is in use`);
    expect(stderr).toContain("使われています");
  });

  it("ends, naming a HOST this machine does not have", async () => {
    const { code, stderr } = await cli.hansho(["start"], {
      HOST: "192.0.2.1",
      PORT: "0",
      HANSHO_SECRET: "0123456789abcdef0123456789abcdef",
      SLACK_BOT_TOKEN: "xoxb-test",
      SLACK_SIGNING_SECRET: "shh",
      // Nothing listens there: the token cannot be tried, which is no reason not to start.
      SLACK_API_URL: `http://127.0.0.1:${port}/`,
    });

    expect(code).toBe(1);
    expect(stderr).toContain("HOST: 192.0.2.1");
  });

  it("ends, naming the data folder when it is a file", async () => {
    const place = path.join(cli.folder, "occupied");
    await writeFile(place, "");
    const { code, stderr } = await cli.hansho(["start"], { PORT: "0", HANSHO_DATA_DIR: place });

    expect(code).toBe(1);
    expect(stderr).toContain(`HANSHO_DATA_DIR: the preview cannot write in ${place}`);
  });
});

describe("hansho with a database or an organization file that is wrong", () => {
  it("names the database's file", async () => {
    const file = path.join(cli.folder, "no.db");
    await writeFile(file, "no database, only text");
    const { code, stderr } = await cli.hansho(["search", "x"], { DATABASE_URL: `sqlite:${file}` });

    expect(code).toBe(1);
    expect(stderr).toContain(file);
  });

  it.each([
    ["a time zone that is none", "organization:\n  timeZone: Asia/Tokio\n", "timeZone"],
    ["a misspelt key", "organization:\n  lanuage: ja\n", "lanuage"],
  ])("doctor tells of %s as a setting", async (_case, yaml, named) => {
    const file = path.join(cli.folder, "hansho.yaml");
    await writeFile(file, yaml);
    const { code, stdout } = await cli.hansho(["doctor"], { HANSHO_CONFIG: file });

    expect(code).toBe(1);
    expect(stdout).toMatch(/^FAIL settings: HANSHO_CONFIG/m);
    expect(stdout).toContain(named);
    expect(stdout).not.toContain("FAIL database");
  });

  it("takes a key with nothing behind it as not set", async () => {
    const file = path.join(cli.folder, "empty.yaml");
    await writeFile(file, "organization:\n  calendar:\n    # closedDays: []\n");
    const { code, stdout } = await cli.hansho(["doctor"], { HANSHO_CONFIG: file });

    expect(stdout).not.toContain("FAIL");
    expect(code).toBe(0);
  });
});
