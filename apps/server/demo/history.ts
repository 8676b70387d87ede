import { uuidv7 } from "#platform/ids";
import { Refusal } from "#platform/refusals";
import { bulkDeps, rehearse, type Runtime } from "#platform/runtime";
import { places, type Area } from "#modules/places";
import { seeded, type Random } from "./random.ts";
import { writeSignals } from "./signals.ts";
import { tell } from "./steps.ts";
import { DAY, deskOf, HOUR, need, stuck, type Story } from "./story.ts";
import { actorOf, type Member } from "./staff.ts";
import { REPORTS } from "./texts.ts";

const YEARS = 5;
/** What a report comes to on average, measured; only sets how many reports make so many events. */
const EVENTS_A_REPORT = 7.4;
const FLUSH = 400;

/** This week these come again and again from one town: the board of rising topics has one to show, and the visitors' own queues are not empty. */
const SURGE_TOWN = "330502001";
const SURGE = [
  "0202",
  "0202",
  "0202",
  "0202",
  "0202",
  "0202",
  "0202",
  "0202",
  "0202",
  "0402",
  "0402",
  "0402",
  "0501",
  "0501",
  "0403",
  "0405",
  "0201",
  "0201",
] as const;
const SURGE_DAYS = 4;

function pickPlace(random: Random, villages: readonly Area[], runtime: Runtime): { village: string; point: { lon: number; lat: number } } {
  const known = runtime.registers.read(places);
  // Communities are few and crowded: they report as much as they are many times.
  const village = random.weighted(villages.map((area) => [area, area.code.slice(9) < "200" ? 3 : 1] as const));
  const grid = random.pick(known.children(village.code));
  const point = known.pointOf(grid.code) ?? { lon: 120.1, lat: 30.86 };
  const near = { lon: point.lon + (random.next() - 0.5) * 0.002, lat: point.lat + (random.next() - 0.5) * 0.002 };
  // A hundred metres can lead over the border into the neighbours' village.
  return known.locate(near)?.village === village.code ? { village: village.code, point: near } : { village: village.code, point };
}

/** More each year, fewer in the night; a share of the last days so that today's queues are not empty. */
function moment(random: Random, until: number): number {
  const back = random.chance(0.03) ? random.next() * 6 * DAY : YEARS * 365 * DAY * (1 - Math.sqrt(random.next()));
  const day = until - back;
  const hour = random.weighted([
    [7, 4],
    [8, 9],
    [9, 10],
    [10, 8],
    [11, 6],
    [13, 6],
    [14, 7],
    [15, 7],
    [16, 7],
    [17, 7],
    [18, 7],
    [19, 8],
    [20, 7],
    [21, 4],
    [23, 1],
  ] as const);
  const start = Math.floor((day + 8 * HOUR) / DAY) * DAY - 8 * HOUR;
  return Math.min(until - 5 * 60_000, start + hour * HOUR + random.below(60) * 60_000);
}

/** `onRefused`: a rule said no to a seeded step; the record stays as it stood, and the tests want to hear of it. */
export type HistoryOptions = {
  events: number;
  now: string;
  seed?: number;
  onProgress: (events: number) => void;
  onRefused?: (refusal: Refusal) => void;
};

/** Five synthetic years through the same commands as today's, in bulk; seeded and repeatable. Returns the number of commands given. */
export async function writeHistory(runtime: Runtime, staff: readonly Member[], options: HistoryOptions): Promise<number> {
  const random = seeded(options.seed ?? 20_120_101);
  const desk = deskOf(staff);
  const until = Date.parse(options.now);
  const villages = runtime.registers
    .read(places)
    .all()
    .filter((area) => area.level === "village");
  const kinds = Object.entries(REPORTS).map(([code, { weight }]) => [code, weight] as const);
  const reports = Math.round(options.events / EVENTS_A_REPORT);
  const rehearsal = rehearse(bulkDeps(runtime));
  let done = 0;
  for (let n = 0; n < reports + SURGE.length; n += 1) {
    const surge = SURGE[n - reports];
    const at = surge ? until - HOUR - random.next() * SURGE_DAYS * DAY : moment(random, until);
    const { village, point } = pickPlace(random, surge ? villages.filter((area) => area.parent === SURGE_TOWN) : villages, runtime);
    const story: Story = {
      random,
      rehearsal,
      runtime,
      desk,
      until,
      at,
      home: "",
      id: uuidv7(at, random.bytes(10)),
      secret: "",
      village,
      dueAt: null,
      slow: false,
      by: "resident",
      phone: false,
    };
    try {
      tell(story, surge ?? random.weighted(kinds), point);
    } catch (cause) {
      if (cause instanceof Refusal) options.onRefused?.(cause);
      else if (cause !== stuck) throw cause;
    }
    if (n % FLUSH === FLUSH - 1 || n === reports + SURGE.length - 1) {
      done += await rehearsal.flush();
      if (n % (FLUSH * 5) === FLUSH * 5 - 1) options.onProgress(done);
    }
  }
  writeSignals(runtime, rehearsal, until, (role, area) => actorOf(need(desk.byRoleArea.get(`${role} ${area}`))));
  return done + (await rehearsal.flush());
}
