import type { Sql } from "postgres";
import type { Reader } from "#platform/database";
import type { StreamKey } from "#platform/ledger";
import { register } from "#platform/modules";

/** Templates a city made its own, and its organs' short names. */
export type Papers = {
  template: (kind: string) => { version: number; file: string; at: string } | null;
  word: (unit: string) => string | null;
  words: ReadonlyMap<string, string>;
};

export const papers = register<Papers>({
  name: "documents.papers",
  kinds: ["documents.template", "documents.organ"],
  load: async (db) => {
    const templates = await db<
      { kind: string; version: number; file: string | null; at: string }[]
    >`select kind, version, file, at from documents.template`;
    const organs = await db<{ unit: string; word: string }[]>`select unit, word from documents.organ order by unit`;
    const own = new Map(
      templates.flatMap(({ kind, version, file, at }) => (file === null ? [] : [[kind, { version, file, at }] as const])),
    );
    const words = new Map(organs.map(({ unit, word }) => [unit, word]));
    return { template: (kind) => own.get(kind) ?? null, word: (unit) => words.get(unit) ?? null, words };
  },
});

export type StoredDocument = StreamKey & {
  subject: StreamKey;
  kind: string;
  unit: string;
  number: string;
  templateFile: string | null;
  params: Record<string, string>;
  stage: "issued" | "made" | "failed";
  issuedAt: string;
  word: string | null;
  pdf: string | null;
  pages: number | null;
};

type Row = Omit<StoredDocument, "subject"> & { subjectHome: string; subjectId: string };
const stored = ({ subjectHome, subjectId, ...row }: Row): StoredDocument => ({ ...row, subject: { home: subjectHome, id: subjectId } });

/** One paper; null when there is none in the reader's scope. */
export async function findDocument(db: Reader, key: StreamKey): Promise<StoredDocument | null> {
  const [row] = await db<Row[]>`
    select home, id, subject_home as "subjectHome", subject as "subjectId", kind, unit, number, template_file as "templateFile", params, stage, issued_at as "issuedAt", word, pdf, pages
    from documents.document where home = ${key.home} and id = ${key.id}`;
  return row ? stored(row) : null;
}

/** Which entry of its record a paper is about, where its module says so: papers of one step stand in the order of the steps. */
const entryOf = ({ params }: StoredDocument): number => Number(params["seq"] ?? Number.NaN) + Number(params["part"] ?? 0) / 100;

/** Every paper of a record, in the order of the steps they belong to, else as they were issued. */
export async function documentsOf(db: Reader, subject: StreamKey): Promise<StoredDocument[]> {
  const rows = await db<Row[]>`
    select home, id, subject_home as "subjectHome", subject as "subjectId", kind, unit, number, template_file as "templateFile", params, stage, issued_at as "issuedAt", word, pdf, pages
    from documents.document where home = ${subject.home} and subject = ${subject.id} order by issued_at, id limit 200`;
  return rows.map(stored).sort((left, right) => entryOf(left) - entryOf(right) || 0);
}

/** Papers that could not be made, for whoever mends their templates: of which record is not said. */
export const failedDocuments = async (db: Reader): Promise<Pick<StoredDocument, "home" | "id" | "kind" | "number" | "issuedAt">[]> => [
  ...(await db<Pick<StoredDocument, "home" | "id" | "kind" | "number" | "issuedAt">[]>`
    select home, id, kind, number, issued_at as "issuedAt" from documents.document where stage = 'failed' order by issued_at, id limit 200`),
];

/** The papers of a record, whichever of them stay as long as it does. */
export const papersOfRecord = async (db: Sql, { home, id }: StreamKey): Promise<StreamKey[]> => [
  ...(await db<StreamKey[]>`select home, id from documents.document where subject_home = ${home} and subject = ${id}`),
];
