import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { resident } from "#platform/access";
import { readCounts } from "#platform/figures";
import { Refusal } from "#platform/refusals";
import type { TestCity } from "#platform/testing";
import { correct } from "../../limits/tests/correcting.ts";
import { opinionCommands as o } from "../commands.ts";
import { agreedSets, itemSets, opinionCatalogue, subjectSets } from "../figures.ts";
import { admin, answered, CITY, clerk, COUNTY, DAY, dayFrom, desk, given, newId, officer, opinionCity, published, sorted, STATION, TOWN, VILLAGE, type Key } from "./city.ts"; // prettier-ignore
import { lineOf, recountedFromLog, type Span } from "./recounting.ts";

let city: TestCity;
before(async () => {
  city = await opinionCity();
});
after(() => city.close());

const SETS = [...itemSets, ...subjectSets, ...agreedSets];
const SPANS: readonly Span[] = (["2026-11", "2026-12", "2027-01", "2027-02", "2027-03"] as const).flatMap((month) => [
  { area: CITY, digits: 4, from: `${month}-01`, to: `${month}-28` },
  { area: COUNTY, digits: 9, from: `${month}-03`, to: `${month}-19` },
  { area: TOWN, digits: 12, from: `${month}-01`, to: `${month}-28` },
]);
const STEPS = 500;
const WHOLE: Span = { area: COUNTY, digits: 6, from: "2026-11-01", to: "2028-12-31" };

/** Numbers from a seed, the same in each run. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

type Given = Key & { secret: string };
type Agreed = Key & { decision: string };
type World = { items: Given[]; meetings: Key[]; agreed: Agreed[] };
type Roll = (below: number) => number;
const of = <T>(list: readonly T[], roll: Roll): T => list[roll(list.length)]!;
/** Among the newest: blind choices alone would seldom bring one to its end. */
const one = ({ items }: World, roll: Roll): Given => of(items.slice(-6), roll);
const TOPICS = ["01", "06", "10"];
const PLACES = [VILLAGE, TOWN, VILLAGE];
const both = (zh: string) => ({ zh, en: "" });
const say = ({ home, id }: Key, text: string) => ({ home, id, text });

async function announce({ meetings }: World): Promise<void> {
  const said = {
    id: newId(city),
    area: TOWN,
    convener: STATION,
    title: both("夜间巡逻怎么排"),
    agenda: [both("巡逻路线")],
    meets: new Date(Date.parse(city.now()) + 3 * DAY).toISOString(),
    venue: both("街道会议室"),
    access: both("有电梯"),
    lots: 2,
    open: 20,
    until: dayFrom(city, 1),
    seedFrom: both("双色球中奖号码"),
  };
  const { home, id } = await city.execute(o.announceDeliberation, o.announceDeliberation.input.parse(said), { actor: desk });
  meetings.push({ home, id });
}
async function minute({ meetings, agreed }: World, roll: Roll): Promise<void> {
  const key = of(meetings, roll);
  const decisions = Array.from({ length: roll(3) }, () => ({ decision: newId(city), owner: STATION, due: dayFrom(city, 5 + roll(30)), zh: "加一条夜间巡逻路线", en: "" })); // prettier-ignore
  await city.execute(
    o.minuteDeliberation,
    { ...key, attended: 9, minutes: both("讨论了两条路线，同意先试一个月。"), decisions },
    { actor: desk },
  );
  agreed.push(...decisions.map(({ decision }) => ({ ...key, decision })));
}
async function rate(world: World, roll: Roll): Promise<void> {
  const { home, id, secret } = one(world, roll);
  await city.execute(o.rateItem, { home, id, secret, score: 1 + roll(5), text: "" }, { actor: resident });
}

