import type { TeamsSettings } from "../../ports.ts";
import { serviceUrlRefusal } from "./service-url.ts";

/** The fields of an activity that decide whether we read the rest. Unchecked: straight from the body. */
interface Claimed {
  channelId?: unknown;
  serviceUrl?: unknown;
  conversation?: { tenantId?: unknown } | null | undefined;
  channelData?: { tenant?: { id?: unknown } | null | undefined } | null | undefined;
}

/**
 * Why an activity is not for us, or undefined. Teams only; serviceUrl as `serviceUrlRefusal` has it; every tenant id
 * the activity carries must be ours, and there must be one. Microsoft: "always validate tenant ID in code", because
 * a bot registered as single tenant still gets other tenants' activities (platform page 10).
 */
export function activityRefusal(activity: Claimed, settings: TeamsSettings): string | undefined {
  if (activity.channelId !== "msteams") return "channelId is not msteams";
  return serviceUrlRefusal(activity.serviceUrl, settings) ?? tenantRefusal(activity, settings);
}

function tenantRefusal(activity: Claimed, settings: TeamsSettings): string | undefined {
  const tenants = [activity.conversation?.tenantId, activity.channelData?.tenant?.id].filter(
    (tenant) => tenant !== undefined && tenant !== null,
  );
  // Microsoft's local client makes up a tenant; without tokens and on loopback there is none to protect.
  if (settings.unauthenticated === true && settings.tenantId === "") return undefined;
  if (tenants.length === 0) return "tenant id is missing";
  return tenants.every((tenant) => sameTenant(tenant, settings.tenantId))
    ? undefined
    : "tenant is another one";
}

/** GUIDs are compared without regard to case (RFC 9562, 4). An empty setting equals nothing. */
function sameTenant(tenant: unknown, ours: string): boolean {
  return typeof tenant === "string" && ours !== "" && tenant.toLowerCase() === ours.toLowerCase();
}
