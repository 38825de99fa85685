import { userInfo } from "node:os";
import type { Person } from "../ports.ts";

/** Whoever types commands on this machine, for the audit table. */
export function operator(): Person {
  const name = loginName();
  return name === undefined ? { id: "cli" } : { id: `cli:${name}`, name };
}

/** Undefined where the system has no name for the user, as in some containers. */
function loginName(): string | undefined {
  try {
    return userInfo().username;
  } catch {
    return undefined;
  }
}
