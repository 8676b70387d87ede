import { cityDay } from "#platform/days";
import type { Projection, Table } from "#platform/ledger";
import { terms } from "#platform/search";
import { reviewOf, versionOf, type Entry, type KnownEntry } from "./entry.ts";
import type { AnswerText, DraftStep } from "./contract.ts";
import type { Remark } from "./remark.ts";
import type { Use } from "./use.ts";

const entries: Table = {
  name: "answers.entry",
  key: ["home", "id"],
  columns: {
    home: "text",
    id: "uuid",
    place: "text",
    owner: "text",
    stage: "text",
    audience: "text",
    version: "int4",
    category: "text",
    question: "text",
    wordings: "text[]",
    valid_from: "date",
    valid_to: "date",
    review_by: "date",
    due_at: "timestamptz",
    provisional: "bool",
    draft: "text",
    drafted_by: "text",
    head: "text[]",
    terms: "text[]",
    detail: "jsonb",
  },
};

const reviews: Table = {
  name: "answers.review",
  key: ["home", "id", "n"],
  columns: { home: "text", id: "uuid", n: "int4", place: "text", due_at: "timestamptz", due_on: "date", met_at: "timestamptz" },
};

/** What a question is found by first: its own words and those people use for it. */
const headOf = ({ zh, en }: AnswerText): string[] =>
  terms([zh.question, ...zh.wordings, ...(en ? [en.question, ...en.wordings] : [])].join("\n"));
const termsOf = (text: AnswerText): string[] => {
  const { zh, en } = text;
  const all = [zh.question, ...zh.wordings, ...(en ? [en.question, ...en.wordings] : []), zh.answer, en?.answer ?? "", ...zh.steps, ...zh.bring, ...text.basis.map(({ title }) => title)]; // prettier-ignore
  return terms(all.join("\n"));
};

export function draftStep({ open, versions }: KnownEntry): DraftStep {
  const one = versions.find(({ n }) => n === open);
  return one ? (one.returned ? "write" : one.checked ? "publish" : "check") : null;
}

function rowOf({ home, id }: { home: string; id: string }, state: KnownEntry) {
  const shown = versionOf(state, state.current) ?? state.versions.at(-1)!;
  const { text } = shown;
  const review = reviewOf(state);
  const open = versionOf(state, state.open);
  const row = {
    home,
    id,
    place: state.area,
    owner: state.owner,
    stage: state.stage,
    audience: text.audience,
    version: shown.n,
    category: text.category,
    question: text.zh.question,
    wordings: text.zh.wordings,
    valid_from: text.validFrom,
    valid_to: text.validTo,
    review_by: review?.reviewBy ?? text.reviewBy,
    due_at: review?.due.dueAt ?? null,
    provisional: review?.due.provisional ?? false,
    draft: draftStep(state),
    drafted_by: open?.written.by ?? null,
    head: headOf(text),
    terms: termsOf(text),
    detail: state,
  };
  const due = state.reviews.map((one, index) => ({
    table: reviews.name,
    row: { home, id, n: index + 1, place: state.area, due_at: one.due.dueAt, due_on: cityDay(one.due.dueAt), met_at: one.metAt },
  }));
  return [{ table: entries.name, row }, ...due];
}

export const entryProjection: Projection<Entry> = {
  tables: [entries, reviews],
  place: ({ home }, state) => (state.stage === "none" ? home : state.area),
  rows: (key, state) => (state.stage === "none" ? [] : rowOf(key, state)),
};

const uses: Table = {
  name: "answers.use",
  key: ["home", "id"],
  columns: {
    home: "text",
    id: "uuid",
    entry: "uuid",
    version: "int4",
    place: "text",
    matter_home: "text",
    matter: "uuid",
    used_at: "timestamptz",
    used_on: "date",
  },
};
export const useProjection: Projection<Use> = {
  tables: [uses],
  place: ({ home }, state) => (state.stage === "none" ? home : state.place),
  rows: ({ home, id }, state) => {
    if (state.stage === "none") return [];
    const { entry, version, place, matter, at } = state;
    const row = { home, id, entry, version, place, matter_home: matter.home, matter: matter.id, used_at: at, used_on: cityDay(at) };
    return [{ table: uses.name, row }];
  },
};

const remarks: Table = {
  name: "answers.remark",
  key: ["home", "id"],
  columns: { home: "text", id: "uuid", entry: "uuid", version: "int4", place: "text", reasoned: "bool", said_at: "timestamptz" },
};
export const remarkProjection: Projection<Remark> = {
  tables: [remarks],
  place: ({ home }, state) => (state.stage === "none" ? home : state.place),
  rows: ({ home, id }, state) => {
    if (state.stage === "none") return [];
    const { entry, version, place, reasoned, at } = state;
    return [{ table: remarks.name, row: { home, id, entry, version, place, reasoned, said_at: at } }];
  },
};
