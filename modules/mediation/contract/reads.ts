import { z } from "zod";
import { AreaPrefix, Home, Uuid } from "#contracts/incidents";
import { Day } from "#contracts/limits";

const Area = z
  .literal("")
  .transform((): undefined => undefined)
  .or(AreaPrefix)
  .optional();
const Key = z.object({ home: Home, id: Uuid });
export const LIST_VIEWS = ["open", "mine", "overdue", "following", "ended", "all"] as const;
export const ListDisputes = z.object({
  view: z.enum(LIST_VIEWS).default("open"),
  type: z.string().max(20).optional(),
  area: Area,
  q: z.string().max(40).optional(),
  cursor: z.string().max(200).optional(),
});
export const CountDisputes = ListDisputes.pick({ area: true });
export type DisputeRow = {
  home: string;
  id: string;
  number: string;
  type: string;
  placeName: string;
  stage: string;
  urgency: string;
  source: string;
  mediators: string[];
  registeredAt: string;
  dueAt: string | null;
  dueRule: string | null;
  /** What is left is said in working time. */
  working: boolean;
  /** Why its clock stands still. */
  adjournedFor: string | null;
  provisional: boolean;
  late: boolean;
  outcome: string | null;
  asDemo: boolean;
};
export type DisputePage = { rows: DisputeRow[]; next: string | null };

