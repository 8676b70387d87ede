import { recounted } from "#platform/clocks";
import { noun, dutyRow, noticeNow, type ClockRow, type Clocks } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import type { Subject } from "#platform/modules";
import type { Due, timingOf } from "#modules/incidents";
import type {
  AnswerRequest,
  Behalf,
  Refusal,
  RequestStage,
  RequestStep,
  Right,
  ShowIdentity,
  TakeRequest,
  TellRequest,
} from "./contract.ts";

export type RequestDue = Due & { limit: NonNullable<Due["limit"]> };
type Told = { dueAt: string; as: "reminded" | "lapsed" };

/** Who asks and the words lie in the vault; an event says which right, on whose behalf and how it was answered. `office`: the unit that owes the answer. */
export type RequestEvent =
  | {
      type: "data-protection.request-taken";
      area: string;
      office: string;
      right: Right;
      behalf: Behalf;
      came: TakeRequest["came"];
      matter: string | null;
      language: TakeRequest["language"];
      reach: { phone: boolean; address: boolean };
      due: RequestDue;
    }
  | { type: "data-protection.identity-shown"; shown: ShowIdentity["shown"]; kin: boolean }
  | { type: "data-protection.request-granted" }
  | { type: "data-protection.request-refused"; refusal: Refusal; basis: string }
  | { type: "data-protection.request-told"; told: TellRequest["told"] }
  | { type: "data-protection.request-withdrawn" }
  | ({ type: "data-protection.clock-told"; slot: string } & Told)
  | { type: "data-protection.due-recounted"; due: RequestDue; was: string };

type Step = { at: string; by: string };
export type KnownRequest = {
  stage: RequestStage;
  area: string;
  office: string;
  right: Right;
  behalf: Behalf;
  came: TakeRequest["came"];
  matter: string | null;
  language: TakeRequest["language"];
  /** What the person left to be reached by. */
  reach: { phone: boolean; address: boolean };
  takenAt: string;
  due: RequestDue;
  shown: (Step & { how: ShowIdentity["shown"]; kin: boolean }) | null;
  answer: (Step & { granted: boolean; refusal: Refusal | null; basis: string | null }) | null;
  toldAt: string | null;
  told: Told | null;
};
export type Request = { stage: "none" } | KnownRequest;

export const request = noun<Request, RequestEvent>({
  kind: "data-protection.request",
  initial: { stage: "none" },
  evolve: (state, event): Request => {
    if (event.type === "data-protection.request-taken") {
      const { area, office, right, behalf, came, matter, language, reach, due, at: takenAt } = event;
      const begun = { shown: null, answer: null, toldAt: null, told: null };
      return { stage: "submitted", area, office, right, behalf, came, matter, language, reach, takenAt, due, ...begun };
    }
    if (state.stage === "none") return state;
    const step = { at: event.at, by: event.by };
    switch (event.type) {
      case "data-protection.identity-shown":
        return { ...state, stage: "handling", shown: { ...step, how: event.shown, kin: event.kin } };
      case "data-protection.request-granted":
        return { ...state, stage: "granted", answer: { ...step, granted: true, refusal: null, basis: null } };
      case "data-protection.request-refused":
        return { ...state, stage: "refused", answer: { ...step, granted: false, refusal: event.refusal, basis: event.basis } };
      case "data-protection.request-told":
        return { ...state, stage: "told", toldAt: event.at };
      case "data-protection.request-withdrawn":
        return { ...state, stage: "withdrawn" };
      case "data-protection.clock-told":
        return { ...state, told: { dueAt: event.dueAt, as: event.as } };
      case "data-protection.due-recounted":
        return { ...state, due: event.due };
    }
  },
});

export function known(state: Request): KnownRequest {
  if (state.stage === "none") throw refuse.notFound("record.not-found");
  return state;
}

/** Which steps are open, whoever may take them. Identity is shown before anything is granted; that it was not is a ground to refuse. */
export const openSteps = ({ stage }: KnownRequest): RequestStep[] => {
  if (stage === "submitted") return ["show", "answer", "withdraw"];
  if (stage === "handling") return ["answer", "withdraw"];
  return stage === "granted" || stage === "refused" ? ["tell"] : [];
};

