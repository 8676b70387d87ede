import type { Flag, QualityView } from "./contract.ts";
import type { Question } from "./contract.ts";
import { isStraight, SHORTEST_S, showsStraight } from "./interview.ts";
import { rankOf } from "#platform/draw";

export type Checked = {
  id: string;
  token: string;
  mode: string;
  by: string;
  seconds: number;
  broken: boolean;
  excluded: boolean;
  calledBack: boolean | null;
  answers: Readonly<Record<string, readonly string[]>>;
  adults?: number | null;
};
/** One in ten of those interviewed by phone is rung again (domain.md S2). */
const BACK = 0.1;
/** Below so many interviews nobody's share says anything. */
const ENOUGH = 10;

/** How far each interviewer's share of satisfied answers lies from everybody's, in standard errors; the interviewer is a number, not a name. */
function deviations(rows: readonly Checked[], questions: readonly Question[]): (QualityView["interviewers"][number] & { by: string })[] {
  const main = questions.find(({ indicator }) => indicator !== null);
  if (!main) return [];
  const top = new Set(main.options.filter((option) => option.top).map(({ code }) => code));
  const valid = new Set(main.options.filter(({ score }) => score !== null).map(({ code }) => code));
  const said = rows.filter(({ mode, answers }) => mode === "cati" && (answers[main.code] ?? []).some((code) => valid.has(code)));
  const share = (of: readonly Checked[]): number =>
    of.filter(({ answers }) => (answers[main.code] ?? []).some((code) => top.has(code))).length / of.length;
  const overall = said.length > 0 ? share(said) : 0;
  return [...new Set(said.map(({ by }) => by))].sort().map((by, index) => {
    const own = said.filter((row) => row.by === by);
    const error = Math.sqrt((overall * (1 - overall)) / own.length);
    return { by, code: `${index + 1}`, interviews: own.length, share: share(own), sigma: error > 0 ? (share(own) - overall) / error : 0 };
  });
}

/** Interviewers whose people answer unlike everybody's, beyond what chance does. */
const farOff = (people: ReturnType<typeof deviations>): Set<string> =>
  new Set(people.filter(({ interviews, sigma }) => interviews >= ENOUGH && Math.abs(sigma) > 3).map(({ by }) => by));

/** Interviews that may be left out because of who held them. */
export function deviating(rows: readonly Checked[], questions: readonly Question[]): string[] {
  const whole = rows.filter(({ broken }) => !broken);
  const far = farOff(deviations(whole, questions));
  return whole.filter(({ by, mode }) => mode === "cati" && far.has(by)).map(({ id }) => id);
}

/** What the checks found; a person decides what follows. */
export function quality(rows: readonly Checked[], questions: readonly Question[]): QualityView {
  const whole = rows.filter(({ broken }) => !broken);
  const spoken = whole.filter(({ mode }) => mode === "cati");
  const people = deviations(whole, questions);
  const far = farOff(people);
  const flags = whole.flatMap((row): Flag[] => {
    const why: Flag["why"][] = [];
    if (row.seconds < SHORTEST_S) why.push("too-short");
    if (isStraight(questions, row.answers as Record<string, string[]>)) why.push("straight-lined");
    if (row.calledBack === false) why.push("not-confirmed");
    if (row.mode === "cati" && far.has(row.by)) why.push("interviewer");
    return why.map((one) => ({ interview: row.id, why: one, excluded: row.excluded }));
  });
  const wantedBack = Math.ceil(spoken.length * BACK);
  const ranked = spoken.toSorted((left, right) => (rankOf("call-back", left.id, "") < rankOf("call-back", right.id, "") ? -1 : 1));
  return {
    interviews: whole.length,
    excluded: whole.filter(({ excluded }) => excluded).length,
    spoken: spoken.length,
    calledBack: spoken.filter(({ calledBack }) => calledBack !== null).length,
    confirmed: spoken.filter(({ calledBack }) => calledBack === true).length,
    wantedBack,
    duplicates: whole.length - new Set(whole.map(({ token }) => token)).size,
    flags,
    straightLining: showsStraight(questions),
    interviewers: people.map(({ code, interviews, share, sigma }) => ({ code, interviews, share, sigma })),
    toCallBack: ranked
      .filter(({ calledBack }) => calledBack === null)
      .slice(0, Math.max(0, wantedBack - spoken.filter(({ calledBack }) => calledBack !== null).length))
      .map(({ id }) => id),
  };
}
