import { resident, system, type Actor } from "#platform/access";
import { uuidv7 } from "#platform/ids";
import type { Command } from "#platform/ledger";
import { bulkDeps, rehearse, type Rehearsal, type Runtime } from "#platform/runtime";
import { opinionCommands as o } from "#modules/opinions";
import { homeOf, places } from "#modules/places";
import { MOVED, STORIES, type OpinionStory } from "./opinion-texts.ts";
import { seeded, type Random } from "./random.ts";
import { actorOf, type Member } from "./staff.ts";
import { DAY, HOUR } from "./story.ts";

type Note = { at: number; what: "answer" | "again"; asked: object };
type Telling = { runtime: Runtime; random: Random; rehearsal: Rehearsal; until: number; steps: number; notes: Note[] };
type Key = { home: string; id: string };
type Spot = { village: string; desk: Actor; officer: Actor; station: string };
const ENDS = ["heard", "classified", "adopted", "acted", "replied", "rated", "published"] as const;
type End = (typeof ENDS)[number];

const instant = (at: number): string => new Date(at).toISOString();
const cityDay = (at: number): string => instant(at + 8 * HOUR).slice(0, 10);

function give<I, O>(told: Telling, at: number, command: Command<I, O>, input: unknown, actor: Actor): void {
  if (at > told.until) return;
  told.rehearsal.give(command, command.input.parse(input), { actor, now: instant(at), commandId: uuidv7(at, told.random.bytes(10)) });
  told.steps += 1;
}

const CHANNELS = ["online", "square", "online", "qr", "meeting", "hotline"] as const;

/** Most come by the portal; what was heard in a square, at a meeting or on the hotline, the station's officer wrote down. */
function hear(told: Telling, at: number, text: string, { village, officer }: Spot): Key {
  const channel = told.random.pick(CHANNELS);
  const id = uuidv7(at, told.random.bytes(10));
  const wish = told.random.below(3) > 0;
  const said = { id, area: village, text, wish, channel, phone: wish && told.random.below(2) === 0 ? "13800138000" : null };
  if (channel === "online" || channel === "qr") give(told, at, o.giveOpinion, said, resident);
  else give(told, at, o.hearOpinion, said, officer);
  return { home: homeOf(village), id };
}

function decide(told: Telling, at: number, key: Key, story: OpinionStory, { officer }: Spot): void {
  if (!story.plan) return give(told, at, o.explainItem, { ...key, text: story.why ?? story.reply }, officer);
  give(told, at, o.adoptItem, { ...key, plan: story.plan[0], due: cityDay(at + 20 * DAY) }, officer);
  give(told, at + HOUR, o.replyToItem, { ...key, text: `已立项：${story.plan[0]}办好后再告诉您。` }, officer);
}

/** What the outbox notes of events in a running city: that a topic was answered in public, or heard again. Written in the order of time. */
function note(told: Telling, at: number, what: Note["what"], key: Key, story: OpinionStory, { village }: Spot, heardAt = at): void {
  const asked = { ...key, topic: story.topic, town: village.slice(0, 9), item: key.id, at: instant(heardAt) };
  told.notes.push({ at, what, asked });
}
function writeNotes(told: Telling): void {
  for (const { at, what, asked } of told.notes.toSorted((left, right) => left.at - right.at))
    give(told, at, what === "answer" ? o.noteSubjectAnswer : o.noteSubjectAgain, asked, system);
}

function tell(told: Telling, at: number, story: OpinionStory, spot: Spot, end: End): void {
  const until = ENDS.indexOf(end);
  const key = hear(told, at, told.random.pick(story.said), spot);
  const reached = (one: End): boolean => until >= ENDS.indexOf(one);
  // Now and then an answer comes late.
  const decided = at + (1 + told.random.below(told.random.below(8) === 0 ? 12 : 4)) * DAY;
  if (!reached("classified")) return;
  const sorting = { ...key, topic: story.topic, nature: story.nature, unit: spot.station };
  give(told, at + (1 + told.random.below(6)) * HOUR, o.classifyItem, sorting, spot.desk);
  if (!reached("adopted")) return;
  decide(told, decided, key, story, spot);
  if (decided <= told.until) note(told, decided + HOUR, "again", key, story, spot, at);
  const done = story.plan ? decided + (5 + told.random.below(18)) * DAY : decided;
  if (!reached("acted")) return;
  if (story.plan) give(told, done, o.actOnItem, { ...key, text: story.plan[1] }, spot.officer);
  if (!reached("replied") || done + 2 * HOUR > told.until) return;
  give(told, done + 2 * HOUR, o.replyToItem, { ...key, text: story.reply }, spot.officer);
  rateAndPublish(told, done + DAY, key, story, spot, reached("rated"), reached("published"));
}

