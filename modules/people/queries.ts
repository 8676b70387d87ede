import type { z } from "zod";
import { grantsOver, liveGrants, type Actor, type Grant } from "#platform/access";
import { cityDay } from "#platform/days";
import { query, type QueryContext } from "#platform/modules";
import { refuse } from "#platform/refusals";
import {
  ListHandlers,
  ListPeople,
  ListRoles,
  ReadPerson,
  ROLES,
  type GrantView,
  type HandlerView,
  type PeopleList,
  type PersonRow,
  type PersonView,
  type RoleCode,
  type RoleList,
} from "./contract.ts";
import { adminGrant, authorityOver, TEAM_KEEPERS } from "./permissions.ts";
import { people, type HeldGrant, type People, type Person } from "./people.ts";
import { isStaff, postView } from "./queries-units.ts";
import { areaOfUnit, isDelegable, roles } from "./roles.ts";
import { heldOn } from "./vacancy.ts";

type Known = Pick<QueryContext, "actor" | "now" | "read">;

/** Roles that answer for an area look over all who work there; everyone else, and the head of a unit, sees the colleagues of the unit. */
const OVER_AREA: readonly string[] = [
  "admin",
  "auditor",
  "dpo",
  "supervisor",
  "dispatcher",
  "commandRoom",
  "gridInstructor",
  "gridLeader",
] satisfies RoleCode[];

const own = (actor: Actor, wanted: readonly string[], now: string): readonly Grant[] => liveGrants({ actor, now }, wanted);

const reaches = (grant: Grant, of: { area: string; unit: string }): boolean =>
  OVER_AREA.includes(grant.role) ? of.area.startsWith(grant.area) : grant.unit !== "" && of.unit === grant.unit;

const areasOf = (grants: readonly Grant[]): string[] => [...new Set(grants.map((grant) => grant.area))];

function grantView(ctx: Known, known: People, person: Person, grant: HeldGrant): GrantView {
  const { role, area, unit, since, until, delegatedBy } = grant;
  return {
    role,
    area,
    unit,
    since,
    until,
    delegatedBy: delegatedBy === null ? null : { id: delegatedBy, name: known.name(delegatedBy) },
    mayRevoke:
      adminGrant(ctx.actor, area, unit, ctx.now) !== null ||
      (delegatedBy !== null && delegatedBy === ctx.actor.id && person.id !== ctx.actor.id),
  };
}

/** One row as this reader may see it; null: not theirs to see. Of the grants only those within the reader's reach. */
function rowFor(ctx: Known, known: People, person: Person, mine: readonly Grant[]): PersonRow | null {
  const self = person.id === ctx.actor.id;
  const live = known.live(person, ctx.now);
  const grants = self ? live : live.filter((grant) => mine.some((reader) => reaches(reader, grant)));
  if (!self && grants.length === 0 && !mine.some((reader) => reaches(reader, person))) return null;
  const { id, home, name, area, unit, disabled } = person;
  return {
    id,
    home,
    name,
    area,
    unit,
    disabled,
    login: self || adminGrant(ctx.actor, area, unit, ctx.now) ? person.login : null,
    grants: grants.map((grant) => grantView(ctx, known, person, grant)),
    mayManage: !self && authorityOver(ctx.actor, person, known, ctx.now) !== null,
  };
}

const placeOf = (row: { area: string; id: string }): string => `${row.area}/${row.id}`;

export const listPeople = query<z.infer<typeof ListPeople>, PeopleList>({
  name: "people.list",
  route: "GET /api/people",
  summary: { zh: "人员名册：辖区内或本单位的人员和岗位", en: "Staff and their roles within one's area or unit" },
  input: ListPeople,
  allow: isStaff,
  run: async (ctx, input) => {
    const known = ctx.read(people);
    const mine = own(ctx.actor, ROLES, ctx.now);
    const words = input.q?.normalize("NFKC").trim().toLowerCase() ?? "";
    const found: PersonRow[] = [];
    for (const person of known.all) {
      if (input.after !== undefined && placeOf(person) <= input.after) continue;
      const row = rowFor(ctx, known, person, mine);
      if (!row || !matches(row, input, words)) continue;
      found.push(row);
      if (found.length > input.limit) break;
    }
    const page = found.slice(0, input.limit);
    const last = page.at(-1);
    return { people: page, next: found.length > input.limit && last ? placeOf(last) : null };
  },
});

