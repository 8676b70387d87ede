import { z } from "zod";

export const Home = z.string().regex(/^\d{9}$/);
export const Id = z.uuid().transform((value) => value.toLowerCase());
/** A town, a village, a grid. */
export const Place = z.string().regex(/^(\d{9}|\d{12}|\d{14,17})$/);
export const AnyArea = z.string().regex(/^\d{4,17}$/);
/** City, county or town. */
export const AreaPrefix = z.string().regex(/^(\d{4}|\d{6}|\d{9})$/);
export const emptyArea = z.literal("").transform((): undefined => undefined);
export const TopicCode = z.string().regex(/^\d{2}$/);
export const Secret = z.string().min(1).max(64);
// oxlint-disable-next-line no-control-regex
const VISIBLE = /^[^\u0000-\u0009\u000B-\u001F\u007F\uFFFE\uFFFF]*$/u;
export const text = (least: number, most: number) =>
  z
    .string()
    .transform((value) => value.normalize("NFC").replace(/\r\n?/g, "\n").trim())
    .pipe(z.string().min(least).max(most).regex(VISIBLE));
export const Of = z.object({ home: Home, id: Id });
export const Cursor = z.string().max(120).optional();
