import { receiptNumber } from "#platform/ids";
import type { Projection, Table } from "#platform/ledger";
import type { Breach } from "./breach.ts";
import type { Impact } from "./impact.ts";
import type { Request } from "./request.ts";
import type { Sharing } from "./sharing.ts";

const requests: Table = {
  name: "data_protection.request",
  key: ["home", "id"],
  columns: {
    home: "text",
    id: "uuid",
    number: "text",
    place: "text",
    office: "text",
    stage: "text",
    asked_right: "text",
    taken_at: "timestamptz",
    due_at: "timestamptz",
    granted: "bool",
    told_at: "timestamptz",
  },
};

export const requestProjection: Projection<Request> = {
  tables: [requests],
  place: ({ home }, state) => (state.stage === "none" ? home : state.area),
  rows: ({ home, id }, state) => {
    if (state.stage === "none") return [];
    const { area: place, office, stage, right, takenAt, due, answer, toldAt } = state;
    const row = {
      home,
      id,
      number: receiptNumber(id),
      place,
      office,
      stage,
      asked_right: right,
      taken_at: takenAt,
      due_at: due.dueAt,
      granted: answer?.granted ?? null,
      told_at: toldAt,
    };
    return [{ table: requests.name, row }];
  },
};

const impacts: Table = {
  name: "data_protection.impact",
  key: ["home", "id"],
  columns: {
    home: "text",
    id: "uuid",
    number: "text",
    place: "text",
    stage: "text",
    purposes: "text[]",
    conclusion: "text",
    review_on: "date",
    written_by: "text",
    written_at: "timestamptz",
    approved_at: "timestamptz",
  },
};

export const impactProjection: Projection<Impact> = {
  tables: [impacts],
  place: ({ home }, state) => (state.stage === "none" ? home : state.area),
  rows: ({ home, id }, state) => {
    if (state.stage === "none") return [];
    const { area: place, stage, purposes, conclusion, reviewOn, written, approved } = state;
    const row = {
      home,
      id,
      number: receiptNumber(id),
      place,
      stage,
      purposes,
      conclusion,
      review_on: reviewOn,
      written_by: written.by,
      written_at: written.at,
      approved_at: approved?.at ?? null,
    };
    return [{ table: impacts.name, row }];
  },
};

const sharings: Table = {
  name: "data_protection.sharing",
  key: ["home", "id"],
  columns: {
    home: "text",
    id: "uuid",
    number: "text",
    place: "text",
    stage: "text",
    from_on: "date",
    to_on: "date",
    proposed_by: "text",
    proposed_at: "timestamptz",
  },
};

export const sharingProjection: Projection<Sharing> = {
  tables: [sharings],
  place: ({ home }, state) => (state.stage === "none" ? home : state.area),
  rows: ({ home, id }, state) => {
    if (state.stage === "none") return [];
    const { area: place, stage, from, to, proposed } = state;
    const days = { from_on: from, to_on: to, proposed_by: proposed.by, proposed_at: proposed.at };
    return [{ table: sharings.name, row: { home, id, number: receiptNumber(id), place, stage, ...days } }];
  },
};

const breaches: Table = {
  name: "data_protection.breach",
  key: ["home", "id"],
  columns: {
    home: "text",
    id: "uuid",
    number: "text",
    place: "text",
    stage: "text",
    reported_by: "text",
    reported_at: "timestamptz",
    authority_at: "timestamptz",
    told_at: "timestamptz",
  },
};

export const breachProjection: Projection<Breach> = {
  tables: [breaches],
  place: ({ home }, state) => (state.stage === "none" ? home : state.area),
  rows: ({ home, id }, state) => {
    if (state.stage === "none") return [];
    const { area: place, stage, reported, authority, told } = state;
    const steps = { reported_by: reported.by, reported_at: reported.at, authority_at: authority?.at ?? null, told_at: told?.at ?? null };
    return [{ table: breaches.name, row: { home, id, number: receiptNumber(id), place, stage, ...steps } }];
  },
};
