import { cityDay } from "#platform/days";
import { receiptNumber } from "#platform/ids";
import type { Projection, Table } from "#platform/ledger";
import type { Item, KnownItem } from "./item.ts";
import type { Subject } from "./subject.ts";
import type { CatalogueState } from "./topic.ts";

const items: Table = {
  name: "opinions.item",
  key: ["home", "id"],
  columns: {
    home: "text",
    id: "uuid",
    number: "text",
    place: "text",
    channel: "text",
    topic: "text",
    nature: "text",
    answering: "text",
    stage: "text",
    wish: "bool",
    heard_at: "timestamptz",
    heard_on: "date",
    due_at: "timestamptz",
    due_on: "date",
    provisional: "bool",
    met_at: "timestamptz",
    act_due: "timestamptz",
    decided: "text",
    decided_on: "date",
    replied_on: "date",
    rating: "int4",
    rated_on: "date",
    published_on: "date",
    question: "text",
    question_en: "text",
    answer: "text",
    answer_en: "text",
    owed_on: "date",
    detail: "jsonb",
  },
};

const dayOf = (at: string | null | undefined): string | null => (at ? cityDay(at) : null);
/** Asked to rate it: whoever got the last word. */
function rowOf({ home, id }: { home: string; id: string }, state: KnownItem) {
  const { place, channel, topic, nature, answering, stage, wish, heardAt, due, metAt, plan, decided, published, rating } = state;
  return {
    home,
    id,
    number: receiptNumber(id),
    place,
    channel,
    topic,
    nature,
    answering,
    stage,
    wish,
    heard_at: heardAt,
    heard_on: cityDay(heardAt),
    due_at: due.dueAt,
    due_on: cityDay(due.dueAt),
    provisional: due.provisional,
    met_at: metAt,
    act_due: plan && plan.actedAt === null ? plan.until.dueAt : null,
    decided: decided?.as ?? null,
    decided_on: dayOf(decided?.at),
    replied_on: dayOf(state.repliedAt),
    rating: rating?.score ?? null,
    rated_on: dayOf(rating?.at),
    published_on: dayOf(published?.at),
    question: published?.question ?? null,
    question_en: published?.questionEn ?? null,
    answer: published?.answer ?? null,
    answer_en: published?.answerEn ?? null,
    // What was handed on is owed no answer here.
    owed_on: state.handedOn === null ? cityDay(due.dueAt) : null,
    detail: state,
  };
}

export const itemProjection: Projection<Item> = {
  tables: [items],
  place: ({ home }, state) => (state.stage === "none" ? home : state.place),
  rows: (key, state) => (state.stage === "none" ? [] : [{ table: items.name, row: rowOf(key, state) }]),
};

const answers: Table = {
  name: "opinions.answer",
  key: ["home", "id", "n"],
  columns: {
    home: "text",
    id: "uuid",
    n: "int4",
    place: "text",
    topic: "text",
    item: "uuid",
    published_on: "date",
    until_on: "date",
    again_on: "date",
  },
};
export const subjectProjection: Projection<Subject> = {
  tables: [answers],
  place: ({ home }, state) => (state.stage === "none" ? home : state.town),
  rows: ({ home, id }, state) =>
    state.stage === "none"
      ? []
      : state.answers.map(({ n, item, on, until, again }) => ({
          table: answers.name,
          row: { home, id, n, place: state.town, topic: state.topic, item, published_on: on, until_on: until, again_on: again?.on ?? null },
        })),
};

const topics: Table = {
  name: "opinions.topic",
  key: ["home", "code", "version"],
  columns: { home: "text", code: "text", version: "int4", entry: "jsonb", valid_from: "timestamptz", retired: "bool" },
};
const again: Table = {
  name: "opinions.again",
  key: ["home", "version"],
  columns: { home: "text", version: "int4", days: "int4", valid_from: "timestamptz" },
};
export const catalogueProjection: Projection<CatalogueState> = {
  tables: [topics, again],
  place: ({ home }) => home.slice(0, 4),
  rows: ({ home }, state) => [
    ...Object.entries(state.topics).flatMap(([code, versions]) =>
      versions.map(({ version, entry, from, retired }) => ({
        table: topics.name,
        row: { home, code, version, entry, valid_from: from, retired },
      })),
    ),
    ...state.again.map(({ version, days, from }) => ({ table: again.name, row: { home, version, days, valid_from: from } })),
  ],
};
