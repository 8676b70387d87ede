import { register } from "#platform/modules";
import type { Term } from "./post.ts";
import type { RoleCode, Hours, Member } from "./contract.ts";

export type HeldGrant = { role: RoleCode; area: string; unit: string; since: string; until: string | null; delegatedBy: string | null };

export type Person = {
  id: string;
  home: string;
  area: string;
  unit: string;
  name: string;
  login: string;
  disabled: boolean;
  grants: readonly HeldGrant[];
};

export type HeldPost = {
  home: string;
  id: string;
  unit: string;
  zh: string;
  en: string;
  from: string;
  established: boolean;
  terms: readonly Term[];
};

export type ServiceTeam = {
  home: string;
  id: string;
  area: string;
  zh: string;
  en: string;
  areas: readonly string[];
  hours: Hours;
  members: readonly Member[];
};

/** All staff, whole in memory: names live nowhere else but here and in access.account. */
export type People = {
  person: (id: string) => Person | undefined;
  /** The display name; "" for residents, jobs and accounts that are not known. */
  name: (id: string) => string;
  /** Whoever works in the unit or holds a role for it, by name; accounts in service only. */
  staff: (unit: string) => readonly Person[];
  /** In the order of area and id. */
  all: readonly Person[];
  /** Those that stand. */
  posts: readonly HeldPost[];
  /** What somebody holds, held or will hold in posts that stand. */
  held: (account: string) => readonly { id: string; term: Term }[];
  teams: readonly ServiceTeam[];
  /** The person's grants that count at this instant: not ended, and if delegated, still held by whoever gave them. */
  live: (person: Person, now: string) => readonly HeldGrant[];
};

const started = (grant: HeldGrant, now: string): boolean => grant.until === null || grant.until > now;

function push<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

/** Puts what the tables hold into one picture. */
export function buildPeople(
  rows: readonly Omit<Person, "grants">[],
  grants: readonly (HeldGrant & { account: string })[],
  posts: readonly HeldPost[],
  teams: readonly ServiceTeam[],
): People {
  const held = new Map<string, HeldGrant[]>();
  for (const { account, ...grant } of grants) push(held, account, grant);
  const all = rows.map((row): Person => ({ ...row, grants: held.get(row.id) ?? [] }));
  all.sort((left, right) => (left.area === right.area ? (left.id < right.id ? -1 : 1) : left.area < right.area ? -1 : 1));
  const byId = new Map(all.map((person) => [person.id, person]));
  const byUnit = new Map<string, Person[]>();
  for (const person of all)
    for (const unit of new Set([person.unit, ...person.grants.map((grant) => grant.unit)]))
      if (unit !== "" && !person.disabled) push(byUnit, unit, person);
  for (const staff of byUnit.values()) staff.sort((left, right) => left.name.localeCompare(right.name, "zh"));
  const terms = new Map<string, { id: string; term: Term }[]>();
  for (const { id, terms: own } of posts) for (const term of own) push(terms, term.account, { id, term });
  const backed = (grant: HeldGrant, now: string): boolean => {
    const giver = grant.delegatedBy === null ? undefined : byId.get(grant.delegatedBy);
    if (!giver) return grant.delegatedBy === null;
    return (
      !giver.disabled &&
      giver.grants.some(
        (own) =>
          own.delegatedBy === null &&
          own.role === grant.role &&
          own.unit === grant.unit &&
          grant.area.startsWith(own.area) &&
          started(own, now),
      )
    );
  };
  return {
    all,
    posts,
    held: (account) => terms.get(account) ?? [],
    teams,
    person: (id) => byId.get(id),
    name: (id) => byId.get(id)?.name ?? "",
    staff: (unit) => byUnit.get(unit) ?? [],
    live: (person, now) => (person.disabled ? [] : person.grants.filter((grant) => started(grant, now) && backed(grant, now))),
  };
}

export const people = register<People>({
  name: "people",
  kinds: ["people.account", "people.grant", "people.post", "people.service-team", "access.account"],
  load: async (db) => {
    const accounts = await db<Omit<Person, "grants">[]>`
      select a.id, a.home, a.place as area, coalesce(p.unit, '') as unit, a.name, a.login, coalesce(p.stage, 'disabled') = 'disabled' as disabled
      from access.account a left join people.account p on p.home = a.home and p.id = a.id`;
    const grants = await db<(HeldGrant & { account: string })[]>`
      select account, role, area, unit, since, until, delegated_by as "delegatedBy" from access.grant where revoked_at is null order by account, role, area, unit`;
    const posts = await db<HeldPost[]>`
      select p.home, p.id, p.unit, p.zh, p.en, p.from_on::text as "from", p.established,
        coalesce(json_agg(json_build_object('account', a.account, 'from', a.from_on, 'to', a.to_on, 'concurrent', a.concurrent) order by a.nth)
          filter (where a.nth is not null), '[]') as terms
      from people.post p left join people.appointment a on a.home = p.home and a.id = p.id
      where p.stage = 'open' group by p.home, p.id order by p.unit, p.zh`;
    const teams = await db<
      ServiceTeam[]
    >`select home, id, place as area, zh, en, areas, hours, members from people.team where stage = 'serving' order by place, zh`;
    return buildPeople(accounts, grants, posts, teams);
  },
});
