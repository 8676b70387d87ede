import type { z } from "zod";
import { holdsLink } from "#platform/access";
import { receiptNumber } from "#platform/ids";
import { proofOf, type EventProof } from "#platform/log";
import { query } from "#platform/modules";
import { everybody } from "#platform/reading";
import { refuse } from "#platform/refusals";
import { ReadFollowedPetition } from "./contract.ts";
import { petition } from "./petition.ts";

const FIRST = 1;

/** The proof of a petition as it was brought: its first event, which is all the petitioner's own. */
export const readPetitionProof = query<z.output<typeof ReadFollowedPetition>, EventProof & { number: string }>({
  name: "petitions.read-proof",
  route: "GET /api/petitions/proof/{home}/{id}",
  summary: { zh: "凭链接取自己信访事项的存证", en: "The proof of one's own petition, by the follow link" },
  input: ReadFollowedPetition,
  allow: everybody,
  scope: () => [""],
  ratePerMinute: 60,
  run: async (ctx, { home, id, secret }) => {
    const proof = holdsLink(ctx, { home, id }, secret) ? await proofOf(ctx.db, { home, id }, FIRST) : null;
    if (!proof || (JSON.parse(proof.event) as { kind: string }).kind !== petition.kind) throw refuse.notFound("petitions.wrong-link");
    return { ...proof, number: receiptNumber(id) };
  },
});
