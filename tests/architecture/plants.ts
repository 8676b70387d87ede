import type { Source } from "./source.ts";

const at = (path: string, text: string): Source => ({ path, text });
const purposes = (text: string): Source => at("modules/a/purposes.ts", `export const purposes: readonly Purpose[] = [${text}];`);
const SOUND =
  '{ code: "a.x", title: { zh: "名", en: "n" }, basis: { zh: "法 1", en: "Law 1" }, fields: ["phone"], retentionDays: 1, readers: [], logged: true }';
const wall = "alter table x.a enable row level security;\nalter table x.a force row level security;\n";

const BLANK = at(
  "modules/a/thing.ts",
  'export const thing = noun<Thing, E>({\n  kind: "a.thing",\n  initial: { stage: "none" },\n  evolve,\n  blank: NOTHING_YET,\n});',
);

/** For every rule: small trees that break it, and one that stands close to the line without crossing it. */
export const PLANTS: Readonly<Record<string, { broken: Source[][]; sound: Source[] }>> = {
  arrows: {
    broken: [
      [at("platform/http/a.ts", 'import type { Stage } from "#modules/incidents";')],
      [at("platform/http/a.ts", 'export * from "../../modules/incidents/index.ts";')],
      [at("modules/incidents/a.ts", 'import { serve } from "../../apps/server/main.ts";')],
      [at("web/parts/a.ts", 'import { uuid } from "#platform/ids";')],
      [at("web/parts/a.ts", 'const m = await import("#modules/incidents");')],
      [at("apps/server/a.ts", 'import { startPostgres } from "../../boot/postgres.ts";')],
    ],
    sound: [
      at("web/parts/a.ts", 'import type { RefusalBody } from "#platform/refusals";'),
      at("platform/http/a.ts", 'import { fill } from "../../web/words/index.ts";'),
    ],
  },
  doors: {
    broken: [
      [at("modules/incidents/commands.ts", 'import { area } from "../places/area.ts";')],
      [at("modules/incidents/commands.ts", 'import { write } from "../../platform/ledger/write.ts";')],
      [at("apps/server/a.ts", 'import { decide } from "../../modules/incidents/incident.ts";')],
    ],
    sound: [
      at("apps/server/modules.ts", 'import incidents from "../../modules/incidents/module.ts";'),
      at("modules/incidents/commands.ts", 'import { places } from "#modules/places";'),
    ],
  },
  onePageAnAddress: {
    broken: [
      [
        at("modules/a/ui/console.tsx", 'export const aPages = [\n  {\n    path: "/devices",\n  },\n];'),
        at("apps/console/pages.ts", 'const ownPages = [\n  {\n    path: "/devices",\n  },\n];'),
      ],
      [
        at("modules/a/ui/console.tsx", 'export const aPages = [{\n    path: "/things/$home/$id",\n  }];'),
        at("modules/b/ui/console.tsx", 'export const bPages = [{\n    path: "/things/$place/$no",\n  }];'),
      ],
    ],
    sound: [
      at("modules/a/ui/console.tsx", 'export const aPages = [\n  {\n    path: "/devices",\n  },\n];'),
      at("apps/console/pages.ts", 'const ownPages = [\n  {\n    path: "/my-devices",\n  },\n];'),
    ],
  },
  ranks: {
    broken: [
      [at("modules/places/module.ts", 'import type { Stage } from "#modules/incidents";')],
      [at("modules/a/module.ts", 'import { b } from "#modules/b";'), at("modules/b/module.ts", 'import { a } from "#modules/a";')],
    ],
    sound: [
      at("modules/incidents/commands.ts", 'import { places } from "#modules/places";'),
      at("modules/organisations/a.ts", 'import { places } from "#modules/places";'),
    ],
  },
  oneFramework: {
    broken: [
      [
        at("modules/a/ui/portal.tsx", '/** @jsxImportSource preact */\nimport { x } from "./both.ts";'),
        at("modules/a/ui/both.ts", 'export { useState as x } from "react";'),
      ],
      [at("apps/console/main.tsx", 'import { render } from "preact";')],
    ],
    sound: [at("modules/a/ui/console.tsx", 'import type { VNode } from "preact";\nimport { useState } from "react";')],
  },
  noZodOnPhones: {
    broken: [
      [
        at("modules/a/ui/portal/form.tsx", '/** @jsxImportSource preact */\nimport { Thing } from "../../contract.ts";'),
        at("modules/a/contract.ts", 'import { z } from "zod";\nexport const Thing = z.string();'),
      ],
    ],
    sound: [
      at("modules/a/ui/portal/form.tsx", '/** @jsxImportSource preact */\nimport type { Thing } from "../../contract.ts";'),
      at("modules/a/contract.ts", 'import { z } from "zod";'),
    ],
  },
  roles: {
    broken: [
      [at("modules/a/contract.ts", 'import { uuid } from "#platform/ids";')],
      [at("modules/a/commands.ts", "const rows = await db`select 1`;")],
      [at("modules/a/grant-commands.ts", 'import { useState } from "react";')],
      [at("modules/a/queries.ts", "const rows = await ctx.db`select zh from organisations.unit`;")],
      [at("modules/a/module.ts", "await sql`update a.b set c = 1`;")],
      [at("modules/a/event-words.ts", 'import { evolve } from "./thing.ts";')],
      [at("modules/a/index.ts", "export const twice = (n: number) => n * 2;")],
      [at("modules/a/ui/console.tsx", 'import { answer } from "../commands.ts";')],
      [at("modules/a/ui/console.tsx", 'import type { Actor } from "#platform/access";')],
      [at("modules/a/ui/console.tsx", 'import { unit } from "#modules/organisations";')],
      [at("modules/a/ui/console/case.tsx", 'import { evolve } from "../../fold.ts";')],
      [at("modules/a/ui/field/case.ts", 'import { evolve } from "../../../b/fold.ts";')],
    ],
    sound: [
      at("modules/a/contract.ts", 'import { z } from "zod";\nimport { Home } from "#contracts/places";'),
      at("modules/a/queries.ts", "const rows = await ctx.db`select zh from a.unit join ledger.event e using (home)`;"),
      at("modules/a/ui/console.tsx", 'import type { Row } from "../contract.ts";\nimport { Badge } from "#parts/places";'),
      at("modules/a/ui/console/case.tsx", 'import { eventWords } from "../../event-words.ts";'),
      at("modules/a/event-words.ts", 'import type { ThingEvent } from "./thing.ts";'),
    ],
  },
  roleLists: {
    broken: [
      [
        at("modules/a/contract/roles.ts", 'export const DESK = ["intakeClerk", "dispatcher"] as const;'),
        at("modules/a/ui/console.tsx", 'const reading = ["intakeClerk", "dispatcher"];'),
      ],
      [
        at("modules/a/contract/roles.ts", 'export const DESK = ["intakeClerk"] as const;'),
        at("modules/a/ui/console/page.tsx", 'holdsRole(session, [...DESK, "auditor"]);'),
      ],
      [
        at("modules/a/contract/roles.ts", 'export const DESK = ["intakeClerk"] as const;'),
        at("modules/a/permits.ts", 'export const DESK = ["intakeClerk", "dispatcher"] as const;'),
      ],
    ],
    sound: [
      at("modules/a/contract/roles.ts", 'export const DESK = ["intakeClerk", "dispatcher"] as const;'),
      at("modules/a/ui/console.tsx", 'const one = { roles: DESK, other: ["admin"], columns: ["number", "dispatcher"] };'),
      at("modules/b/ui/console.tsx", 'const reading = ["intakeClerk", "dispatcher"];'),
    ],
  },
  phoneFolds: {
    broken: [
      [
        at("modules/a/ui/field.tsx", 'import { answer } from "../commands.ts";'),
        at("modules/a/commands.ts", 'import { b } from "./queries.ts";'),
      ],
      [
        at("modules/a/ui/field/step.ts", 'import { evolve } from "../../fold.ts";'),
        at("modules/a/fold.ts", 'import { noun } from "#platform/ledger";\nexport function evolve() {}'),
      ],
      [
        at("modules/a/ui/field/step.ts", 'import { decide } from "../../thing.ts";'),
        at("modules/a/thing.ts", 'import { due } from "./due.ts";'),
        at("modules/a/due.ts", 'import { places } from "#modules/places";'),
      ],
      [
        at("modules/a/ui/field/step.ts", 'import { decide } from "../../thing.ts";'),
        at("modules/a/thing.ts", 'import { Input } from "./contract.ts";'),
        at("modules/a/contract.ts", 'import { z } from "zod";'),
      ],
      [
        at("modules/a/ui/field/step.ts", 'import { now } from "../../thing.ts";'),
        at("modules/a/thing.ts", "export const now = () => Date.now();"),
      ],
    ],
    sound: [
      at("modules/a/ui/field/step.ts", 'import { evolve } from "../../fold.ts";\nimport type { Row } from "../../queries.ts";'),
      at(
        "modules/a/fold.ts",
        'import type { Recorded } from "#platform/ledger";\nimport { open } from "./thing.ts";\nexport function evolve() {}',
      ),
      at("modules/a/thing.ts", 'import { refuse } from "#platform/refusals";\nexport const open = () => refuse;'),
      at("platform/refusals/index.ts", "export const refuse = 1;"),
    ],
  },
  pureNouns: {
    broken: [
      [at("modules/a/thing.ts", 'import { reading } from "#platform/database";\nexport function evolve() {}')],
      [at("modules/a/thing.ts", "export const thing = noun<A, B>({ evolve });\nconst now = Date.now();")],
      [
        at("modules/a/thing.ts", 'import { due } from "./due.ts";\nexport function evolve() {}'),
        at("modules/a/due.ts", "export const due = () => new Date();"),
      ],
      [at("modules/a/thing.ts", 'import { places } from "#modules/places";\nexport function evolve() {}')],
    ],
    sound: [
      at(
        "modules/a/thing.ts",
        'import type { Places } from "#modules/places";\nimport { refuse } from "#platform/refusals";\n// never Date.now()\nexport function evolve(at: string) { return new Date(at); }',
      ),
    ],
  },
  noDomainInPlatform: {
    broken: [
      [at("platform/jobs/a.ts", "export const incident = 1;")],
      [at("web/parts/a.tsx", 'export const label = "网格员";')],
      [at("platform/jobs/migrations/0001-a.sql", "create table jobs.petition (\n  id text\n);")],
    ],
    sound: [at("platform/jobs/a.ts", "// such as incidents\nexport const accident = 1;")],
  },
  oneTableWriter: {
    broken: [
      [at("modules/a/ui/portal/a.tsx", 'export const a = (x: string) => `"${x.replaceAll(\'"\', \'""\')}"`;')],
      [at("modules/a/ui/portal/a.tsx", "export const a = (x: string) => `\\uFEFF${x}`;")],
      [at("apps/server/a.ts", 'import { writeXlsx } from "hucre/xlsx";')],
      [at("modules/a/http.ts", 'export const a = (x: string[]) => ({ type: "text/csv; charset=utf-8", body: x.join(";") });')],
    ],
    sound: [
      at("modules/a/http.ts", 'export const a = (x: string[][]) => ({ type: "text/csv; charset=utf-8", body: csvOf(x) });'),
      at("modules/a/read.ts", 'export const a = (x: string) => x.replace(/^\\uFEFF/, "");'),
      at("web/csv/index.ts", "export const a = (x: string) => `\\uFEFF${x}`;"),
    ],
  },
  keptStates: {
    broken: [
      [
        BLANK,
        at("modules/a/queries.ts", "const [row] = await ctx.db<{ state: Thing }[]>`select state from ledger.stream where id = ${id}`;"),
      ],
      [
        BLANK,
        at("modules/a/waiting.ts", "const rows = await sql`select a.id, s.state from a.thing a join ledger.stream s using (home, id)`;"),
      ],
      [BLANK, at("modules/b/queries.ts", "const rows = await db`select state from ledger.stream where kind = 'a.thing'`;")],
      [
        BLANK,
        at("apps/server/a.ts", "const rows = await db`select * from (select id, state from ledger.stream where kind = 'a.thing') s`;"),
      ],
      [BLANK, at("modules/a/queries.ts", "const late = sql`exists (select 1 from ledger.stream s where s.state ->> 'late' = 'false')`;")],
      [BLANK, at("modules/a/queries.ts", "const none = sql`select (state ->> 'times')::int from ledger.stream`;")],
    ],
    sound: [
      BLANK,
      at("modules/a/noun.ts", 'export const other = noun<Other, E>({ kind: "a.other", initial: { stage: "none" }, evolve });'),
      at(
        "modules/a/queries.ts",
        'import { stateFrom } from "#platform/reading";\nconst rows = await db`select state from ledger.stream where id = ${id}`;\nconst states = rows.map(({ state }) => stateFrom(thing, state));',
      ),
      at("modules/a/hands.ts", "const mine = sql`exists (select 1 from ledger.stream s where s.state -> 'hands' ? ${me}::text)`;"),
      at("modules/a/where.ts", "const rows = await db<{ state: string }[]>`select home from ledger.stream where id = ${id}`;"),
      at("modules/b/queries.ts", "const rows = await db`select state from ledger.stream where kind = 'b.thing'`;"),
    ],
  },
  onePercent: {
    broken: [
      [at("modules/a/ui/words.ts", 'export const words = { "a.rate": { zh: "{n}%", en: "{n} %" } };')],
      [at("modules/a/ui/console/a.tsx", "export const A = ({ n }: { n: number }) => <td>{(n * 100).toFixed(1)}%</td>;")],
      [at("apps/server/demo/a.ts", 'export const said = ["96.83%", "96.83 %"];')],
    ],
    sound: [at("modules/a/ui/console/a.tsx", "// 96 % of it\nexport const even = (n: number) => `${n % 2}` + percentage(n / 2);")],
  },
  forbiddenConcepts: {
    broken: [
      [at("modules/a/person.ts", "export type Person = { riskPerson: boolean };")],
      [at("modules/a/migrations/0001-a.sql", "create table a.b (\n  home text not null,\n  credit_score int4,\n  primary key (home)\n);")],
      [at("modules/a/ui/words.ts", 'export const words = { "a.list": { zh: "重点人员名单", en: "list" } };')],
      [at("modules/a/contract.ts", 'export const Visit = z.object({ "face-id": z.string() });')],
      [at("modules/a/thing.ts", 'type E = { type: "a.seen"; locationTrack: string[] };')],
      [at("modules/a/migrations/0002-a.sql", "alter table a.b add column household_risk text;")],
      [at("modules/a/ui/console.tsx", 'const label = "政治面貌";')],
      [at("modules/a/jobs.ts", "await sql`delete from ledger.event where at < ${before}`;")],
      [at("modules/a/migrations/0003-a.sql", "truncate ledger.stream;")],
      [at("platform/a/migrations/0001-a.sql", "update vault.read set reader = null;")],
    ],
    sound: [at("modules/a/person.ts", "// No keyPerson here: 监狱法 38.\nexport type Person = { name: string };")],
  },
  purposeLint: {
    broken: [
      [purposes('{ code: "a.x", title: { zh: "名", en: "n" }, fields: ["phone"], retentionDays: 1, readers: [], logged: true }')],
      [
        purposes(
          '{ code: "a.x", title: { zh: "名", en: "n" }, basis: { zh: "法 1", en: "" }, fields: ["phone"], retentionDays: 1, readers: [], logged: true }',
        ),
      ],
      [
        purposes(
          '{ code: "a.x", title: { zh: "名", en: "n" }, basis: { zh: "法 1", en: "Law 1" }, fields: ["phone"], readers: [], logged: true }',
        ),
      ],
      [purposes('{ code: "a.x", title: { zh: "名", en: "n" }, basis: { zh: "法 1", en: "Law 1" }, fields: ["phone"], retentionDays: 1 }')],
      [
        purposes(
          '{ code: "a.x", title: { zh: "名", en: "n" }, basis: { zh: "法 1", en: "Law 1" }, fields: all, retentionDays: 1, readers: [], logged: true }',
        ),
      ],
      [purposes(SOUND), at("modules/a/commands.ts", 'ctx.seal({ stream, field: "phone", purpose: "a.y", value });')],
      [purposes(SOUND), at("modules/a/commands.ts", 'ctx.seal({ stream, field: "mother", purpose: "a.x", value });')],
      [purposes(SOUND), at("modules/a/commands.ts", 'sealed(ctx, key, `mother:${id}`, "a.x", value);')],
      [purposes(SOUND), at("modules/a/contract.ts", "export const Ask = z.object({ idNumber: z.string() });")],
      [purposes(SOUND), at("modules/a/thing.ts", 'type E = { type: "a.asked"; email: string };')],
      [purposes(SOUND), at("modules/a/migrations/0001-a.sql", "create table a.b (\n  home text not null,\n  phone text\n);")],
    ],
    sound: [
      purposes(SOUND),
      at(
        "modules/a/commands.ts",
        'sealed(ctx, key, `phone:${id}`, "a.x", value);\nctx.seal({ stream, field: `phone-${n}`, purpose: "a.x", value });',
      ),
      at("modules/a/contract.ts", "export const Ask = z.object({ phone: z.string() });"),
      at("modules/a/migrations/0001-a.sql", "create table a.b (\n  home text not null,\n  has_phone boolean\n);"),
    ],
  },
  scaleOut: {
    broken: [
      [at("modules/a/migrations/0001-a.sql", "create table a.b (\n  id uuid not null,\n  home text not null,\n  primary key (id)\n);")],
      [
        at(
          "platform/a/migrations/0001-a.sql",
          "create unlogged table a.b (\n  id uuid not null,\n  home text not null,\n  primary key (id)\n);",
        ),
      ],
      [at("modules/a/migrations/0001-a.sql", "create table a.b (\n  home text not null,\n  no bigserial,\n  primary key (home, no)\n);")],
      [at("modules/a/migrations/0001-a.sql", "create table a.b (\n  home text not null,\n  no text unique,\n  primary key (home)\n);")],
      [
        at(
          "modules/a/migrations/0001-a.sql",
          "create table a.b (\n  home text not null,\n  of uuid not null references a.c (id),\n  primary key (home)\n);",
        ),
      ],
      [
        at(
          "modules/a/migrations/0001-a.sql",
          "create table a.b (\n  home text not null,\n  of uuid,\n  primary key (home),\n  foreign key (of) references a.c (id)\n);",
        ),
      ],
      [at("modules/a/migrations/0001-a.sql", "create unique index only_one on a.b (number);")],
      [at("modules/a/migrations/0001-a.sql", "create trigger t after insert on a.b execute function f();")],
      [at("modules/a/migrations/0001-a.sql", "select pg_advisory_lock(1);")],
      [at("modules/a/migrations/0001-a.sql", "create extension postgis;")],
    ],
    sound: [
      at(
        "modules/a/migrations/0001-a.sql",
        "-- no trigger\ncreate table a.b (\n  home text not null,\n  of uuid,\n  primary key (home),\n  foreign key (home, of) references a.c (home, id)\n);\ncreate unique index one on a.b (home, number);",
      ),
    ],
  },
  secondWall: {
    broken: [
      [
        at(
          "modules/a/migrations/0001-a.sql",
          "create table x.a (\n  home text not null,\n  place text not null,\n  primary key (home)\n);",
        ),
      ],
      [
        at(
          "modules/a/migrations/0001-a.sql",
          `create table x.a (\n  home text not null,\n  person uuid,\n  primary key (home)\n);\n${wall}`,
        ),
      ],
      [
        at(
          "modules/a/migrations/0001-a.sql",
          `create table x.a (\n  home text not null,\n  place text,\n  primary key (home)\n);\n${wall.replace("force", "enable")}create policy scope on x.a using (true);`,
        ),
      ],
    ],
    sound: [
      at(
        "modules/a/migrations/0001-a.sql",
        `create table x.a (\n  home text not null,\n  place text,\n  primary key (home)\n);\n${wall}create policy scope on x.a using (true);`,
      ),
    ],
  },
  longFiles: {
    broken: [[at("modules/a/long.ts", "const a = 1;\n".repeat(251))]],
    sound: [at("modules/a/short.ts", "const a = 1;\n".repeat(250))],
  },
};
