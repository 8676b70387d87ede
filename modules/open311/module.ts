import { module } from "#platform/modules";
import { issueApiKey, revokeApiKey } from "./commands.ts";
import { eventWords } from "./event-words.ts";
import { apiKey } from "./key.ts";
import { apiKeys } from "./keys.ts";
import { keyProjection } from "./projection.ts";
import { listKeys } from "./queries.ts";
import { words } from "./ui/words.ts";

export default module({
  name: "open311",
  nouns: [{ noun: apiKey, called: { zh: "接口密钥", en: "API key" }, projection: keyProjection }],
  events: eventWords,
  commands: [issueApiKey, revokeApiKey],
  queries: [listKeys],
  registers: [apiKeys],
  words,
  migrations: new URL("./migrations/", import.meta.url),
});
