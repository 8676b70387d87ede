import { z } from "zod";

export { Day } from "#contracts/limits";
export { Limit, Uuid } from "#contracts/incidents";

export const text = (max: number) =>
  z
    .string()
    .transform((value) => value.normalize("NFC").trim())
    .pipe(z.string().min(1).max(max));
export const Code = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.-]{0,23}$/);
/** Points are told to the hundredth. */
export const Points = z.number().min(0).max(1000).multipleOf(0.01);
export const Words = z.object({ zh: text(120), en: text(240) });
