import { cityDay } from "#platform/days";
import { noun, type Recorded, type StreamKey } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import type { Due } from "#modules/incidents";
import type { AgentTask, HEARD, Power } from "./contract.ts";

type Sealed = string;
export type MandateEvent =
  | {
      type: "petitions.agent-asked";
      place: string;
      agent: StreamKey;
      account: string;
      unit: string;
      name: Sealed;
      phone: Sealed | null;
      matter: Sealed;
      powers: Power[];
      until: string;
      demo: boolean;
      /** What the principal reads; absent in mandates from before it was kept. */
      language?: "zh" | "en";
    }
  | { type: "petitions.mandate-accepted"; reportDue: Due }
  | { type: "petitions.mandate-refused"; text: Sealed }
  | { type: "petitions.mandate-used"; petition: StreamKey }
  /** `did` absent: before it was asked. `reportDue` null: past the mandate's last day nothing more is owed. */
  | { type: "petitions.reported-to-principal"; text: Sealed; did?: AgentTask; reportDue: Due | null }
  | { type: "petitions.mandate-revoked"; text: Sealed | null }
  | { type: "petitions.mandate-ended"; text: Sealed }
  | { type: "petitions.agent-rated"; score: number; text: Sealed | null }
  | { type: "petitions.principal-visited"; heard: (typeof HEARD)[number]; askedOn: string; score: number; text: Sealed | null }
  | { type: "petitions.report-reminded"; dueAt: string }
  | { type: "petitions.report-lapsed"; dueAt: string };

type Of<T extends MandateEvent["type"]> = Extract<MandateEvent, { type: T }>;
export type KnownMandate = Omit<Of<"petitions.agent-asked">, "type"> & {
  stage: "asked" | "active" | "refused" | "revoked" | "ended";
  askedAt: string;
  endedAt: string | null;
  /** The weekly account to the principal: a duty of the agent's unit. */
  report: { from: string; due: Due } | null;
  reports: readonly { at: string; text: Sealed; did?: AgentTask; inTime: boolean }[];
  /** Missing in mandates from before the principal was asked. */
  feedback?: { score: number; text: Sealed | null; on: string; visited: boolean };
  petitions: readonly StreamKey[];
  told: { dueAt: string; as: "reminded" | "lapsed" } | null;
};
export type Mandate = { stage: "none" } | KnownMandate;

function evolve(mandate: Mandate, event: Recorded<MandateEvent>): Mandate {
  if (event.type === "petitions.agent-asked") {
    const { place, agent, account, unit, name, phone, matter, powers, until, demo, at } = event;
    const asked = {
      place,
      agent,
      account,
      unit,
      name,
      phone,
      matter,
      powers,
      until,
      demo,
      ...(event.language ? { language: event.language } : {}),
    };
    return { ...asked, stage: "asked", askedAt: at, endedAt: null, report: null, reports: [], petitions: [], told: null };
  }
  if (mandate.stage === "none") return mandate;
  switch (event.type) {
    case "petitions.mandate-accepted":
      return { ...mandate, stage: "active", report: { from: event.at, due: event.reportDue } };
    case "petitions.mandate-used":
      return { ...mandate, petitions: [...mandate.petitions, event.petition] };
    case "petitions.reported-to-principal": {
      const inTime = mandate.report !== null && event.at <= mandate.report.due.dueAt;
      return {
        ...mandate,
        reports: [...mandate.reports, { at: event.at, text: event.text, inTime, ...(event.did ? { did: event.did } : {}) }],
        report: event.reportDue && { from: event.at, due: event.reportDue },
      };
    }
    case "petitions.mandate-refused":
      return { ...mandate, stage: "refused", endedAt: event.at };
    case "petitions.mandate-revoked":
      return { ...mandate, stage: "revoked", endedAt: event.at };
    case "petitions.mandate-ended":
      return { ...mandate, stage: "ended", endedAt: event.at };
    case "petitions.agent-rated":
      return { ...mandate, feedback: { score: event.score, text: event.text, on: cityDay(event.at), visited: false } };
    case "petitions.principal-visited":
      return { ...mandate, feedback: { score: event.score, text: event.text, on: event.askedOn, visited: true } };
    default:
      return { ...mandate, told: { dueAt: event.dueAt, as: event.type === "petitions.report-lapsed" ? "lapsed" : "reminded" } };
  }
}
export const mandate = noun<Mandate, MandateEvent>({ kind: "petitions.mandate", initial: { stage: "none" }, evolve });

export const MANDATE_DAYS = 366;

