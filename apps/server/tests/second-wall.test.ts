import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import postgres, { type Sql, type TransactionSql } from "postgres";
import { platformSettings } from "#platform/database";
import { uuidv7 } from "#platform/ids";
import { reportIncident, verifyIncident } from "#modules/incidents";
import { serverCity, type ServerCity } from "./city.ts";

/** Tables without a policy, each with its reason. Whoever adds a table gives it a policy or a reason here. */
const OPEN: Readonly<Record<string, string>> = {
  "figures.county_day": "counts by area, five or more where they are published; of no person",
  "figures.town_day": "counts by area; of no person",
  "figures.village_month": "counts by area; of no person",
  "figures.county_month": "counts by area; of no person",
  "figures.town_month": "counts by area; of no person",
  "figures.folder": "one lock row",
  "ledger.register_version": "versions of registers",
  "ledger.schedule": "when which job runs next",
  "settings.setting": "the installation's own settings",
  "grid_work.practice": "public configuration",
  "grid_work.phrases": "public configuration",
  "incidents.category": "public configuration",
  "incidents.procedure": "public configuration",
  "incidents.template": "texts of the city's answers, configuration",
  "opinions.topic": "public configuration",
  "opinions.again": "public configuration",
  "limits.notice": "the State Council's public calendar",
  "limits.rule": "statutory limits, public",
  "limits.working_time": "opening hours, public",
  "limits.source_review": "when the city looked up the laws it cites, public",
  "organisations.unit": "public register of offices",
  "organisations.coverage_rule": "public register",
  "organisations.network": "which public offices act together",
  "organisations.seat":
    "since when an office is in such a network, its duty phone and a post's id; who holds the post is behind its policy",
  "organisations.spell": "when a public office worked",
  "people.post_span": "on which days a public post stood, was held and was empty; who held it is behind its policy",
  "people.notice_rule": "public rule of what is told at which grid",
  "places.area": "public register of areas",
  "places.shape": "public outlines of areas",
  "places.residents": "published counts of residents, of no person",
  "service_circle.point": "public register of service points",
  "service_circle.standard": "public configuration",
  "service_circle.roads": "public road network",
  "service_circle.site": "public plan",
  "incidents.saved_view": "filters of queues by account id, of no resident; the query shows a person's own and the unit's",
  "documents.organ": "public letterheads of organs",
  "documents.template": "public templates of papers, configuration",
  "cells.scheme": "public checklists of the titles",
  "named_methods.method": "public register of working methods, configuration",
  "named_methods.adoption": "which area works by which method, public",
  "decisions.practice": "public configuration of assessing decisions",
  "mediation.practice": "public configuration of the city's mediation",
  "log.pending": "which event waits for the log: an id and a salted commitment",
  "log.tree": "sizes of the public log",
  "log.entry": "where an event stands in the public log: an id and a number",
  "log.tile": "public tiles of the log",
  "log.checkpoint": "public checkpoints",
  "log.cosignature": "public signatures of witnesses",
  "log.witnessed": "how far each witness is",
  "log.inherited": "public logs that came along with a package",
  "log.inherited_entry": "where an event stands in such a log: an id and a number",
  "webhooks.delivery": "ids of records for subscribers, of no person",
};

/** Rows of a table that are for every reader, beside those behind its policy. */
const SHARED: Readonly<Record<string, string>> = {
  // The counters' unfolded tail: places and numbers.
  "ledger.outbox": "kind <> 'figures.delta'",
};

type Table = { name: string; schema: string; table: string; rls: boolean; forced: boolean; policies: number; expression: string };

let city: ServerCity;
/** The platform's own view, to know what there is to see. */
let all: Sql;
/** The application's role as a query has it: nothing said yet. */
let bare: Sql;
let tables: Table[];

before(async () => {
  city = await serverCity(() => []);
  const url = city.runtime.pools.read.options as typeof city.runtime.pools.read.options & { pass: unknown };
  const login = {
    host: url.host[0],
    port: url.port[0],
    database: url.database,
    username: url.user,
    password: String(url.pass ?? ""),
    max: 1,
    onnotice: () => {},
  };
  all = postgres({ ...login, connection: platformSettings as never });
  bare = postgres(login);
  const person = await city.staff(
    { role: "dispatcher", area: "330502001", unit: "centre-330502001" },
    { role: "gridWorker", area: "330502001" },
  );
  const id = uuidv7();
  await city.execute(
    reportIncident,
    {
      id,
      category: "0201",
      description: "路灯不亮",
      area: "330502001",
      phone: "13800001234",
      name: "李",
      photos: [],
      channel: "portal",
      language: "zh",
    },
    {},
  );
  await city.execute(verifyIncident, { home: "330502001", id, category: "0201", summary: "路灯不亮" }, { actor: person });
  await city.jobs();
  tables = await all<Table[]>`
    select n.nspname || '.' || c.relname as name, n.nspname as schema, c.relname as table, c.relrowsecurity as rls, c.relforcerowsecurity as forced,
      (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies,
      coalesce((select string_agg(pg_get_expr(p.polqual, p.polrelid), ' ') from pg_policy p where p.polrelid = c.oid and p.polpermissive), '') as expression
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema', 'public') and n.nspname not like 'pg_toast%' order by 1`;
});
after(async () => {
  await all.end();
  await bare.end();
  await city.close();
});

