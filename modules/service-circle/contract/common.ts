import { z } from "zod";
import { AreaCode } from "#contracts/places";

export const Home = z.string().regex(/^\d{9}$/);
export const Id = z.uuid().transform((value) => value.toLowerCase());
export const Subject = z.object({ home: Home, id: Id });
export const Area = AreaCode;
export const VillageCode = z.string().regex(/^\d{12}$/);
/** `<department>-<areaPrefix>` of the register of organisations. */
export const UnitCode = z
  .string()
  .regex(/^[a-z]+(-[a-z]+)*-(\d{4}|\d{6}|\d{9}|\d{12})$/)
  .max(40);
export const line = (max: number) =>
  z
    .string()
    .transform((value) => value.normalize("NFC").trim())
    .pipe(
      z
        .string()
        .min(1)
        .max(max)
        .regex(/^[^\p{Cc}\p{Cs}]*$/u),
    );
export const Longitude = z.coerce.number().min(-180).max(180);
export const Latitude = z.coerce.number().min(-90).max(90);
/** Code of a kind of service point or of a way to move: configuration, not a list in the program. */
export const Code = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)
  .max(24);

/** A moment of the week, "1-09:30": Monday is 1, Sunday 7. */
export const WeekMoment = z.string().regex(/^[1-7]-([01]\d|2[0-3]):[0-5]\d$/);

export type Named = { code: string; zh: string; en: string };
export type LonLat = { lon: number; lat: number };
