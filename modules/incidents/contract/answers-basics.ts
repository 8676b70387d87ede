import { z } from "zod";

// What the server answers, as it stands in openapi.json. Each schema is held to the type the screens use: a field more or less does not compile.

export const of =
  <T>() =>
  <S extends z.ZodType<T>>(schema: S): z.ZodType<T> =>
    schema;

export const Instant = z.iso.datetime().describe("RFC 3339, UTC");
export const Day = z.iso.date();
export const Text = z.string();
export const Count = z.number().int();
export const Point = z.object({ lon: z.number(), lat: z.number() });
export const Ref = z.object({ home: Text, id: z.uuid(), number: Text });
export const Detail = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));
