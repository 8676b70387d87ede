import { cityDay } from "#platform/days";
import { noun, type Recorded, type StreamKey } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import type { Due } from "#modules/incidents";
import type { Power } from "./contract.ts";

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
  | { type: "petitions.reported-to-principal"; text: Sealed; reportDue: Due }
  | { type: "petitions.mandate-revoked"; text: Sealed | null }
  | { type: "petitions.mandate-ended"; text: Sealed }
  | { type: "petitions.report-reminded"; dueAt: string }
  | { type: "petitions.report-lapsed"; dueAt: string };

type Of<T extends MandateEvent["type"]> = Extract<MandateEvent, { type: T }>;
export type KnownMandate = Omit<Of<"petitions.agent-asked">, "type"> & {
  stage: "asked" | "active" | "refused" | "revoked" | "ended";
  askedAt: string;
  endedAt: string | null;
  /** The weekly account to the principal: a duty of the agent's unit. */
  report: { from: string; due: Due } | null;
  reports: readonly { at: string; text: Sealed; inTime: boolean }[];
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
        reports: [...mandate.reports, { at: event.at, text: event.text, inTime }],
        report: { from: event.at, due: event.reportDue },
      };
    }
    case "petitions.mandate-refused":
      return { ...mandate, stage: "refused", endedAt: event.at };
    case "petitions.mandate-revoked":
      return { ...mandate, stage: "revoked", endedAt: event.at };
    case "petitions.mandate-ended":
      return { ...mandate, stage: "ended", endedAt: event.at };
    default:
      return { ...mandate, told: { dueAt: event.dueAt, as: event.type === "petitions.report-lapsed" ? "lapsed" : "reminded" } };
  }
}
export const mandate = noun<Mandate, MandateEvent>({ kind: "petitions.mandate", initial: { stage: "none" }, evolve });

export const REPORT_DAYS = 7;
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

export function accept(found: Mandate, reportDue: Due): MandateEvent[] {
  if (knownMandate(found).stage !== "asked") throw refuse.conflict("petitions.mandate-not-asked");
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

export function report(found: Mandate, text: string, reportDue: Due): MandateEvent[] {
  if (knownMandate(found).stage !== "active") throw refuse.conflict("petitions.mandate-over");
  return [{ type: "petitions.reported-to-principal", text, reportDue }];
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
