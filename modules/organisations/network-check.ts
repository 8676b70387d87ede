import type { z } from "zod";
import { grantsOver, liveGrants } from "#platform/access";
import { cityDay } from "#platform/days";
import { query, type QueryContext } from "#platform/modules";
import { readers } from "#platform/reading";
import { areaOfUnit, daysFrom, emptySince, heldOn, isEmpty, people, ROLES, type HeldPost } from "#modules/people";
import { homeOf, places } from "#modules/places";
import { ListGaps, ListNetworks, type Coverage, type Gaps, type NetworkList, type SeatView } from "./contract.ts";
import type { CoverageRule, StandingNetwork, Unit } from "./organisations.ts";
import { organisations } from "./queries.ts";

/** Areas of the rule's level, each with or without a working unit of its own. */
function coverageOf(ctx: QueryContext, rule: CoverageRule, within: string): Coverage | null {
  const scope = within.startsWith(rule.area) ? within : rule.area.startsWith(within) ? rule.area : null;
  if (scope === null) return null;
  const all = ctx.read(organisations);
  const areas = ctx.read(places).within(scope, rule.level);
  const missing = areas.filter((area) => !all.unit(`${rule.department}-${area.code}`)?.open);
  const { code, zh, en, department, level } = rule;
  return {
    rule: code,
    zh,
    en,
    department,
    level,
    areas: areas.length,
    covered: areas.length - missing.length,
    missing: missing.map((area) => ({ code: area.code, zh: area.zh, en: area.en })),
  };
}

/** Why nobody can be reached at a unit; null where its contact's account still opens the door. */
export function withoutContact(ctx: Pick<QueryContext, "read">, { contact }: Pick<Unit, "contact">): "none" | "disabled" | null {
  if (contact === null) return "none";
  const person = ctx.read(people).person(contact);
  return person && !person.disabled ? null : "disabled";
}

function emptyPosts(ctx: QueryContext, posts: readonly HeldPost[]): Gaps["emptyPosts"] {
  const all = ctx.read(organisations);
  const today = cityDay(ctx.now);
  return posts
    .filter((post) => isEmpty(post, today, "long"))
    .map((post) => {
      const { home, id, zh, en, unit } = post;
      const since = emptySince(post, today) ?? today;
      const at = all.unit(unit);
      return { home, id, zh, en, unitZh: at?.zh ?? unit, unitEn: at?.en ?? unit, since, days: daysFrom(since, today) };
    })
    .sort((left, right) => right.days - left.days);
}

const CHECKERS = ["admin", "supervisor", "commandRoom", "auditor"];

export const listGaps = query<z.infer<typeof ListGaps>, Gaps>({
  name: "organisations.list-gaps",
  route: "GET /api/organisations/gaps",
  summary: {
    zh: "组织网络核查：缺机构、缺联络人、职位空缺超过 90 天",
    en: "Network check: areas without a unit, units without a live contact, posts empty for more than 90 days",
  },
  input: ListGaps,
  allow: readers(CHECKERS, "any such grant"),
  fromRegisters: true,
  run: async (ctx, { area = "" }) => {
    const all = ctx.read(organisations);
    const units = all.units({ open: true }).filter((unit) => unit.area.startsWith(area));
    const posts = ctx.read(people).posts.filter(({ unit }) => areaOfUnit(unit).startsWith(area));
    return {
      coverage: all.rules.flatMap((rule) => coverageOf(ctx, rule, area) ?? []),
      rules: all.rules
        .filter((rule) => rule.area.startsWith(area) || area.startsWith(rule.area))
        .map((rule) => ({
          ...rule,
          home: homeOf(rule.area),
          mayKeep: grantsOver(ctx.actor, ["admin"], rule.area, ctx.now).length > 0,
        })),
      withoutContact: units.flatMap((unit) => {
        const reason = withoutContact(ctx, unit);
        return reason ? [{ code: unit.code, zh: unit.zh, en: unit.en, reason }] : [];
      }),
      working: units.length,
      emptyPosts: emptyPosts(ctx, posts),
      posts: posts.length,
    };
  },
});

function seatView(ctx: QueryContext, seat: StandingNetwork["seats"][number]): SeatView {
  const unit = ctx.read(organisations).unit(seat.unit);
  const known = ctx.read(people);
  const post = known.posts.find(({ id }) => id === seat.contact);
  const held = post && heldOn(post, cityDay(ctx.now));
  return {
    unit: seat.unit,
    zh: unit?.zh ?? seat.unit,
    en: unit?.en ?? seat.unit,
    open: unit?.open ?? false,
    contact: post ? { id: post.id, zh: post.zh, en: post.en, holder: held ? known.name(held.account) : null } : null,
    dutyLine: seat.dutyLine,
    from: seat.from,
  };
}

export const listNetworks = query<z.infer<typeof ListNetworks>, NetworkList>({
  name: "organisations.list-networks",
  route: "GET /api/organisations/networks",
  summary: { zh: "联动网络、领导小组及其成员单位", en: "Joint-action networks and leading groups with their members" },
  input: ListNetworks,
  fromRegisters: true,
  allow: { roles: [...ROLES], condition: "any member of staff", admits: ({ actor }) => actor.kind === "staff" },
  run: async (ctx, { area = "" }) => ({
    networks: ctx
      .read(organisations)
      .networks.filter((one) => one.area.startsWith(area) || area.startsWith(one.area))
      .map((one) => ({
        ...one,
        seats: one.seats.map((seat) => seatView(ctx, seat)),
        mayKeep: grantsOver(ctx.actor, ["admin"], one.area, ctx.now).length > 0,
      })),
    formOver: liveGrants(ctx, ["admin"]).map(({ area }) => area),
  }),
});