function rateAndPublish(told: Telling, at: number, key: Key, story: OpinionStory, spot: Spot, rated: boolean, published: boolean): void {
  if (rated && told.random.below(2) === 0) {
    const score = story.nature === "criticism" ? 2 + told.random.below(3) : 3 + told.random.below(3);
    // By whoever holds the link: its secret is this installation's own to make.
    give(
      told,
      at,
      o.rateItem,
      { ...key, secret: told.runtime.token("follow", `${key.home}/${key.id}`), score, text: score < 3 ? "还要再看一段时间。" : "" },
      resident,
    );
  }
  if (!published || at + DAY > told.until) return;
  const question = { zh: story.asked[0], en: story.asked[1] };
  const answer = { zh: story.answered[0], en: story.answered[1] };
  give(told, at + DAY, o.publishItem, { ...key, question, answer }, spot.desk);
  note(told, at + DAY + HOUR, "answer", key, story, spot);
}

/** Two topics adopted out of a week: one answered in public, one under way. */
const ADOPTED = [
  {
    topic: "05",
    daysAgo: 40,
    aim: { zh: "夜里烧烤店和广场舞音响太响，打电话也没用", en: "Loud music at night, and calling did not help" },
    done: {
      zh: "与七家店、两支舞队约定九点后不放外放音响，民警连续两周每晚查看，劝止两次；夜间噪声警情比前一月少一半。",
      en: "Seven shops and two dance groups agreed on no loudspeakers after nine; an officer looked in nightly for two weeks. Calls about noise at night fell by half.",
    },
  },
  {
    topic: "02",
    daysAgo: 6,
    aim: { zh: "早高峰学校门口堵，左转灯太短", en: "School gates are jammed in the morning; the left-turn light is short" },
    done: null,
  },
] as const;
function adoptTopics(told: Telling, town: string, desk: Actor, officer: Actor): void {
  for (const { topic, daysAgo, aim, done } of ADOPTED) {
    const at = Math.floor((told.until + 8 * HOUR) / DAY) * DAY - daysAgo * DAY + 2 * HOUR;
    const day = new Date(at + 8 * HOUR).getUTCDay();
    const week = cityDay(at - ((day + 6) % 7) * DAY);
    const adopting = { home: homeOf(town), topic, area: town, week, unit: `ps-${town}`, aim, due: cityDay(at + 21 * DAY) };
    if (at > told.until) continue;
    const key = told.rehearsal.give(o.adoptWeekTopic, o.adoptWeekTopic.input.parse(adopting), { actor: desk, now: instant(at), commandId: uuidv7(at, told.random.bytes(10)) }); // prettier-ignore
    told.steps += 1;
    if (done === null) continue;
    give(told, at + 15 * DAY, o.actOnTopic, { home: key.home, id: key.id, done: done.zh }, officer);
    give(told, at + 16 * DAY, o.publishTopicAction, { home: key.home, id: key.id, answer: done }, desk);
  }
}

const OVER_DAYS = 210;
/** Opinions of half a year in the towns of one county, some at every step, a few that belong elsewhere. Returns how many steps were written. */
export async function writeOpinions(runtime: Runtime, staff: readonly Member[], options: { now: string }): Promise<number> {
  const told: Telling = {
    runtime,
    random: seeded(109),
    rehearsal: rehearse(bulkDeps(runtime)),
    until: Date.parse(options.now),
    steps: 0,
    notes: [],
  };
  const actor = (role: string, unit: string): Actor | null => {
    const found = staff.find((one) => one.role === role && one.unit === unit);
    return found ? actorOf(found) : null;
  };
  const known = runtime.registers.read(places);
  const spots = known.within("330502", "town").flatMap(({ code: town }, index): Spot[] => {
    if (index > 3) return [];
    const station = `ps-${town}`;
    const [desk, officer] = [actor("dispatcher", `centre-${town}`), actor("handler", station)];
    return desk && officer ? known.within(town, "village").slice(0, 6).map(({ code: village }) => ({ village, desk, officer, station })) : []; // prettier-ignore
  });
  // In the morning of a day, so that steps of one opinion follow each other in working hours.
  const morning = (daysAgo: number): number => Math.floor((told.until + 8 * HOUR) / DAY) * DAY - 8 * HOUR - daysAgo * DAY + 9 * HOUR + told.random.below(150) * 60_000; // prettier-ignore
  const first = spots[0];
  if (!first) return 0;
  for (let nth = 0; nth < 90; nth += 1) {
    const story = STORIES[nth % STORIES.length]!;
    tell(told, morning(OVER_DAYS - nth * 2), story, told.random.pick(spots), nth % 5 === 0 ? "replied" : "published");
  }
  // Of the station whose officer a visitor may sign in for: something at every step.
  for (const [index, end] of (["heard", "heard", "heard", "classified", "classified", "adopted", "acted", "replied", "rated"] as const).entries())
    tell(told, morning(end === "heard" ? 1 + index : end === "classified" ? 2 + index : 9 + index * 3), STORIES[(index * 2) % STORIES.length]!, first, end); // prettier-ignore
  for (const [index, { text, to, reason }] of MOVED.entries()) {
    const at = morning(4 + index * 3);
    const key = hear(told, at, text, first);
    give(told, at + 5 * HOUR, o.handOnItem, { ...key, to, reason }, first.desk);
  }
  adoptTopics(told, first.village.slice(0, 9), first.desk, first.officer);
  writeNotes(told);
  await told.rehearsal.flush();
  return told.steps;
}