const moves: readonly ((world: World, roll: Roll) => Promise<unknown>)[] = [
  async ({ items }, roll) => items.push(await given(city, { area: of(PLACES, roll), topic: roll(2) === 0 ? of(TOPICS, roll) : null })),
  async ({ items }, roll) => items.push(await given(city, { area: of(PLACES, roll), wish: false })),
  (world, roll) => sorted(city, one(world, roll), { topic: of(TOPICS, roll), nature: of(["criticism", "question"], roll), area: of(PLACES, roll) }), // prettier-ignore
  (world, roll) => sorted(city, one(world, roll), { topic: of(TOPICS, roll) }),
  (world, roll) => sorted(city, one(world, roll), { topic: of(TOPICS, roll) }),
  async (world, roll) => {
    const { home, id } = one(world, roll);
    const to = of(["petition", "event"] as const, roll);
    if (roll(4) > 0) return;
    await city.execute(o.handOnItem, { home, id, to, reason: "请到该办的一方提出。", category: to === "event" ? "0402" : null }, { actor: clerk }); // prettier-ignore
  },
  (world, roll) => city.execute(o.adoptItem, { ...say(one(world, roll), ""), plan: "夜间增加步巡。", due: dayFrom(city, 1 + roll(30)) }, { actor: officer }), // prettier-ignore
  (world, roll) => city.execute(o.explainItem, say(one(world, roll), "该路段由城管管理。"), { actor: officer }),
  (world, roll) => city.execute(o.explainItem, say(one(world, roll), "该路段由城管管理。"), { actor: officer }),
  (world, roll) => city.execute(o.actOnItem, say(one(world, roll), "步巡增加到三趟。"), { actor: officer }),
  (world, roll) => city.execute(o.replyToItem, say(one(world, roll), "情况已办理。"), { actor: officer }),
  (world, roll) => city.execute(o.replyToItem, say(one(world, roll), "情况已办理。"), { actor: officer }),
  (world, roll) => city.execute(o.replyToItem, say(one(world, roll), "情况已办理。"), { actor: officer }),
  // The whole way at once, or as far as it still goes.
  (world, roll) => answered(city, one(world, roll), of(["adopted", "explained"], roll), { topic: of(TOPICS, roll) }),
  (world, roll) => answered(city, one(world, roll), "explained", { topic: of(TOPICS, roll) }),
  rate,
  rate,
  rate,
  (world, roll) => published(city, one(world, roll)),
  (world, roll) => published(city, one(world, roll)),
  async (_, roll) => city.advance((1 + roll(14)) * 3_600_000),
  async (_, roll) => (roll(6) === 0 ? correct(city, dayFrom(city, 1 + roll(5))) : undefined),
  async (_, roll) => (roll(6) === 0 ? city.execute(o.setAgainDays, { days: 30 + roll(60), reason: "试行" }, { actor: admin }) : undefined),
  async (world, roll) => (roll(3) === 0 ? announce(world) : undefined),
  (world, roll) => minute(world, roll),
  async ({ agreed }, roll) =>
    agreed.length > 0
      ? city.execute(o.reportAgreed, { ...of(agreed, roll), result: both("路线试行一个月。") }, { actor: officer })
      : undefined,
];

const figuresOf = async (span: Span): Promise<string[]> =>
  (await city.runtime.within(desk, ({ db }) => readCounts(db, SETS, span))).filter(({ n }) => n !== 0).map(lineOf);

test("whatever is said, sorted, decided, rated, published and agreed in whatever order, each figure equals a recount of the log", async () => {
  const roll = dice(20_261_128);
  const world: World = { items: [await given(city)], meetings: [], agreed: [] };
  await announce(world);
  let [done, refused] = [0, 0];
  for (let n = 1; n <= STEPS; n += 1) {
    city.advance(60_000);
    const move = of(moves, roll);
    try {
      await move(world, roll);
      done += 1;
    } catch (cause) {
      // What makes no sense now is refused, and must move no figure either.
      if (!(cause instanceof Refusal)) throw cause;
      refused += 1;
    }
    await city.jobs();
    if (n % (STEPS / 2) > 0) continue;
    const expected = await recountedFromLog(city, SETS);
    for (const span of [WHOLE, ...SPANS])
      assert.deepEqual((await figuresOf(span)).sort(), expected(span).sort(), `${n} ${JSON.stringify(span)}`);
  }
  assert.ok(done > 200 && refused > 50, `${done} done, ${refused} refused`);
  const counted = new Set((await figuresOf(WHOLE)).map((line) => line.split(" ")[0]));
  assert.deepEqual(
    SETS.filter(({ code }) => !counted.has(code)),
    [],
    "in each set something was counted",
  );
  const named = opinionCatalogue.flatMap(({ figures }) => figures.flatMap(({ numerator, denominator }) => [numerator, denominator]));
  assert.ok(
    named.every((code) => code === null || counted.has(code)),
    "each figure of the catalogue is of these sets",
  );
  assert.deepEqual((await city.verify()).findings, []);
});
