import { createHash } from "node:crypto";
import { drawFirst, rankOf } from "#platform/draw";
import type { Candidate, DrawView } from "./contract.ts";

/** SHA-256 over the places, one a line as `code|unit|kind|name`, in the order of their bytes. It is in the record of the plan, which is older than the seed. */
export const digestOf = (candidates: readonly Candidate[]): string =>
  createHash("sha256")
    .update(
      candidates
        .map(({ code, subject, site, name }) => [code, subject, site, name].join("|"))
        .toSorted()
        .join("\n"),
      "utf8",
    ) // prettier-ignore
    .digest("hex");

type Plan = { id: string; candidates: readonly Candidate[]; count: number; perUnit: boolean };

/** The places with the lowest SHA-256 of `seed|inspection|code`: the first so many of all, or of each unit. */
export function drawPlaces({ id, candidates, count, perUnit }: Plan, seed: string): string[] {
  const first = (of: readonly Candidate[]): string[] =>
    drawFirst(
      of.map(({ code }) => code),
      seed,
      id,
      count,
    );
  return perUnit ? [...Map.groupBy(candidates, ({ subject }) => subject).values()].flatMap(first) : first(candidates);
}

/** What is published of a draw, so that it can be drawn again by hand. */
export function drawView(plan: Plan & { digest: string; drawn: readonly string[] }, seed: string | null): DrawView {
  const { id, candidates, count, perUnit, digest, drawn } = plan;
  const rows = candidates.map((one) => ({
    ...one,
    rank: seed === null ? null : rankOf(seed, id, one.code),
    drawn: drawn.includes(one.code),
  }));
  // As it is drawn: of each unit by its ranks, or of all.
  const placed = ({ subject, code, rank }: (typeof rows)[number]): string => `${perUnit ? subject : ""} ${rank ?? code}`;
  return { candidates: rows.toSorted((left, right) => (placed(left) < placed(right) ? -1 : 1)), digest, seed, count, perUnit };
}
