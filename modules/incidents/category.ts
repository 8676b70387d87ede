import { namedUuid } from "#platform/ids";
import { noun, type Projection, type Recorded, type StreamKey, type Table } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import { cityHome } from "#platform/settings";
import type { Category } from "./contract.ts";
import type { ProcedureState } from "./procedure.ts";

/** Entries of the taxonomy are kept at the city, under an id made of their code. */
export const categoryKey = (code: string): StreamKey => ({ home: cityHome(), id: namedUuid("incidents.category", code) });
export const procedureKey = (): StreamKey => ({ home: cityHome(), id: namedUuid("incidents.procedure") });

export type CategoryEvent =
  | { type: "incidents.category-set"; entry: Category; version: number; reason: string }
  | { type: "incidents.category-retired"; version: number; reason: string };

export type CategoryVersion = { version: number; entry: Category; from: string; retired: boolean };
export type CategoryState = { stage: "none" } | { stage: "set"; versions: readonly CategoryVersion[] };

function evolve(state: CategoryState, event: Recorded<CategoryEvent>): CategoryState {
  const before = state.stage === "none" ? [] : state.versions;
  if (event.type === "incidents.category-set")
    return { stage: "set", versions: [...before, { version: event.version, entry: event.entry, from: event.at, retired: false }] };
  const last = before.at(-1);
  return last ? { stage: "set", versions: [...before, { ...last, version: event.version, from: event.at, retired: true }] } : state;
}

export const category = noun<CategoryState, CategoryEvent>({ kind: "incidents.category", initial: { stage: "none" }, evolve });

/** What was written before a mark was known stands as the taxonomy came. */
export const withMarks = (entry: Category, shipped: Category | undefined): Category => ({
  ...(shipped?.atDesk === undefined ? {} : { atDesk: shipped.atDesk }),
  ...(shipped?.personal === undefined ? {} : { personal: shipped.personal }),
  ...(shipped?.askFirst === undefined ? {} : { askFirst: shipped.askFirst }),
  ...entry,
});

const latest = (state: CategoryState): CategoryVersion | undefined => (state.stage === "none" ? undefined : state.versions.at(-1));

/** A new version of an entry. `shipped` is what the taxonomy came with, version 1. */
export function setCategory(state: CategoryState, entry: Category, shipped: Category | undefined, reason: string): CategoryEvent[] {
  if (entry.group !== entry.code.slice(0, 2)) throw refuse.fields([{ path: "group", code: "incidents.category-group" }]);
  if (entry.sealed && entry.selfHandle) throw refuse.fields([{ path: "selfHandle", code: "incidents.sealed-self-handle" }]);
  if (entry.sealed && entry.atDesk) throw refuse.fields([{ path: "atDesk", code: "incidents.sealed-at-desk" }]);
  if (entry.handOverOnly && entry.hotline === null) throw refuse.fields([{ path: "hotline", code: "incidents.hotline-needed" }]);
  if (entry.askFirst?.category === entry.code) throw refuse.fields([{ path: "askFirst.category", code: "incidents.ask-first-itself" }]);
  const known = latest(state);
  const standing = known && !known.retired ? known.entry : known ? undefined : shipped;
  const whole = (one: Category): string => JSON.stringify(inOrder(withMarks(one, shipped)));
  if (standing && whole(standing) === whole(entry)) return [];
  return [{ type: "incidents.category-set", entry, version: (known?.version ?? (shipped ? 1 : 0)) + 1, reason }];
}

/** No new report may name it; records that do keep it. */
export function retireCategory(state: CategoryState, shipped: Category | undefined, reason: string): CategoryEvent[] {
  const known = latest(state);
  if (known?.retired) return [];
  if (!known && !shipped) throw refuse.notFound("incidents.no-such-category");
  const version = (known?.version ?? 1) + 1;
  // A shipped entry has no version in the ledger yet; it is written down so that its retirement has something to retire.
  const first: CategoryEvent[] = !known && shipped ? [{ type: "incidents.category-set", entry: shipped, version, reason }] : [];
  return [...first, { type: "incidents.category-retired", version: version + first.length, reason }];
}

/** An entry in one order of fields, so that two can be compared whatever order they were written in. */
function inOrder({
  code,
  zh,
  en,
  group,
  departments,
  urgency,
  limit,
  firstStep,
  selfHandle,
  sealed,
  hotline,
  handOverOnly,
  atDesk,
  worker,
  personal,
  askFirst,
}: Category): unknown[] {
  return [
    code,
    zh,
    en,
    group,
    departments,
    urgency,
    limit?.amount,
    limit?.unit,
    firstStep?.amount,
    firstStep?.unit,
    selfHandle,
    sealed,
    hotline,
    handOverOnly ?? false,
    atDesk ?? false,
    worker ? [worker.zh, worker.en] : null,
    personal ?? false,
    askFirst ? [askFirst.zh, askFirst.en, askFirst.hotlines, askFirst.category] : null,
  ];
}

const categoryTable: Table = {
  name: "incidents.category",
  key: ["home", "code", "version"],
  columns: { home: "text", code: "text", version: "int4", entry: "jsonb", valid_from: "timestamptz", retired: "bool" },
};

export const categoryProjection: Projection<CategoryState> = {
  tables: [categoryTable],
  place: ({ home }) => home.slice(0, 4),
  rows: ({ home }, state) =>
    state.stage === "none"
      ? []
      : state.versions.map(({ version, entry, from, retired }) => ({
          table: categoryTable.name,
          row: { home, code: entry.code, version, entry, valid_from: from, retired },
        })),
};

const procedureTable: Table = {
  name: "incidents.procedure",
  key: ["home", "version"],
  columns: { home: "text", version: "int4", limits: "jsonb", valid_from: "timestamptz" },
};

export const procedureProjection: Projection<ProcedureState> = {
  tables: [procedureTable],
  place: ({ home }) => home.slice(0, 4),
  rows: ({ home }, state) =>
    state.stage === "none"
      ? []
      : state.versions.map(({ version, limits, from }) => ({
          table: procedureTable.name,
          row: { home, version, limits, valid_from: from },
        })),
};
