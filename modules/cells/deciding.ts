import { cityDay } from "#platform/days";
import type { Due } from "#modules/incidents";
import { refuse } from "#platform/refusals";
import type { Language } from "#web/words";
import type { Application, KnownApplication } from "./application-state.ts";
import { assertMayRenew, at, known, standingScore, type Hand } from "./applying.ts";
import { everDrawn } from "./check.ts";
import type { Scheme } from "./contract.ts";
import type { REVOCATIONS } from "./contract/stages.ts";
import type { ApplicationEvent, Ref, Sealed } from "./event.ts";

/** Whoever inspected, or had a hand in the application, decides nothing of it. */
export function apart(state: KnownApplication, { by }: Hand): void {
  if (everDrawn(state).includes(by) || state.tookPart.includes(by)) throw refuse.forbidden("cells.own-hand");
}

/** The result is published before the award, with its score and for as long as the rule says. */
export function publicise(found: Application, scheme: Scheme, until: Due, hand: Hand): ApplicationEvent[] {
  const state = at(found, "scored");
  apart(state, hand);
  const score = standingScore(state, scheme);
  if (!score || score.level === null)
    throw refuse.conflict("cells.below", { total: score?.total ?? 0, lines: (score?.blockers ?? []).join("、") });
  return [{ type: "cells.publicised", until, score: score.total, level: score.level }];
}

type Said = { entry: string; text: Sealed; contact: Sealed | null; language?: Language | undefined };

export function object(found: Application, { entry, text, contact, language }: Said, { now }: Hand): ApplicationEvent[] {
  const state = at(found, "publicised");
  if (state.due && now > state.due.due.dueAt) throw refuse.conflict("cells.publicity-over");
  if (state.objections.some((one) => one.entry === entry)) return [];
  return [{ type: "cells.objected", entry, text, contact, ...(contact && language ? { language } : {}) }];
}

export function decideObjection(found: Application, entry: string, upheld: boolean, text: Sealed, hand: Hand): ApplicationEvent[] {
  const state = known(found);
  const objection = state.objections.find((one) => one.entry === entry);
  if (!objection) throw refuse.notFound("record.not-found");
  if (objection.decided) throw refuse.conflict("cells.decided-already");
  at(found, "publicised");
  apart(state, hand);
  // Who put the result out does not judge what is said against it.
  if (state.decidedBy === hand.by) throw refuse.forbidden("cells.own-decision");
  return [{ type: "cells.objection-decided", entry, upheld, text }];
}

export type Term = { certificate: string; until: string; renewFrom: string; reportDue: string };

/** First and last day of what comes after a title that is held: it begins today and lasts its years beyond the end of the old one. */
export const beginsAfter = (earlier: Application, today: string): string =>
  earlier.stage === "awarded" && earlier.title ? dayAfter(earlier.title.until) : today;
const dayAfter = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/** A warning is settled before another title takes the place of the warned one, and a revoked unit waits out its months. */
export function award(found: Application, earlier: Application, term: Term, hand: Hand): ApplicationEvent[] {
  const state = at(found, "publicised");
  if (earlier.stage === "warned" || earlier.stage === "mended") throw refuse.conflict("cells.earlier-warned");
  // Another title of the unit came after it since.
  if (earlier.stage === "renewed") throw refuse.conflict("cells.renewed-already");
  assertMayRenew(earlier, hand);
  apart(state, hand);
  if (state.due && hand.now <= state.due.due.dueAt) throw refuse.conflict("cells.still-public", { until: cityDay(state.due.due.dueAt) });
  if (state.objections.some(({ decided }) => decided === null)) throw refuse.conflict("cells.objections-open");
  if (!state.published) throw refuse.conflict("cells.not-now", { stage: state.stage });
  return [{ type: "cells.awarded", ...term, level: state.published.level, score: state.published.score, from: hand.today }];
}

/** A title that is held gives way to the one awarded after it. */
export function giveWay(found: Application, certificate: string, next: Ref): ApplicationEvent[] {
  return found.stage === "awarded" ? [{ type: "cells.renewed", certificate, next }] : [];
}

/** What was found is in doubt, after an objection or an appeal: it is looked at once more before it is published or refused. */
export function reinspect(found: Application, text: Sealed, hand: Hand): ApplicationEvent[] {
  const state = at(found, "scored");
  apart(state, hand);
  if (state.inspectors.length === 0) throw refuse.conflict("cells.not-now", { stage: state.stage });
  return [{ type: "cells.reinspection-ordered", text }];
}

export function refuseAward(found: Application, text: Sealed, appealUntil: string, hand: Hand): ApplicationEvent[] {
  apart(at(found, "applied", "admitted", "scored", "rectifying", "publicised"), hand);
  return [{ type: "cells.refused", text, appealUntil, againFrom: null }];
}

