import { describe } from "vitest";
import type { Store } from "../../src/ports.ts";
import { circumstancesContract } from "./store/circumstances.ts";
import { destinationsContract } from "./store/destinations.ts";
import { draftsContract } from "./store/drafts.ts";
import { draftClaimsContract } from "./store/draft-claims.ts";
import { feedsContract } from "./store/feeds.ts";
import { ingestContract } from "./store/ingest.ts";
import { lookupContract } from "./store/lookup.ts";
import { mergingContract } from "./store/merging.ts";
import { outboxContract } from "./store/outbox.ts";
import { outdatedContract } from "./store/outdated.ts";
import { outdatedMergingContract } from "./store/outdated-merging.ts";
import { planningContract } from "./store/planning.ts";
import { recoveryContract } from "./store/recovery.ts";
import { searchContract } from "./store/search.ts";
import { translationsContract } from "./store/translations.ts";

/** What every store must do. `open` gives an empty one; the suite closes it. */
export function storeContract(name: string, open: () => Promise<Store>): void {
  describe(`${name} as a store`, () => {
    ingestContract(open);
    feedsContract(open);
    lookupContract(open);
    searchContract(open);
    destinationsContract(open);
    circumstancesContract(open);
    draftsContract(open);
    draftClaimsContract(open);
    outdatedContract(open);
    outdatedMergingContract(open);
    translationsContract(open);
    planningContract(open);
    mergingContract(open);
    outboxContract(open);
    recoveryContract(open);
  });
}
