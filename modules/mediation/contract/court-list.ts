import { z } from "zod";

const Id = z.uuid().transform((value) => value.toLowerCase());
const Area = z.string().regex(/^(\d{6}|\d{9})$/);
const UnitCode = z
  .string()
  .regex(/^[a-z]+(-[a-z]+)*-(\d{4}|\d{6}|\d{9}|\d{12})$/)
  .max(40);

/** `unit`: the justice office that gives it, so that the ledger finds its row of numbers. */
export const GiveCourtList = z.object({
  area: Area,
  court: z
    .string()
    .transform((value) => value.normalize("NFC").trim())
    .pipe(z.string().min(4).max(60)),
  paper: Id,
  unit: UnitCode,
});
export const ListCommittees = z.object({ area: Area.optional() });

export type ListedCommittee = {
  id: string;
  area: string;
  zh: string;
  en: string;
  kind: string;
  founder: string;
  filingNo: string;
  members: { mediator: string; chair: boolean }[];
  rooms: { zh: string; en: string }[];
  from: string;
  to: string;
};
export type GivenList = { version: number; at: string; court: string; paper: string; committees: number; mediators: number };
export type CommitteeList = {
  area: string | null;
  areaName: { zh: string; en: string } | null;
  /** Areas to choose from, where none was asked for. */
  areas: { code: string; zh: string; en: string; committees: number }[];
  committees: (Omit<ListedCommittee, "members" | "id"> & {
    id: string;
    placeName: { zh: string; en: string };
    chair: string;
    members: string[];
  })[];
  /** What the court has been given, the newest first. */
  given: (GivenList & { home: string; number: string | null })[];
  /** The register has moved since it was given. */
  changed: boolean;
  /** The justice office whose list it is; null where none answers for the area. */
  unit: string | null;
};
