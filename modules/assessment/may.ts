import type { Actor } from "#platform/access";
import { cityDay } from "#platform/days";
import type { EntryStep, ResultStep, SchemeStep } from "./contract.ts";
import { objecting, type KnownEntry } from "./entry.ts";
import { aboveGrant, APPROVE, ASSESS, schemeGrants, speakingGrant, VERIFY } from "./permits.ts";
import type { KnownResult } from "./result.ts";
import { unanswered, type KnownScheme } from "./scheme.ts";

/** Steps of a scheme this person may take now. `awarded`: its titles are given, so that it may be laid away. */
export function schemeSteps(
  { stage, facts, draftedBy, consultUntil, opinions }: KnownScheme,
  awarded: boolean,
  actor: Actor,
  now: string,
): SchemeStep[] {
  const over = (roles: readonly string[]): boolean => schemeGrants(actor, roles, facts.area, now).length > 0;
  const [drafts, approves] = [over(ASSESS), over(APPROVE)];
  const today = cityDay(now);
  const found: [SchemeStep, boolean][] = [
    ["draft", drafts && (stage === "draft" || stage === "consultation")],
    ["consult", drafts && stage === "draft"],
    [
      "approve",
      approves &&
        stage === "consultation" &&
        !draftedBy.includes(actor.id) &&
        (consultUntil === null || today > consultUntil) &&
        unanswered(opinions) === 0,
    ],
    ["publish", (drafts || approves) && stage === "approved"],
    ["amend", approves && stage === "published"],
    ["close", drafts && stage === "published" && today > facts.until],
    ["archive", drafts && stage === "closed" && awarded],
    ["void", (drafts || approves) && ["draft", "consultation", "approved"].includes(stage)],
  ];
  return found.filter(([, may]) => may).map(([step]) => step);
}

/** Units of a scheme this person may speak for while it is consulted on, and whether they may answer what was said. */
export function opinionRights({ stage, facts, consultUntil }: KnownScheme, actor: Actor, now: string) {
  const asked = stage === "consultation" && consultUntil !== null && cityDay(now) <= consultUntil;
  return {
    opines: asked ? facts.subjects.filter((unit) => speakingGrant(actor, unit, now) !== null).map(({ code }) => code) : [],
    answers: (stage === "consultation" || stage === "draft") && schemeGrants(actor, ASSESS, facts.area, now).length > 0,
  };
}

type Around = { frozen: boolean; panel: readonly string[] | null };
/** Steps of an entry: by whose unit it is, and by not having had the other hand in it. `frozen`: its result is public; `panel`: who judges the objection. */
export function entrySteps(state: KnownEntry, { frozen, panel }: Around, actor: Actor, now: string): EntryStep[] {
  const unit = { code: state.subject, area: state.area };
  const own = speakingGrant(actor, unit, now) !== null;
  const [assesses, verifies] = [ASSESS, VERIFY].map((roles) => aboveGrant(actor, roles, unit, now) !== null);
  const other = state.enteredBy !== actor.id;
  const waiting = objecting(state, now);
  const found: [EntryStep, boolean][] = [
    ["accept", own && waiting],
    ["object", own && waiting],
    [
      "review",
      verifies === true &&
        !frozen &&
        other &&
        state.stage === "objected" &&
        state.objection?.by !== actor.id &&
        (panel?.includes(actor.id) ?? true) &&
        !state.votes.some(({ account }) => account === actor.id),
    ],
    ["confirm", verifies === true && !frozen && other && state.acceptedBy !== actor.id && state.stage === "notified" && !waiting],
    ["withdraw", assesses === true && !frozen && (state.stage === "notified" || state.stage === "objected")],
    ["take-back", verifies === true && !frozen && other && state.stage === "confirmed"],
  ];
  return found.filter(([, may]) => may).map(([step]) => step);
}

export function resultSteps(state: KnownResult | null, area: string, closed: boolean, actor: Actor, now: string): ResultStep[] {
  const over = (roles: readonly string[]): boolean => schemeGrants(actor, roles, area, now).length > 0;
  const [any, publishes, approves] = [over([...ASSESS, ...VERIFY, ...APPROVE]), over([...ASSESS, ...APPROVE]), over(APPROVE)];
  const stage = state?.stage ?? "none";
  const open = state?.objections.some(({ decided }) => decided === null) ?? false;
  const over_ = state?.due !== null && state?.due !== undefined && now > state.due.due.dueAt;
  const other = state?.publishedBy !== actor.id;
  const found: [ResultStep, boolean][] = [
    ["compute", any && closed && (stage === "none" || stage === "provisional")],
    ["publicise", publishes && stage === "provisional" && !state?.stale && state?.open === 0],
    ["decide-objection", approves && other && stage === "publicised" && open],
    ["finalise", approves && other && stage === "publicised" && over_ && !open],
    ["award", approves && stage === "final"],
    ["revoke", approves && (stage === "final" || stage === "awarded")],
  ];
  return found.filter(([, may]) => may).map(([step]) => step);
}
