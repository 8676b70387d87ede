import type { Due } from "#modules/incidents";
import { refuse } from "#platform/refusals";
import type { Application, KnownApplication } from "./application-state.ts";
import { everDrawn, isHeld, lookedAt } from "./check.ts";
import { assertProved, assertResults, scoreOf, type Score } from "./checklist.ts";
import type { PoolMember, Scheme, Unit } from "./contract.ts";
import type { Stage } from "./contract/stages.ts";
import { draw, type DrawSubject } from "./draw.ts";
import type { ApplicationEvent, Ref, Result, Sealed, SelfLine } from "./event.ts";
import type { FrozenList, Round } from "./programme.ts";

/** Who does it and when, as the platform says. */
export type Hand = { by: string; now: string; today: string };

export function known(found: Application): KnownApplication {
  if (found.stage === "none") throw refuse.notFound("record.not-found");
  return found;
}

export function at(found: Application, ...stages: Stage[]): KnownApplication {
  const state = known(found);
  if (!stages.includes(state.stage)) throw refuse.conflict("cells.not-now", { stage: state.stage });
  return state;
}

/** As `at`, for the steps of an inspection: of the application, or of the open check of a title that is held. */
const atLook = (found: Application, ...stages: Stage[]): KnownApplication => at(lookedAt(known(found)), ...stages);

export type NewApplication = {
  unit: string;
  self: SelfLine[];
  contact: Sealed | null;
  renews: Ref | null;
  prelimDue: Due;
  demo: boolean;
};
export type Frame = { scheme: Scheme; round: Round; list: FrozenList };

/** The unit of the frozen list, while the round takes applications. Refuses who is not on it, too early and too late. */
export function subjectOf({ round, list }: Omit<Frame, "scheme">, code: string, { today }: Hand): Unit {
  if (list.stage === "none") throw refuse.notFound("cells.no-such-round");
  const unit = list.units.find((one) => one.code === code);
  if (!unit) throw refuse.fields([{ path: "unit", code: "cells.not-eligible", params: { unit: code } }]);
  if (round.voided) throw refuse.conflict("cells.round-voided", { name: round.name });
  if (today < round.from || today > round.until) throw refuse.conflict("cells.round-closed", { from: round.from, until: round.until });
  return unit;
}

/** Not before the months after a revocation are over, and not before the last days of a title that is held. */
export function assertMayRenew(earlier: Application, { today }: Pick<Hand, "today">): void {
  if (earlier.stage === "none") return;
  if (earlier.againFrom !== null && today < earlier.againFrom) throw refuse.conflict("cells.too-soon", { from: earlier.againFrom });
  if (isHeld(earlier.stage) && earlier.title && today < earlier.title.renewFrom)
    throw refuse.conflict("cells.renew-later", { from: earlier.title.renewFrom });
}

export function apply(found: Application, frame: Frame, fresh: NewApplication, hand: Hand): ApplicationEvent[] {
  if (found.stage !== "none") return [];
  const subject = subjectOf(frame, fresh.unit, hand);
  const { scheme, round } = frame;
  assertResults(scheme.lines, fresh.self);
  assertProved(scheme.lines, fresh.self);
  const { self, contact, renews, prelimDue, demo } = fresh;
  return [
    {
      type: "cells.applied",
      scheme: scheme.code,
      version: scheme.version,
      round: round.id,
      subject,
      self,
      contact,
      renews,
      prelimDue,
      demo,
    },
  ];
}

const notOwn = ({ tookPart }: KnownApplication, { by }: Hand): void => {
  if (tookPart.includes(by)) throw refuse.forbidden("cells.own-hand");
};

export function sendBack(found: Application, text: Sealed, hand: Hand): ApplicationEvent[] {
  notOwn(at(found, "applied"), hand);
  return [{ type: "cells.returned", text }];
}

export function resubmit(found: Application, scheme: Scheme, self: SelfLine[], prelimDue: Due): ApplicationEvent[] {
  at(found, "returned");
  assertResults(scheme.lines, self);
  assertProved(scheme.lines, self);
  return [{ type: "cells.resubmitted", self, prelimDue }];
}

/** The preliminary check: whoever applied for the unit does not pass it. */
export function admit(found: Application, hand: Hand): ApplicationEvent[] {
  notOwn(at(found, "applied"), hand);
  return [{ type: "cells.admitted" }];
}

const subjectFor = (id: string, state: KnownApplication): DrawSubject => ({
  id,
  unit: state.unit,
  applicantUnit: state.applicantUnit,
  tookPart: state.tookPart,
  recused: state.recused,
});

function drawnFor(id: string, state: KnownApplication, pool: readonly PoolMember[], seed: string, count: number) {
  const result = draw(pool, seed, subjectFor(id, state), count);
  if (result.drawn.length < Math.max(2, count)) throw refuse.conflict("cells.too-few-free", { free: result.drawn.length, wanted: count });
  return result;
}