export function knownMandate(found: Mandate): KnownMandate {
  if (found.stage === "none") throw refuse.notFound("petitions.no-mandate");
  return found;
}
/** In force this moment: accepted, not revoked, not past its day. */
export const stands = (found: KnownMandate, now: string): boolean => found.stage === "active" && cityDay(now) <= found.until;

export function ask(found: Mandate, asked: Omit<Of<"petitions.agent-asked">, "type">, today: string): MandateEvent[] {
  if (found.stage !== "none") return [];
  if (asked.until < today) throw refuse.fields([{ path: "until", code: "petitions.date-past" }]);
  if (Date.parse(asked.until) - Date.parse(today) > MANDATE_DAYS * 86_400_000)
    throw refuse.fields([{ path: "until", code: "petitions.mandate-too-long", params: { most: MANDATE_DAYS } }]);
  return [{ type: "petitions.agent-asked", ...asked }];
}

/** `reportDue` null: its last day is gone, and with it what could be taken up. */
export function accept(found: Mandate, reportDue: Due | null): MandateEvent[] {
  if (knownMandate(found).stage !== "asked") throw refuse.conflict("petitions.mandate-not-asked");
  if (reportDue === null) throw refuse.conflict("petitions.mandate-over");
  return [{ type: "petitions.mandate-accepted", reportDue }];
}

export function refuseMandate(found: Mandate, text: string): MandateEvent[] {
  if (knownMandate(found).stage !== "asked") throw refuse.conflict("petitions.mandate-not-asked");
  return [{ type: "petitions.mandate-refused", text }];
}

/** An act under the mandate. It is written into the mandate too: a revocation that came first makes the act fail, whichever way they meet. */
export function use(found: Mandate, power: Power, petition: StreamKey, now: string): MandateEvent[] {
  const known = knownMandate(found);
  if (known.stage === "revoked") throw refuse.conflict("petitions.mandate-revoked");
  if (!stands(known, now)) throw refuse.conflict("petitions.mandate-over");
  if (!known.powers.includes(power)) throw refuse.forbidden("petitions.no-such-power");
  return [{ type: "petitions.mandate-used", petition }];
}

/** What each needs in the mandate; asking how it stands and telling the principal need nothing. */
const NEEDS: Readonly<Partial<Record<AgentTask, Power>>> = { write: "write", submit: "submit", accompany: "accompany", receive: "receive" };

export function report(found: Mandate, { text, did }: { text: string; did: AgentTask }, reportDue: Due | null): MandateEvent[] {
  const { stage, powers } = knownMandate(found);
  if (stage !== "active") throw refuse.conflict("petitions.mandate-over");
  const needed = NEEDS[did];
  if (needed && !powers.includes(needed)) throw refuse.fields([{ path: "did", code: "petitions.no-such-power" }]);
  return [{ type: "petitions.reported-to-principal", text, did, reportDue }];
}

/** Once the agent has done something, or it is over. The principal's own word stands above what somebody wrote down. */
export const canRate = ({ stage, reports, feedback }: KnownMandate): boolean =>
  (stage === "ended" || stage === "revoked" || (stage === "active" && reports.length > 0)) && (feedback === undefined || feedback.visited);
export const canBeVisited = (found: KnownMandate): boolean => canRate(found) && found.feedback === undefined;

export function rateAgent(found: Mandate, score: number, text: string | null): MandateEvent[] {
  const known = knownMandate(found);
  if (known.feedback && !known.feedback.visited) throw refuse.conflict("petitions.rated-already");
  if (!canRate(known)) throw refuse.conflict("petitions.not-now");
  return [{ type: "petitions.agent-rated", score, text }];
}

export function visitPrincipal(
  found: Mandate,
  said: Omit<Of<"petitions.principal-visited">, "type">,
  { by, today }: { by: string; today: string },
): MandateEvent[] {
  const known = knownMandate(found);
  if (known.account === by) throw refuse.forbidden("petitions.took-part-in-it");
  if (known.feedback) throw refuse.conflict("petitions.rated-already");
  if (!canBeVisited(known)) throw refuse.conflict("petitions.not-now");
  if (said.askedOn > today) throw refuse.fields([{ path: "askedOn", code: "petitions.date-ahead" }]);
  return [{ type: "petitions.principal-visited", ...said }];
}

/** At once, by the principal alone, with or without a reason. */
export function revoke(found: Mandate, text: string | null): MandateEvent[] {
  const { stage } = knownMandate(found);
  if (stage !== "asked" && stage !== "active") throw refuse.conflict("petitions.mandate-over");
  return [{ type: "petitions.mandate-revoked", text }];
}

export function end(found: Mandate, text: string): MandateEvent[] {
  if (knownMandate(found).stage !== "active") throw refuse.conflict("petitions.mandate-over");
  return [{ type: "petitions.mandate-ended", text }];
}
