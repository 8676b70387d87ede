import type { z } from "zod";
import { grantsOver } from "#platform/access";
import { query } from "#platform/modules";
import { readers, scopeFor } from "#platform/reading";
import { refuse } from "#platform/refusals";
import { people } from "#modules/people";
import { ReadUnitHistory, type UnitPast } from "./contract.ts";
import { eventWords } from "./event-words.ts";
import { partsOf, unitKey } from "./keys.ts";
import type { UnitEvent } from "./unit.ts";

type Stored = { seq: number; type: UnitEvent["type"]; data: Record<string, unknown>; at: string; actor: string };

const READERS = ["admin", "supervisor", "auditor"];
const SYSTEM: Readonly<Record<string, true>> = { system: true, resident: true };
const text = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);

function factsOf({ type, data }: Stored): UnitPast["facts"] {
  if (type !== "organisations.unit-registered" && type !== "organisations.unit-reorganised") return null;
  return { zh: String(data["zh"]), en: String(data["en"]), parent: text(data["parent"]), guidedBy: text(data["guidedBy"]) };
}

/** Each step of a unit from its registration on, for who answers for the register. */
export const readUnitHistory = query<z.output<typeof ReadUnitHistory>, UnitPast[]>({
  name: "organisations.read-unit-history",
  route: "GET /api/organisations/units/{code}/history",
  summary: { zh: "一个机构的沿革", en: "The history of one unit" },
  input: ReadUnitHistory,
  allow: readers(READERS, "over the unit's area"),
  scope: scopeFor(READERS),
  run: async (ctx, { code }) => {
    if (grantsOver(ctx.actor, READERS, partsOf(code).area, ctx.now).length === 0) throw refuse.notFound("organisations.unknown-unit");
    const { home, id } = unitKey(code);
    const events = await ctx.db<Stored[]>`
      select seq, type, data, at, actor from ledger.event where home = ${home} and stream = ${id} order by seq`;
    const staff = ctx.read(people);
    return events.map((event) => ({
      seq: event.seq,
      at: event.at,
      what: eventWords[event.type],
      byName: SYSTEM[event.actor] ? "" : staff.name(event.actor),
      reason: text(event.data["reason"]) ?? text(event.data["document"]),
      facts: factsOf(event),
    }));
  },
});
