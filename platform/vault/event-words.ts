import type { EventWords } from "../modules/module.ts";
import type { ErasureEvent, LockEvent } from "./erasure.ts";

/** What the vault does of itself, in words. */
export const vaultEvents = {
  "vault.erased": { zh: "清除封存信息和照片、录音", en: "Sealed fields and files erased" },
  "vault.seals-locked": { zh: "到期清除逾期，封存信息停止查看", en: "The nightly erasing is overdue: nothing sealed can be opened" },
  "vault.seals-opened": { zh: "到期清除已补做，恢复查看", en: "Erasing caught up: sealed fields open again" },
} satisfies EventWords<ErasureEvent | LockEvent>;
