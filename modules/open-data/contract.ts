import { z } from "zod";

type Said = { zh: string; en: string };

export const ListDatasets = z.object({});
export type DatasetRow = Said & {
  code: string;
  words: Said;
  frequency: string;
  modified: string | null;
  months: number;
  newest: string | null;
};

export const ReadDataset = z.object({
  code: z.string().regex(/^[a-z][a-z-]{1,39}$/),
  /** The newest that is over without it. */
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
    .optional(),
});
export type DatasetView = DatasetRow & {
  columns: (Said & { name: string; type: string; required: boolean; note: Said | null })[];
  key: readonly string[];
  /** Every month there is, the newest first; none for a register. */
  all: string[];
  month: string | null;
  count: number;
  /** The first rows, as an example. */
  sample: (readonly (string | number | boolean | null)[])[];
};

/** What the installation says of all its tables. */
export type TermsOfUse = { licence: string; mail: string | null };
