import { z } from "zod";
import { parseInput, type PlainRequest, type PlainRoute } from "#platform/http";
import type { Query } from "#platform/modules";
import { decodePlace } from "#platform/paging";
import { refuse } from "#platform/refusals";
import type { Runtime } from "#platform/runtime";
import {
  countWaiting,
  DUE,
  mergeWaiting,
  readWaiting,
  WHOSE,
  type FoundRow,
  type WaitingCount,
  type WaitingFilter,
  type WaitingSource,
} from "#platform/waiting";
import { people } from "#modules/people";
import { places } from "#modules/places";
import type { Words } from "#web/words";

type WorkDeps = { runtime: Runtime; words: Words; /** Rows a page. */ page?: number };
type Staff = PlainRequest["actor"] & { kind: "staff" };
type Pair = { zh: string; en: string };

const PAGE = 50;
const Narrow = z.object({
  whose: z.enum([...WHOSE, "team"]).default("all"),
  due: z.enum(DUE).default("any"),
  area: z
    .string()
    .regex(/^\d{4,17}$/)
    .optional(),
});
const List = Narrow.extend({ of: z.string().max(40).optional(), cursor: z.string().max(200).optional() });

const staffOf = ({ actor }: PlainRequest): Staff => {
  if (actor.kind !== "staff") throw refuse.unauthenticated("access.sign-in");
  return actor;
};

/** What this person's teams serve, with their own standing rights: a team gives nobody a right, it only narrows the list. */
const teamAreas = ({ runtime }: WorkDeps, actor: Staff): string[] =>
  runtime.registers
    .read(people)
    .teams.filter(({ members }) => members.some(({ account }) => account === actor.id))
    .flatMap(({ areas }) => areas);

function narrowing(deps: WorkDeps, actor: Staff, { whose, due, area }: z.output<typeof Narrow>): WaitingFilter {
  const inside = (areas: readonly string[]): string[] =>
    area === undefined ? [...areas] : areas.flatMap((one) => (one.startsWith(area) ? [one] : area.startsWith(one) ? [area] : []));
  const areas = whose === "team" ? inside(teamAreas(deps, actor)) : area === undefined ? null : [area];
  return { whose: whose === "team" ? "all" : whose, due, areas };
}

/** A source as the query it is: its permission and its own scope, with row-level security behind it. */
const asked = <O>({ code, title, allow, scope }: WaitingSource, run: Query<WaitingFilter, O>["run"]): Query<WaitingFilter, O> => ({
  name: `${code}.waiting`,
  route: "",
  summary: title,
  input: z.never() as never,
  allow: allow as Query<WaitingFilter, O>["allow"],
  ...(scope ? { scope } : {}),
  run,
});

/** Sources that can hold anything for this person. */
function sourcesFor({ runtime }: WorkDeps, actor: Staff): WaitingSource[] {
  const known = runtime.knowing(actor);
  return runtime.modules.flatMap(({ waiting = [] }) => waiting).filter(({ allow }) => allow.admits(known, undefined));
}

function shown({ runtime, words }: WorkDeps, actor: Staff, source: WaitingSource, row: FoundRow) {
  const pair = (key: string): Pair => words[key] ?? { zh: key, en: key };
  const known = runtime.knowing(actor);
  const { number, title, link, working = false } = source.show(known, row);
  const trail = known.read(places).trail(row.place.slice(0, 12));
  // Whoever works for one town alone need not read its name in every row.
  const ownTown = actor.grants.every(({ area }) => area.length >= 9 && area.slice(0, 9) === row.place.slice(0, 9));
  const own = trail.filter(({ code }) => code.length >= (ownTown && row.place.length > 9 ? 12 : 9));
  const named = own.length > 0 ? own : trail.slice(-1);
  return {
    source: source.code,
    home: row.home,
    id: row.id,
    number,
    title: typeof title === "string" ? pair(title) : title,
    step: pair(`${source.code}.waiting.${row.step}`),
    place: {
      zh: named.map(({ zh }) => zh).join(" ") || row.place,
      en:
        named
          .toReversed()
          .map(({ en }) => en)
          .join(", ") || row.place,
    },
    own: row.own,
    dueAt: row.dueAt,
    provisional: row.provisional,
    working,
    link,
  };
}

async function list(deps: WorkDeps, request: PlainRequest): Promise<unknown> {
  const actor = staffOf(request);
  const input = parseInput(List, request.query);
  const from = decodePlace(input.cursor);
  const filter = narrowing(deps, actor, input);
  const size = deps.page ?? PAGE;
  const sources = sourcesFor(deps, actor).filter(({ code }) => input.of === undefined || input.of === code);
  const found = await Promise.all(
    sources.map(async (source) => {
      const rows = await deps.runtime.ask(
        asked(source, (ctx) => readWaiting(ctx, source, filter, { from, limit: size + 1 })),
        filter,
        actor,
      );
      return rows.map((row) => ({ ...row, source }));
    }),
  );
  const { rows, next } = mergeWaiting(found, size);
  return { rows: rows.map(({ source, ...row }) => shown(deps, actor, source, row)), next };
}

async function count(deps: WorkDeps, request: PlainRequest): Promise<unknown> {
  const actor = staffOf(request);
  const filter = narrowing(deps, actor, parseInput(Narrow, request.query));
  const sources = await Promise.all(
    sourcesFor(deps, actor).map(async (source) => {
      const found: WaitingCount = await deps.runtime.ask(
        asked(source, (ctx) => countWaiting(ctx, source, filter)),
        filter,
        actor,
      );
      return { code: source.code, title: source.title, kinds: source.kinds, ...found };
    }),
  );
  return { sources, team: teamAreas(deps, actor).length > 0 };
}

/** 我的工作: what waits for whoever asks, out of every service of this installation, by due time. */
export const workRoutes = (deps: WorkDeps): PlainRoute[] => [
  { method: "GET", url: "/api/work", handler: async (request) => ({ status: 200, body: await list(deps, request) }) },
  { method: "GET", url: "/api/work/counts", handler: async (request) => ({ status: 200, body: await count(deps, request) }) },
];
