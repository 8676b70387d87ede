import type { CommandContext } from "#platform/ledger";
import type { QueryContext } from "#platform/modules";
import { places } from "#modules/places";
import { worldOf, type Answer, type World } from "./circle.ts";
import type { Basis, CoverageRow, VillageRow } from "./contract/reads.ts";
import type { Mode, PointKind } from "./contract/standard.ts";
import { weekMinute } from "./contract/week.ts";
import { network, servicePoints, standards } from "./registers.ts";

/** The circle asked for: a kind, a way to move, a moment. */
export type Asked = { world: World; kind: PointKind; mode: Mode; at: string; answer: Answer };

export const worldIn = ({ read }: Pick<QueryContext, "read"> | Pick<CommandContext, "read">): World =>
  worldOf(read(places), read(servicePoints), read(standards), read(network));

export function askedOf(world: World, { kind, mode, at }: { kind: string; mode?: string | undefined; at: string }): Asked {
  const known = world.kind(kind);
  const way = world.mode(mode ?? known.mode);
  return { world, kind: known, mode: way, at, answer: world.answer(known, way, weekMinute(at)) };
}

export const DEFINITION = {
  code: "cov.pop",
  version: "1",
  zh: "人口覆盖率（按户）",
  en: "Households covered",
  definition: {
    zh: "在所选时刻，能在规定分钟内到达（或由其到达）一个开放着的该类服务点的村（社区）的户数，除以全部已知户数的村（社区）的户数。村以代表点计，户数取网格户数区间的中值。",
    en: "Households of villages that, at the chosen moment, reach (or are reached by) an open point of the kind within the minutes set, over the households of all villages whose number is known. A village counts by its own point; households are the middle of its grids' bands.",
  },
} as const;

/** Seconds within the limit; a hundredth is forgiven, so that 15 minutes computed on another machine are 15 minutes. */
export const within = (seconds: number, minutes: number): boolean => seconds <= minutes * 60 + 0.01;

export function basisOf({ world, kind, mode, at, answer }: Asked): Basis {
  const { standard, network: roads } = world;
  const named = ({ code, zh, en }: { code: string; zh: string; en: string }) => ({ code, zh, en });
  const standing = roads.inForce;
  return {
    standard: standard.version,
    roads: standing && {
      version: standing.version,
      hash: standing.hash,
      name: standing.name,
      source: standing.source,
      synthetic: standing.synthetic,
    },
    kind: named(kind),
    mode: named(mode),
    direction: mode.direction,
    minutes: kind.minutes,
    at,
    points: { standing: answer.standing, open: answer.open.length },
    local: standard.local,
    synthetic:
      (standing?.synthetic ?? false) || answer.open.some(({ synthetic }) => synthetic) || world.villages.some(({ area }) => area.synthetic),
  };
}

export type VillageFact = { index: number; seconds: number; covered: boolean; why: VillageRow["why"] };

/** How one village stands. */
export function factOf({ world, kind, mode, answer }: Asked, index: number): VillageFact {
  const seconds = answer.reached.seconds[index]!;
  const seen = world.seen(mode);
  const covered = within(seconds, kind.minutes);
  if (!seen) return { index, seconds, covered: false, why: "noRoads" };
  if (covered) return { index, seconds, covered, why: "covered" };
  if (seconds < Infinity) return { index, seconds, covered, why: "tooFar" };
  if (seen.villages[index]?.foot === null) return { index, seconds, covered, why: "offNetwork" };
  return { index, seconds, covered, why: answer.open.length === 0 ? "nothingOpen" : "tooFar" };
}

/** Facts of every village of an area, in order of code. */
export const factsIn = (asked: Asked, area: string): VillageFact[] =>
  asked.world.villages.flatMap((village, index) => (village.area.code.startsWith(area) ? [factOf(asked, index)] : []));

export function rowOf(
  asked: Asked,
  area: { code: string; zh: string; en: string; level: string },
  facts: readonly VillageFact[],
): CoverageRow {
  const { villages } = asked.world;
  const row: CoverageRow = {
    code: area.code,
    zh: area.zh,
    en: area.en,
    level: area.level,
    households: { covered: 0, all: 0 },
    villages: { covered: 0, all: facts.length },
    offNetwork: 0,
    unknown: 0,
  };
  for (const { index, covered, why } of facts) {
    const { households } = villages[index]!;
    if (covered) row.villages.covered += 1;
    if (why === "offNetwork") row.offNetwork += 1;
    if (households === null) row.unknown += 1;
    else {
      row.households.all += households;
      if (covered) row.households.covered += households;
    }
  }
  return row;
}
