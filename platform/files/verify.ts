import { createHash } from "node:crypto";
import type { TransactionSql } from "postgres";
import { filesOf } from "./photos.ts";
import type { FileStore } from "./store.ts";

export type FileReport = { files: number; findings: { table: string; key: string; what: string }[] };

type Row = { id: string; kind: string; digest: string };

const PAGE = 200;

/** Holds every stored photo, voice note and paper to the digest it was kept under; of a photo its small picture has only to be there. */
export async function verifyFiles(db: TransactionSql, store: Pick<FileStore, "get">): Promise<FileReport> {
  const report: FileReport = { files: 0, findings: [] };
  const rows = db<Row[]>`select id, kind, digest from files.photo where erased_at is null order by id`;
  for await (const page of rows.cursor(PAGE))
    for (const { id, kind, digest } of page) {
      report.files += 1;
      const say = (what: string): void => void report.findings.push({ table: "files.photo", key: id, what });
      const names = filesOf(digest);
      const bytes = await store.get(kind === "paper" ? names.paper : names.full);
      if (bytes === null) say("its file is gone");
      else if (createHash("sha256").update(id).update(bytes).digest("hex") !== digest) say("its file is not the one that was kept");
      if (kind === "photo" && (await store.get(names.thumb)) === null) say("its small picture is gone");
    }
  return report;
}
