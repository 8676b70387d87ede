import type { z } from "zod";
import { namedUuid } from "#platform/ids";
import { command, ref } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import { documentRefs, issueDocument } from "#modules/documents";
import { keyOf } from "./acting.ts";
import { SlipAnswer } from "./contract/answers.ts";
import { IssueSlip } from "./contract/settings.ts";
import { incident } from "./evolve.ts";
import { known } from "./facts.ts";
import { incidentPapers, slipsIn } from "./papers.ts";
import { slipGrant, SLIP_ROLES } from "./permits.ts";

type Issue = z.output<typeof IssueSlip>;
/** One slip a step: asked for twice, it keeps its number. */
const issuing = (input: Issue) => ({
  unit: input.unit,
  subject: keyOf(input),
  id: namedUuid("incidents.slip", input.home, input.id, input.slip, String(input.nth)),
});

export const issueIncidentSlip = command<Issue, { home: string; id: string; number: string }>({
  name: "incidents.issue-slip",
  route: "POST /api/incidents/{home}/{id}/slips",
  summary: { zh: "出具派单（分流单）或督办单", en: "Issue the slip of a dispatch, or of a supervision order" },
  input: IssueSlip,
  output: SlipAnswer,
  about: (input) => [ref(incident, input), ...documentRefs(incidentPapers[input.slip], issuing(input))],
  allow: {
    roles: SLIP_ROLES,
    condition: "the desk at the place; never for a complaint about the own unit",
    admits: (ctx, input) => {
      const state = ctx.state(incident, keyOf(input));
      return state.stage === "none" ? null : slipGrant(ctx, state);
    },
  },
  run: (ctx, input) => {
    const state = known(ctx.state(incident, keyOf(input)));
    // It is the desk's paper, whoever prints it.
    if (state.desk !== input.unit) throw refuse.conflict("incidents.not-the-desk");
    if (!slipsIn(state, input.slip).includes(input.nth)) throw refuse.conflict("incidents.no-such-slip");
    const at = issuing(input);
    const number = issueDocument(ctx, incidentPapers[input.slip], { ...at, place: state.place, params: { seq: String(input.nth) } });
    return { home: at.subject.home, id: at.id, number };
  },
});
