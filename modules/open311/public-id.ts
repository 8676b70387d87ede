import { createCipheriv, createDecipheriv, hash } from "node:crypto";
import { isUuid } from "#platform/ids";

type Knowing = { token: (purpose: string, subject: string) => string };

/**
 * The number of a request in Open311: its id under a secret permutation (one block of AES-256, a different one for tokens). The receipt's own number
 * would open the record together with the last digits of a phone, and ids tell when a report was made to the millisecond; this tells nothing, is the
 * same each time, and only this installation can turn it back.
 */
export type Sort = "request" | "token";

const keyFor = (ctx: Knowing, sort: Sort): Buffer => hash("sha256", ctx.token("open311.id", sort), "buffer");

export function publicId(ctx: Knowing, sort: Sort, id: string): string {
  const cipher = createCipheriv("aes-256-ecb", keyFor(ctx, sort), null).setAutoPadding(false);
  return Buffer.concat([cipher.update(Buffer.from(id.replaceAll("-", ""), "hex")), cipher.final()]).toString("hex");
}

/** The record's id, or null when the text cannot be one of ours. A wrong number of the right form becomes an id of nothing. */
export function idOf(ctx: Knowing, sort: Sort, text: string): string | null {
  if (!/^[0-9a-f]{32}$/.test(text)) return null;
  const decipher = createDecipheriv("aes-256-ecb", keyFor(ctx, sort), null).setAutoPadding(false);
  const digits = Buffer.concat([decipher.update(Buffer.from(text, "hex")), decipher.final()]).toString("hex");
  const id = digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  return isUuid(id) ? id : null;
}
