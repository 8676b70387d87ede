import type { Projection, Table } from "#platform/ledger";
import type { Account } from "./account.ts";
import type { GrantState } from "./grant.ts";
import type { Post } from "./post.ts";
import type { Team } from "./team.ts";
import { areaOfUnit } from "./roles.ts";

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
    holder: "uuid",
    held_from: "date",
    held_to: "date",
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
  tables: [posts],
  rows: ({ home, id }, state) => {
    if (state.stage === "none") return [];
    const { unit, zh, en, stage, holder } = state;
    return [
      {
        table: posts.name,
        row: {
          home,
          id,
          place: areaOfUnit(unit),
          unit,
          zh,
          en,
          stage,
          holder: holder?.account ?? null,
          held_from: holder?.from ?? null,
          held_to: holder?.to ?? null,
        },
      },
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
