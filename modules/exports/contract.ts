import { z } from "zod";
import { Day } from "#contracts/limits";

const Home = z.string().regex(/^\d{9}$/);
const Id = z.uuid().transform((value) => value.toLowerCase());
export const Area = z.string().regex(/^(\d{4}|\d{6}|\d{9}|\d{12}|\d{15})$/);
const words = (least: number, most: number) =>
  z
    .string()
    .transform((value) => value.normalize("NFC").trim())
    .pipe(
      z
        .string()
        .min(least)
        .max(most)
        .regex(/^[^\p{Cc}\p{Cs}]*$/u),
    );

/** What a list leaves the platform for. */
export const PURPOSES = ["meeting", "inspection", "superior", "statistics", "other"] as const;
export const SUBJECTS = ["incidents.queue", "petitions.queue", "grid-work.requests", "cells.applications"] as const;
export const EXPORT_STAGES = ["requested", "held", "refused", "ready", "failed", "deleted", "expired"] as const;
export type ExportStage = (typeof EXPORT_STAGES)[number];

const Filter = z.record(z.string().regex(/^[a-zA-Z]{1,20}$/), z.string().max(200)).refine((filter) => Object.keys(filter).length <= 20);

/** `account`: whoever asks, so that the ledger finds their turn. `area`: where the rows lie, within the asker's own grant; `filter`: the queue's address. */
export const RequestExport = z.object({
  home: Home,
  id: Id,
  account: Id,
  subject: z.enum(SUBJECTS),
  area: Area,
  filter: Filter,
  purpose: z.enum(PURPOSES),
  why: words(4, 200),
  language: z.enum(["zh", "en"]).default("zh"),
});
export type RequestExport = z.output<typeof RequestExport>;

const OfExport = z.object({ home: Home, id: Id, account: Id });
export type ExportRef = z.output<typeof OfExport>;
export const NoteProgress = OfExport.extend({ rows: z.number().int().min(0).max(1_000_000) });
export type NoteProgress = z.output<typeof NoteProgress>;
export const FinishExport = OfExport.extend({
  rows: z.number().int().min(0).max(1_000_000),
  bytes: z.number().int().min(0),
  file: z.string().regex(/^[0-9a-f]{64}$/),
  /** SHA-256 of the file as it can be downloaded. */
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  /** Opens the file in the store; sealed under the export's own data key and gone with it. */
  key: z.string().regex(/^[0-9A-Za-z+/]{43}=$/),
});
export type FinishExport = z.output<typeof FinishExport>;
export const FailExport = OfExport.extend({ code: z.string().max(80) });
export type FailExport = z.output<typeof FailExport>;
export const HoldExport = OfExport.extend({ rows: z.number().int().min(1).max(1_000_000) });
export const ApproveExport = OfExport;
export const RefuseExport = OfExport.extend({ words: words(4, 200) });
export type RefuseExport = z.output<typeof RefuseExport>;
export const NoteDownload = OfExport;
export const DeleteExport = OfExport;
export const ExpireExport = OfExport;

export const ListExports = z.object({});
export const ListAreaExports = z.object({ from: Day, to: Day });
export type ExportView = {
  home: string;
  id: string;
  account: string;
  byName: string;
  subject: (typeof SUBJECTS)[number];
  area: string;
  areaName: { zh: string; en: string };
  purpose: (typeof PURPOSES)[number];
  why: string | null;
  stage: ExportStage;
  requestedAt: string;
  /** Rows so far while it is made; rows in the file once it is ready. */
  rows: number;
  bytes: number | null;
  failure: string | null;
  expiresAt: string | null;
  downloads: number;
  lastDownloadAt: string | null;
  /** Who answered as the second person, if one was needed; and why not, when it was refused. */
  approver: string | null;
  refusal: string | null;
  /** Nothing sealed opens now: neither why it was asked for nor why it was refused. */
  shut: boolean;
  /** This reader may be the second person; not while the purpose cannot be read. */
  mayApprove: boolean;
};
/** `mostRows`, `days`: the limits, so that screens name them without knowing them. */
export type ExportList = { exports: ExportView[]; mostRows: number; days: number; busy: boolean };
