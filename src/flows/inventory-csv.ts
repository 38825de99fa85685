/** An inventory as people keep it: a CSV from Excel or any other program (docs/inventory.md). */
import { type CsvError, parse } from "csv-parse/sync";
import { keyOf, tokensOf } from "../advisory/inventory-names.ts";
import { Asset } from "../advisory/usage.ts";

/** 32 MiB and 100,000 rows: twenty times what a large organization lists. */
const MOST_BYTES = 32 * 1024 * 1024;
const MOST_ROWS = 100_000;
/** Rows with an open quotation mark that are told one by one; each means reading the rest again. */
const MOST_OPEN_QUOTES = 20;

export interface InventoryFile {
  assets: Asset[];
  /** Rows left out, by their line in the file, from 1. */
  refusals: { line: number; reason: string }[];
}

/** The file as a whole is no inventory; the message says why. */
export class InventoryFileError extends Error {
  override name = "InventoryFileError";
}

type Field = keyof Asset;

const HEADERS: Record<Field, string> = {
  vendor: "vendor,maker,manufacturer,ベンダー,メーカー,製造元,開発元,提供元",
  product:
    "product,product name,name,software,製品,製品名,商品名,品名,ソフトウェア,ソフトウェア名,製品・サービス名",
  versions: "versions,version,ver,バージョン,バージョン番号,版,版数",
  aliases: "aliases,alias,other names,cpe,purl,別名,別称,旧称,旧名称,旧製品名",
  owner: "owner,person in charge,担当,担当者,担当者名,管理者,所有者",
  department: "department,dept,division,部署,部署名,部門,所属,担当部署,管理部署",
  internetFacing:
    "internet-facing,internet facing,internet,exposed,public,インターネット公開,インターネットへの公開,公開,外部公開",
  inUse: "in-use,in use,used,利用,利用中,利用状況,利用の有無,使用,使用中,使用状況",
};
const FIELD_OF = new Map(
  Object.entries(HEADERS).flatMap(([field, names]) =>
    names.split(",").map((name) => [keyOf(tokensOf(name)), field as Field] as const),
  ),
);

const YES = new Set("yes,y,true,1,はい,有,有り,あり,する,○,◯,〇,o,●,✓,✔".split(","));
const NO = new Set("no,n,false,0,いいえ,無,無し,なし,しない,×,✕,✗,✖,x".split(","));
const FACING = {
  yes: new Set([...YES, "公開", "公開中", "外部", "社外", "外部公開", "public", "internet"]),
  no: new Set([...NO, "非公開", "内部", "社内", "社内のみ", "内部のみ", "private", "internal"]),
  unknown: new Set(["", "-", "unknown", "?", "不明", "未確認", "確認中"]),
};
const USED = {
  yes: new Set([
    "",
    ...YES,
    "利用",
    "利用中",
    "使用",
    "使用中",
    "稼働",
    "稼働中",
    "運用中",
    "in use",
    "active",
  ]),
  no: new Set([
    ...NO,
    ..."未使用,未利用,不使用,利用なし,廃止,廃止済み,利用終了,停止,撤去,撤去済み,未導入,retired,not in use,unused".split(
      ",",
    ),
  ]),
};

/**
 * Reads an inventory. UTF-8, UTF-16 and Shift_JIS (CP932) are told apart; commas, tabs and semicolons too.
 * @throws InventoryFileError when there is nothing in it that could be an inventory
 */
export function readInventory(bytes: Uint8Array): InventoryFile {
  if (bytes.length > MOST_BYTES) throw new InventoryFileError(`larger than ${MOST_BYTES / 1024 / 1024} MiB`);
  const text = decode(bytes).replace(/\r\n?/g, "\n");
  const { rows, refusals } = readRows(text);
  const [header, ...body] = rows;
  if (header === undefined) throw new InventoryFileError("the file is empty");
  const columns = readHeader(header.cells);
  if (body.length > MOST_ROWS) throw new InventoryFileError(`more than ${MOST_ROWS} rows`);
  const assets: Asset[] = [];
  for (const { line, cells } of body) {
    if (cells.every((cell) => cell.trim() === "")) continue;
    const read = readAsset(cells, columns);
    if (typeof read === "string") refusals.push({ line, reason: read });
    else assets.push(read);
  }
  refusals.sort((a, b) => a.line - b.line);
  return { assets, refusals };
}

/** By byte order mark, by the NUL bytes of UTF-16, as UTF-8 where all of it is, else as Excel in Japan writes. */
function decode(bytes: Uint8Array): string {
  const [a, b] = bytes;
  if ((a === 0xff && b === 0xfe) || (a !== 0 && b === 0)) return new TextDecoder("utf-16le").decode(bytes);
  if ((a === 0xfe && b === 0xff) || (a === 0 && b !== 0)) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    // WHATWG's shift_jis is CP932 with NEC's and IBM's characters (①, ㈱, 髙).
    return new TextDecoder("shift_jis").decode(bytes);
  }
}

interface Line {
  line: number;
  cells: string[];
}

/** Excel may write `sep=;` before the header. */
const SEPARATOR_LINE = /^sep=(.)\n/;