export const ReadDispute = Key;
export const ReadOwnDispute = Key.extend({ party: Uuid, secret: z.string().max(60) });
export const ReadOwnProof = ReadOwnDispute.extend({ seq: z.coerce.number().int().min(1).max(100_000) });
/** The steps a party may have a proof of, oldest first. */
export type OwnProofs = { number: string; steps: { seq: number; type: string; at: string }[] };
export const ReadDisputeContacts = Key.extend({ reason: z.string().trim().min(2).max(200) });
export type ClockView = {
  slot: string;
  rule: string;
  kind: "duty" | "right";
  obligor: string;
  dueAt: string;
  working: boolean;
  provisional: boolean;
  status: string;
};
export type PartyView = {
  id: string;
  side: "applicant" | "respondent";
  kind: string;
  /** Masked (王某某) until the opening is recorded. */
  name: string;
  minor: boolean;
  consent: string;
  open: boolean | null;
  choice: string | null;
  moreTime: boolean;
  hasPhone: boolean;
  /** The picture of the power of attorney. */
  power: string | null;
  /** Only for who conducts the case. */
  safety: string | null;
};
export type AgreementView = {
  version: number;
  form: string;
  facts: string | null;
  responsibility: string | null;
  content: string | null;
  manner: string | null;
  confirmable: boolean;
  signableAt: string;
  effectiveAt: string | null;
  signed: { by: string; how: string; at: string; own: boolean; image: string | null }[];
  /** The picture of the sealed paper; pictures are for staff of the case. */
  seal: string | null;
  obligations: {
    id: string;
    who: string;
    to: string | null;
    what: string | null;
    amount: number | null;
    due: string;
    doneOn: string | null;
    defaulted: string | null;
  }[];
};
export type SessionView = {
  id: string;
  room: string | null;
  roomName: { zh: string; en: string } | null;
  online: boolean;
  from: string;
  to: string;
  mediators: string[];
  state: string;
};
export type DisputeEntry = { at: string; type: string; byName: string; text: string | null; extra: Record<string, string> };
export type DisputeView = {
  home: string;
  id: string;
  number: string;
  stage: string;
  type: string;
  kind: string;
  source: string;
  urgency: string;
  place: string;
  placeName: string;
  people: number;
  amount: number | null;
  on: string | null;
  summary: string | null;
  requests: string | null;
  registeredAt: string;
  committee: { id: string; zh: string; en: string } | null;
  mediators: { id: string; zh: string; declared: boolean }[];
  /** Whom the chair may name: of the committees over the place, nobody barred or out. Empty for who names nobody. */
  candidates: { id: string; zh: string; specialities: string[] }[];
  parties: PartyView[];
  sessions: SessionView[];
  agreement: AgreementView | null;
  confirmation: { court: string; filedOn: string; caseNo: string | null; ruling: string | null; accepted: boolean } | null;
  followUps: { slot: string; dueAt: string; doneAt: string | null }[];
  clocks: ClockView[];
  /** Why the clock of the case stands still. */
  adjournedFor: string | null;
  entries: DisputeEntry[];
  /** Papers its steps call for: issued by themselves, or by hand where that did not happen. */
  papers: { code: string; seq: number; unit: string; title: { zh: string; en: string } }[];
  incident: { home: string; id: string } | null;
  petition: { home: string; id: string } | null;
  relapseOf: { home: string; id: string } | null;
  delegation: string | null;
  outcome: string | null;
  separateRooms: boolean;
  may: string[];
  asDemo: boolean;
};
export type DisputeContacts = {
  parties: {
    id: string;
    name: string | null;
    phone: string | null;
    address: string | null;
    guardian: string | null;
    representative: string | null;
    needs: string | null;
  }[];
};
export const ListCalendar = z.object({ area: Area, from: Day, to: Day });
export type CalendarRow = SessionView & { home: string; dispute: string; number: string; place: string };
export type CalendarPage = {
  rows: CalendarRow[];
  rooms: { id: string; zh: string; en: string; committee: { zh: string; en: string } }[];
  feeds: { committee: string; zh: string; en: string; path: string }[];
};
export const ReadPractice = z.object({});
/** `months`: the two looks after an agreement took effect, in months. */
export type PracticeView = { coolingHours: number; trainingHours: number; months: readonly [number, number] };
export const ListRegister = z.object({ area: Area });
export type RegisterPage = {
  year: string;
  trainingHours: number;
  committees: {
    home: string;
    id: string;
    area: string;
    zh: string;
    en: string;
    kind: string;
    termFrom: string;
    termTo: string;
    founder: string;
    filingNo: string;
    members: { id: string; zh: string; chair: boolean; woman: boolean }[];
    rooms: { id: string; zh: string; en: string }[];
    open: boolean;
  }[];
  mediators: {
    home: string;
    id: string;
    area: string;
    zh: string;
    fullTime: boolean;
    woman: boolean;
    specialities: string[];
    languages: string[];
    from: string;
    to: string | null;
    /** Whoever signs in as this mediator, by name; without one nobody can conduct a case under it. */
    account: { id: string; name: string } | null;
    hours: number;
    active: boolean;
  }[];
  /** Staff who mediate here and whom no mediator of the register stands for: for who keeps it. */
  accounts: { id: string; name: string; area: string }[];
};
export type ErrandRow = {
  home: string;
  id: string;
  placeName: string;
  stage: string;
  what: string;
  court: string;
  requestNo: string;
  dueAt: string;
  /** The court's written request. */
  request: string;
};
export type ScreeningRow = {
  home: string;
  id: string;
  placeName: string;
  stage: string;
  method: string;
  from: string;
  to: string;
  found: number;
  noneFound: boolean;
};
export type RoundsPage = { screenings: ScreeningRow[]; errands: ErrandRow[] };
export const ReadMediationFigures = z.object({ area: Area, from: Day.optional(), to: Day.optional() });
export type MediationFigureTable = {
  from: string;
  to: string;
  figures: { code: string; zh: string; en: string; definition: { zh: string; en: string }; version: string; higherIsBetter: boolean }[];
  rows: {
    area: string;
    areaName: string;
    areaNameEn: string;
    figures: { code: string; numerator: number; denominator: number; value: number | null }[];
    beside: Record<string, number>;
  }[];
};
export const ListMediationFigureRecords = z.object({
  figure: z.string().max(40),
  part: z.enum(["numerator", "denominator"]).default("numerator"),
  area: Area,
  from: Day,
  to: Day,
  cursor: z.string().max(200).optional(),
});
export type MediationFigureRecords = {
  /** `name`: the number people know it by. */
  rows: { home: string; id: string; name: string; placeName: string; day: string }[];
  next: string | null;
};
