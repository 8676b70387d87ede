import type { EventWords } from "#platform/modules";
import type { ShiftEvent } from "./shift.ts";

/** What was done, as the log of deeds says it. */
export const eventWords = {
  "duty.shift-scheduled": { zh: "排班", en: "Put on the roster" },
  "duty.shift-acknowledged": { zh: "到岗确认", en: "Said “I am here”" },
  "duty.shift-handed-over": { zh: "换班", en: "Shift given to somebody else" },
  "duty.log-written": { zh: "写值班日志", en: "Log of the shift written" },
  "duty.shift-cancelled": { zh: "取消班次", en: "Shift cancelled" },
} satisfies EventWords<ShiftEvent>;
