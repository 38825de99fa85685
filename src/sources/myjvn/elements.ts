/** Elements as fast-xml-parser gives them, where a schema wants an object or a list. */
import { z } from "zod";
import { isRecord } from "../json.ts";

/** One element with others in it; an empty one comes as "", a missing one as nothing: both have none of them. */
export function part<T extends z.ZodType>(inner: T) {
  return z.preprocess((value) => {
    const one: unknown = Array.isArray(value) ? value[0] : value;
    return isRecord(one) ? one : {};
  }, inner);
}

/** Every element of a name that has others in it. */
export function parts<T extends z.ZodType>(inner: T) {
  return z.preprocess((value) => (Array.isArray(value) ? value : [value]).filter(isRecord), z.array(inner));
}
