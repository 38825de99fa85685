import { writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Cli, createCli, jsonLines } from "./run.ts";

let cli: Cli;

function advisory(id: string, product: string) {
  return {
    id,
    kind: "vulnerability",
    title: { ja: `${product} の脆弱性` },
    identifiers: [id],
    publishedAt: new Date().toISOString(),
    products: [{ product, versions: "9.0 以前" }],
    exploitation: [{ state: "active" }],
  };
}

function file(name: string, text: string): string {
  writeFileSync(path.join(cli.folder, name), text);
  return name;
}

beforeAll(async () => {
  cli = await createCli();
  const said = [advisory("CVE-1900-0001", "Zimbra"), advisory("CVE-1900-0002", "Garoon")];
  await cli.hansho(["ingest", file("a.json", JSON.stringify(said))]);
});
afterAll(() => cli.clean());

describe("hansho inventory", () => {
  const CSV =
    "製品,バージョン,インターネット公開,利用\nZimbra,8.8,○,\nGaroon,,,廃止\n,,,\n壊れた行,,たぶん,\n";

  it("import says what would change, and with --dry-run changes nothing", async () => {
    const { code, stdout, stderr } = await cli.hansho([
      "inventory",
      "import",
      file("p.csv", CSV),
      "--dry-run",
    ]);

    expect(code).toBe(0);
    expect(stdout).toContain("2 rows: 2 added, 0 removed, 0 changed, 0 unchanged, 1 refused (dry run");
    expect(stderr).toContain("refused: line 5:");
    expect((await cli.hansho(["inventory", "list"])).stdout).toContain("no inventory");
  });

  it("import replaces it and judges again", async () => {
    const { code, stdout } = await cli.hansho(["inventory", "import", "p.csv"]);

    expect(code).toBe(0);
    expect(stdout).toContain("added    Zimbra 8.8");
    expect(stdout).toMatch(/2 advisories judged again: 2 changed/);
    expect((await cli.hansho(["show", "CVE-1900-0002"])).stdout).toContain("D｜");
    const again = await cli.hansho(["inventory", "import", "p.csv", "--json"]);
    expect(jsonLines(again.stdout).at(-1)).toMatchObject({
      summary: { assets: 2, added: 0, removed: 0, changed: 0, unchanged: 2, refused: 1 },
    });
  });

  it("list and match tell the rows, and why they match", async () => {
    expect((await cli.hansho(["inventory", "list"])).stdout).toMatch(
      /1 {2}Zimbra 8\.8; in use; internet-facing\n/,
    );
    const { stdout } = await cli.hansho(["inventory", "match", "CVE-1900-0001"]);

    expect(stdout).toMatch(/1 {2}Zimbra 8\.8.*\n.*by product: Zimbra\n.*in use: yes; internet-facing: yes/);
    const json = await cli.hansho(["inventory", "match", "CVE-1900-0002", "--json"]);
    expect(jsonLines(json.stdout)).toMatchObject([{ row: 2, by: "product" }, { inUse: "no" }]);
  });

  it("import of a file that is no inventory fails with the reason and keeps the old one", async () => {
    const { code, stderr } = await cli.hansho(["inventory", "import", file("x.csv", "a,b\n1,2\n")]);

    expect(code).toBe(1);
    expect(stderr).toContain("no column is called product");
    expect((await cli.hansho(["inventory", "list"])).stdout).toContain("2 rows");
    expect((await cli.hansho(["inventory", "import", "p.csv", "--organization", "nobody"])).code).toBe(2);
    expect((await cli.hansho(["inventory", "import", "nowhere.csv"])).code).toBe(1);
  });
});

describe("hansho override and reassess", () => {
  it("override sets a badge with a reason, and --off takes it back", async () => {
    const set = await cli.hansho(["override", "CVE-1900-0001", "D", "--reason", "遮断済み"]);
    expect([set.code, set.stdout]).toEqual([0, expect.stringMatching(/^[AB] → D .*Zimbra の脆弱性/)]);
    expect((await cli.hansho(["explain", "CVE-1900-0001"])).stdout).toContain("遮断済み");

    expect((await cli.hansho(["override", "CVE-1900-0001", "--off"])).stdout).toMatch(/^D → [AB]/);
    expect((await cli.hansho(["override", "CVE-1900-0001", "--off"])).code).toBe(1);
  });

  it.each([
    ["no badge", ["CVE-1900-0001"], 2],
    ["no reason", ["CVE-1900-0001", "A"], 2],
    ["another badge", ["CVE-1900-0001", "E", "--reason", "x"], 2],
    ["both", ["CVE-1900-0001", "A", "--reason", "x", "--off"], 2],
    ["no such advisory", ["CVE-1900-9999", "A", "--reason", "x"], 1],
  ])("override with %s is refused", async (_name, args, code) => {
    expect((await cli.hansho(["override", ...args])).code).toBe(code);
  });

  it("reassess judges everything again, and finds nothing to change twice", async () => {
    const { code, stdout } = await cli.hansho(["reassess", "--json"]);

    expect(code).toBe(0);
    expect(jsonLines(stdout)).toMatchObject([{ summary: { judged: 2, changed: 0 } }]);
  });
});
