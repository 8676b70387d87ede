import type { Row } from "#web/console";
import type { Question, SurveyView } from "../../contract.ts";

/** Lines of what was typed or pasted from a sheet, split at tabs, commas and runs of spaces of either script. */
const split = (line: string, by = /[\t,，]\s*|\s+/): string[] => line.split(by).map((part) => part.trim());
export const linesOf = (text: string): string[][] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((line) => split(line));

const number = (text: string | undefined): number | null => (text === undefined || text.trim() === "" ? null : Number(text));

export type Draft = {
  code: string;
  zh: string;
  en: string;
  type: Question["type"];
  indicator: string;
  only: string;
  options: Row[];
  spoken?: boolean;
};

export const draftOf = ({ code, zh, en, type, indicator, only, options, spoken }: Question): Draft => ({
  code,
  zh,
  en,
  type,
  indicator: indicator ?? "",
  ...(spoken ? { spoken } : {}),
  only: only ? `${only.question}=${only.options.join("，")}` : "",
  options: options.map((one) => ({
    code: one.code,
    zh: one.zh,
    en: one.en,
    score: one.score === null ? "" : String(one.score),
    top: one.top ? "1" : "",
    best: one.best ? "1" : "",
  })),
});

export function questionOf({ code, zh, en, type, indicator, only, options, spoken }: Draft) {
  const [question = "", chosen = ""] = only.split("=");
  return {
    code,
    zh,
    en,
    type,
    indicator: indicator.trim() === "" ? null : indicator.trim(),
    ...(spoken ? { spoken } : {}),
    only: only.trim() === "" ? null : { question: question.trim(), options: split(chosen, /[,，]/) },
    options: options.map((one) => ({
      code: one["code"] ?? "",
      zh: one["zh"] ?? "",
      en: one["en"] ?? "",
      score: number(one["score"]),
      top: one["top"] === "1",
      best: one["best"] === "1",
    })),
  };
}

/** A plan as it is typed: everything is text until it is kept. */
export type PlanDraft = {
  one: Readonly<Record<string, string>>;
  modes: readonly SurveyView["modes"][number][];
  strata: Row[];
  /** People by option, of each question that describes who is asked. */
  margins: Readonly<Record<string, Row>>;
};

/** Questions whose options a census counts: one answer, asked of everybody, no opinion. */
export const describing = ({ questions }: SurveyView): readonly Question[] =>
  questions.filter(({ type, indicator, only }) => type === "single" && indicator === null && !only);

export const planDraftOf = (view: SurveyView): PlanDraft => ({
  one: Object.fromEntries(
    (["frame", "universe", "frameDigest", "from", "until", "contractor", "script"] as const).map((name) => [name, view[name] ?? ""]),
  ),
  modes: view.modes.length > 0 ? view.modes : ["cati", "web"],
  strata: view.strata.map((one) => ({
    area: one.area,
    kind: one.code.slice(one.area.length + 1),
    zh: one.zh,
    en: one.en,
    population: String(one.population),
    frame: String(one.frame),
    draw: String(one.draw),
    wanted: String(one.wanted),
  })),
  margins: Object.fromEntries(
    view.margins.map(({ question, totals }) => [
      question,
      Object.fromEntries(Object.entries(totals).map(([option, people]) => [option, String(people)])),
    ]),
  ),
});

const marginsOf = (margins: PlanDraft["margins"]) =>
  Object.entries(margins)
    .filter(([, totals]) => Object.values(totals).some((people) => people.trim() !== ""))
    .map(([question, totals]) => ({
      question,
      totals: Object.fromEntries(Object.entries(totals).map(([option, people]) => [option, number(people)])),
    }));

export const planOf = ({ one, modes, strata, margins }: PlanDraft, area: string) => ({
  ...one,
  contractor: one["contractor"] || null,
  modes,
  strata: strata.map((row) => ({
    code: `${row["area"] || area}-${row["kind"] ?? ""}`,
    zh: row["zh"] ?? "",
    en: row["en"] ?? "",
    area: row["area"] || area,
    ...Object.fromEntries((["population", "frame", "draw", "wanted"] as const).map((name) => [name, number(row[name])])),
  })),
  margins: marginsOf(margins),
});

export const referencesOf = (rows: readonly Row[]) =>
  rows.map((row) => ({
    indicator: row["indicator"] ?? "",
    zh: row["zh"] ?? "",
    en: row["en"] ?? "",
    value: number(row["value"]),
    n: number(row["n"]),
    document: row["document"] ?? "",
  }));

const alike = (left: unknown, right: unknown): boolean => JSON.stringify(left) === JSON.stringify(right);

export type CorrectionDraft = Pick<PlanDraft, "strata" | "margins"> & {
  why: { zh: string; en: string };
  /** Reason by interview and finding, of those to be left out. */
  exclude: Readonly<Record<string, string>>;
  into: Readonly<Record<string, string>>;
  references: readonly Row[];
};

export function correctionDraftOf(view: SurveyView): CorrectionDraft {
  const { strata, margins } = planDraftOf(view);
  const references = view.compared.map(({ indicator, zh, en, value, n, document }) => ({
    indicator,
    zh,
    en,
    value: String(value),
    n: n ? String(n) : "",
    document,
  }));
  const into = Object.fromEntries(view.merge.flatMap(([first = "", ...others]) => others.map((other) => [other, first])));
  return { strata, margins, why: { zh: "", en: "" }, exclude: {}, into, references };
}

/** Only what differs from what is published is sent: the rest stays as it was. */
export function correctionOf(view: SurveyView, { why, exclude, strata, margins, into, references }: CorrectionDraft) {
  const before = correctionDraftOf(view);
  return {
    why,
    exclude: Object.entries(exclude).map(([flag, reason]) => {
      const [interview = "", found = ""] = flag.split(" ");
      return { interview, why: found, reason };
    }),
    populations: strata.flatMap((row, index) =>
      row["population"] === before.strata[index]?.["population"]
        ? []
        : [{ stratum: `${row["area"] ?? ""}-${row["kind"] ?? ""}`, population: number(row["population"]) }],
    ),
    ...(alike(margins, before.margins) ? {} : { margins: marginsOf(margins) }),
    ...(alike(groupsOf(into), groupsOf(before.into)) ? {} : { merge: groupsOf(into) }),
    ...(alike(references, before.references) ? {} : { references: referencesOf(references) }),
  };
}

/** Strata that are to be counted with another one, as the groups they make. `into`: by stratum, the one it joins. */
export function groupsOf(into: Readonly<Record<string, string>>): string[][] {
  const groups: string[][] = [];
  for (const [from, to] of Object.entries(into)) {
    if (to === "") continue;
    const touched = groups.filter((group) => group.includes(from) || group.includes(to));
    const made = [...new Set([...touched.flat(), from, to])];
    for (const group of touched) groups.splice(groups.indexOf(group), 1);
    groups.push(made);
  }
  return groups;
}
