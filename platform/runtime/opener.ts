import { liveGrants, type Actor, type Grant } from "../access/actor.ts";
import { requireStepUp } from "../access/step-up.ts";
import type { StreamKey } from "../ledger/noun.ts";
import type { Purpose } from "../modules/module.ts";
import type { QueryContext } from "../modules/query.ts";
import { reasonsToday, standingKey, standingsOf, unseal, worksOn, type Admission, type Ask, type Standing } from "../vault/index.ts";
import type { Runtime } from "./runtime.ts";

type How = Parameters<QueryContext["unseal"]>[2];
type Base = Pick<Runtime, "pools" | "keys" | "purposes" | "registry" | "expiry">;

/** Residents read back what is theirs through their link, which the query has checked; jobs open what their work needs. */
function outside(actor: Actor, purpose: Purpose, reason: string): Admission | null {
  if (actor.kind === "system") return { role: "system", unit: "", basis: "system", reason };
  return purpose.readers.includes("resident") ? { role: "resident", unit: "", basis: "resident", reason } : null;
}

/** Staff: the right role, and a live record their office works on or a typed reason. */
function admission(
  grants: readonly Grant[],
  purpose: Purpose,
  works: (grant: Grant) => boolean,
  reason: string,
): Admission | null | "reason" {
  const held = grants.filter(({ role }) => purpose.readers.includes(role));
  const [first] = held;
  if (!first) return null;
  const own = held.find(works);
  if (own) return { role: own.role, unit: own.unit, basis: "case", reason };
  return reason === "" ? "reason" : { role: first.role, unit: first.unit, basis: "reason", reason };
}

/** The one way sealed fields are opened, for every module: who may is decided here, and every reading by staff leaves its footprint. */
export function opener(runtime: Base, actor: Actor, now: string): QueryContext["unseal"] {
  const open = (asks: readonly Ask[], admits: (purpose: Purpose, stream: StreamKey) => Admission | null | "reason", how?: How) =>
    unseal(runtime.pools.keyed, runtime.keys.master, runtime.purposes, asks, {
      id: actor.id,
      now,
      admits,
      masked: how === "masked",
      list: how === "list" || how === "beside",
    });
  if (actor.kind !== "staff") return (asks, reason, how) => open(asks, (purpose) => outside(actor, purpose, reason), how);
  const grants = liveGrants({ actor, now });
  return async (asks, reason, how) => {
    if (asks.length === 0) return [];
    if (how === "beside" && (await runtime.expiry.isShut())) return asks.map(() => null);
    await runtime.expiry.gate();
    const streams = asks.map(({ stream, by }) => by ?? stream);
    const [standings, said] = await Promise.all([
      standingsOf(runtime.pools.write, runtime.registry, streams),
      new Set(streams.map(standingKey)).size === 1
        ? reasonsToday(runtime.pools.write, streams.slice(0, 1), { id: actor.id, now })
        : new Map<string, string>(),
    ]);
    const typed = reason.trim() || (actor.reason?.trim() ?? "");
    const admits = (purpose: Purpose, stream: StreamKey): Admission | null | "reason" => {
      const standing: Standing | undefined = standings.get(standingKey(stream));
      const works = (grant: Grant): boolean => worksOn(runtime.registry, standing, grant, { account: actor.id, now });
      const found = admission(grants, purpose, works, typed || (purpose.logged ? "" : (said.get(standingKey(stream)) ?? "")));
      // Opened whole where each opening is logged, or on nothing but a typed word: first, who is at the desk.
      if (found !== null && found !== "reason" && ((purpose.logged && how !== "masked") || found.basis === "reason"))
        requireStepUp(actor, now);
      return found;
    };
    return open(asks, admits, how);
  };
}
