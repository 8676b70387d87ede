import { sayDay, type FieldProblem, type Visit } from "#web/parts";
import { speaker } from "#web/words";
import type { MineView } from "../../contract.ts";
import { portalWords } from "../portal-words.ts";
import { minePath } from "./path.ts";
import { sortName } from "./saying.ts";

/** What the cards of one's own page are made of. */
export type Props = { visit: Visit; view: MineView; pass: string; problems: readonly FieldProblem[] };

export const sayer = ({ language }: Visit) => ({
  say: speaker(portalWords, language),
  sort: (sort: string): string => sortName(sort, language),
});
export const day = (instant: string, visit: Visit): string => sayDay(instant, visit.language, visit.today);
export const pathOf = (visit: Visit, pass: string): string => minePath(visit, { pass });
