import { z } from "zod";
import { Organization } from "../advisory/schema.ts";
import { DraftingFile } from "./draft-settings.ts";
import { PollingFile, type Polling, pollingOf, SourcesFile } from "./feed-settings.ts";

const ConfigFile = z.strictObject({
  organization: Organization.prefault({}),
  /** Whether an A or B whose posting stayed unknown is sent again, marked so (design 4.6). */
  delivery: z.strictObject({ resendUnknown: z.boolean().default(true) }).prefault({}),
  drafting: DraftingFile.prefault({}),
  sources: SourcesFile.default({}),
  polling: PollingFile.prefault({}),
});

export interface Settings {
  organizations: Organization[];
  resendUnknown: boolean;
  drafting: z.infer<typeof DraftingFile>;
  polling: Polling;
}

/** What the file's meaning depends on beside itself. */
export interface Surroundings {
  /** Reads an environment variable; none by default. */
  variable?: (name: string) => string | undefined;
  /** Whether a platform is connected: only then is polled what the file does not name. Default: no. */
  connected?: boolean;
}

/**
 * What the file `HANSHO_CONFIG` names says; the defaults, and one organization, when there is none. A key with
 * nothing behind it counts as not set, as in `.env`.
 * @throws Error naming the variable and each key that is wrong
 */
export function readSettings(file: unknown, around: Surroundings = {}): Settings {
  const parsed = ConfigFile.safeParse(withoutEmpty(file));
  if (!parsed.success) {
    throw new Error(`HANSHO_CONFIG: see docs/settings.md\n${z.prettifyError(parsed.error)}`);
  }
  const { organization, delivery, drafting, sources, polling } = parsed.data;
  return {
    organizations: [organization],
    resendUnknown: delivery.resendUnknown,
    drafting,
    polling: polled(sources, polling, organization, around),
  };
}

function polled(
  sources: z.infer<typeof SourcesFile>,
  polling: z.infer<typeof PollingFile>,
  organization: Organization,
  { variable = () => undefined, connected = false }: Surroundings,
): Polling {
  try {
    return pollingOf(sources, polling, { organization, variable, connected });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`HANSHO_CONFIG: see docs/settings.md\n${reason}`, { cause: error });
  }
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
