export { issueApiKey, revokeApiKey } from "./commands.ts";
export { open311Routes } from "./http.ts";
export type { KeyEvent } from "./key.ts";
