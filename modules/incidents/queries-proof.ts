import type { z } from "zod";
import { holdsLink } from "#platform/access";
import { proofOf, type EventProof } from "#platform/log";
import { query } from "#platform/modules";
import { everybody } from "#platform/reading";
import { refuse } from "#platform/refusals";
import { ProofAnswer } from "./contract/answers-public.ts";
import { ReadFollowed } from "./contract/reads.ts";

const FIRST = 1;

/** The proof of a report as it was made: its first event, which is all the reporter's own. */
export const readProof = query<z.output<typeof ReadFollowed>, EventProof>({
  name: "incidents.read-proof",
  route: "GET /api/incidents/proof/{home}/{id}",
  summary: { zh: "凭查询链接取自己反映的存证", en: "The proof of one's own report, by the follow link" },
  input: ReadFollowed,
  output: ProofAnswer,
  allow: everybody,
  scope: () => [""],
  ratePerMinute: 60,
  run: async (ctx, { home, id, secret }) => {
    const proof = holdsLink(ctx, { home, id }, secret) ? await proofOf(ctx.db, { home, id }, FIRST) : null;
    // Other matters have numbers and links too, and proofs of their own modules' making.
    if (!proof || (JSON.parse(proof.event) as { kind: string }).kind !== "incidents.incident")
      throw refuse.notFound("incidents.wrong-link");
    return proof;
  },
});
