import type { EventWords } from "#platform/modules";
import type { KioskEvent } from "./kiosk.ts";

/** What was done, as the log of deeds says it. */
export const eventWords = {
  "wall.kiosk-opened": { zh: "开大屏链接", en: "Link for a screen opened" },
  "wall.kiosk-revoked": { zh: "作废大屏链接", en: "Link for a screen revoked" },
} satisfies EventWords<KioskEvent>;
