import { hash } from "node:crypto";
import { canonical } from "../ledger/canonical.ts";
import { digestOf } from "../settings/hash.ts";
import type { ToldRow } from "../modules/told.ts";

/** A row as files carry it, before anything of a log is known. */
export const plainRow = ({ said, weight, name, place, day, link }: ToldRow) => ({
  row: "",
  place,
  day,
  facts: "",
  said,
  ...(weight === undefined ? {} : { weight }),
  ...(name === undefined ? {} : { name }),
  ...(link === undefined ? {} : { link }),
});

/**
 * What an event that publishes a figure says of its rows: SHA-256, in hex, over the SHA-256 of each row's canonical bytes in their order. A reader works out the same from the file
 * (`rowsDigest` of `web/proof`), so rows shown later are those of the publication or are found out.
 */
export const commitRows = (rows: readonly ToldRow[]): string =>
  hash("sha256", Buffer.concat(rows.map((row) => digestOf("sha256", canonical(plainRow(row))))), "hex");
