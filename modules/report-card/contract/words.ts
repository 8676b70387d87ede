import { z } from "zod";

export const text = (most: number, least = 1) =>
  z
    .string()
    .transform((value) => value.normalize("NFC").trim())
    .pipe(
      z
        .string()
        .min(least)
        .max(most)
        .regex(/^(?:[^\p{Cc}\p{Cs}]|\n)*$/u),
    );
export const said = (most: number) => z.object({ zh: text(most), en: text(most * 3) });
export const maybe = (most: number) =>
  z.object({ zh: text(most, 0).default(""), en: text(most * 3, 0).default("") }).default({ zh: "", en: "" });
export const Slug = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);
