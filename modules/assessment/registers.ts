import { register } from "#platform/modules";
import type { KnownScheme } from "./scheme.ts";

export type Held = KnownScheme & { id: string };
export type Schemes = { all: readonly Held[]; find: (id: string) => Held | undefined };

/** Every scheme with every version of its rule: few, public once published, and asked for by every screen here. */
export const schemes = register<Schemes>({
  name: "assessment.schemes",
  kinds: ["assessment.scheme"],
  load: async (db) => {
    const rows = await db<{ id: string; state: KnownScheme }[]>`
      select a.id::text, s.state from assessment.scheme a join ledger.stream s on s.home = a.home and s.id = a.id
      order by a.year desc, a.level, a.place, a.id`;
    const all = rows.map(({ id, state }) => ({ ...state, id }));
    const byId = new Map(all.map((one) => [one.id, one]));
    return { all, find: (id) => byId.get(id) };
  },
});
