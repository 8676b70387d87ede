import { hexOf, utf8 } from "./bytes.ts";
import { sha256 } from "./inclusion.ts";

export type PublishedDraw = { subject: string; drawn: readonly string[]; excluded: readonly { account: string }[] };
export type PublishedPool = { seed: string | null; members: readonly { account: string }[] };

/** Who is drawn by what is published: those left out aside, the lowest by SHA-256 of `seed|subject|account`, as many as were drawn. */
export async function drawAgain({ seed, members }: PublishedPool, { subject, drawn, excluded }: PublishedDraw): Promise<string[]> {
  const out = new Set(excluded.map(({ account }) => account));
  const free = members.filter(({ account }) => !out.has(account));
  const ranked = await Promise.all(
    free.map(async ({ account }) => ({ account, rank: hexOf(await sha256(utf8(`${seed}|${subject}|${account}`))) })),
  );
  ranked.sort((left, right) => (left.rank < right.rank ? -1 : 1));
  return ranked.slice(0, drawn.length).map(({ account }) => account);
}

/** SHA-256 of lines in the order of their bytes, in hexadecimal: what a list is held to that was fixed before its draw. */
export const linesDigest = async (lines: readonly string[]): Promise<string> => hexOf(await sha256(utf8(lines.toSorted().join("\n"))));
