import type { z } from "zod";
import { noGrant } from "#platform/access";
import { namedUuid } from "#platform/ids";
import { command, ref, type StreamKey } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import { documentRefs, issueDocument } from "#modules/documents";
import { application } from "./application.ts";
import { known } from "./applying.ts";
import { IssuePaper, type PaperCode } from "./contract.ts";
import { keyOf } from "./keys.ts";
import { cellPapers } from "./papers.ts";
import { aboveGrant, DECIDE } from "./permits.ts";

type Issue = z.output<typeof IssuePaper>;
type Issued = { home: string; id: string; number: string };

/** One certificate and one plate a title: asked for twice, each keeps its number. */
export const paperId = ({ home, id }: StreamKey, code: PaperCode): string => namedUuid("cells.paper", home, id, code);
const issuing = (input: Issue) => ({ unit: input.unit, subject: keyOf(input), id: paperId(input, input.code) });

export const issueCellPaper = command<Issue, Issued>({
  name: "cells.issue-paper",
  route: "POST /api/cells/applications/{home}/{id}/papers",
  summary: { zh: "出具证书或牌匾样稿", en: "Issue the certificate or the plate" },
  input: IssuePaper,
  about: (input) => [ref(application, keyOf(input)), ...documentRefs(cellPapers[input.code], issuing(input))],
  allow: {
    roles: [...DECIDE, "system"],
    condition: "over the unit's place; jobs right after the award",
    admits: (ctx, input) => {
      if (ctx.actor.kind === "system") return noGrant;
      const state = ctx.state(application, keyOf(input));
      return state.stage === "none" ? null : aboveGrant(ctx.actor, DECIDE, state.unit, ctx.now);
    },
  },
  run: (ctx, input) => {
    const { title, unit } = known(ctx.state(application, keyOf(input)));
    // Who issues it is who awarded the title, whoever asks for the paper.
    if (!title?.office || title.office !== input.unit) throw refuse.conflict("cells.no-such-paper");
    const at = issuing(input);
    return { home: at.subject.home, id: at.id, number: issueDocument(ctx, cellPapers[input.code], { ...at, place: unit.area }) };
  },
});
