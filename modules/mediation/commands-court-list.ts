import type { z } from "zod";
import { holds } from "#platform/access";
import { command, ref } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import { documentRefs, issueDocument } from "#modules/documents";
import { organisations } from "#modules/organisations";
import { GiveCourtList } from "./contract.ts";
import { courtList, courtListKey, giveList, listedIn } from "./court-list.ts";
import { courtListPaper } from "./court-list-paper.ts";
import { KEEP } from "./permits.ts";
import { cityMediation } from "./register-mediation.ts";

type Ask = z.output<typeof GiveCourtList>;
const issuing = ({ area, unit, paper }: Ask) => ({ unit, subject: courtListKey(area), id: paper });

export const giveCourtList = command<Ask, { home: string; id: string; number: string; version: number }>({
  name: "mediation.give-court-list",
  route: "POST /api/mediation/court-lists",
  summary: { zh: "把调委会名册送人民法院（编号、留版本）", en: "Give the court the list of committees, numbered and with its version" },
  input: GiveCourtList,
  about: (input) => [ref(courtList, courtListKey(input.area)), ...documentRefs(courtListPaper, issuing(input))],
  allow: holds(KEEP, (_, { area }) => area, "over the area named"),
  run: (ctx, input) => {
    const { area, court, paper, unit } = input;
    if (ctx.read(organisations).responsible("justice", area)?.code !== unit)
      throw refuse.fields([{ path: "unit", code: "mediation.no-justice-office" }]);
    const committees = listedIn(ctx.read(cityMediation).committees, area);
    const { versions } = given(ctx.change(courtList, courtListKey(area), (state) => giveList(state, { area, court, paper, committees })));
    const params = { version: String(versions.length) };
    const number = issueDocument(ctx, courtListPaper, { ...issuing(input), place: area, params });
    return { home: courtListKey(area).home, id: paper, number, version: versions.length };
  },
});

function given<S extends { stage: string }>(state: S): Extract<S, { stage: "given" }> {
  if (state.stage !== "given") throw new Error("a list that was given is there");
  return state as Extract<S, { stage: "given" }>;
}
