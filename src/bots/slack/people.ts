import type { WebClient } from "@slack/web-api";
import type { Lang } from "../../advisory/schema.ts";
import type { Clock, Logger } from "../../ports.ts";
import { failure } from "./logger.ts";
import { createLru } from "./lru.ts";

export interface Person {
  lang: Lang;
  /** As the workspace shows it; absent when Slack did not say. */
  name?: string | undefined;
}

/** Looks up a person; never rejects. */
export type People = (userId: string) => Promise<Person>;

const MOST = 5_000;
const LIFE_MS = 12 * 60 * 60_000;
/** A trigger_id lives 3 s: better the default language than no modal. */
const PATIENCE_MS = 1_000;

export interface PeopleDeps {
  client: WebClient;
  defaultLang: Lang;
  logger: Logger;
  clock: Clock;
}

/**
 * A person's language and name, by users.info with include_locale (scope users:read), kept for 12 hours.
 * Japanese for `ja…`, English for any other language; the default when Slack does not tell within a second.
 */
export function createPeople({ client, defaultLang, logger, clock }: PeopleDeps): People {
  const kept = createLru<Person>(MOST, LIFE_MS, clock);
  const asking = new Map<string, Promise<Person>>();

  async function ask(userId: string): Promise<Person> {
    try {
      const { user } = await client.users.info({ user: userId, include_locale: true });
      const person = {
        lang: langOf(user?.locale, defaultLang),
        name: user?.profile?.display_name || user?.name,
      };
      kept.set(userId, person);
      return person;
    } catch (error) {
      logger.warn({ ...failure(error) }, "person's language not known");
      return { lang: defaultLang };
    } finally {
      asking.delete(userId);
    }
  }

  return async (userId) => {
    const known = kept.get(userId);
    if (known !== undefined) return known;
    const answer = asking.get(userId) ?? ask(userId);
    asking.set(userId, answer);
    const answered = new AbortController();
    const silence = clock.sleep(PATIENCE_MS, answered.signal).then((): Person => ({ lang: defaultLang }));
    const person = await Promise.race([answer, silence]);
    answered.abort();
    return person;
  };
}

/** An IETF tag as Slack has it (`ja-JP`, `en-US`); without one, the default. */
export function langOf(locale: string | undefined, otherwise: Lang): Lang {
  if (locale === undefined || locale === "") return otherwise;
  return /^ja\b/i.test(locale) ? "ja" : "en";
}
