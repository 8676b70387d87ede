import type { StreamKey } from "./noun.ts";
import type { ClockRow, Table } from "./projection.ts";

/** Every column a clock has but when a failed reminder is tried again. */
export const CLOCKS: Table = {
  name: "clocks.clock",
  key: ["home", "stream", "slot"],
  columns: {
    home: "text",
    stream: "uuid",
    slot: "text",
    kind: "text",
    rule: "text",
    duty: "text",
    obligor: "text",
    started_at: "timestamptz",
    due_at: "timestamptz",
    remind_at: "timestamptz",
    provisional: "bool",
    status: "text",
    met_at: "timestamptz",
    place: "text",
  },
};

export type ClockColumns = Record<string, unknown>;

/** A clock of a stream as its row; `kind`: of the stream. */
export const clockRow = ({ home, id }: StreamKey, kind: string, clock: ClockRow): ClockColumns => ({
  home,
  stream: id,
  slot: clock.slot,
  kind,
  rule: clock.rule,
  duty: clock.kind,
  obligor: clock.obligor,
  started_at: clock.startedAt,
  due_at: clock.dueAt,
  remind_at: clock.remindAt,
  provisional: clock.provisional,
  status: clock.status,
  met_at: clock.metAt,
  place: clock.place,
});
