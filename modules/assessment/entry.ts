import type { Due } from "#modules/incidents";
import { noun, type Recorded } from "#platform/ledger";
import type { EntryStage } from "./contract/lists.ts";
import type { EntryEvent, OfFinding, Sealed } from "./event.ts";
import type { Body } from "./scoring.ts";

export type Running = { slot: "object" | "review" | "confirm"; from: string; due: Due };
/** `by` and `panel` are absent of objections of before they were kept. */
export type Objection = {
  at: string;
  text: Sealed;
  documents: readonly string[];
  photos?: readonly string[];
  by?: string;
  panel?: readonly string[];
  reserve?: readonly string[];
};
export type KnownEntry = {
  stage: EntryStage;
  scheme: string;
  version: number;
  subject: string;
  area: string;
  item: string;
  body: Body;
  points: number | null;
  occurredOn: string;
  recordedAt: string;
  documents: readonly string[];
  photos?: readonly string[];
  text: Sealed;
  demo: boolean;
  enteredBy: string;
  accepted: boolean;
  acceptedBy?: string;
  objection: Objection | null;
  votes: readonly { account: string; upheld: boolean; text: Sealed }[];
  confirmedAt: string | null;
  withdrawn: { at: string; reversed: boolean; text: Sealed | null } | null;
  office?: string;
  finding?: OfFinding;
  confirmDue?: Due;
  due: Running | null;
  past: readonly (Running & { metAt: string })[];
  told: { slot: string; dueAt: string; as: "reminded" | "lapsed" } | null;
};
export type PointEntry = { stage: "none" } | KnownEntry;

type Of<T extends EntryEvent["type"]> = Recorded<Extract<EntryEvent, { type: T }>>;

/** What stood before photos could be added folds into what it was. */
const shown = (photos: string[] | undefined): { photos?: string[] } => (photos && photos.length > 0 ? { photos } : {});

function begun(event: Of<"assessment.proposed">): KnownEntry {
  const { scheme, version, subject, area, item, body, points, occurredOn, documents, text, demo, at, by } = event;
  return {
    stage: "notified",
    scheme,
    version,
    subject,
    area,
    item,
    body,
    points,
    occurredOn,
    recordedAt: at,
    documents,
    ...shown(event.photos),
    text,
    demo,
    ...(event.office === undefined ? {} : { office: event.office }),
    ...(event.finding === undefined ? {} : { finding: event.finding }),
    enteredBy: by,
    accepted: false,
    objection: null,
    votes: [],
    confirmedAt: null,
    withdrawn: null,
    due: null,
    past: [],
    told: null,
  };
}

/** The unit let its days pass: now the office owes the confirmation. */
const unused = ({ stage, accepted, due, confirmDue }: KnownEntry): Partial<KnownEntry> =>
  stage === "notified" && !accepted && due?.slot === "object" && confirmDue
    ? { due: { slot: "confirm", from: due.due.dueAt, due: confirmDue } }
    : {};

/** Whether the unit may still object. */
export const objecting = ({ stage, accepted, due }: KnownEntry, now: string): boolean =>
  stage === "notified" && !accepted && due?.slot === "object" && now <= due.due.dueAt;

/** The same days run on, to another end; those of the office that follow an unused right are kept until it ends. */
function recounted(state: KnownEntry, { dues }: Of<"assessment.dues-recounted">): KnownEntry {
  const now = (slot: string): Due | undefined => dues.find((one) => one.slot === slot)?.due;
  const { due } = state;
  const own = due && now(due.slot);
  const confirmDue = due?.slot === "object" ? now("confirm") : undefined;
  return { ...state, ...(due && own ? { due: { ...due, due: own } } : {}), ...(confirmDue ? { confirmDue } : {}) };
}

type Stepping = Exclude<EntryEvent, { type: "assessment.dues-recounted" }>;
function step(state: KnownEntry, event: Recorded<Stepping>): KnownEntry {
  const { at } = event;
  switch (event.type) {
    case "assessment.proposed":
      return state;
    case "assessment.notified":
      return {
        ...state,
        due: { slot: "object", from: at, due: event.objectDue },
        ...(event.confirmDue ? { confirmDue: event.confirmDue } : {}),
      };
    case "assessment.accepted":
      return { ...state, accepted: true, acceptedBy: event.by, due: { slot: "confirm", from: at, due: event.confirmDue } };
    case "assessment.objected": {
      const { text, documents, reviewDue, panel, reserve = [] } = event;
      const judges = panel ? { panel, reserve } : {};
      return {
        ...state,
        stage: "objected",
        objection: { at, by: event.by, text, documents, ...shown(event.photos), ...judges },
        due: { slot: "review", from: at, due: reviewDue },
      };
    }
    case "assessment.voted":
      return { ...state, votes: [...state.votes, { account: event.by, upheld: event.upheld, text: event.text }] };
    case "assessment.confirmed":
      return { ...state, stage: "confirmed", confirmedAt: at, due: null };
    case "assessment.withdrawn":
      return { ...state, stage: "withdrawn", withdrawn: { at, reversed: event.reversed, text: event.text }, due: null };
    case "assessment.reminded":
    case "assessment.lapsed":
      return {
        ...state,
        told: { slot: event.slot, dueAt: event.dueAt, as: event.type === "assessment.lapsed" ? "lapsed" : "reminded" },
        ...(event.type === "assessment.lapsed" ? unused(state) : {}),
      };
  }
}

function evolve(before: PointEntry, event: Recorded<EntryEvent>): PointEntry {
  if (event.type === "assessment.proposed") return before.stage === "none" ? begun(event) : before;
  if (before.stage === "none") return before;
  if (event.type === "assessment.dues-recounted") return recounted(before, event);
  const state = step(before, event);
  return before.due !== null && before.due !== state.due ? { ...state, past: [...state.past, { ...before.due, metAt: event.at }] } : state;
}

/** One point gained or lost: proposed, told to the unit, contested, judged by others, confirmed or withdrawn. */
export const entry = noun<PointEntry, EntryEvent>({ kind: "assessment.entry", initial: { stage: "none" }, evolve });
