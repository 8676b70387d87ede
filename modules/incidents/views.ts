import { namedUuid } from "#platform/ids";
import { noun, type Projection, type Recorded, type StreamKey, type Table } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import { cityHome } from "#platform/settings";

/** A queue worth keeping, by its address: one's own, or shared with the people of a unit. */
export type ViewEvent =
  | { type: "incidents.view-saved"; id: string; name: string; filter: string; shared: string | null }
  | { type: "incidents.view-removed" };
export type SavedViewState =
  | { stage: "none" }
  | { stage: "saved" | "removed"; id: string; owner: string; name: string; filter: string; shared: string | null };

export const viewKey = (id: string): StreamKey => ({ home: cityHome(), id: namedUuid("incidents.saved-view", id) });

export const savedView = noun<SavedViewState, ViewEvent>({
  kind: "incidents.saved-view",
  initial: { stage: "none" },
  evolve: (state, event: Recorded<ViewEvent>) => {
    if (event.type === "incidents.view-removed") return state.stage === "none" ? state : { ...state, stage: "removed" };
    const { id, name, filter, shared, by } = event;
    return { stage: "saved", id, name, filter, shared, owner: state.stage === "none" ? by : state.owner };
  },
});

type Saving = { id: string; name: string; filter: string; shared: string | null };

/** Shared with a unit by one of its people only; changed by its owner only. */
export function saveView(state: SavedViewState, input: Saving, by: { id: string; units: readonly string[] }): ViewEvent[] {
  if (state.stage !== "none" && state.owner !== by.id) throw refuse.notFound("incidents.no-such-view");
  if (input.shared !== null && !by.units.includes(input.shared))
    throw refuse.fields([{ path: "shared", code: "incidents.not-your-unit", params: { unit: input.shared } }]);
  return [{ type: "incidents.view-saved", ...input }];
}

/** A shared one may be taken away by anybody of the unit: its owner may have left. */
export function removeView(state: SavedViewState, by: { id: string; units: readonly string[] }): ViewEvent[] {
  const may = state.stage !== "none" && (state.owner === by.id || (state.shared !== null && by.units.includes(state.shared)));
  if (!may) throw refuse.notFound("incidents.no-such-view");
  return state.stage === "removed" ? [] : [{ type: "incidents.view-removed" }];
}

const table: Table = {
  name: "incidents.saved_view",
  key: ["home", "id"],
  columns: { home: "text", id: "uuid", owner: "text", unit: "text", name: "text", filter: "text", removed: "bool" },
};

export const viewProjection: Projection<SavedViewState> = {
  tables: [table],
  // An address may hold an area of one's own; nobody's scope but the whole platform's reaches the stream.
  place: ({ home }) => home.slice(0, 4),
  rows: ({ home }, state) => {
    if (state.stage === "none") return [];
    const { id, owner, shared, name, filter, stage } = state;
    return [{ table: table.name, row: { home, id, owner, unit: shared, name, filter, removed: stage === "removed" } }];
  },
};
