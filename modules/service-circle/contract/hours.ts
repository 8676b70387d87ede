import { z } from "zod";

const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/);
/** One stretch on one weekday (Monday 1 … Sunday 7). `to` at or before `from` runs past midnight: 18:00–02:00. */
const Window = z
  .object({ day: z.number().int().min(1).max(7), from: Time, to: Time })
  .refine(({ from }) => from !== "24:00", { path: ["from"] });
export const Hours = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("always") }),
  z.object({
    kind: z.literal("weekly"),
    windows: z.array(Window).min(1).max(28),
    /** What it does on public holidays 法定节假日. */
    holidays: z.enum(["asUsual", "closed"]).default("closed"),
  }),
]);
export type Hours = z.infer<typeof Hours>;
export type HoursWindow = z.infer<typeof Window>;
