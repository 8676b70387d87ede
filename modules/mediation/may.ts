import type { Asking } from "#platform/access";
import type { KnownDispute } from "./dispute.ts";
import { unsigned } from "./agreeing.ts";
import { unfinished, VOIDABLE } from "./ending.ts";
import { CHAIR, CONDUCT, grantAt, RECORD } from "./permits.ts";

/** What staff may do now, by stage: the screen repeats no rule. */
export function offersOf(asking: Asking, state: KnownDispute, conducts: boolean): string[] {
  const { stage } = state;
  const chair = grantAt(asking, CHAIR, state.place) !== null;
  const writes = grantAt(asking, RECORD, state.place) !== null;
  const records = conducts || grantAt(asking, ["recorder"], state.place) !== null;
  const early = stage === "registered" || stage === "reviewing";
  const running = stage === "assigned" || stage === "investigating" || stage === "mediating";
  const bound = stage === "performing" || stage === "performed" || stage === "defaulted";
  const { confirmation, agreement } = state;
  const offers: [string, boolean][] = [
    ["add-party", writes && (early || running || stage === "consent")],
    ["ask-safety", writes && (early || running || stage === "consent") && state.parties.some(({ safety }) => safety === "unasked")],
    ["arrange-safety", grantAt(asking, CONDUCT, state.place) !== null && state.parties.some(({ safety }) => safety === "concern") && state.closedAt === null],
    ["accept", chair && early],
    ["decline", chair && early],
    ["consent", writes && (early || stage === "consent")],
    ["appoint", chair && (running || stage === "adjourned")],
    ["declare", conducts && state.mediators.some((one) => !state.declared.includes(one))],
    ["investigate", records && running],
    ["open", conducts && (stage === "assigned" || stage === "investigating")],
    ["set-session", records && running],
    ["record-session", records && stage === "mediating" && state.sessions.some((one) => one.state === "set")],
    ["cancel-session", records && running && state.sessions.some((one) => one.state === "set")],
    ["more-time", records && (running || stage === "adjourned") && !state.extended && state.parties.some(({ moreTime }) => !moreTime)],
    ["adjourn", conducts && stage === "mediating"],
    ["resume", conducts && stage === "adjourned"],
    ["draft", records && (stage === "mediating" || stage === "agreed")],
    ["sign", records && stage === "agreed" && unsigned(state).some((one) => !state.mediators.includes(one))],
    ["sign-mediator", conducts && stage === "agreed" && unsigned(state).some((one) => state.mediators.includes(one))],
    ["seal", chair && stage === "agreed" && unsigned(state).length === 0],
    ["fail", conducts && (running || stage === "adjourned" || stage === "agreed")],
    ["end", records && state.closedAt === null],
    ["refer", chair && (early || running || stage === "consent")],
    ["tell-remedies", writes && (stage === "failed" || stage === "terminated") && state.remediesAt === null],
    ["perform", writes && bound && agreement?.obligations.some((one) => one.doneAt === null) === true],
    ["default", writes && (stage === "performing" || stage === "defaulted")],
    ["follow-up", writes && bound && state.followUps.some((one) => one.doneAt === null)],
    ["file-confirmation", writes && bound && agreement?.confirmable === true && confirmation === null],
    ["take-confirmation", writes && confirmation !== null && confirmation.acceptedAt === null && confirmation.ruling === null],
    ["rule-confirmation", writes && confirmation !== null && confirmation.acceptedAt !== null && confirmation.ruling === null],
    ["enforce", writes && (stage === "performing" || stage === "defaulted") && confirmation?.ruling === "confirmed" && agreement?.obligations.some((one) => one.defaulted !== null && one.doneAt === null) === true],
    ["escalate", grantAt(asking, CONDUCT, state.place) !== null && stage !== "archived"],
    ["return", writes && state.delegation !== null && state.closedAt !== null && state.returnedAt === null && state.outcome !== "voided"],
    ["invite", writes && state.closedAt === null],
    ["void", chair && (VOIDABLE as readonly string[]).includes(stage) && state.registeredBy !== asking.actor.id],
    ["archive", writes && stage !== "archived" && unfinished(state) === null],
    ["room", conducts],
  ]; // prettier-ignore
  return offers.filter(([, may]) => may).map(([name]) => name);
}

/** What the holder of a party's link may do now. Ending it is there until there is nothing left to end. */
export function rightsOf(
  state: KnownDispute,
  party: string,
  now: string,
): ("consent" | "safety" | "choose" | "object" | "more-time" | "sign" | "end" | "room")[] {
  const own = state.parties.find(({ id }) => id === party);
  if (!own) return [];
  const { stage, agreement } = state;
  const before = stage === "registered" || stage === "reviewing" || stage === "consent";
  const running = stage === "assigned" || stage === "investigating" || stage === "mediating" || stage === "adjourned";
  const signed = agreement?.signed.some(({ by }) => by === party) === true;
  const rights = [
    ["consent", before && own.consent === "asked"],
    ["safety", own.safety === "unasked" && (before || running)],
    ["choose", before || stage === "assigned"],
    ["object", running && state.mediators.length > 0],
    ["more-time", running && !own.moreTime && !state.extended],
    ["sign", stage === "agreed" && agreement?.form === "written" && !signed && agreement.signableAt <= now],
    ["end", before || running || stage === "agreed"],
    ["room", stage === "mediating" || stage === "agreed"],
  ] as const;
  return rights.filter(([, may]) => may).map(([name]) => name);
}
