import { sameSecret } from "#platform/ids";
import type { StreamKey } from "#platform/ledger";

type Knowing = { token: (purpose: string, subject: string) => string };

const TAG = /^ZJ1\.(\d{9})\.([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\.([1-9]\d{0,3})\.([0-9A-Z]{26})$/;

/** What a QR code or an NFC tag at a point holds. The secret is made anew for each print and lies nowhere, so a copy of the database forges no tag. */
export const tagText = (ctx: Knowing, { home, id }: StreamKey, version: number): string =>
  `ZJ1.${home}.${id}.${version}.${secretOf(ctx, { home, id }, version)}`;

const secretOf = (ctx: Knowing, { home, id }: StreamKey, version: number): string => ctx.token("patrol-tag", `${home}/${id}/${version}`);

export type ReadTag = { home: string; id: string; version: number; secret: string };

/** null: not one of ours. */
export function readTag(text: string): ReadTag | null {
  const found = TAG.exec(text.trim());
  return found ? { home: found[1] ?? "", id: found[2] ?? "", version: Number(found[3]), secret: found[4] ?? "" } : null;
}

export const isGenuine = (ctx: Knowing, tag: ReadTag): boolean => sameSecret(secretOf(ctx, tag, tag.version), tag.secret);