/** What is wrong with a table's policy, or "". */
function faultOf({ name, rls, forced, policies, expression }: Table): string {
  if (name in OPEN) return rls ? `${name} has a policy now: take it off the list of exceptions` : "";
  if (!rls || !forced || policies === 0) return `${name} has no row-level policy and no reason why not`;
  return /zuji\.(scope|platform)/.test(expression) ? "" : `${name}: its policy asks neither for a scope nor for the platform`;
}

test("the server's role owns nothing and stands under every policy", async () => {
  const [role] = await bare<{ above: boolean; owns: number }[]>`
    select rolsuper or rolbypassrls as above, (select count(*)::int from pg_class where relowner = r.oid) as owns from pg_roles r where rolname = current_user`;
  assert.deepEqual(role && { ...role }, { above: false, owns: 0 });
});

test("every table of the catalogue has a forced policy by scope or platform, or a reason why not", () => {
  assert.ok(tables.length > 40, `${tables.length} tables were looked at`);
  assert.deepEqual(
    tables.map(faultOf).filter((fault) => fault !== ""),
    [],
  );
  const gone = Object.keys(OPEN).filter((name) => !tables.some((table) => table.name === name));
  assert.deepEqual(gone, [], "exceptions of tables that are not there");
});

test("a new table without a policy would be found, and one whose policy lets everybody through", () => {
  const planted: Table = {
    name: "incidents.planted",
    schema: "incidents",
    table: "planted",
    rls: false,
    forced: false,
    policies: 0,
    expression: "",
  };
  assert.match(faultOf(planted), /no row-level policy/);
  assert.match(faultOf({ ...planted, rls: true, forced: true, policies: 1, expression: "true" }), /neither/);
});

/** The rows this connection reads under a scope; null: it was told no. */
async function seen(table: Table, scope: string | null): Promise<number | null> {
  try {
    return await bare.begin(async (tx) => {
      if (scope !== null) await tx`select set_config('zuji.scope', ${scope}, true)`;
      const [row] = await tx.unsafe<{ n: number }[]>(
        `select count(*)::int as n from ${table.schema}."${table.table}" where ${SHARED[table.name] ?? "true"}`,
      );
      return row?.n ?? 0;
    });
  } catch (cause) {
    if ((cause as { code?: string }).code === "42501") return null;
    throw cause;
  }
}

test("the application's role reads no row of any of them without a scope, nor with another city's", async () => {
  const filled: string[] = [];
  for (const table of tables.filter(({ name }) => !(name in OPEN))) {
    const [there] = await all.unsafe<{ n: number }[]>(`select count(*)::int as n from ${table.schema}."${table.table}"`);
    if ((there?.n ?? 0) > 0) filled.push(table.name);
    for (const scope of [null, "", "990101%", "330503%"]) {
      const n = await seen(table, scope);
      // A register of the whole city may be open to every scope inside it; a scope of another city never is.
      assert.ok(
        n === null || n === 0 || (scope === "330503%" && n < (there?.n ?? 0)),
        `${table.name} shows ${n} rows to the scope ${scope}`,
      );
    }
  }
  for (const name of [
    "incidents.incident",
    "ledger.event",
    "ledger.stream",
    "vault.field",
    "access.account",
    "access.grant",
    "clocks.clock",
    "ledger.command",
  ])
    assert.ok(filled.includes(name), `${name} has no row to hide in this test`);
});

/** What happens to a write: "refused" by right or policy, "nothing" where no row was there for it, or what it did. */
async function tried(work: (tx: TransactionSql) => Promise<number>, scope: string | null): Promise<string> {
  let did = "";
  await bare
    .begin(async (tx) => {
      if (scope !== null) await tx`select set_config('zuji.scope', ${scope}, true)`;
      const n = await work(tx);
      did = n === 0 ? "nothing" : `${n} rows`;
      throw new Error("undo");
    })
    .catch((cause: unknown) => {
      if ((cause as { code?: string }).code === "42501") did = "refused";
      else if (!(cause instanceof Error && cause.message === "undo")) throw cause;
    });
  return did;
}

test("it writes, changes and deletes no row of any of them without a scope, nor with another city's", async () => {
  for (const table of tables.filter(({ name }) => !(name in OPEN))) {
    const at = `${table.schema}."${table.table}"`;
    const [row] = await all.unsafe<{ row: string; first: string; written: string }[]>(
      `select row_to_json(t)::text as row, (select attname from pg_attribute where attrelid = '${at}'::regclass and attnum = 1) as first,
        (select string_agg(quote_ident(attname), ', ') from pg_attribute where attrelid = '${at}'::regclass and attnum > 0 and not attisdropped and attgenerated = '') as written
        from ${at} t limit 1`,
    );
    if (!row) continue;
    for (const scope of [null, "990101%"]) {
      const insert = await tried(
        async (tx) =>
          (
            await tx.unsafe(
              `insert into ${at} (${row.written}) select ${row.written} from json_populate_record(null::${at}, $1::text::json)`,
              [row.row],
            )
          ).count,
        scope,
      );
      assert.equal(insert, "refused", `insert into ${table.name} with ${scope}`);
      const update = await tried(async (tx) => (await tx.unsafe(`update ${at} set "${row.first}" = "${row.first}"`)).count, scope);
      assert.ok(["refused", "nothing"].includes(update), `update of ${table.name} with ${scope}: ${update}`);
      const remove = await tried(async (tx) => (await tx.unsafe(`delete from ${at}`)).count, scope);
      assert.ok(["refused", "nothing"].includes(remove), `delete from ${table.name} with ${scope}: ${remove}`);
    }
  }
});
