import type { Session } from "#web/console";
import { holdsRole } from "#web/console";
import type { QueueFilter, Stage, Urgency } from "../../contract.ts";

/** Who opens cases; administrators, auditors and the data-protection officer do not (domain.md §1.3). */
export const caseRoles = ["gridLeader", "gridInstructor", "intakeClerk", "dispatcher", "supervisor", "handler", "approver", "commandRoom"];

export type View = NonNullable<QueueFilter["view"]>;

/** In the order a working day asks for them; which a person sees depends on the role, never what may be read. */
const viewRoles: Record<View, readonly string[]> = {
  verify: ["dispatcher", "gridLeader", "gridInstructor", "intakeClerk", "supervisor", "commandRoom"],
  dispatch: ["dispatcher", "supervisor", "commandRoom"],
  mine: ["handler", "gridWorker", "gridLeader"],
  unit: ["handler", "approver", "intakeClerk"],
  check: ["approver", "supervisor", "gridLeader", "gridInstructor", "dispatcher"],
  bounced: ["dispatcher", "supervisor"],
  overdue: [],
  soon: [],
  suspended: ["supervisor", "approver", "handler", "dispatcher"],
  supervised: ["supervisor", "approver", "handler", "commandRoom"],
  reopened: ["dispatcher", "supervisor", "handler", "approver"],
  callBack: ["intakeClerk", "dispatcher", "supervisor", "gridLeader"],
  unsolvable: ["dispatcher", "supervisor", "approver", "commandRoom", "gridInstructor"],
  open: [],
  ended: [],
  all: [],
};

export const VIEWS = Object.keys(viewRoles) as View[];

export const viewsOf = (session: Session): View[] =>
  VIEWS.filter((view) => viewRoles[view].length === 0 || holdsRole(session, viewRoles[view]));

const firstViews: readonly (readonly [role: string, view: View])[] = [
  ["dispatcher", "dispatch"],
  ["handler", "unit"],
  ["approver", "check"],
  ["gridLeader", "verify"],
  ["gridInstructor", "verify"],
  ["supervisor", "overdue"],
  ["commandRoom", "overdue"],
  ["intakeClerk", "verify"],
];

export const defaultView = (session: Session): View => firstViews.find(([role]) => holdsRole(session, [role]))?.[1] ?? "all";

export const COLUMNS = ["urgency", "number", "matter", "place", "lead", "stage", "due", "reportedAt", "flags"] as const;
export type Column = (typeof COLUMNS)[number];
/** What a queue shows when the address says nothing: the day of the report gives way to the matter itself. */
export const USUAL_COLUMNS: readonly Column[] = COLUMNS.filter((column) => column !== "reportedAt");

const filterNames = ["area", "stage", "group", "category", "urgency", "unit", "dueOn", "stepOn", "q"] as const;
export type FilterName = (typeof filterNames)[number];

export type QueueAddress = {
  view: View;
  filters: Partial<Record<FilterName, string>>;
  sort: NonNullable<QueueFilter["sort"]>;
  columns: readonly Column[];
  /** `home.id` of the row with the cursor. */
  at: string;
  selected: readonly string[];
};

/** "urgency,number" as columns in their usual order; null when it names none. */
export function columnsOf(text: string | null): readonly Column[] | null {
  const named = text?.split(",") ?? [];
  const known = COLUMNS.filter((column) => named.includes(column));
  return known.length > 0 ? known : null;
}

/** The queue as its address says; what an address written by hand gets wrong is left out. */
export function readAddress(params: URLSearchParams, fallback: View, usual: readonly Column[] = USUAL_COLUMNS): QueueAddress {
  const view = params.get("view");
  const sort = params.get("sort");
  const filters: QueueAddress["filters"] = {};
  for (const name of filterNames) {
    const value = params.get(name);
    if (value) filters[name] = value;
  }
  return {
    view: VIEWS.find((known) => known === view) ?? fallback,
    filters,
    sort: sort === "newest" || sort === "oldest" ? sort : "due",
    columns: columnsOf(params.get("cols")) ?? usual,
    at: params.get("at") ?? "",
    selected: params.get("sel")?.split(",").filter(Boolean) ?? [],
  };
}

/** What the server is asked for: the address, narrowed by the area chosen in the header. */
export const askOf = (address: QueueAddress, headerArea: string): Record<string, string> => ({
  view: address.view,
  sort: address.sort,
  ...(headerArea ? { area: headerArea } : {}),
  ...address.filters,
});

export const stageTone: Record<Stage, "new" | "work" | "wait" | "end" | "off"> = {
  reported: "new",
  verified: "new",
  dispatched: "work",
  bounced: "wait",
  handling: "work",
  suspended: "wait",
  fedBack: "wait",
  ended: "end",
  archived: "off",
  rejected: "off",
  merged: "off",
  voided: "off",
};

export const STAGE_ORDER = Object.keys(stageTone) as Stage[];
const urgencyRank: Record<Urgency, number> = { red: 0, orange: 1, yellow: 2, blue: 3 };
export const URGENCY_ORDER = Object.keys(urgencyRank) as Urgency[];
export const isOver = (stage: Stage): boolean => stageTone[stage] === "end" || stageTone[stage] === "off";
