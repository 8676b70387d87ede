import { refuse } from "#platform/refusals";
import type { AnswerText } from "./contract.ts";
import { versionOf, type Entry, type EntryEvent, type KnownEntry, type ReviewDue, type Version } from "./entry.ts";

const DAY_MS = 86_400_000;
/** An answer is looked at again within two years at the latest [P]. */
export const REVIEW_DAYS_MOST = 731;

export function known(state: Entry): KnownEntry {
  if (state.stage === "none") throw refuse.notFound("record.not-found");
  return state;
}

function standing(state: Entry): KnownEntry {
  const found = known(state);
  if (found.stage === "withdrawn") throw refuse.conflict("answers.withdrawn-already");
  if (found.stage === "dropped") throw refuse.conflict("answers.dropped-already");
  return found;
}

/** The text that is open, which must be the one that was read. */
function openVersion(found: KnownEntry, version: number): Version {
  if (found.open === null) throw refuse.conflict("answers.no-draft");
  if (found.open !== version) throw refuse.conflict("answers.newer-version");
  const one = versionOf(found, version);
  if (!one) throw refuse.notFound("record.not-found");
  return one;
}

function assertReviewDay(reviewBy: string, today: string): void {
  const ahead = Date.parse(`${reviewBy}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`);
  if (ahead <= 0 || ahead > REVIEW_DAYS_MOST * DAY_MS) throw refuse.fields([{ path: "text.reviewBy", code: "answers.review-day" }]);
}

/** Validity that ends before it begins, or before today, answers nobody. */
export function assertDays({ validFrom, validTo, reviewBy }: Pick<AnswerText, "validFrom" | "validTo" | "reviewBy">, today: string): void {
  if (validTo !== null && validTo < validFrom) throw refuse.fields([{ path: "text.validTo", code: "answers.ends-before" }]);
  if (validTo !== null && validTo < today) throw refuse.fields([{ path: "text.validTo", code: "answers.over-already" }]);
  assertReviewDay(reviewBy, today);
}

type Drafted = Omit<Extract<EntryEvent, { type: "answers.drafted" }>, "type">;
export function draft(state: Entry, facts: Drafted, today: string): EntryEvent[] {
  if (state.stage !== "none") return [];
  assertDays(facts.text, today);
  return [{ type: "answers.drafted", ...facts }];
}

/** Every change is a new version with its reason; what was published stays as it was. */
export function revise(state: Entry, text: AnswerText, reason: string, today: string): EntryEvent[] {
  const found = standing(state);
  assertDays(text, today);
  return [{ type: "answers.revised", version: found.versions.length + 1, text, reason }];
}

/** By another person than whoever wrote it. */
export function check(
  state: Entry,
  { version, passed, remark }: { version: number; passed: boolean; remark: string },
  by: string,
): EntryEvent[] {
  const one = openVersion(standing(state), version);
  if (one.checked) throw refuse.conflict("answers.checked-already");
  if (one.returned) throw refuse.conflict("answers.returned-already");
  if (one.written.by === by) throw refuse.forbidden("answers.own-text");
  if (!passed && remark === "") throw refuse.fields([{ path: "remark", code: "answers.say-why" }]);
  return [passed ? { type: "answers.checked", version } : { type: "answers.returned", version, remark }];
}

export type Same = { key: string; question: string };
/** Others with the same question in the area are shown before; `seen` names those that were. */
export function publish(
  state: Entry,
  { version, seen }: { version: number; seen: readonly string[] },
  same: readonly Same[],
  due: ReviewDue,
  today: string,
): EntryEvent[] {
  // prettier-ignore
  const found = standing(state);
  if (found.current === version) return [];
  const one = openVersion(found, version);
  if (!one.checked) throw refuse.conflict("answers.not-checked");
  assertDays(one.text, today);
  const unseen = same.filter(({ key }) => !seen.includes(key));
  if (unseen.length > 0) throw refuse.conflict("answers.same-question", { questions: unseen.map(({ question }) => question).join(" / ") });
  return [{ type: "answers.published", version, due }];
}

export function drop(state: Entry, reason: string): EntryEvent[] {
  const found = standing(state);
  if (found.open === null) throw refuse.conflict("answers.no-draft");
  return [{ type: "answers.dropped", version: found.open, reason }];
}

function published(state: Entry): KnownEntry {
  const found = standing(state);
  if (found.current === null) throw refuse.conflict("answers.not-published");
  return found;
}

/** Unchanged, by somebody who read this version. */
export function confirm(
  state: Entry,
  { version, reviewBy }: { version: number; reviewBy: string },
  due: ReviewDue,
  today: string,
): EntryEvent[] {
  const found = published(state);
  if (found.current !== version) throw refuse.conflict("answers.newer-version");
  const validTo = versionOf(found, version)?.text.validTo ?? null;
  if (validTo !== null && validTo < today) throw refuse.conflict("answers.needs-new-version");
  if (reviewBy <= today || Date.parse(reviewBy) - Date.parse(today) > REVIEW_DAYS_MOST * DAY_MS)
    throw refuse.fields([{ path: "reviewBy", code: "answers.review-day" }]);
  return [{ type: "answers.confirmed", reviewBy, due }];
}

export function withdraw(state: Entry, reason: string): EntryEvent[] {
  if (state.stage === "withdrawn") return [];
  published(state);
  return [{ type: "answers.withdrawn", reason }];
}

/** Its office is no more: whoever stands above it answers from now on. */
export function handUp(state: Entry, owner: string): EntryEvent[] {
  if (state.stage === "none" || state.stage === "withdrawn" || state.stage === "dropped" || state.owner === owner) return [];
  return [{ type: "answers.handed-up", owner }];
}
