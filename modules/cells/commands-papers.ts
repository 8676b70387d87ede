import type { z } from "zod";
import { noGrant } from "#platform/access";
import { namedUuid } from "#platform/ids";
import { command, ref, type StreamKey } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import { documentRefs, issueDocument } from "#modules/documents";
import { application, type KnownApplication } from "./application.ts";
import { known } from "./applying.ts";
import { IssuePaper, type PaperCode } from "./contract.ts";
import { keyOf } from "./keys.ts";
import { cellPapers, papersOf } from "./papers.ts";
import { aboveGrant, DECIDE } from "./permits.ts";

type Issue = z.output<typeof IssuePaper>;
type Issued = { home: string; id: string; number: string };

/** One certificate and one plate a title, one paper a step that calls for it: asked for twice, each keeps its number. */
export const paperId = ({ home, id }: StreamKey, code: PaperCode, seq?: number | null): string =>
  namedUuid("cells.paper", home, id, code, ...(seq ? [String(seq)] : []));
const issuing = (input: Issue) => ({ unit: input.unit, subject: keyOf(input), id: paperId(input, input.code, input.seq) });

export const issueCellPaper = command<Issue, Issued>({
  name: "cells.issue-paper",
  route: "POST /api/cells/applications/{home}/{id}/papers",
  summary: { zh: "出具文书、证书或牌匾样稿", en: "Issue a paper, the certificate or the plate" },
  input: IssuePaper,
  about: (input) => [ref(application, keyOf(input)), ...documentRefs(cellPapers[input.code], issuing(input))],
  allow: {
    roles: [...DECIDE, "system"],
    condition: "over the unit's place; jobs right after the step",
    admits: (ctx, input) => {
      if (ctx.actor.kind === "system") return noGrant;
      const state = ctx.state(application, keyOf(input));
      return state.stage === "none" ? null : aboveGrant(ctx.actor, DECIDE, state.unit, ctx.now);
    },
  },
  run: (ctx, input) => {
    const state = known(ctx.state(application, keyOf(input)));
    // Whose paper it is follows from the step, whoever asks for it.
    const called = papersOf(state).find(({ code, seq }) => code === input.code && seq === (input.seq ?? null));
    if (called?.unit !== input.unit) throw refuse.conflict("cells.no-such-paper");
    const at = issuing(input);
    const params: Record<string, string> = input.seq ? { seq: String(input.seq), part: String(part(state, input)) } : {};
    const number = issueDocument(ctx, cellPapers[input.code], { ...at, place: state.unit.area, params });
    return { home: at.subject.home, id: at.id, number };
  },
});

/** One step may call for several: they stand in the order it names them. */
const part = ({ papers }: KnownApplication, { code, seq }: Issue): number =>
  papers.filter((one) => one.seq === seq).findIndex((one) => one.code === code);
