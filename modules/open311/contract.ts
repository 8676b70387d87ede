import { z } from "zod";
import { Day } from "#contracts/limits";

const Id = z.uuid().transform((value) => value.toLowerCase());
const AreaPrefix = z.string().regex(/^(\d{4}|\d{6}|\d{9})$/);
const line = (max: number) =>
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

/** `label`: whose programme it is, e.g. 某社区小程序. `until`: the last day the key works. `perMinute`: reports a minute with it. */
export const IssueKey = z.object({
  id: Id,
  area: AreaPrefix,
  label: line(60),
  until: Day,
  perMinute: z.number().int().min(1).max(600).default(60),
});
export type IssueKey = z.output<typeof IssueKey>;
export const RevokeKey = z.object({ home: z.string().regex(/^\d{9}$/), id: Id });
export type RevokeKey = z.output<typeof RevokeKey>;
/** `secret` is in this answer and nowhere else; the ledger keeps its SHA-256. */
export type KeyIssued = { home: string; id: string; secret: string };
export const ListKeys = z.object({});
export type KeyRow = {
  home: string;
  id: string;
  area: string;
  label: string;
  until: string;
  perMinute: number;
  issuedAt: string;
  issuedBy: string;
  revokedAt: string | null;
  state: "works" | "ended" | "revoked";
  mayRevoke: boolean;
};
