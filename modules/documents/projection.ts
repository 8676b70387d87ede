import type { Projection, Table } from "#platform/ledger";
import type { DocumentState, Template } from "./document.ts";

const documents: Table = {
  name: "documents.document",
  key: ["home", "id"],
  columns: {
    home: "text",
    id: "uuid",
    place: "text",
    subject_home: "text",
    subject: "uuid",
    kind: "text",
    unit: "text",
    number: "text",
    year: "int4",
    ordinal: "int4",
    template: "int4",
    template_file: "text",
    params: "jsonb",
    stage: "text",
    issued_at: "timestamptz",
    word: "text",
    pdf: "text",
    digest: "text",
    bytes: "int4",
    pages: "int4",
    failure: "text",
  },
};

export const documentProjection: Projection<DocumentState> = {
  tables: [documents],
  place: ({ home }, state) => (state.stage === "none" ? home : state.place),
  rows: ({ home, id }, state) => {
    if (state.stage === "none") return [];
    const { subject, templateFile, issuedAt, files, place, kind, unit, number, year, serial, template, params, stage, failure } = state;
    const row = { home, id, place, kind, unit, number, year, ordinal: serial, template, params, stage, failure };
    const made = {
      word: files?.word ?? null,
      pdf: files?.pdf ?? null,
      digest: files?.digest ?? null,
      bytes: files?.bytes ?? null,
      pages: files?.pages ?? null,
    };
    return [
      {
        table: documents.name,
        row: { ...row, ...made, subject_home: subject.home, subject: subject.id, template_file: templateFile, issued_at: issuedAt },
      },
    ];
  },
};

const templates: Table = {
  name: "documents.template",
  key: ["home", "id"],
  columns: { home: "text", id: "uuid", kind: "text", version: "int4", file: "text", at: "timestamptz" },
};
export const templateProjection: Projection<Template> = {
  tables: [templates],
  rows: ({ home, id }, { kind, current, at }) =>
    kind === ""
      ? []
      : [{ table: templates.name, row: { home, id, kind, version: current?.version ?? 0, file: current?.file ?? null, at } }],
};

const organs: Table = { name: "documents.organ", key: ["home", "id"], columns: { home: "text", id: "uuid", unit: "text", word: "text" } };
export const organProjection: Projection<{ unit: string; word: string }> = {
  tables: [organs],
  rows: ({ home, id }, { unit, word }) => (unit === "" ? [] : [{ table: organs.name, row: { home, id, unit, word } }]),
};
