import type { Account, FieldState, Item } from "#web/field";
import { check } from "../../checking.ts";
import type { Category, FirstStep, May } from "../../contract.ts";
import type { Timing } from "../../due.ts";
import type { IncidentEvent } from "../../event.ts";
import type { Facts } from "../../facts.ts";
import { FIELD_STEPS, type FieldTask, type FieldTasks } from "../../field-task.ts";
import { evolve } from "../../fold.ts";
import { accept, bounce, feedBack, note, takeFirstStep } from "../../handling.ts";
import type { Incident, KnownIncident } from "../../incident.ts";
import { mayOf } from "../../may.ts";
import { selfHandle, verify } from "../../reporting.ts";

export const tasksIn = (state: FieldState): readonly FieldTask[] => (state.pack["incidents.tasks"] as FieldTasks | undefined)?.tasks ?? [];
export const categoriesIn = (state: FieldState): readonly Category[] =>
  (state.pack["incidents.categories"] as Category[] | undefined) ?? [];
export const keyOf = ({ home, id }: { home: string; id: string }): string => `${home}/${id}`;

// The city's calendar stays on the server: instants that follow from a step are the server's to promise, and no screen here shows one.
const timing: Timing = {
  due: (from) => ({ dueAt: from, provisional: true, remindAt: null }),
  endOf: (_day, from) => ({ dueAt: from, provisional: true, remindAt: null }),
  workingMinutes: () => 0,
};
const limit = { amount: 1, unit: "workingDay" as const };
const each = { red: limit, orange: limit, yellow: limit, blue: limit };
const procedure = {
  version: 0,
  verify: each,
  dispatch: each,
  accept: each,
  check: limit,
  extensionAtMost: limit,
  review: limit,
  rating: limit,
  signal: limit,
};

type Body = { unit?: string; ending?: "solved" | "unsolvable"; passed?: boolean; photos?: string[]; firstStep?: FirstStep };

/** What the server's own decision will say to an item, decided here by the same function. */
function decided(state: Incident, item: Item, facts: Facts, categories: readonly Category[]): IncidentEvent[] {
  const { unit = "", ending = "solved", passed = false, photos = [], firstStep = "arrived" } = item.body as Body;
  switch (item.command) {
    case "incidents.verify-incident": {
      const entry = categories.find(({ code }) => state.stage !== "none" && code === state.category);
      return entry ? verify(state, { ...entry, version: 0 }, "", facts) : [];
    }
    case "incidents.accept-incident":
      return accept(state, unit);
    case "incidents.bounce-incident":
      return bounce(state, unit, "", facts);
    case "incidents.take-first-step":
      return takeFirstStep(state, { unit, firstStep, text: null, photos }, facts);
    case "incidents.feed-back-incident":
      return feedBack(state, { unit, ending, text: "", photos }, facts);
    case "incidents.check-incident":
      return check(state, passed, "", facts);
    case "incidents.self-handle-incident": {
      const entry = categories.find(({ code }) => state.stage !== "none" && code === state.category);
      return entry ? selfHandle(state, { ...entry, version: 0 }, { text: "", photos }, facts) : [];
    }
    case "incidents.note-incident":
      return note(state, "", facts);
    default:
      return [];
  }
}

/** The record with this phone's own steps done to it that the packed state does not know of yet. */
export function expected(
  task: FieldTask,
  { items, packAt, account, pack }: Pick<FieldState, "items" | "packAt" | "account" | "pack">,
  now: string,
): { state: KnownIncident; pending: readonly Item[] } {
  const mine = items.filter(
    (item) => item.about === keyOf(task) && (item.state === "waiting" || (item.state === "sent" && (item.sentAt ?? 0) >= (packAt ?? 0))),
  );
  const categories = (pack["incidents.categories"] as Category[] | undefined) ?? [];
  let state: KnownIncident = task.state;
  for (const item of mine) {
    try {
      const by = account?.id ?? "";
      for (const event of decided(state, item, { now, by, timing, procedure }, categories)) {
        const next: Incident = evolve(state, { role: "", unit: "", ...event, seq: state.seq + 1, at: now, by });
        if (next.stage !== "none") state = next;
      }
    } catch {
      // The packed record would refuse it: what the server says, the outbox will show.
      continue;
    }
  }
  return { state, pending: mine.filter((item) => item.state !== "sent") };
}

/** What this person may do now, by the same permits as the server's. */
export function mayDo(state: KnownIncident, account: Account, categories: readonly Category[], now: string): readonly May[] {
  const actor = { kind: "staff" as const, id: account.id, name: account.name, grants: account.grants, sessionId: "" };
  const may = mayOf(
    state,
    { actor, now },
    categories.find(({ code }) => code === state.category),
  );
  return may.filter(({ command }) => FIELD_STEPS.includes(command) || command === "incidents.note-incident");
}
