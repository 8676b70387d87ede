import type { z } from "zod";
import { noGrant, type Allow } from "#platform/access";
import { namedUuid } from "#platform/ids";
import { command, ref, type StreamKey } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import { documentRefs, issueDocument } from "#modules/documents";
import { keyOf } from "./acting.ts";
import { about } from "./commands-desk.ts";
import { IssueMandatePaper, IssuePetitionPaper, type PaperCode } from "./contract.ts";
import { knownMandate, mandate } from "./mandate.ts";
import { known, petition } from "./petition.ts";
import { agentOf, grantFor, PERMITS } from "./permits.ts";
import { mandatePaper, petitionPapers } from "./papers.ts";

/** One paper for one entry: asked for twice, it keeps its number. */
export const petitionPaperId = ({ home, id }: StreamKey, code: PaperCode, seq: number): string =>
  namedUuid("petitions.paper", home, id, code, String(seq));
const issuing = (input: z.output<typeof IssuePetitionPaper>) => ({
  unit: input.unit,
  subject: keyOf(input),
  id: petitionPaperId(input, input.code, input.seq),
});
type Issued = { home: string; id: string; number: string };

/** The platform issues each paper after the step that calls for it; who holds the petition may do so too, where that did not happen. */
const issuers: Allow<z.output<typeof IssuePetitionPaper>> = {
  roles: [...PERMITS.contact.roles, "system"],
  condition: PERMITS.contact.condition,
  admits: (ctx, input) => {
    if (ctx.actor.kind === "system") return noGrant;
    const found = ctx.state(petition, keyOf(input));
    return found.stage === "none" ? null : grantFor(ctx, "contact", found);
  },
};

export const issuePetitionPaper = command<z.output<typeof IssuePetitionPaper>, Issued>({
  name: "petitions.issue-paper",
  route: "POST /api/petitions/{home}/{id}/papers",
  summary: { zh: "出具文书", en: "Issue a paper" },
  input: IssuePetitionPaper,
  about: (input) => [...about(input), ...documentRefs(petitionPapers[input.code], issuing(input))],
  allow: issuers,
  run: (ctx, input) => {
    const { papers, place } = known(ctx.state(petition, keyOf(input)));
    const owed = papers.some(({ code, seq, unit }) => code === input.code && seq === input.seq && unit === input.unit);
    if (!owed) throw refuse.conflict("petitions.no-such-paper");
    const at = issuing(input);
    const number = issueDocument(ctx, petitionPapers[input.code], { ...at, place, params: { seq: String(input.seq) } });
    return { home: at.subject.home, id: at.id, number };
  },
});

const mandateIssuing = (input: z.output<typeof IssueMandatePaper>) => ({
  unit: input.unit,
  subject: keyOf(input),
  id: namedUuid("petitions.paper", input.home, input.id, "mandate"),
});

export const issueMandatePaper = command<z.output<typeof IssueMandatePaper>, Issued>({
  name: "petitions.issue-mandate-paper",
  route: "POST /api/petitions/mandates/{home}/{id}/papers",
  summary: { zh: "出具委托书", en: "Issue the mandate's paper" },
  input: IssueMandatePaper,
  about: (input) => [ref(mandate, keyOf(input)), ...documentRefs(mandatePaper, mandateIssuing(input))],
  allow: {
    roles: ["petitionAgent", "system"],
    condition: "the agent named in the mandate",
    admits: (ctx, input) => (ctx.actor.kind === "system" ? noGrant : agentOf(ctx, input)),
  },
  run: (ctx, input) => {
    const found = knownMandate(ctx.state(mandate, keyOf(input)));
    if (found.unit !== input.unit || found.stage === "asked" || found.stage === "refused") throw refuse.conflict("petitions.no-such-paper");
    const at = mandateIssuing(input);
    return { home: at.subject.home, id: at.id, number: issueDocument(ctx, mandatePaper, { ...at, place: found.place }) };
  },
});
