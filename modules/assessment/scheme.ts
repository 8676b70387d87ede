import { noun, type Recorded } from "#platform/ledger";
import { refuse, type FieldRefusal } from "#platform/refusals";
import { amendFaults } from "./amend.ts";
import type { Rule, SchemeFacts, Subject } from "./contract.ts";
import type { SchemeStage } from "./contract/lists.ts";
import type { ProgrammeEvent, SchemeEvent, Sealed } from "./event.ts";
import { faultsOf } from "./measures.ts";

/** Who does it and when, as the platform says. */
export type Hand = { by: string; now: string; today: string };

/** What a unit that will be assessed says to a scheme it is asked about. */
export type Opinion = {
  entry: string;
  subject: string;
  text: Sealed;
  at: string;
  answer: { adopted: boolean; text: Sealed; at: string } | null;
};
export const unanswered = (opinions: readonly Opinion[] = []): number => opinions.filter(({ answer }) => answer === null).length;

export type KnownScheme = {
  stage: SchemeStage;
  facts: SchemeFacts;
  version: number;
  versions: readonly { version: number; at: string; reason: string | null; rule: Rule }[];
  draftedBy: readonly string[];
  consultUntil: string | null;
  /** Schemes consulted on before anybody could speak here have none. */
  opinions?: readonly Opinion[];
  approvedDocument: string | null;
  voided?: { reason: string; at: string };
  demo: boolean;
};
export type Scheme = { stage: "none" } | KnownScheme;

function evolve(before: Scheme, event: Recorded<SchemeEvent>): Scheme {
  if (event.type === "assessment.scheme-drafted") {
    const { facts, demo, at, by } = event;
    const hands = before.stage === "none" ? [] : before.draftedBy.filter((one) => one !== by);
    return {
      stage: "draft",
      facts,
      version: 1,
      versions: [{ version: 1, at, reason: null, rule: facts.rule }],
      draftedBy: [...hands, by],
      consultUntil: null,
      ...(before.stage !== "none" && before.opinions ? { opinions: before.opinions } : {}),
      approvedDocument: null,
      demo,
    };
  }
  if (before.stage === "none") return before;
  switch (event.type) {
    case "assessment.scheme-consulted":
      return { ...before, stage: "consultation", consultUntil: event.until };
    case "assessment.opinion-given": {
      const { entry, subject, text, at } = event;
      return { ...before, opinions: [...(before.opinions ?? []), { entry, subject, text, at, answer: null }] };
    }
    case "assessment.opinion-answered": {
      const { entry, adopted, text, at } = event;
      const answer = { adopted, text, at };
      return { ...before, opinions: (before.opinions ?? []).map((one) => (one.entry === entry ? { ...one, answer } : one)) };
    }
    case "assessment.scheme-approved":
      return { ...before, stage: "approved", approvedDocument: event.document };
    case "assessment.scheme-published":
      return { ...before, stage: "published" };
    case "assessment.scheme-amended": {
      const { version, rule, reason, at } = event;
      return { ...before, version, facts: { ...before.facts, rule }, versions: [...before.versions, { version, at, reason, rule }] };
    }
    case "assessment.scheme-closed":
      return { ...before, stage: "closed" };
    case "assessment.scheme-archived":
      return { ...before, stage: "archived" };
    case "assessment.scheme-voided":
      return { ...before, stage: "voided", voided: { reason: event.reason, at: event.at } };
  }
}

/** How units are assessed in one year: drafted, consulted on, approved by somebody else, published, closed. Its versions stay. */
export const scheme = noun<Scheme, SchemeEvent>({ kind: "assessment.scheme", initial: { stage: "none" }, evolve });

export type Programme = { announced: readonly Omit<ProgrammeEvent, "type">[] };
/** All published schemes of one level, so that two never overlap whoever publishes them at the same moment. */
export const programme = noun<Programme, ProgrammeEvent>({
  kind: "assessment.programme",
  initial: { announced: [] },
  evolve: ({ announced }, { scheme: id, area, zh, from, until }: Recorded<ProgrammeEvent>) => ({
    announced: [...announced, { scheme: id, area, zh, from, until }],
  }),
});

export function known(found: Scheme): KnownScheme {
  if (found.stage === "none") throw refuse.notFound("assessment.no-such-scheme");
  return found;
}
function at(found: Scheme, ...stages: SchemeStage[]): KnownScheme {
  const state = known(found);
  if (!stages.includes(state.stage)) throw refuse.conflict("assessment.scheme-not-now", { stage: state.stage });
  return state;
}

/** Published, and its days have begun and not ended. */
export const isRunning = ({ stage, facts }: Pick<KnownScheme, "stage" | "facts">, today: string): boolean =>
  stage === "published" && facts.from <= today && today <= facts.until;

const WIDTH = { county: 6, town: 9, department: 0 } as const;

