import { areasOf, unitsHeld, type Actor } from "../access/actor.ts";
import { reading, rowless, sharedReads } from "../database/index.ts";
import type { QueryContext } from "../modules/query.ts";
import { refuse } from "../refusals/index.ts";
import { countReadings } from "../vault/index.ts";
import type { Language } from "../../web/words/index.ts";
import { erasedAmong, heldOf, numberedIn } from "./held.ts";
import { lookUp, notedLookUps, phonedIn } from "./lookup.ts";
import { opener } from "./opener.ts";
import type { Base, Runtime } from "./runtime.ts";

/** Area prefixes of the actor's live grants; residents see the whole city, through queries that show nothing of persons. */
const scopeOf = (actor: Actor, now: string): string[] => (actor.kind === "staff" ? areasOf({ actor, now }) : [""]);

export const queryContext = (runtime: Base, actor: Actor, language: Language = "zh"): Omit<QueryContext, "db"> => {
  const now = runtime.now();
  return {
    actor,
    now,
    language,
    read: runtime.registers.read,
    catalogue: runtime.catalogue,
    called: runtime.called,
    token: runtime.token,
    unseal: opener(runtime, actor, now),
    shut: async () => actor.kind === "staff" && (await runtime.expiry.isShut()),
    held: (stream, right) => heldOf(runtime, stream, { id: actor.id, now }, right),
    numbered: (digits) => numberedIn(runtime, digits),
    phoned: (phone) => phonedIn(runtime, phone, now),
    lookUp: (ask) => lookUp(runtime, { actor, now }, ask),
    lookUps: (areas) => notedLookUps(runtime, areas),
    readingsCounted: (area, days) => countReadings(runtime.pools.write, area, days),
    erasedFiles: (ids) => erasedAmong(runtime, ids),
  };
};

/** Staff whom nothing tells apart: opens no sealed field and holds no grant. */
const someStaff: Actor = { kind: "staff", id: "", name: "", grants: [], sessionId: "" };

/** Reads of the runtime: who may ask, with which scope, and what several askers share. */
export function openAsking(base: Base): Pick<Runtime, "knowing" | "ask" | "within"> {
  const { pools } = base;
  const shared = sharedReads();
  return {
    knowing: (actor) => queryContext(base, actor),
    ask: async (query, input, actor, language) => {
      const known = queryContext(base, actor, language);
      if (!query.allow.admits(known, input))
        throw actor.kind === "resident" ? refuse.unauthenticated("access.sign-in") : refuse.forbidden("access.not-yours");
      if (query.fromRegisters) return query.run({ ...known, db: rowless }, input);
      const scope = query.scope ? query.scope(known, input) : scopeOf(actor, known.now);
      const units = unitsHeld(actor, known.now);
      const readAs = (one: typeof known) => () => reading(pools.read, scope, (db) => query.run({ ...one, db }, input), units);
      // Whoever is not signed in is nobody in particular: what the answer depends on is all in the input.
      const asked = () => `${query.name} ${known.language} ${JSON.stringify(input)}`;
      if (actor.kind === "resident") return shared(asked(), readAs(known));
      if (!query.alike || actor.kind !== "staff") return readAs(known)();
      return shared(`staff ${JSON.stringify([scope, units])} ${asked()}`, readAs(queryContext(base, someStaff, language)));
    },
    within: (actor, work, scope) => {
      const known = queryContext(base, actor);
      return reading(pools.read, scope ?? scopeOf(actor, known.now), (db) => work({ ...known, db }), unitsHeld(actor, known.now));
    },
  };
}
