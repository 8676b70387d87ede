import { module } from "#platform/modules";
import { issueApiKey, revokeApiKey } from "./commands.ts";
import { apiKey } from "./key.ts";
import { apiKeys } from "./keys.ts";
import { keyProjection } from "./projection.ts";
import { listKeys } from "./queries.ts";
import { words } from "./ui/words.ts";

export default module({
  name: "open311",
  nouns: [{ noun: apiKey, projection: keyProjection }],
  commands: [issueApiKey, revokeApiKey],
  queries: [listKeys],
  registers: [apiKeys],
  words,
  migrations: new URL("./migrations/", import.meta.url),
});
