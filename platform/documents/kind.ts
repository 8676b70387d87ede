import type { StreamKey } from "../ledger/noun.ts";
import type { QueryContext } from "../modules/query.ts";
import type { Block, DocumentData, Field } from "./block.ts";

/** A sort of paper a module issues. Declared as a value in the module's `documents`; issued with `issueDocument` of #modules/documents. */
export type DocumentKind = {
  /** "module.paper", kept for ever: history names it. */
  code: string;
  title: { zh: string; en: string };
  /** The paper's part of the number after the organ's: "评" gives 湖政法评〔2026〕12号. Papers of one word share one row of numbers. */
  word: string;
  /**
   * "case": a paper of a case file, which goes with it: after ten years, or as late as the last sealed field of its record. "event": five years, as what
   * it is about. Left out: thirty years.
   */
  keeping?: "case" | "event";
  fields: readonly Field[];
  blocks: readonly Block[];
  /** What is put in, read when the paper is made: personal fields come from `ctx.unseal` here and nowhere earlier. */
  read: (
    ctx: QueryContext,
    subject: StreamKey,
    document: { id: string; params: Readonly<Record<string, string>> },
  ) => Promise<DocumentData>;
  /** Who may open papers of this record; asked with the reader's own scope. */
  admits: (ctx: QueryContext, subject: StreamKey) => Promise<boolean>;
  /**
   * Opens the second wall where a paper of this record stands, for whom the record's own row is shown to though it lies outside their areas (`alsoAt`).
   * Absent: papers are found inside the reader's areas alone. `admits` is asked in any case.
   */
  reach?: (ctx: QueryContext, subject: StreamKey) => Promise<void>;
  /** Whoever holds this secret opens it too: the link of the person it was written to. Absent: nobody but whom `admits` names. */
  bearer?: (
    ctx: QueryContext,
    subject: StreamKey,
    secret: string,
    document: { params: Readonly<Record<string, string>> },
  ) => Promise<boolean>;
  /**
   * What the back cover of a case file says: for how many years it is kept, and, of the papers a file of its sort must hold, those that are not among
   * `issued` (codes of kinds), by their Chinese titles. Absent: the volume of such papers has no back cover.
   */
  closing?: (ctx: QueryContext, subject: StreamKey, issued: readonly string[]) => Promise<{ years: number; missing: readonly string[] }>;
  /** Told each time a file is handed out, in the reader's name: where a look must leave a footprint. */
  opening?: (ctx: QueryContext, subject: StreamKey) => Promise<void>;
};
