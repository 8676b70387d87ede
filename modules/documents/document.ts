import { noun, type Recorded, type StreamKey } from "#platform/ledger";

// ——— a row of numbers ———

export type SeriesEvent = { type: "documents.number-given"; year: number; serial: number; document: string };
/** One row of an organ and a paper's word; it begins again each year. A stream of its own, so that two papers of one moment meet here. */
export type Series = { year: number; last: number };

export const series = noun<Series, SeriesEvent>({
  kind: "documents.series",
  initial: { year: 0, last: 0 },
  evolve: (_, event: Recorded<SeriesEvent>) => ({ year: event.year, last: event.serial }),
});

/** The next number of the year: neither gaps nor twins, since it is written together with the paper that bears it. */
export const nextNumber = (state: Series, year: number, document: string): SeriesEvent[] => [
  // A clock that went back never reopens last year's row.
  state.year < year
    ? { type: "documents.number-given", year, serial: 1, document }
    : { type: "documents.number-given", year: state.year, serial: state.last + 1, document },
];

// ——— a paper ———

export type Issue = {
  kind: string;
  subject: StreamKey;
  unit: string;
  place: string;
  number: string;
  year: number;
  serial: number;
  /** Version of the template; 0 for the shipped one. */
  template: number;
  templateFile: string | null;
  params: Readonly<Record<string, string>>;
};

export type DocumentEvent =
  | ({ type: "documents.issued" } & Issue)
  | { type: "documents.made"; word: string; pdf: string; digest: string; bytes: number; pages: number }
  | { type: "documents.failed"; code: string }
  /** Whoever asks again has mended the template: the paper is filled from the one of that day. Events of before do not name it. */
  | { type: "documents.asked-again"; template?: number; templateFile?: string | null };

type Files = { word: string; pdf: string; digest: string; bytes: number; pages: number };
export type KnownDocument = Issue & { stage: "issued" | "made" | "failed"; issuedAt: string; files: Files | null; failure: string | null };
export type DocumentState = { stage: "none" } | KnownDocument;

export const document = noun<DocumentState, DocumentEvent>({
  kind: "documents.document",
  initial: { stage: "none" },
  evolve: (state, event: Recorded<DocumentEvent>): DocumentState => {
    if (event.type === "documents.issued") {
      const { kind, subject, unit, place, number, year, serial, template, templateFile, params } = event;
      const issue = { kind, subject, unit, place, number, year, serial, template, templateFile, params };
      return { ...issue, stage: "issued", issuedAt: event.at, files: null, failure: null };
    }
    if (state.stage === "none") return state;
    if (event.type === "documents.failed") return { ...state, stage: "failed", failure: event.code };
    if (event.type === "documents.asked-again") {
      const { template = state.template, templateFile = state.templateFile } = event;
      return { ...state, stage: "issued", failure: null, template, templateFile };
    }
    const { word, pdf, digest, bytes, pages } = event;
    return { ...state, stage: "made", failure: null, files: { word, pdf, digest, bytes, pages } };
  },
});

export const issue = (state: DocumentState, issued: Issue): DocumentEvent[] =>
  state.stage === "none" ? [{ type: "documents.issued", ...issued }] : [];

/** A paper that was made stays as it was made. */
export const finish = (state: DocumentState, files: Files): DocumentEvent[] =>
  state.stage === "issued" ? [{ type: "documents.made", ...files }] : [];

export const fail = (state: DocumentState, code: string): DocumentEvent[] =>
  state.stage === "issued" ? [{ type: "documents.failed", code }] : [];

export const makeAgain = (state: DocumentState, from: { template: number; templateFile: string | null }): DocumentEvent[] =>
  state.stage === "failed" ? [{ type: "documents.asked-again", ...from }] : [];

// ——— what a city makes its own ———

export type TemplateEvent =
  | { type: "documents.template-added"; kind: string; file: string; bytes: number; tags: string[] }
  | { type: "documents.template-restored"; kind: string };
export type Template = { kind: string; versions: number; current: { version: number; file: string } | null; at: string };

export const template = noun<Template, TemplateEvent>({
  kind: "documents.template",
  initial: { kind: "", versions: 0, current: null, at: "" },
  evolve: (state, event: Recorded<TemplateEvent>) =>
    event.type === "documents.template-added"
      ? { kind: event.kind, versions: state.versions + 1, current: { version: state.versions + 1, file: event.file }, at: event.at }
      : { ...state, kind: event.kind, current: null, at: event.at },
});

export type OrganEvent = { type: "documents.organ-named"; unit: string; word: string };
export const organ = noun<{ unit: string; word: string }, OrganEvent>({
  kind: "documents.organ",
  initial: { unit: "", word: "" },
  evolve: (_, event: Recorded<OrganEvent>) => ({ unit: event.unit, word: event.word }),
});

export const addVersion = (added: { kind: string; file: string; bytes: number; tags: string[] }): TemplateEvent[] => [
  { type: "documents.template-added", ...added },
];
export const restore = (state: Template, kind: string): TemplateEvent[] =>
  state.current ? [{ type: "documents.template-restored", kind }] : [];
export const nameOrgan = (state: { word: string }, named: { unit: string; word: string }): OrganEvent[] =>
  state.word === named.word ? [] : [{ type: "documents.organ-named", ...named }];
