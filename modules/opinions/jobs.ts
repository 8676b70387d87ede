import { cityDay } from "#platform/days";
import { namedUuid, namedUuidAt } from "#platform/ids";
import type { JobRequest, Recorded, StreamKey } from "#platform/ledger";
import type { JobKind } from "#platform/modules";
import { ReportIncident, reportIncident } from "#modules/incidents";
import { noteOpenedReport, noteSubjectAgain, noteSubjectAnswer } from "./commands-system.ts";
import type { Item } from "./item.ts";
import type { ItemEvent } from "./item-event.ts";
import { noticeJobs } from "./notices.ts";
import { townOf } from "./subject.ts";

const OPEN_REPORT = "opinions.open-report";
const NOTE_TOPIC = "opinions.note-topic";
type Opening = StreamKey & { at: string; category: string; place: string; language: "zh" | "en"; demo: boolean };
type Noting = StreamKey & { what: "answer" | "again"; topic: string; place: string; at: string };

/** Heard is what counts for "again", and only what was weighed: what was handed on raises no topic. */
function noting(key: StreamKey, state: Item, event: Recorded<ItemEvent>): JobRequest[] {
  if (state.stage === "none" || state.topic === null) return [];
  const { topic, place, heardAt } = state;
  const job = (what: Noting["what"], at: string): JobRequest => ({
    kind: NOTE_TOPIC,
    payload: { home: key.home, id: key.id, what, topic, place, at } satisfies Noting,
  });
  if (event.type === "opinions.item-published") return [job("answer", event.at)];
  return event.type === "opinions.item-adopted" || event.type === "opinions.item-explained" ? [job("again", heardAt)] : [];
}

function opening(key: StreamKey, state: Item, event: Recorded<ItemEvent>): JobRequest[] {
  if (state.stage === "none" || event.type !== "opinions.item-handed-on" || event.category === null) return [];
  const { place, language, demo } = state;
  const payload: Opening = { home: key.home, id: key.id, at: event.at, category: event.category, place, language, demo };
  return [{ kind: OPEN_REPORT, payload }];
}

export const itemJobs = (key: StreamKey, state: Item, events: readonly Recorded<ItemEvent>[]): JobRequest[] => [
  ...noticeJobs(key, state, events),
  ...events.flatMap((event) => [...noting(key, state, event), ...opening(key, state, event)]),
];

/** The report has the words and the place; no contact goes along, since it was left for an answer to the opinion alone. The follow page leads on to it. */
export const openReport: JobKind = {
  kind: OPEN_REPORT,
  run: async (ctx, payload) => {
    const { home, id, at, category, place, language, demo } = payload as Opening;
    const report = namedUuidAt(at, OPEN_REPORT, home, id);
    const [text] = await ctx.query([""], (query) =>
      query.unseal([{ stream: { home, id }, field: "text" }], "转为事件 report opened of an opinion"),
    );
    // Erased meanwhile: there is nothing left to report.
    if (!text) return;
    const asked = ReportIncident.parse({ id: report, category, description: text, area: place.slice(0, 12), language, asDemo: demo });
    const receipt = await ctx.execute(reportIncident, asked, namedUuid(OPEN_REPORT, home, id, "report"));
    const record = { home: receipt.home, id: receipt.id };
    await ctx.execute(noteOpenedReport, { home, id, record }, namedUuid(OPEN_REPORT, home, id, "note"));
  },
};

export const noteTopic: JobKind = {
  kind: NOTE_TOPIC,
  run: async (ctx, payload) => {
    const { home, id, what, topic, place, at } = payload as Noting;
    const town = townOf(place);
    const note = (command: typeof noteSubjectAgain, item: string, on: string, as: string): Promise<unknown> =>
      ctx.execute(command, { home, id, topic, town, item, at: on }, namedUuid(NOTE_TOPIC, as, home, item, on));
    if (what === "again") return void (await note(noteSubjectAgain, id, at, what));
    await note(noteSubjectAnswer, id, at, what);
    // What was heard and decided while this job waited found no answer to be again of.
    const [missed] = await ctx.query(
      [""],
      ({ db }) => db<{ id: string; at: string }[]>`
        select id, to_char(heard_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at from opinions.item
        where topic = ${topic} and place like ${`${town}%`} and decided is not null and id <> ${id} and heard_on > ${cityDay(at)}::date
        order by heard_at, id limit 1`,
    );
    // Its own job gave this command once already, and to no end: a name of its own, or it would be taken for that one.
    if (missed) await note(noteSubjectAgain, missed.id, missed.at, `missed by ${id}`);
  },
};
