import { z } from "zod";
import { Day } from "#contracts/limits";
import { GridCode, line, Subject, text } from "#contracts/grid-work";
import { AreaPrefix, ReportIncident, Uuid } from "#contracts/incidents";
import { UnitCode } from "#contracts/people";
import { Bearer } from "./basics.ts";
import { HEARD } from "./handling.ts";

export const POWERS = ["write", "submit", "accompany", "receive", "settle", "withdraw"] as const;
export type Power = (typeof POWERS)[number];

export const RegisterAgent = z.object({
  id: Uuid,
  area: z.string().regex(/^\d{9}(\d{3})?$/),
  account: Uuid,
  /** As residents read it. */
  name: line(50),
  unit: UnitCode.min(1),
  certificate: line(60),
  trainedOn: Day,
  from: Day,
  to: Day,
  asDemo: z.boolean().optional(),
});
export type RegisterAgent = z.input<typeof RegisterAgent>;
export const CloseAgent = Subject.extend({ reason: text(300) });
export type CloseAgent = z.input<typeof CloseAgent>;

/** 委托书: free of charge, revocable at once; settling and withdrawing only when named. */
export const AskAgent = z.object({
  id: Uuid,
  place: GridCode,
  agent: Subject,
  name: line(50),
  phone: ReportIncident.shape.phone,
  matter: text(2000),
  powers: z.array(z.enum(POWERS)).min(1).max(POWERS.length),
  until: Day,
  language: z.enum(["zh", "en"]).optional(),
  asDemo: z.boolean().optional(),
});
export type AskAgent = z.input<typeof AskAgent>;
export const AcceptMandate = Subject;
export const RefuseMandate = Subject.extend({ reason: text(500) });
export type RefuseMandate = z.input<typeof RefuseMandate>;
export const RevokeMandate = Bearer.extend({ reason: text(500).nullish() });
export type RevokeMandate = z.input<typeof RevokeMandate>;
/** Without a phone: said at the window, in force with the same command. */
export const RevokeAtWindow = Subject.extend({ reason: text(500) });
/** What an agent does for the principal; what needs a power of the mandate is done only with it. */
export const AGENT_TASKS = ["write", "submit", "ask", "accompany", "receive", "tell"] as const;
export type AgentTask = (typeof AGENT_TASKS)[number];
export const ReportToPrincipal = Subject.extend({ text: text(2000), did: z.enum(AGENT_TASKS).default("tell") });
export type ReportToPrincipal = z.input<typeof ReportToPrincipal>;
export const EndMandate = Subject.extend({ text: text(1000) });
const Score = z.coerce.number().int().min(1).max(5);
/** 反馈: 1 very dissatisfied … 5 very satisfied, by the principal's own link. */
export const RateAgent = Bearer.extend({ score: Score, text: text(1000).nullish() });
/** 回访: the desk asks the principal how it went; the agent does not ask about the own work. */
export const VisitPrincipal = Subject.extend({ heard: z.enum(HEARD), askedOn: Day, score: Score, text: text(1000).nullish() });
export type MandateFeedback = { score: number; text: string | null; on: string; visited: boolean };
export type MandateReceipt = { home: string; id: string; number: string; follow: string; stage: string };

export const ListAgents = z.object({ area: AreaPrefix.optional() });
export type AgentRow = {
  home: string;
  id: string;
  name: string;
  area: string;
  placeName: string;
  placeNameEn: string;
  unit: string;
  unitName: string;
  unitNameEn: string;
  certificate: string;
  to: string;
  closed: boolean;
  asDemo: boolean;
};
export type AgentList = { rows: AgentRow[] };
export const ReadMandate = Subject;
export const ReadFollowedMandate = Bearer;
export type MandateView = {
  home: string;
  id: string;
  number: string;
  stage: string;
  agentName: string;
  agentUnit: string;
  agentUnitEn: string;
  /** Unit that answers for the agent. */
  unit: string;
  certificate: string;
  powers: Power[];
  until: string;
  askedAt: string;
  reportDueAt: string | null;
  matter: string | null;
  principal: string | null;
  petitions: { home: string; id: string; number: string }[];
  reports: { at: string; text: string | null; did: AgentTask }[];
  /** Past its last day: nothing more is done under it. */
  over: boolean;
  feedback: MandateFeedback | null;
  may: string[];
  asDemo: boolean;
};
export const ListMandates = z.object({ view: z.enum(["asked", "active", "ended"]).default("active") });
export type MandateRow = {
  home: string;
  id: string;
  number: string;
  stage: string;
  askedAt: string;
  until: string;
  reportDueAt: string | null;
  asDemo: boolean;
};
export type MandateList = { rows: MandateRow[] };
