import { z } from "zod";

const Home = z.string().regex(/^\d{9}$/);
const Id = z.uuid().transform((value) => value.toLowerCase());
const Digest = z.string().regex(/^[0-9a-f]{64}$/);
export const KindCode = z
  .string()
  .regex(/^[a-z-]+\.[a-z-]+$/)
  .max(60);
const UnitCode = z
  .string()
  .regex(/^[a-z]+(-[a-z]+)*-(\d{4}|\d{6}|\d{9}|\d{12})$/)
  .max(40);

/** `key`: opens the files; it goes to the vault and into no event. */
export const FinishDocument = z.object({
  home: Home,
  id: Id,
  word: Digest,
  pdf: Digest,
  digest: Digest,
  bytes: z.number().int().min(1),
  pages: z.number().int().min(1),
  key: z.string().max(60),
  keeping: z.enum(["file", "case", "event"]),
});
export type FinishDocument = z.output<typeof FinishDocument>;
export const FailDocument = z.object({ home: Home, id: Id, code: z.string().max(80) });
export type FailDocument = z.output<typeof FailDocument>;
export const MakeAgain = z.object({ home: Home, id: Id });
export type MakeAgain = z.output<typeof MakeAgain>;

/** Given by the route that took the file and checked its tags. */
export const AddTemplate = z.object({
  kind: KindCode,
  file: Digest,
  bytes: z.number().int().min(1),
  tags: z.array(z.string().max(80)).max(400),
});
export type AddTemplate = z.output<typeof AddTemplate>;
export const RestoreTemplate = z.object({ kind: KindCode });
export type RestoreTemplate = z.output<typeof RestoreTemplate>;
/** 机关代字, e.g. 湖政法. */
export const SetOrganWord = z.object({
  unit: UnitCode,
  word: z
    .string()
    .transform((text) => text.normalize("NFC").trim())
    .pipe(z.string().regex(/^[\p{Script=Han}]{1,12}$/u)),
});
export type SetOrganWord = z.output<typeof SetOrganWord>;

export const DOCUMENT_STAGES = ["issued", "made", "failed"] as const;
export type DocumentView = {
  home: string;
  id: string;
  kind: string;
  title: { zh: string; en: string };
  number: string;
  issuedAt: string;
  stage: (typeof DOCUMENT_STAGES)[number];
  pages: number | null;
};
export type TemplateView = {
  kind: string;
  title: { zh: string; en: string };
  word: string;
  /** 0: the shipped one. */
  version: number;
  at: string | null;
  fields: { tag: string; title: { zh: string; en: string } }[];
  /** Legal sources the shipped text names, and where their review stands. `reviewedOn`: null, nobody of this city has looked it up. */
  sources: { code: string; zh: string; en: string; state: string; reviewedOn: string | null; reviewBy: string; overdue: boolean }[];
};
/** A paper whose template could not be filled: it has its number and no file. */
export type FailedPaper = { home: string; id: string; title: { zh: string; en: string }; number: string; issuedAt: string };
export type TemplateList = {
  /** The oldest first, two hundred at most. */
  failed: FailedPaper[];
  templates: TemplateView[];
  organs: { unit: string; zh: string; en: string; word: string }[];
};
