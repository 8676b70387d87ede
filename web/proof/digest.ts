import { base64Of, bytesOf, hexOf, utf8 } from "./bytes.ts";
import { canonical } from "./canonical.ts";
import type { CardBody, FigureBody, FigureFile, FigureRow, RowsPart } from "./figure.ts";
import { sha256 } from "./inclusion.ts";

export const rowHash = async (row: FigureRow): Promise<string> => base64Of(await sha256(utf8(canonical(row))));

/** The figure without its rows and proofs, as it is committed to. */
export function bodyOf({
  rows: _,
  rowHashes: __,
  logs: ___,
  card: ____,
  committed: _____,
  parts: ______,
  ...body
}: FigureFile): FigureBody {
  return body;
}

/** A row as its publisher committed to it: where its record stands in a log is known only later, and proved apart. */
export const committedRow = ({ log: _, entry: __, kind: ___, ...row }: FigureRow): FigureRow => ({ ...row, row: "" });

/** Digest of rows as the event that published them names it: SHA-256 over the SHA-256 of each row's canonical bytes, in order. Hex. */
export const rowsDigest = async (rows: readonly FigureRow[]): Promise<string> =>
  hexOf(await sha256(...(await Promise.all(rows.map((row) => sha256(utf8(canonical(committedRow(row)))))))));

/** Digest of a list of rows by their hashes, in order. Hex. */
export const hashesDigest = async (rowHashes: readonly string[]): Promise<string> => hexOf(await sha256(...rowHashes.map(bytesOf)));

/** One digest for all a figure says: SHA-256 over its canonical body and the digest of its rows in order, or of each file of rows. Hex. */
export async function figureDigest(body: FigureBody, rowHashes: readonly string[], parts?: readonly RowsPart[]): Promise<string> {
  const all = parts ? { body, parts } : { body, rows: await hashesDigest(rowHashes) };
  return hexOf(await sha256(utf8(canonical(all))));
}

/** The key under which a record of which nothing is told can be found by whoever holds its receipt, and by nobody else. */
export const blinded = async (salt: Uint8Array, commitment: Uint8Array): Promise<string> =>
  base64Of(await sha256(utf8("zuji-row"), salt, commitment));

/** The key of one part of a record that has several: the same part has the same key, and says nothing else. */
export const pieceKey = async (salt: Uint8Array, commitment: Uint8Array, part: string): Promise<string> =>
  base64Of(await sha256(utf8("zuji-piece"), salt, commitment, utf8(part)));

export const cardDigest = async (body: CardBody): Promise<string> => hexOf(await sha256(utf8(canonical(body))));
