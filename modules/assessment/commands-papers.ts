import type { z } from "zod";
import { noGrant } from "#platform/access";
import { namedUuid } from "#platform/ids";
import { command, ref, type StreamKey } from "#platform/ledger";
import { documentRefs, issueDocument } from "#modules/documents";
import { IssueNotice } from "./contract.ts";
import { entry } from "./entry.ts";
import { keyOf } from "./keys.ts";
import { pointsNotice } from "./papers.ts";
import { aboveGrant, ASSESS, VERIFY } from "./permits.ts";
import { known } from "./pointing.ts";

type Issue = z.output<typeof IssueNotice>;
type Issued = { home: string; id: string; number: string };

/** One notice a point: asked for twice, it keeps its number. */
const paperId = ({ home, id }: StreamKey): string => namedUuid("assessment.points-notice", home, id);
const issuing = (input: Issue) => ({ unit: input.unit, subject: keyOf(input), id: paperId(input) });
const ISSUE = [...ASSESS, ...VERIFY];

export const issuePointsNotice = command<Issue, Issued>({
  name: "assessment.issue-notice",
  route: "POST /api/assessment/schemes/{scheme}/entries/{home}/{id}/papers",
  summary: { zh: "出具得失分告知单", en: "Issue the notice of a point" },
  input: IssueNotice,
  about: (input) => [ref(entry, keyOf(input)), ...documentRefs(pointsNotice, issuing(input))],
  allow: {
    roles: [...ISSUE, "system"],
    condition: "above the unit, for the own office; jobs right after the proposal",
    admits: (ctx, input) => {
      if (ctx.actor.kind === "system") return noGrant;
      const state = ctx.state(entry, keyOf(input));
      if (state.stage === "none" || ctx.actor.kind !== "staff") return null;
      const own = { ...ctx.actor, grants: ctx.actor.grants.filter(({ unit }) => unit === input.unit) };
      return aboveGrant(own, ISSUE, { code: state.subject, area: state.area }, ctx.now);
    },
  },
  run: (ctx, input) => {
    const { area } = known(ctx.state(entry, keyOf(input)));
    const at = issuing(input);
    return { home: at.subject.home, id: at.id, number: issueDocument(ctx, pointsNotice, { ...at, place: area }) };
  },
});
