import type { Projection, Table } from "#platform/ledger";
import type { Account } from "./account.ts";
import type { GrantState } from "./grant.ts";
import type { Post } from "./post.ts";
import type { Team } from "./team.ts";
import { areaOfUnit } from "./roles.ts";
import { spansOf } from "./vacancy.ts";

const accounts: Table = {
  name: "people.account",
  key: ["home", "id"],
  columns: { home: "text", id: "uuid", place: "text", unit: "text", stage: "text", opened_at: "timestamptz", opened_by: "text" },
};

// The door's own tables (platform/access): it reads them at every request, this module's ledger alone writes them.
const standing: Table = {
  name: "access.standing",
  key: ["home", "account"],
  columns: { home: "text", account: "uuid", place: "text", disabled: "bool", valid_from: "timestamptz" },
};

const grants: Table = {
  name: "access.grant",
  key: ["home", "id"],
  columns: {
    home: "text",
    id: "uuid",
    account: "uuid",
    role: "text",
    area: "text",
    unit: "text",
    since: "timestamptz",
    until: "timestamptz",
    delegated_by: "uuid",
    revoked_at: "timestamptz",
  },
};

const posts: Table = {
  name: "people.post",
  key: ["home", "id"],
  columns: {
    home: "text",
    id: "uuid",
    place: "text",
    unit: "text",
    zh: "text",
    en: "text",
    stage: "text",
    from_on: "date",
    to_on: "date",
    established: "bool",
  },
};

const appointments: Table = {
  name: "people.appointment",
  key: ["home", "id", "nth"],
  columns: {
    home: "text",
    id: "uuid",
    nth: "int4",
    place: "text",
    account: "uuid",
    from_on: "date",
    to_on: "date",
    concurrent: "bool",
  },
};

const spans: Table = {
  name: "people.post_span",
  key: ["home", "id", "nth"],
  columns: {
    home: "text",
    id: "uuid",
    nth: "int4",
    area: "text",
    unit: "text",
    zh: "text",
    en: "text",
    state: "text",
    from_on: "date",
    to_on: "date",
  },
};

const teams: Table = {
  name: "people.team",
  key: ["home", "id"],
  columns: {
    home: "text",
    id: "uuid",
    place: "text",
    zh: "text",
    en: "text",
    stage: "text",
    areas: "text[]",
    members: "jsonb",
    hours: "jsonb",
  },
};

export const accountProjection: Projection<Account> = {
  tables: [accounts, standing],
  rows: ({ home, id }, state) =>
    state.stage === "none"
      ? []
      : [
          {
            table: accounts.name,
            row: {
              home,
              id,
              place: state.area,
              unit: state.unit,
              stage: state.stage,
              opened_at: state.openedAt,
              opened_by: state.openedBy,
            },
          },
          {
            table: standing.name,
            row: { home, account: id, place: state.area, disabled: state.stage === "disabled", valid_from: state.validFrom },
          },
        ],
};

export const grantProjection: Projection<GrantState> = {
  tables: [grants],
  place: ({ home }, state) => (state.stage === "none" ? home : state.area),
  rows: ({ home, id }, state) => {
    if (state.stage === "none") return [];
    const { account, role, area, unit, since, until, delegatedBy, endedAt } = state;
    return [
      { table: grants.name, row: { home, id, account, role, area, unit, since, until, delegated_by: delegatedBy, revoked_at: endedAt } },
    ];
  },
};

export const postProjection: Projection<Post> = {
  tables: [posts, appointments, spans],
  rows: ({ home, id }, state) => {
    if (state.stage === "none") return [];
    const { unit, zh, en, stage, from, to, established, terms } = state;
    const place = areaOfUnit(unit);
    return [
      { table: posts.name, row: { home, id, place, unit, zh, en, stage, from_on: from, to_on: to, established } },
      ...terms.map((term, index) => ({
        table: appointments.name,
        row: {
          home,
          id,
          nth: index + 1,
          place,
          account: term.account,
          from_on: term.from,
          to_on: term.to,
          concurrent: term.concurrent,
        },
      })),
      ...spansOf(state).map((span) => ({
        table: spans.name,
        row: { home, id, nth: span.nth, area: place, unit, zh, en, state: span.state, from_on: span.from, to_on: span.to },
      })),
    ];
  },
};

export const teamProjection: Projection<Team> = {
  tables: [teams],
  rows: ({ home, id }, state) => {
    if (state.stage === "none") return [];
    const { area, zh, en, stage, areas, members, hours } = state;
    return [{ table: teams.name, row: { home, id, place: area, zh, en, stage, areas, members, hours } }];
  },
};
