import { uuidv7 } from "#platform/ids";
import { figures } from "../../modules/incidents/figures.ts";
import { followSecret } from "#platform/access";
import type { BadCity } from "./city.ts";
import type { Pools } from "./shapes.ts";

type Row = { home: string; id: string; kind: string };

const UNITS = [
  "cg-330502001",
  "fire-330502",
  "centre-330502001",
  "centre-330502",
  "centre-3305",
  "hotline-3305",
  "village-330502001005",
  "cg-330503",
  "nobody-3305",
  "x-1",
];
const AREAS = [
  "3305",
  "330502",
  "330502001",
  "330502001005",
  "330502001005001",
  "330503",
  "330521",
  "330599",
  "110105",
  "33050200100500101",
];
const CURSORS = [
  "2026-11-23~------------------------------------",
  "2026-99-99~00000000-0000-0000-0000-000000000000",
  "2026-11-23T02:00:00Z~330502001~------------------------------------~1",
  "ZZZ~330502001~00000000-0000-0000-0000-000000000000~999999",
  "--:..~999999999~aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa~0",
  "999999",
  "-1",
  "~~~",
  Buffer.from('{"a":1}').toString("base64url"),
];

/** What is there to be named: records in every stage with the right secret, wrong ones, other kinds, people, units, places. */
export async function known(city: BadCity): Promise<Pools> {
  const { runtime, accounts } = city.serving;
  const open = accounts.map((account) => account.login);
  const incidents = await runtime.pools.write<Row[]>`
    select distinct on (stage, sealed, left(place, 6)) home, id, 'incidents.incident' as kind from incidents.incident order by stage, sealed, left(place, 6), id limit 120`;
  const streams = await runtime.pools.write<Row[]>`
    select home, id, kind from (select home, id, kind, row_number() over (partition by kind order by id) as n from ledger.stream) s where n <= 4`;
  // The visitors' own accounts stay out: a disabled administrator could spoil nothing more.
  const visitors = (await runtime.pools.write<{ id: string }[]>`select id from access.account where login = any(${open}::text[])`).map(
    ({ id }) => id,
  );
  const staff = (
    await runtime.pools.write<
      { id: string; home: string }[]
    >`select id, home from access.account where login <> all(${open}::text[]) order by id limit 12`
  ).map((one) => ({ ...one, kind: "people.account" }));
  const rows = [...incidents, ...streams, ...staff].filter(({ id }) => !visitors.includes(id));
  const records = [...rows, { home: "330502001", id: uuidv7(), kind: "nothing" }].map(({ home, id }, index) => ({
    home,
    id,
    secret: index % 7 === 0 ? "A".repeat(26) : followSecret(runtime, index % 5 === 0 ? (rows[0] ?? { home, id }) : { home, id }),
  }));
  const people = [...staff.map(({ id }) => id), uuidv7(), incidents[0]?.id ?? ""];
  return {
    record: records,
    category: ["0501", "0101", "1201", "1503", "0301", "99", "05", "0000", "9999"],
    code: [...UNITS, ...AREAS, "0501", "1201", "99", ...figures.map(({ code }) => code)],
    figure: figures.map(({ code }) => code),
    area: AREAS,
    parent: [...AREAS, ...UNITS],
    successors: AREAS,
    areas: AREAS,
    unit: UNITS,
    lead: UNITS,
    coUnits: UNITS,
    helperUnit: UNITS,
    into: UNITS,
    guidedBy: UNITS,
    department: ["cg", "fire", "centre", "constructor"],
    account: people,
    handler: people,
    from: [...people, "2026-11-01", "0001-01-01", "9999-12-31", "08:00"],
    to: ["2026-11-23", "0001-01-01", "9999-12-31", "17:00"],
    photos: [uuidv7(), uuidv7()],
    question: [1, 2, 50],
    order: [1, 2, 50],
    year: [2004, 2026, 2027, 2200],
    role: ["gridWorker", "handler", "dispatcher", "admin", "auditor", "resident", "system"],
    phone: ["13800138000", "+8613800138000", "0572-2021234"],
    lon: [120.1, 0, 180, -180, 30.87],
    lat: [30.87, 0, 90, -90, 120.1],
    cursor: CURSORS,
    after: CURSORS,
    number: ["8F3K-72QM-XR4D", "OOOO-IIII-LLLL", "８Ｆ３Ｋ７２ＱＭＸＲ４Ｄ"],
  };
}