function readRows(text: string): { rows: Line[]; refusals: InventoryFile["refusals"] } {
  const stated = SEPARATOR_LINE.exec(text);
  const from = stated === null ? 0 : stated[0].length;
  const delimiter = stated?.[1] ?? delimiterOf(text.slice(from));
  const rows: Line[] = [];
  const refusals: InventoryFile["refusals"] = [];
  let rest = text.slice(from);
  let before = stated === null ? 0 : 1;
  for (let open = 0; rest !== ""; open++) {
    const unclosed = readUntilOpen(rest, delimiter, before, rows);
    if (unclosed === undefined) break;
    const line = before + linesIn(rest.slice(0, rest.length - unclosed.length)) + 1;
    if (open === MOST_OPEN_QUOTES) {
      refusals.push({
        line,
        reason: "too many quotation marks are not closed: nothing from here on was read",
      });
      break;
    }
    refusals.push({ line, reason: "a quotation mark is not closed" });
    const end = unclosed.indexOf("\n");
    rest = end < 0 ? "" : unclosed.slice(end + 1);
    before = line;
  }
  return { rows, refusals };
}

/** Reads rows until the text ends, or until a quotation mark that is never closed: then resolves to what follows it. */
function readUntilOpen(text: string, delimiter: string, before: number, rows: Line[]): string | undefined {
  let unclosed: string | undefined;
  const records = parse(text, {
    delimiter,
    bom: true,
    info: true,
    raw: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_records_with_error: true,
    on_skip: (error: CsvError | undefined, raw: string | undefined) => {
      if (error?.code === "CSV_QUOTE_NOT_CLOSED") unclosed = raw;
      return undefined;
    },
  }) as unknown as { info: { lines: number }; record: string[]; raw: string }[];
  const columns = rows[0]?.cells.length ?? records[0]?.record.length ?? 0;
  for (const { info, record, raw } of records) {
    const first = info.lines - linesIn(raw.trimEnd());
    if (hasSwallowed(record, delimiter, columns)) {
      return text
        .split("\n")
        .slice(first - 1)
        .join("\n");
    }
    rows.push({ line: before + first, cells: record.map(clean) });
  }
  return unclosed;
}

/** A quotation mark that was not closed takes in whole lines, up to the next one in the file. */
function hasSwallowed(cells: readonly string[], delimiter: string, columns: number): boolean {
  return cells.some((cell) => {
    if (!cell.includes("\n")) return false;
    const isRow = (line: string) => columns > 1 && line.split(delimiter).length >= columns;
    return cell.startsWith('"') || cell.split("\n").slice(1).some(isRow);
  });
}

function linesIn(text: string): number {
  return text.split("\n").length - 1;
}

/** Control characters are no part of a name; a cell's line breaks are spaces. */
function clean(cell: string): string {
  return cell
    .toWellFormed()
    .replace(/\p{Cc}+/gu, " ")
    .trim();
}

/** What the header holds most of. */
function delimiterOf(text: string): string {
  const header = text.slice(0, text.indexOf("\n") + 1 || undefined).replace(/"[^"]*"/g, "");
  const count = (sign: string) => header.split(sign).length;
  return [",", "\t", ";"].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}

function readHeader(cells: readonly string[]): (Field | undefined)[] {
  const columns = cells.map((cell) => FIELD_OF.get(keyOf(tokensOf(cell))));
  const shown = cells.slice(0, 12).join(", ").slice(0, 200);
  if (!columns.includes("product")) {
    throw new InventoryFileError(`no column is called product (製品); the first line has: ${shown}`);
  }
  const twice = columns.find(
    (field, at) => field !== undefined && field !== "aliases" && columns.indexOf(field) !== at,
  );
  if (twice !== undefined) throw new InventoryFileError(`two columns are ${twice}: ${shown}`);
  return columns;
}

/** The asset of a row, or why it is none. */
function readAsset(cells: readonly string[], columns: readonly (Field | undefined)[]): Asset | string {
  if (cells.slice(columns.length).some((cell) => cell !== "")) return "it has more cells than the header";
  if (cells.some((cell) => cell.includes("\ufffd"))) return "some of its characters cannot be read";
  const said = (field: Field) =>
    columns.flatMap((column, at) => (column === field && cells[at] !== undefined ? [cells[at]] : []));
  const one = (field: Field) => said(field).find((cell) => cell !== "");
  const product = one("product");
  if (product === undefined) return "it names no product";
  const internetFacing = answerOf(one("internetFacing") ?? "", FACING);
  if (internetFacing === undefined)
    return `internet-facing: "${shorten(one("internetFacing"))}" is neither yes nor no`;
  const inUse = answerOf(one("inUse") ?? "", USED);
  if (inUse === undefined) return `in-use: "${shorten(one("inUse"))}" is neither yes nor no`;
  const aliases = said("aliases").flatMap((cell) => cell.split(/[;；|｜]/));
  const parsed = Asset.safeParse({
    vendor: one("vendor"),
    product,
    versions: one("versions"),
    aliases: [...new Set(aliases.map((alias) => alias.trim()).filter((alias) => alias !== ""))],
    owner: one("owner"),
    department: one("department"),
    internetFacing,
    inUse,
  });
  if (parsed.success) return JSON.parse(JSON.stringify(parsed.data)) as Asset;
  const [issue] = parsed.error.issues;
  return `${String(issue?.path[0] ?? "row")}: ${issue?.message ?? "cannot be read"}`;
}

function answerOf<T extends string>(text: string, answers: Record<T, ReadonlySet<string>>): T | undefined {
  const folded = text.normalize("NFKC").toLowerCase().trim();
  const known = Object.entries<ReadonlySet<string>>(answers);
  return known.find(([, words]) => words.has(folded))?.[0] as T | undefined;
}

function shorten(text = ""): string {
  return text.slice(0, 40);
}
