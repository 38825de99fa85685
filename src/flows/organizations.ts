import { z } from "zod";
import { Organization } from "../advisory/schema.ts";

const ConfigFile = z.strictObject({ organization: Organization.prefault({}) });

/**
 * The organizations of the file `HANSHO_CONFIG` names; one, with the defaults, when there is none. A key with nothing
 * behind it counts as not set, as in `.env`.
 * @throws Error naming the variable and each key that is wrong
 */
export function readOrganizations(file: unknown): Organization[] {
  const parsed = ConfigFile.safeParse(withoutEmpty(file));
  if (!parsed.success) {
    throw new Error(`HANSHO_CONFIG: see docs/settings.md\n${z.prettifyError(parsed.error)}`);
  }
  return [parsed.data.organization];
}

function withoutEmpty(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const kept = Object.entries(value).filter(([, inner]) => inner !== null);
  return Object.fromEntries(kept.map(([key, inner]) => [key, withoutEmpty(inner)]));
}

/** Finds an organization by id. @throws Error for one that is not configured (a programming error) */
export function organizationById(organizations: readonly Organization[]): (id: string) => Organization {
  const byId = new Map(organizations.map((organization) => [organization.id, organization]));
  return (id) => {
    const found = byId.get(id);
    if (found === undefined) throw new Error(`No organization ${id}`);
    return found;
  };
}
