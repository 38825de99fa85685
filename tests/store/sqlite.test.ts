import { storeContract } from "../contracts/store.ts";
import { openStore } from "../../src/store/index.ts";
import { createQuietLogger } from "../fakes/logger.ts";

storeContract("SQLite in memory", () => openStore({ url: "sqlite::memory:", logger: createQuietLogger() }));
