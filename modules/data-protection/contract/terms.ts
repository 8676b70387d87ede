import { z } from "zod";

export const Home = z.string().regex(/^\d{9}$/);
export const Id = z.uuid().transform((value) => value.toLowerCase());
export const UnitCode = z
  .string()
  .regex(/^[a-z]+(-[a-z]+)*-(\d{4}|\d{6}|\d{9}|\d{12})$/)
  .max(60);
export const AreaPrefix = z.string().regex(/^(\d{4}|\d{6}|\d{9})$/);
export const text = (least: number, most: number) =>
  z
    .string()
    .transform((value) => value.normalize("NFC").trim())
    .pipe(z.string().min(least).max(most));
export const line = (least: number, most: number) => text(least, most).pipe(z.string().regex(/^[^\p{Cc}\p{Cs}]*$/u));
/** What a screen leaves empty was not said. */
export const unsaid = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === "" || value === undefined ? null : value), schema.nullable());

export const Of = z.object({ home: Home, id: Id });
export type Ref = z.output<typeof Of>;

export const VIEWS = ["open", "all"] as const;
const anyArea = z
  .literal("")
  .transform((): undefined => undefined)
  .or(AreaPrefix)
  .optional();
export const ListRecords = z.object({ area: anyArea, view: z.enum(VIEWS).default("open"), cursor: z.string().max(200).optional() });
export type ListRecords = z.output<typeof ListRecords>;
export const ReadRecord = Of;
export const ReadContact = Of.extend({ reason: z.string().trim().min(2).max(200) });
export type ReadContact = z.output<typeof ReadContact>;
