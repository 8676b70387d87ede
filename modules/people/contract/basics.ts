import { z } from "zod";
import { Day } from "#contracts/limits";

export const ROLES = [
  "gridWorker",
  "gridLeader",
  "gridInstructor",
  "intakeClerk",
  "dispatcher",
  "supervisor",
  "handler",
  "approver",
  "reviewer",
  "assessor",
  "itemVerifier",
  "petitionAgent",
  "commandRoom",
  "auditor",
  "admin",
  "dpo",
  "mediator",
  "recorder",
  "pmcChair",
  "judicialOfficeHead",
  "surveyManager",
  "interviewer",
  "unitContact",
] as const;
/** A role that a grant can give; "resident" needs none. */
export const RoleCode = z.enum(ROLES);
export type RoleCode = z.infer<typeof RoleCode>;

export const Home = z.string().regex(/^\d{9}$/);
export const Id = z.uuid().transform((value) => value.toLowerCase());
/** `<department>-<areaPrefix>`; "" when held for the area itself. */
export const UnitCode = z
  .string()
  .regex(/^([a-zA-Z][a-zA-Z0-9]*(-[a-zA-Z0-9]+)*-\d{4,12})?$/)
  .max(60);
export const Instant = z.iso
  .datetime({ offset: true })
  .refine((value) => Day.safeParse(value.slice(0, 10)).success)
  .transform((value) => new Date(value).toISOString());
export const Title = z
  .string()
  .transform((value) => value.normalize("NFC").trim())
  .pipe(
    z
      .string()
      .min(1)
      .max(40)
      .regex(/^[^\p{Cc}\p{Cs}]*$/u),
  );

/** How every list here is searched and read on. */
export const Page = { q: z.string().max(60).optional(), after: Id.optional(), limit: z.coerce.number().int().min(1).max(200).default(100) };