function open(state: Request, step: RequestStep): KnownRequest {
  const found = known(state);
  if (!openSteps(found).includes(step)) throw refuse.conflict("data-protection.step-over", { stage: found.stage });
  return found;
}

type Taken = Omit<Extract<RequestEvent, { type: "data-protection.request-taken" }>, "type">;
export const take = (state: Request, taken: Taken): RequestEvent[] =>
  state.stage === "none" ? [{ type: "data-protection.request-taken", ...taken }] : [];

export function show(state: Request, { shown, kin }: ShowIdentity): RequestEvent[] {
  const { behalf } = open(state, "show");
  if (behalf !== "self" && !kin) throw refuse.fields([{ path: "kin", code: "data-protection.kin-needed" }]);
  return [{ type: "data-protection.identity-shown", shown, kin: behalf !== "self" && kin }];
}

/** A refusal names its ground and the article (PIPL 50); the law is not left to whoever reads it. */
export function answer(state: Request, { granted, refusal, basis }: Pick<AnswerRequest, "granted" | "refusal" | "basis">): RequestEvent[] {
  const { stage } = open(state, "answer");
  if (granted) {
    if (stage === "submitted") throw refuse.conflict("data-protection.identity-first");
    return [{ type: "data-protection.request-granted" }];
  }
  if (refusal === null) throw refuse.fields([{ path: "refusal", code: "data-protection.say-ground" }]);
  if (stage === "submitted" && refusal !== "not-shown") throw refuse.conflict("data-protection.identity-first");
  if (stage === "handling" && refusal === "not-shown") throw refuse.fields([{ path: "refusal", code: "data-protection.shown-already" }]);
  if (basis === null) throw refuse.fields([{ path: "basis", code: "data-protection.say-article" }]);
  return [{ type: "data-protection.request-refused", refusal, basis }];
}

export const tellPerson = (state: Request, told: TellRequest["told"]): RequestEvent[] => {
  open(state, "tell");
  return [{ type: "data-protection.request-told", told }];
};

export const withdraw = (state: Request): RequestEvent[] => {
  open(state, "withdraw");
  return [{ type: "data-protection.request-withdrawn" }];
};

/** Whoever asked sees what was written down of it and what was answered, under the own phone. */
export const personsOf = (state: Request): Subject[] =>
  state.stage === "none" ? [] : [{ id: "asker", contact: state.reach.phone ? "phone" : null, language: state.language, owns: () => true }];

// ——— PI-3: the person is told within the days of the table; the office owes it ———

const SLOT = "answer";
const rows = (state: Request): ClockRow[] =>
  state.stage === "none"
    ? []
    : [
        dutyRow({
          slot: SLOT,
          rule: "PI-3",
          obligor: state.office,
          startedAt: state.takenAt,
          due: state.due,
          metAt: state.toldAt,
          told: state.told,
          place: state.area,
          alive: state.stage !== "withdrawn",
        }),
      ];
export const requestClocks: Clocks<Request> = (_, state) => rows(state);

export function tellClock(state: Request, slot: string, now: string): RequestEvent[] {
  const notice = noticeNow(rows(state), slot, now);
  return notice ? [{ type: "data-protection.clock-told", ...notice }] : [];
}

type Counting = ReturnType<typeof timingOf>["due"];
/** With the holidays as they are known now; what lapsed stays. */
export function recount(state: Request, now: string, due: Counting): RequestEvent[] {
  if (state.stage === "none" || state.toldAt !== null || state.stage === "withdrawn") return [];
  const running = { slot: SLOT, from: state.takenAt, due: state.due, limit: state.due.limit };
  const again = (from: string, limit: RequestDue["limit"]): RequestDue => ({ ...due(from, limit), limit });
  return recounted([running], now, again).map((moved) => ({ type: "data-protection.due-recounted", due: moved.due, was: moved.was }));
}
