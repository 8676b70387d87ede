import type { z } from "zod";
import { cityDay } from "#platform/days";
import { query, type Query, type QueryContext } from "#platform/modules";
import { places } from "#modules/places";
import { ListPosts, ListTeams, ROLES, type HolderView, type PostList, type PostView, type TeamList, type TeamView } from "./contract.ts";
import { teamAuthority, unitAuthority } from "./permissions.ts";
import { daysFrom } from "./days.ts";
import { freeFrom, type Term } from "./post.ts";
import { people, type HeldPost, type People, type ServiceTeam } from "./people.ts";
import { areaOfUnit } from "./roles.ts";
import { versionOf } from "./team-version.ts";
import { emptySince, heldOn, isEmpty } from "./vacancy.ts";

type Known = Pick<QueryContext, "actor" | "now" | "read">;

export const isStaff: Query<unknown, never>["allow"] = {
  roles: [...ROLES],
  condition: "any member of staff",
  admits: ({ actor }) => actor.kind === "staff",
};

export function postView(ctx: Known, known: People, post: HeldPost): PostView {
  const { home, id, unit, zh, en, established, from: since, terms } = post;
  const today = cityDay(ctx.now);
  const view = (term: Term | undefined): HolderView | null =>
    term ? { id: term.account, name: known.name(term.account), from: term.from, to: term.to, concurrent: term.concurrent } : null;
  const free = emptySince(post, today);
  return {
    home,
    id,
    unit,
    zh,
    en,
    established,
    since,
    holder: view(heldOn(post, today)),
    next: view(terms.find(({ from }) => from > today)),
    last: free === null ? null : view(terms.findLast(({ to }) => to !== null && to <= today)),
    empty: free === null ? null : { since: free, days: daysFrom(free, today) },
    freeFrom: freeFrom(post),
    mayKeep: unitAuthority(ctx.actor, unit, ctx.now) !== null,
  };
}

function teamView(ctx: Known, known: People, team: ServiceTeam): TeamView {
  const all = ctx.read(places);
  return {
    ...team,
    areas: team.areas.map((code) => ({ code, ...all.names(code) })),
    members: team.members.map(({ account, skills }) => ({
      id: account,
      name: known.name(account),
      unit: known.person(account)?.unit ?? "",
      skills,
    })),
    version: versionOf(team),
    mayKeep: teamAuthority(ctx.actor, team.area, ctx.now) !== null,
  };
}

/** One lies in the other. */
const meets = (left: string, right: string): boolean => left.startsWith(right) || right.startsWith(left);

const wordsOf = (q: string | undefined): string => q?.normalize("NFKC").trim().toLowerCase() ?? "";
const contain = (texts: readonly string[], words: string): boolean =>
  words === "" || texts.some((text) => text.toLowerCase().includes(words));

/** The rows after one id, in the order they are kept. An id that is gone meanwhile begins anew. */
function paged<T extends { id: string }>(rows: readonly T[], { after, limit }: { after?: string | undefined; limit: number }) {
  const start = after === undefined ? 0 : rows.findIndex((row) => row.id === after) + 1;
  const page = rows.slice(start, start + limit);
  return { page, next: start + limit < rows.length ? (page.at(-1)?.id ?? null) : null };
}

export const listPosts = query<z.infer<typeof ListPosts>, PostList>({
  name: "people.list-posts",
  route: "GET /api/people/posts",
  summary: { zh: "单位的职位和任职", en: "Posts of units and who holds them" },
  input: ListPosts,
  allow: isStaff,
  run: async (ctx, input) => {
    const known = ctx.read(people);
    const words = wordsOf(input.q);
    const today = cityDay(ctx.now);
    const fits = known.posts.filter(
      (post) =>
        (!input.unit || post.unit === input.unit) &&
        (input.area === undefined || areaOfUnit(post.unit).startsWith(input.area)) &&
        (input.empty === undefined || isEmpty(post, today, input.empty)) &&
        contain([post.zh, post.en, known.name(heldOn(post, today)?.account ?? "")], words),
    );
    const { page, next } = paged(fits, input);
    return { posts: page.map((post) => postView(ctx, known, post)), next };
  },
});

export const listTeams = query<z.infer<typeof ListTeams>, TeamList>({
  name: "people.list-teams",
  route: "GET /api/people/teams",
  summary: { zh: "服务一个地方的团队（组团式服务）", en: "Service teams of an area" },
  input: ListTeams,
  allow: isStaff,
  run: async (ctx, input) => {
    const known = ctx.read(people);
    const words = wordsOf(input.q);
    const { area } = input;
    const fits = known.teams.filter(
      (team) =>
        (area === undefined || team.areas.some((one) => meets(one, area))) &&
        contain([team.zh, team.en, ...team.members.map((member) => known.name(member.account))], words),
    );
    const { page, next } = paged(fits, input);
    return { teams: page.map((team) => teamView(ctx, known, team)), next };
  },
});
