import type { Sql } from "postgres";
import { liveGrants, type Actor, type Grant } from "../access/actor.ts";
import { cityDay } from "../days/index.ts";
import { uuidv7 } from "../ids/index.ts";
import type { Registry } from "../ledger/registry.ts";
import type { LookedUp, LookUp, NotedLookUp, Phoned } from "../modules/lookup.ts";
import type { Purpose } from "../modules/module.ts";
import { refuse } from "../refusals/index.ts";
import { cityHome } from "../settings/index.ts";
import { fieldsByPhone, leaveFootprints, standingKey, standingsOf, type Expiry, type Keys } from "../vault/index.ts";

type Base = { pools: { write: Sql }; keys: Keys; purposes: ReadonlyMap<string, Purpose>; registry: Registry; expiry: Expiry };
type Asking = { actor: Actor; now: string };

/** A desk takes calls all day; who types more numbers than this is not taking calls. */
const PER_DAY = 120;
const SHOWN = 20;

/** Where exactly this phone is sealed, under whatever purpose may be looked up by it. */
export const phonedIn = (base: Base, phone: string, now: string): Promise<Phoned[]> =>
  fieldsByPhone(base.pools.write, base.keys.master, [...base.purposes.values()], { phone, now });

async function assertFew(sql: Sql, { actor, now }: Asking): Promise<void> {
  const since = new Date(Date.parse(`${cityDay(now)}T00:00:00+08:00`)).toISOString();
  const [row] = await sql<{ n: number }[]>`select count(*)::int as n from vault.lookup where reader = ${actor.id} and at >= ${since}`;
  if ((row?.n ?? 0) >= PER_DAY) throw refuse.tooMany("vault.lookups-enough", { most: PER_DAY });
}

type Found = LookedUp & { field: string; grant: Grant };

async function foundAt(base: Base, asking: Asking, { phone, kind }: LookUp): Promise<Found[]> {
  const { desk, persons } = base.registry.entry(kind);
  const purpose = desk && base.purposes.get(desk.purpose);
  if (!desk || !purpose) return [];
  const fields = await fieldsByPhone(base.pools.write, base.keys.master, [purpose], { phone, now: asking.now });
  const standings = await standingsOf(
    base.pools.write,
    base.registry,
    fields.map(({ stream }) => stream),
  );
  const found = new Map<string, Found>();
  for (const { stream, field } of fields) {
    const standing = standings.get(standingKey(stream));
    if (standing?.kind !== kind || !persons?.(standing.state).some(({ contact }) => contact === field)) continue;
    const grant = desk.finds(standing.state, asking);
    if (grant && found.size < SHOWN) found.set(standingKey(stream), { key: stream, place: standing.place, field, grant });
  }
  return [...found.values()];
}

/**
 * What somebody who rings or stands at the counter has open at this desk, by the exact phone. Refuses who takes no calls for this kind of record, and more than
 * 120 a day. The line in the log of look-ups and the footprints at each record found are written before anything is answered.
 */
export async function lookUp(base: Base, asking: Asking, ask: LookUp): Promise<LookedUp[]> {
  const { actor, now } = asking;
  const { desk } = base.registry.kinds.includes(ask.kind) ? base.registry.entry(ask.kind) : { desk: undefined };
  const post = desk && liveGrants(asking, desk.roles)[0];
  if (!desk || !post) throw refuse.forbidden("access.not-yours");
  await base.expiry.gate();
  const sql = base.pools.write;
  await assertFew(sql, asking);
  const found = await foundAt(base, asking, ask);
  const noted = { reader: actor.id, reason: ask.reason, at: now };
  const { role, unit, area } = post;
  await sql`insert into vault.lookup ${sql({ home: cityHome(), id: uuidv7(), role, unit, area, kind: ask.kind, found: found.length, ...noted })}`;
  await leaveFootprints(
    sql,
    found.map(({ key, field, grant }) => ({
      home: key.home,
      id: uuidv7(),
      stream: key.id,
      field,
      role: grant.role,
      unit: grant.unit,
      purpose: desk.purpose,
      basis: "lookup" as const,
      ...noted,
    })),
  );
  return found.map(({ key, place }) => ({ key, place }));
}

/** The log of look-ups over these areas. */
export const notedLookUps = (base: Base, areas: readonly string[]): Promise<NotedLookUp[]> =>
  base.pools.write<NotedLookUp[]>`
    select id, reader, role, unit, kind, reason, found, at from vault.lookup
    where area like any(${areas.map((area) => `${area}%`)}::text[]) order by at desc, id desc limit 200`;
