import type { z } from "zod";
import { grantsOver, noGrant, type Allow } from "#platform/access";
import { namedUuid } from "#platform/ids";
import { command, ref, type StreamKey } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import { documentRefs, issueDocument } from "#modules/documents";
import { keyOf, placeOf } from "./acting.ts";
import { IssueDisputePaper, type PaperCode } from "./contract.ts";
import { dispute } from "./dispute.ts";
import { known } from "./intake.ts";
import { disputePapers } from "./papers.ts";
import { RECORD } from "./permits.ts";

type Ask = z.output<typeof IssueDisputePaper>;
/** One paper for one entry: asked for twice, it keeps its number. */
export const disputePaperId = ({ home, id }: StreamKey, code: PaperCode, seq: number): string =>
  namedUuid("mediation.paper", home, id, code, String(seq));
const issuing = (input: Ask) => ({ unit: input.unit, subject: keyOf(input), id: disputePaperId(input, input.code, input.seq) });

/** The platform issues each paper after the step that calls for it; who writes the case may do so too, where that did not happen. */
const issuers: Allow<Ask> = {
  roles: [...RECORD, "system"],
  condition: "at the case's place",
  admits: (ctx, input) =>
    ctx.actor.kind === "system" ? noGrant : (grantsOver(ctx.actor, RECORD, placeOf(ctx, input), ctx.now)[0] ?? null),
};

export const issueDisputePaper = command<Ask, { home: string; id: string; number: string }>({
  name: "mediation.issue-paper",
  route: "POST /api/mediation/disputes/{home}/{id}/papers",
  summary: { zh: "出具文书", en: "Issue a paper" },
  input: IssueDisputePaper,
  about: (input) => [ref(dispute, keyOf(input)), ...documentRefs(disputePapers[input.code], issuing(input))],
  allow: issuers,
  run: (ctx, input) => {
    const { papers, place, desk } = known(ctx.state(dispute, keyOf(input)));
    if (desk !== input.unit || !papers.some(({ code, seq }) => code === input.code && seq === input.seq))
      throw refuse.conflict("mediation.no-such-paper");
    const at = issuing(input);
    // One step may call for several: they stand in the order it names them.
    const part = String(papers.filter(({ seq }) => seq === input.seq).findIndex(({ code }) => code === input.code));
    const number = issueDocument(ctx, disputePapers[input.code], { ...at, place, params: { seq: String(input.seq), part } });
    return { ...keyOf(input), id: at.id, number };
  },
});
