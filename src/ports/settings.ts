import type { Priority } from "../advisory/schema.ts";

/** What `config.ts`, the settings file and the preview hand to the parts. Secrets in here are never logged. */

export interface SlackSettings {
  botToken: string;
  /** HTTP mode; absent in Socket Mode. */
  signingSecret?: string | undefined;
  /** `xapp-…`: Socket Mode. */
  appToken?: string | undefined;
  /** Another Web API than Slack's own, ending in `/api/`; for tests, gateways and the preview. */
  apiUrl?: string | undefined;
  organizationId: string;
}

export interface TeamsSettings {
  appId: string;
  appPassword?: string | undefined;
  tenantId: string;
  /** Hosts (`host` or `host:port`) an activity's serviceUrl may name; Microsoft's own when absent. */
  serviceUrlHosts?: readonly string[] | undefined;
  /** Accept activities without a token: loopback only, Microsoft's local client (design 8). */
  unauthenticated?: boolean | undefined;
  /** The preview's stand-in for Microsoft: who signs inbound tokens, and where outbound ones come from. */
  standIn?:
    | {
        /** Issuer and OpenID metadata of inbound tokens, http on loopback. */
        issuer: string;
        openIdMetadataUrl: string;
        /** A bearer token for the stand-in's Bot Connector. */
        token(): Promise<string>;
      }
    | undefined;
  organizationId: string;
}

/** The language model that may write drafts (docs/drafting.md). */
export interface ModelSettings {
  provider: "openai-compatible" | "anthropic";
  /** With its version, without a slash at the end: `https://api.example.com/v1`. */
  baseUrl: string;
  model: string;
  apiKey?: string | undefined;
  /** For one question; a draft gets three times as long. */
  timeoutMs: number;
  /** Most tokens of one answer. */
  maxTokens: number;
  /** Most tokens a day, questions and answers; counted for everybody who shares the database. */
  dailyTokens: number;
  /** Most a day in the currency of `prices`; no such ceiling when absent. */
  dailyCost?: number | undefined;
  /** For a million tokens, as the operator read them off the provider's list. */
  prices?: { question: number; answer: number } | undefined;
  /** Drafts under way at once in this process. */
  concurrency: number;
  /** Whose drafts are written after the post, before anybody asks. */
  forPriorities: readonly Priority[];
}
