import { bytesOf, utf8 } from "./bytes.ts";
import { cardDigest, rowsDigest } from "./digest.ts";
import type { CardPart, Committed, CommittedPart, FigureFile } from "./figure.ts";
import { bad, good, signedBy, type Found, type FoundCode } from "./found.ts";
import { hashNamed, isIncluded, sameBytes } from "./inclusion.ts";
import type { Means } from "./means.ts";

const LEAF = Uint8Array.of(0);
type Codes = { event: FoundCode; log: FoundCode; signature: FoundCode; later: FoundCode };
const CARD: Codes = { event: "card-event", log: "card-log", signature: "card-signature", later: "card-later" };
const ROWS: Codes = { event: "committed-event", log: "committed-log", signature: "committed-signature", later: "committed-later" };

/** Whether an event is the one that was committed to, and stands in its log under a signed checkpoint. */
async function checkEvent({ proof, keys }: CommittedPart, codes: Codes, means: Means): Promise<Found[]> {
  const { sealed } = proof;
  const ledger = hashNamed(proof.hash ?? "sha256", means);
  if (!ledger) return [{ good: null, code: "log-sm3", where: sealed?.log ?? "" }];
  const commitment = await ledger(bytesOf(proof.salt), utf8(proof.event));
  const found: Found[] = sameBytes(commitment, bytesOf(proof.commitment)) ? [] : [bad(codes.event, "")];
  if (!sealed) return [...found, { good: null, code: codes.later, where: "" }];
  const hash = hashNamed(sealed.hash, means);
  if (!hash) return [...found, { good: null, code: "log-sm3", where: sealed.log }];
  const [, size = "", root = ""] = sealed.checkpoint.split("\n");
  const leaf = await hash(LEAF, Uint8Array.of(sealed.kind), commitment);
  const included = await isIncluded(leaf, sealed.index, Number(size), sealed.proof.map(bytesOf), bytesOf(root), hash);
  found.push((included ? good : bad)(codes.log, sealed.log, { entry: sealed.index, at: sealed.at }));
  const signed = await signedBy(sealed.checkpoint, keys, means);
  if (signed !== true) found.push({ good: signed, code: codes.signature, where: sealed.log });
  return found;
}

/** Whether the card is the one its event froze, and that event stands in the log. */
export async function checkCard({ body, ...part }: CardPart, means: Means = {}): Promise<Found[]> {
  const event = JSON.parse(part.proof.event) as { type?: string; data?: { digest?: string } };
  const same = event.type === "report-card.published" && event.data?.digest === (await cardDigest(body));
  return [(same ? good : bad)("card-digest", ""), ...(await checkEvent(part, CARD, means))];
}

/** Whether the rows are those their publisher committed to when the figure was published, in an event that stands in the log. */
export async function checkCommitted(file: FigureFile, part: CommittedPart, means: Means = {}): Promise<Found[]> {
  const event = JSON.parse(part.proof.event) as { data?: { committed?: Committed[] } };
  const [digest, year] = [await rowsDigest(file.rows), Number(file.from.slice(0, 4))];
  const there = (event.data?.committed ?? []).some(
    (one) => one.figure === file.code && one.area === file.area && one.year === year && one.digest === digest,
  );
  return [(there ? good : bad)("committed", "", { n: file.rows.length }), ...(await checkEvent(part, ROWS, means))];
}
