import type { EventWords } from "#platform/modules";
import type { KeyEvent } from "./key.ts";

/** What was done, as the log of deeds says it. */
export const eventWords = {
  "open311.key-issued": { zh: "签发接口密钥", en: "API key issued" },
  "open311.key-revoked": { zh: "作废接口密钥", en: "API key revoked" },
} satisfies EventWords<KeyEvent>;