export function drawInspectors(
  found: Application,
  id: string,
  round: Round,
  pool: readonly PoolMember[],
  count: number,
): ApplicationEvent[] {
  const state = at(found, "admitted");
  if (state.round !== round.id) throw refuse.fields([{ path: "round", code: "cells.no-such-round" }]);
  if (!round.seed) throw refuse.conflict("cells.no-seed", { name: round.name });
  const { drawn, excluded } = drawnFor(id, state, pool, round.seed.seed, count);
  return [{ type: "cells.drawn", seed: round.seed.seed, inspectors: drawn, excluded }];
}

export type Aside = { account: string; text: Sealed; pool: readonly PoolMember[] };

/** For oneself, or by somebody who neither had a hand in the application nor was drawn: nobody picks who looks at what they brought in. */
export function assertMayRecuse(state: KnownApplication, account: string, { by }: Hand): void {
  if (account !== by && (everDrawn(state).includes(by) || state.tookPart.includes(by))) throw refuse.forbidden("cells.own-hand");
}

/** Somebody who was drawn has an interest: the next of the same draw comes in. */
export function recuse(found: Application, id: string, { account, text, pool }: Aside, hand: Hand): ApplicationEvent[] {
  const state = at(found, "drawn");
  assertMayRecuse(state, account, hand);
  if (!state.inspectors.includes(account)) throw refuse.conflict("cells.not-drawn");
  const without = { ...state, recused: [...state.recused, account] };
  const { drawn } = drawnFor(id, without, pool, state.seed ?? "", state.inspectors.length);
  return [{ type: "cells.recused", account, text, inspectors: drawn }];
}

/** Another application of the unit came after this one. */
export const follow = (found: Application, next: Ref): ApplicationEvent[] => (known(found).next ? [] : [{ type: "cells.followed", next }]);

export const isInspector = (state: KnownApplication, by: string): boolean => state.inspectors.includes(by);

export type Inspection = {
  way: "announced" | "unannounced" | "incident";
  results: Result[];
  statement: Sealed | null;
  seenAt: string | null;
};

/** A phone's clock is a little wrong; nobody has looked at a unit tomorrow. */
const CLOCKS_APART_MS = 10 * 60_000;

/** One inspector writes down what was found, line by line; points withheld have their reason. */
export function inspect(found: Application, scheme: Scheme, input: Inspection, { by, now }: Hand): ApplicationEvent[] {
  const state = atLook(found, "drawn");
  if (!isInspector(state, by)) throw refuse.forbidden("cells.not-inspector");
  if (state.check && input.way !== state.check.way) throw refuse.fields([{ path: "way", code: "cells.other-way" }]);
  if (input.seenAt !== null && Date.parse(input.seenAt) > Date.parse(now) + CLOCKS_APART_MS)
    throw refuse.fields([{ path: "seenAt", code: "cells.seen-later" }]);
  assertResults(scheme.lines, input.results);
  assertProved(scheme.lines, input.results);
  const faults = input.results.flatMap(({ line, points, reason }, index) => {
    const most = scheme.lines.find(({ code }) => code === line)?.points ?? 0;
    return points !== null && points < most && reason === null
      ? [{ path: `results.${index}.reason`, code: "cells.say-why", params: { line } }]
      : [];
  });
  if (faults.length > 0) throw refuse.fields(faults);
  return [{ type: "cells.inspected", ...input }];
}

/** Four eyes: another of those drawn signs, and only then does it count. */
export function countersign(found: Application, rectifyDue: Due, { by }: Hand): ApplicationEvent[] {
  const state = atLook(found, "inspected");
  if (!isInspector(state, by)) throw refuse.forbidden("cells.not-inspector");
  if (state.inspection?.by === by) throw refuse.forbidden("cells.second-pair");
  const findings = state.inspection?.results.some(({ finding }) => finding !== "none") ?? false;
  return [{ type: "cells.countersigned", rectifyDue: findings ? rectifyDue : null }];
}

export function rectify(found: Application, text: Sealed, photos: string[]): ApplicationEvent[] {
  atLook(found, "rectifying");
  return [{ type: "cells.rectified", text, photos }];
}

type Rechecked = Extract<ApplicationEvent, { type: "cells.rechecked" }>["results"];

/** The lines with a finding and no others are looked at again. */
export function recheck(found: Application, scheme: Scheme, results: Rechecked, text: Sealed, { by }: Hand): ApplicationEvent[] {
  const state = atLook(found, "rectified");
  if (!isInspector(state, by)) throw refuse.forbidden("cells.not-inspector");
  const lines = scheme.lines.filter(({ code }) => state.open.some(({ line }) => line === code));
  assertResults(lines, results);
  assertProved(lines, results);
  return [{ type: "cells.rechecked", results, text }];
}

/** What the inspection comes to now. */
export function standingScore(state: KnownApplication, scheme: Scheme): Score | null {
  if (!state.inspection) return null;
  return scoreOf(
    scheme,
    state.inspection.results,
    state.open.filter(({ grave }) => grave).map(({ line }) => line),
  );
}
