import type { AgreementView, ClockView, DisputeEntry, SessionView } from "./reads.ts";

/** Judicial confirmation as a party reads it. `objectBy`: until when a party may object to a confirmation that reached it; `againBy`: until when both may still apply. */
export type CourtView = {
  court: string;
  filedOn: string;
  stands: "filed" | "taken" | "refused" | "confirmed" | "dismissed" | "withdrawn";
  ruledOn: string | null;
  objectBy: string | null;
  againBy: string | null;
};
/** What one party sees: the own safety answers are not in it, so that a phone looked at over the shoulder tells nothing. */
export type OwnDispute = {
  home: string;
  id: string;
  party: string;
  /** What this party listens with for news of its own page. */
  ear: string;
  number: string;
  stage: string;
  type: string;
  placeName: string;
  side: "applicant" | "respondent";
  summary: string | null;
  consent: string;
  choice: string | null;
  choices: { id: string; zh: string; specialities: string[] }[];
  mediators: { id: string; zh: string }[];
  sessions: SessionView[];
  agreement: AgreementView | null;
  signedOwn: boolean;
  court: CourtView | null;
  clocks: ClockView[];
  entries: DisputeEntry[];
  outcome: string | null;
  remedies: string[];
  /** What a party has a copy of; the link of this page opens it. */
  papers: { home: string; id: string; title: { zh: string; en: string }; number: string }[];
  may: ("consent" | "safety" | "choose" | "object" | "more-time" | "sign" | "end" | "room")[];
  asDemo: boolean;
};
export type RoomEntry = {
  entry: string;
  channel: string;
  what: "note" | "proposal";
  text: string | null;
  who: "mediator" | "you" | "other";
  at: string;
  answers: { party: string; mine: boolean; accepts: boolean }[];
};
/** `ear`: what a party listens with; none for staff, who listen by their grants. */
export type RoomView = { entries: RoomEntry[]; channels: string[]; open: boolean; ear: string | null };
