import { z } from "zod";

const Home = z.string().regex(/^\d{9}$/);
const Id = z.uuid().transform((value) => value.toLowerCase());
export const IMPORT_KINDS = ["accounts", "grids", "units"] as const;
export const ImportKind = z.enum(IMPORT_KINDS);
export type ImportKind = z.infer<typeof ImportKind>;
/** Rows of one file; a city's staff comes in a few files, its grids town by town. */
export const MOST_ROWS: Readonly<Record<ImportKind, number>> = { accounts: 300, grids: 2_000, units: 500 };

/** What is kept of a file until its rows have run, sealed because staff lists hold names. */
export const KeptRows = z.object({
  rows: z.array(z.object({ row: z.number().int().min(1), values: z.record(z.string(), z.string()) })).max(2_000),
  columns: z.record(z.string(), z.number().int()),
  geojson: z.unknown().optional(),
});
export type KeptRows = z.output<typeof KeptRows>;

export const StartImport = z.object({
  home: Home,
  id: Id,
  kind: ImportKind,
  /** The area of the grant by which the rows are brought. */
  area: z.string().regex(/^(\d{4}|\d{6}|\d{9}|\d{12})$/),
  /** KeptRows as JSON. */
  kept: z.string().min(2).max(6_000_000),
});
export type StartImport = z.output<typeof StartImport>;

const OfImport = z.object({ home: Home, id: Id });
export type ImportRef = z.output<typeof OfImport>;
export const NoteProgress = OfImport.extend({ done: z.number().int().min(0) });
export type NoteProgress = z.output<typeof NoteProgress>;
const Failure = z.object({
  row: z.number().int(),
  at: z.string().max(12),
  code: z.string().max(80),
  params: z.record(z.string(), z.unknown()).optional(),
});
export const EndImport = OfImport.extend({
  changed: z.number().int().min(0),
  unchanged: z.number().int().min(0),
  failures: z.array(Failure).max(200),
  /** Accounts opened by it, which still need a first password. */
  opened: z.array(Id).max(300),
});
export type EndImport = z.output<typeof EndImport>;
export const GivePasswords = OfImport;

export const ListImports = z.object({});
export type ImportFailure = { row: number; at: string; code: string; params?: Record<string, string | number | boolean | string[]> };
export type ImportView = {
  home: string;
  id: string;
  kind: ImportKind;
  area: string;
  areaName: { zh: string; en: string };
  stage: "running" | "ended";
  startedAt: string;
  endedAt: string | null;
  rows: number;
  done: number;
  changed: number;
  unchanged: number;
  failures: (ImportFailure & { message: string })[];
  /** Accounts it opened; their passwords can be given once more until their owners have used them. */
  opened: number;
};

/** What a dry run says: nothing was written, nothing was kept. */
export type CheckedImport = {
  rows: number;
  changed: number;
  unchanged: number;
  faults: { row: number; at: string; message: string }[];
  /** More faults than are listed; the workbook has them all. */
  more: number;
};
