/** The status every answer of MyJVN ends with (https://jvndb.jvn.jp/schema/status_3.3.xsd). */
import { z } from "zod";
import type { Tlp } from "../../advisory/facts.ts";
import { reasonOf } from "../json.ts";
import { rawAttribute, rawElements } from "../slices.ts";
import { decodeReferences, shorten, UnreadableError } from "../text.ts";

/** Numbers come as text in XML, in JSON as either; errors leave them empty. */
const Count = z
  .union([
    z.number(),
    z
      .string()
      .trim()
      .regex(/^\d{1,9}$/)
      .transform(Number),
  ])
  .optional()
  .catch(undefined);

/** JSON's `status`, and the attributes of XML's `status:Status`. */
export const Status = z.object({
  method: z.string().max(100).optional(),
  retCd: z.union([z.number(), z.string().max(20)]).optional(),
  errCd: z.string().max(2_000).optional(),
  errMsg: z.string().max(2_000).optional(),
  /** All that match, those in this answer, and the place of the first of them, from 1. */
  totalRes: Count,
  totalResRet: Count,
  firstRes: Count,
});
export type Status = z.infer<typeof Status>;

const FIELDS = ["method", "retCd", "errCd", "errMsg", "totalRes", "totalResRet", "firstRes"] as const;

/**
 * The status of an answer in XML; undefined for a document without one, as the yearly files may be.
 * @throws UnreadableError for one that is no status
 */
export function statusIn(xml: string): Status | undefined {
  const element = rawElements(xml, "status:Status").at(-1);
  if (element === undefined) return undefined;
  const read = (name: string) => decodeReferences(rawAttribute(element, name) ?? "");
  const status = Status.safeParse(
    Object.fromEntries(FIELDS.map((name) => [name, shorten(read(name), 2_000)])),
  );
  if (!status.success) throw new UnreadableError(`its status is malformed: ${reasonOf(status.error)}`);
  return status.data;
}

/** Lists that hold no advisories, though they come from the same place. */
const WITH_ADVISORIES = new Set(["getVulnOverviewList", "getVulnDetailInfo", "getAlertList"]);

/**
 * Nothing of an answer counts unless the server says that it is one: an error must not pass for "0 entries".
 * @throws UnreadableError in the server's words, or when there is no telling
 */
export function checkStatus({ method = "", retCd, errCd = "", errMsg = "" }: Status): void {
  const code = String(retCd ?? "").trim();
  if (code === "1") {
    const words = [errMsg, errCd === "" ? "" : `(${errCd})`].filter((part) => part.trim() !== "").join(" ");
    throw new UnreadableError(
      `MyJVN answered with an error: ${shorten(words === "" ? "it gave no reason" : words, 300)}`,
    );
  }
  if (code !== "0")
    throw new UnreadableError("its status is malformed: retCd says neither success nor error");
  if (method !== "" && !WITH_ADVISORIES.has(method)) {
    throw new UnreadableError(`is MyJVN's answer to ${shorten(method, 60)}, which holds no advisories`);
  }
}

const LABELS: Record<string, Tlp> = {
  WHITE: "CLEAR",
  CLEAR: "CLEAR",
  GREEN: "GREEN",
  AMBER: "AMBER",
  "AMBER+STRICT": "AMBER+STRICT",
  RED: "RED",
};

/** TLP 1 or 2. What is marked in a way nobody knows is kept as close as can be. */
export function tlpOf(label: string | undefined): Tlp | undefined {
  if (label === undefined || label.trim() === "") return undefined;
  return LABELS[label.trim().toUpperCase()] ?? "RED";
}