function frameFaults({ area, level, from, until, subjects, rule }: SchemeFacts): FieldRefusal[] {
  const twice = subjects.find(({ code }, index) => subjects.findIndex((one) => one.code === code) !== index);
  const outside = subjects.find(
    (one) => !one.area.startsWith(area) || (level !== "department" && (one.code !== one.area || one.area.length !== WIDTH[level])),
  );
  const unsaid = subjects.find(({ streak, streakDocument }) => streak > 0 && streakDocument === null);
  const figures = level === "department" ? rule.items.find((item) => "source" in item && item.source.kind === "figure") : undefined;
  const found: [boolean, FieldRefusal][] = [
    [until < from, { path: "facts.until", code: "assessment.ends-before" }],
    [twice !== undefined, { path: "facts.subjects", code: "assessment.subject-twice", params: { subject: twice?.zh ?? "" } }],
    [outside !== undefined, { path: "facts.subjects", code: "assessment.subject-outside", params: { subject: outside?.zh ?? "" } }],
    [unsaid !== undefined, { path: "facts.subjects", code: "assessment.streak-unproved", params: { subject: unsaid?.zh ?? "" } }],
    [figures !== undefined, { path: "facts.rule.items", code: "assessment.figure-department", params: { item: figures?.code ?? "" } }],
  ];
  return found.filter(([wrong]) => wrong).map(([, fault]) => fault);
}

/** `figures`: what is wrong with the figures that items name, of which the modules that offer them know. */
export function draft(found: Scheme, facts: SchemeFacts, figures: readonly FieldRefusal[], demo: boolean): SchemeEvent[] {
  if (found.stage !== "none") at(found, "draft", "consultation");
  const faults = [...faultsOf(facts.rule).map((one) => ({ ...one, path: `facts.${one.path}` })), ...frameFaults(facts), ...figures];
  if (faults.length > 0) throw refuse.fields(faults);
  return [{ type: "assessment.scheme-drafted", facts, demo }];
}

export function consult(found: Scheme, until: string, { today }: Hand): SchemeEvent[] {
  at(found, "draft");
  if (until < today) throw refuse.fields([{ path: "until", code: "assessment.past-day" }]);
  return [{ type: "assessment.scheme-consulted", until }];
}

/** By somebody who did not draft it, and not before those concerned had their time to speak. */
export function approve(found: Scheme, document: string, { by, today }: Hand): SchemeEvent[] {
  const state = at(found, "consultation");
  if (state.draftedBy.includes(by)) throw refuse.forbidden("assessment.own-draft");
  if (state.consultUntil !== null && today <= state.consultUntil)
    throw refuse.conflict("assessment.still-consulting", { until: state.consultUntil });
  const open = unanswered(state.opinions);
  if (open > 0) throw refuse.conflict("assessment.opinions-open", { n: open });
  return [{ type: "assessment.scheme-approved", document }];
}

const near = (left: string, right: string): boolean => left.startsWith(right) || right.startsWith(left);

/** Nobody is assessed twice for the same days: schemes of one level never overlap in area and time. */
export function announce({ announced }: Programme, id: string, { area, zh, from, until }: SchemeFacts): ProgrammeEvent[] {
  if (announced.some((one) => one.scheme === id)) return [];
  const clash = announced.find((one) => near(one.area, area) && one.from <= until && from <= one.until);
  if (clash) throw refuse.conflict("assessment.schemes-overlap", { zh: clash.zh, from: clash.from, until: clash.until });
  return [{ type: "assessment.scheme-announced", scheme: id, area, zh, from, until }];
}

export function publish(found: Scheme): SchemeEvent[] {
  at(found, "approved");
  return [{ type: "assessment.scheme-published" }];
}

/** While it runs: a new version whose items stand. What is confirmed keeps the points it was confirmed with, or better. */
export function amend(found: Scheme, rule: Rule, reason: string): SchemeEvent[] {
  const state = at(found, "published");
  const faults = [...faultsOf(rule), ...amendFaults(state.facts.rule, rule)];
  if (faults.length > 0) throw refuse.fields(faults);
  return [{ type: "assessment.scheme-amended", version: state.version + 1, rule, reason }];
}

export function close(found: Scheme, { today }: Hand): SchemeEvent[] {
  const { facts } = at(found, "published");
  if (today <= facts.until) throw refuse.conflict("assessment.still-running", { until: facts.until });
  return [{ type: "assessment.scheme-closed" }];
}

/** An assessment is laid away when its titles are given, not before. */
export function assertAwarded(stage: string): void {
  if (stage !== "awarded") throw refuse.conflict("assessment.not-awarded");
}

export function archive(found: Scheme): SchemeEvent[] {
  at(found, "closed");
  return [{ type: "assessment.scheme-archived" }];
}

/** Only before it is published: from then on units rely on it, and it is amended or runs its course. */
export function voidScheme(found: Scheme, reason: string): SchemeEvent[] {
  const state = known(found);
  if (state.stage === "voided") return [];
  at(found, "draft", "consultation", "approved");
  return [{ type: "assessment.scheme-voided", reason }];
}

export function subjectOf({ facts }: KnownScheme, code: string): Subject {
  const found = facts.subjects.find((one) => one.code === code);
  if (!found) throw refuse.fields([{ path: "subject", code: "assessment.no-such-subject", params: { subject: code } }]);
  return found;
}