function matches(row: PersonRow, input: z.infer<typeof ListPeople>, words: string): boolean {
  const { area, role } = input;
  if (role !== undefined && !row.grants.some((grant) => grant.role === role && (area === undefined || grant.area.startsWith(area))))
    return false;
  if (area !== undefined && !row.area.startsWith(area) && !row.grants.some((grant) => grant.area.startsWith(area))) return false;
  return words === "" || [row.name, row.login ?? "", row.unit].some((text) => text.toLowerCase().includes(words));
}

export const readPerson = query<z.infer<typeof ReadPerson>, PersonView>({
  name: "people.read",
  route: "GET /api/people/{id}",
  summary: { zh: "一位工作人员", en: "One member of staff" },
  input: ReadPerson,
  allow: isStaff,
  run: async (ctx, { id }) => {
    const known = ctx.read(people);
    const person = known.person(id);
    const row = person && rowFor(ctx, known, person, own(ctx.actor, ROLES, ctx.now));
    if (!row) throw refuse.notFound("record.not-found");
    const teams = known.teams.filter((team) => team.members.some((member) => member.account === id));
    return {
      ...row,
      posts: known.posts.filter((post) => heldOn(post, cityDay(ctx.now))?.account === id).map((post) => postView(ctx, known, post)),
      teams: teams.map((team) => ({ id: team.id, zh: team.zh, en: team.en })),
    };
  },
});

const ASSIGNERS: readonly RoleCode[] = [
  "dispatcher",
  "supervisor",
  "approver",
  "handler",
  "intakeClerk",
  "commandRoom",
  "gridLeader",
  "gridInstructor",
];

export const listHandlers = query<z.infer<typeof ListHandlers>, { handlers: HandlerView[] }>({
  name: "people.list-handlers",
  route: "GET /api/people/handlers",
  summary: { zh: "一个单位的承办人", en: "Who handles cases in a unit" },
  input: ListHandlers,
  allow: {
    roles: ASSIGNERS,
    condition: "in the unit, or over its area",
    admits: ({ actor, now }, { unit }) =>
      own(actor, ASSIGNERS, now).some((grant) => grant.unit === unit) || grantsOver(actor, ASSIGNERS, areaOfUnit(unit), now).length > 0,
  },
  run: async (ctx, { unit }) => {
    const known = ctx.read(people);
    const handlers = known.staff(unit).flatMap((person) => {
      const held = known
        .live(person, ctx.now)
        .filter((grant) => grant.unit === unit && (grant.role === "handler" || grant.role === "approver"));
      return held.map((grant): HandlerView => ({
        id: person.id,
        name: person.name,
        role: grant.role,
        delegated: grant.delegatedBy !== null,
      }));
    });
    return { handlers };
  },
});

export const listRoles = query<z.infer<typeof ListRoles>, RoleList>({
  name: "people.list-roles",
  route: "GET /api/people/roles",
  summary: { zh: "岗位目录，以及本人可授予、可委托的范围", en: "The roles, and which of them one may grant or delegate" },
  input: ListRoles,
  allow: isStaff,
  run: async (ctx) => ({
    roles: [...roles],
    grantableOver: areasOf(own(ctx.actor, ["admin"], ctx.now)),
    teamsOver: areasOf(own(ctx.actor, TEAM_KEEPERS, ctx.now)),
    postsOver: areasOf(own(ctx.actor, ["admin"], ctx.now).filter((grant) => grant.unit === "")),
    leads: [
      ...new Set(
        own(ctx.actor, ["admin", "approver"], ctx.now)
          .map((grant) => grant.unit)
          .filter(Boolean),
      ),
    ],
    delegable: own(ctx.actor, ROLES, ctx.now)
      .filter((grant) => grant.delegatedBy === null && isDelegable(grant.role as RoleCode))
      .map(({ role, area, unit, until }) => ({ role: role as RoleCode, area, unit, until })),
  }),
});