export const UNDECIDED = ["applied", "returned", "admitted", "drawn", "inspected", "rectifying", "rectified", "scored"] as const;

/** What was taken in by mistake ends without a word on the unit, as long as nothing of it is public or decided. */
export const voidApplication = (found: Application, text: Sealed | null): ApplicationEvent[] =>
  known(found).stage === "voided" ? [] : (at(found, ...UNDECIDED), [{ type: "cells.voided", text }]);

const OVER = ["awarded", "warned", "mended", "revoked", "refused", "expired", "renewed", "withdrawn", "voided"] as const;

export function withdraw(found: Application, text: Sealed): ApplicationEvent[] {
  const state = known(found);
  if (OVER.some((stage) => stage === state.stage)) throw refuse.conflict("cells.not-now", { stage: state.stage });
  return [{ type: "cells.withdrawn", text }];
}

/** Once a year, for a year the title was held in. */
export function selfReport(found: Application, year: number, text: Sealed, reportDue: string, { today }: Hand): ApplicationEvent[] {
  const { reports, title } = at(found, "awarded", "warned", "mended");
  // A year that is not here yet would take the place of the report that is owed.
  if (year > Number(today.slice(0, 4))) throw refuse.conflict("cells.year-to-come", { year });
  if (reports.includes(year)) throw refuse.conflict("cells.reported-already", { year });
  if (!title || year < Number(title.from.slice(0, 4)) || year > Number(title.until.slice(0, 4)))
    throw refuse.conflict("cells.not-that-year", { year });
  return [{ type: "cells.self-reported", year, text, reportDue }];
}

export type Warning = { document: string; text: Sealed; mendDue: Due; appealUntil: string };

export function warn(found: Application, warning: Warning, hand: Hand): ApplicationEvent[] {
  const state = at(found, "awarded");
  apart(state, hand);
  if (state.appeal && !state.appeal.decided) throw refuse.conflict("cells.appeal-open");
  return [{ type: "cells.warned", ...warning }];
}

/** The unit has reported: from here on the time is whoever has to look at it. */
export function mend(found: Application, text: Sealed, photos: string[], restoreDue: Due): ApplicationEvent[] {
  at(found, "warned");
  return [{ type: "cells.mended", text, photos, restoreDue }];
}

/** Whoever warned does not say whether it was heeded. */
export function restore(found: Application, text: Sealed, hand: Hand): ApplicationEvent[] {
  const state = at(found, "mended");
  apart(state, hand);
  if (state.warning?.by === hand.by) throw refuse.forbidden("cells.own-warning");
  return [{ type: "cells.restored", text }];
}

export type Revocation = { ground: (typeof REVOCATIONS)[number]; document: string; text: Sealed; appealUntil: string; againFrom: string };

/** A fact of the negative list ends the title at once; what was not mended ends it only when the days for it are over. */
export function revoke(found: Application, revocation: Revocation, hand: Hand): ApplicationEvent[] {
  const state = at(found, "awarded", "warned", "mended");
  apart(state, hand);
  // What is said against the warning is judged before the title ends, or it would never be.
  if (state.appeal && !state.appeal.decided) throw refuse.conflict("cells.appeal-open");
  if (revocation.ground === "not-mended") {
    if (state.stage !== "warned") throw refuse.conflict("cells.not-warned");
    if (state.due && hand.now <= state.due.due.dueAt) throw refuse.conflict("cells.still-mending", { until: cityDay(state.due.due.dueAt) });
  }
  return [{ type: "cells.revoked", ...revocation }];
}

export function appeal(found: Application, text: Sealed, { now }: Hand): ApplicationEvent[] {
  const state = at(found, "refused", "warned", "mended", "revoked");
  if (state.appeal && !state.appeal.decided) return [];
  if (state.stage === "refused" && state.next) throw refuse.conflict("cells.applied-again");
  if (state.appeal) throw refuse.conflict("cells.appealed-already");
  if (state.appealUntil === null || now > state.appealUntil) throw refuse.conflict("cells.appeal-over");
  return [{ type: "cells.appealed", text }];
}

/** By somebody who neither decided nor inspected. */
export function decideAppeal(found: Application, upheld: boolean, text: Sealed, due: Due | null, hand: Hand): ApplicationEvent[] {
  const state = known(found);
  if (!state.appeal || state.appeal.decided) throw refuse.conflict("cells.no-appeal");
  apart(state, hand);
  if (state.decidedBy === hand.by) throw refuse.forbidden("cells.own-decision");
  return [{ type: "cells.appeal-decided", upheld, text, due: upheld ? due : null }];
}

export function expire(found: Application, { today }: Hand): ApplicationEvent[] {
  const state = known(found);
  const held = state.stage === "awarded" || state.stage === "warned" || state.stage === "mended";
  return held && state.title && today > state.title.until ? [{ type: "cells.expired" }] : [];
}
