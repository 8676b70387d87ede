import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Sql } from "postgres";
import { connect, platformSettings } from "#platform/database";
import type { QueryContext } from "#platform/modules";
import { person, type TestCity } from "#platform/testing";
import { QueueFilter } from "../contract.ts";
import type { Filter as QueueFilterOf } from "../queries-views.ts";
import { readQueue } from "../queries-queue.ts";
import { isOpenStage, viewOf } from "../queries-views.ts";
import { readCity, TOWN } from "./reads.ts";

let city: TestCity;
let sql: Sql;
const said: { query: string; parameters: unknown[] }[] = [];

before(async () => {
  city = await readCity();
  sql = connect(city.databaseUrl, {
    max: 1,
    onnotice: () => {},
    connection: platformSettings as never,
    debug: (_, query, parameters) => void said.push({ query, parameters }),
  });
  // Fifty thousand records of five years, a third of them in one busy town; one in fifty still open, as in a city that works.
  await sql`
    insert into incidents.incident
      (home, id, number, category, grp, taxonomy, urgency, stage, ending, terms, place, town, county, lead, co_units, holder, handler, channel, sealed, demo, reported_at, reported_on, dispatched_times,
       bounced_times, due_at, due_on, provisional, extended, suspended, late, self_handled, returned_times, reopened_times, asked_rating, followers, photos, supervised, open_question, seq)
    select town, gen_random_uuid(), upper(md5(n::text)), '0402', '04', 1, 'blue', stage, case stage when 'archived' then 'solved' end, array[md5(n::text)], town || '001', town, left(town, 6), 'cg-' || town, case when n % 1000 = 0 then '{cg-330502001}'::text[] else '{}' end, 'centre', null, 'portal', false, false,
      at, at::date, 1, 0, at + interval '3 days', (at + interval '3 days')::date, false, false, stage = 'suspended', false, false, 0, (n % 200 = 0)::int, false, 0, 0, case when n % 150 = 0 then 'remind' end, false, 3
    from (
      select n, case when n / 50 % 3 = 0 then '330502001' else '3305' || lpad((2 + n / 7 % 2)::text, 2, '0') || lpad((1 + n / 50 % 15)::text, 3, '0') end as town, timestamptz '2026-11-23' - n * interval '50 minutes' as at,
        case when n % 50 = 0 then (array['reported', 'verified', 'dispatched', 'bounced', 'handling', 'suspended', 'fedBack'])[1 + n / 350 % 7] else 'archived' end as stage
      from generate_series(1, 50000) as n
    ) as made`;
  // What is known to lie somewhere in the city only stands in no county.
  await sql`update incidents.incident set place = '3305', town = '3305', county = '3305' where id in (select id from incidents.incident where stage = 'reported' limit 5)`;
  // What a unit did for years stays its task; beside its own town's work it joins in a few records of others.
  await sql`
    insert into incidents.unit_task (home, id, unit, role, stage, final, asked_at, accept_due_at, place, sealed)
    select home, id, 'cg-330502001', case when town = '330502001' then 'lead' else 'co' end, case stage when 'archived' then 'fedBack' else 'accepted' end,
      false, reported_at, reported_at, place, false from incidents.incident where lead = 'cg-330502001' or 'cg-330502001' = any (co_units)`;
  await sql`analyze incidents.incident`;
  await sql`analyze incidents.unit_task`;
});
after(async () => {
  await sql.end();
  await city.close();
});

const VIEWS = QueueFilter.shape.view.unwrap().options;
const SORTS = QueueFilter.shape.sort.unwrap().options;
const readers = {
  "a town": person({ role: "dispatcher", area: TOWN, unit: "" }),
  "a county": person({ role: "supervisor", area: "330502" }),
  "the city": person({ role: "commandRoom", area: "3305" }),
  "a unit": person({ role: "handler", area: TOWN, unit: `cg-${TOWN}` }),
};

type Plan = {
  "Node Type": string;
  "Relation Name"?: string;
  "Actual Rows": number;
  "Actual Loops": number;
  "Rows Removed by Filter"?: number;
  "Rows Removed by Index Recheck"?: number;
  Plans?: Plan[];
};
const nodes = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodes)];

/** How many records the queue looked at to make one page, in the transaction and by the plans it has when it is asked. */
async function looked(filter: Partial<QueueFilterOf>, actor: (typeof readers)["a town"]): Promise<{ rows: number; next: string | null }> {
  let rows = 0;
  let next: string | null = null;
  await sql.begin(async (db) => {
    said.length = 0;
    const ctx = { actor, now: "2026-11-23T02:00:00.000Z", db, read: city.runtime.registers.read } as unknown as QueryContext;
    ({ next } = await readQueue(ctx, QueueFilter.parse(filter)));
    const asked = said.filter(({ query }) => query.includes("from incidents.incident"));
    assert.ok(asked.length > 0, "nothing was asked");
    for (const { query, parameters } of asked) {
      const [row] = await db.unsafe(`explain (analyze, format json) ${query}`, parameters as never[]);
      const [plan] = (row?.["QUERY PLAN"] ?? []) as { Plan: Plan }[];
      assert.ok(plan, "nothing was explained");
      for (const node of nodes(plan.Plan))
        if (node["Relation Name"] === "incident")
          rows +=
            (node["Actual Rows"] + (node["Rows Removed by Filter"] ?? 0) + (node["Rows Removed by Index Recheck"] ?? 0)) *
            node["Actual Loops"];
    }
  });
  return { rows, next };
}

/** A page and one more of each lane: six counties and the city, at most two stages or what is open and what is over. */
const MOST = 51 * 7 * 2;

for (const [where, actor] of Object.entries(readers))
  test(`every view in every order looks at little more than its page for ${where}, whatever history holds`, async () => {
    for (const view of VIEWS)
      for (const sort of SORTS) {
        const { rows } = await looked({ view, sort }, actor);
        assert.ok(rows <= MOST, `${view} by ${sort}: ${rows} records`);
      }
  });

test("a page far down is found as quickly as the first, in each order", async () => {
  for (const sort of SORTS) {
    let cursor: string | undefined;
    for (let page = 1; page <= 6; page += 1) {
      const { rows, next } = await looked({ view: "all", sort, ...(cursor ? { cursor } : {}) }, readers["a county"]);
      assert.ok(rows <= MOST, `page ${page} by ${sort}: ${rows} records`);
      assert.ok(next, "there are more");
      cursor = next;
    }
  }
});

test("a kind of record is found in what is over without looking at the other kinds", async () => {
  const { rows } = await looked({ view: "ended", sort: "newest", category: "0201" }, readers["the city"]);
  assert.ok(rows <= MOST, `${rows} records`);
});

test("page after page a queue tells every record once, in the order of a plain sort over all of them", async () => {
  const busy = { "two towns": [TOWN, "330502002"], "two counties": ["330502", "330503"], "the city": ["3305"] };
  for (const areas of Object.values(busy)) {
    const grants = areas.map((area) => ({ role: "supervisor", area }));
    const actor = person(...grants);
    for (const view of ["all", "dispatch", "overdue", "supervised", "ended"] as const)
      for (const sort of SORTS)
        await sql.begin(async (db) => {
          const ctx = { actor, now: "2026-11-23T02:00:00.000Z", db, read: city.runtime.registers.read } as unknown as QueryContext;
          const told: string[] = [];
          for (let cursor: string | null = ""; cursor !== null && told.length < 300;) {
            const page = await readQueue(ctx, QueueFilter.parse({ view, sort, ...(cursor ? { cursor } : {}) }));
            told.push(...page.rows.map(({ id }) => id));
            cursor = page.next;
          }
          const order = {
            due: db`case when ${isOpenStage(db)} then 0 else 1 end, case when ${isOpenStage(db)} then coalesce(due_at, 'infinity') end, case when ${isOpenStage(db)} then id end, reported_at desc, id desc`,
            newest: db`reported_at desc, id desc`,
            oldest: db`reported_at, id`,
          }[sort];
          const plain = await db<{ id: string }[]>`
            select id from incidents.incident where place like any(${areas.map((area) => `${area}%`)}::text[]) and ${viewOf(db, view, ctx)} order by ${order} limit 300`;
          assert.deepEqual(
            told.slice(0, 300),
            plain.map(({ id }) => id),
            `${areas.join(" ")}: ${view} by ${sort}`,
          );
        });
  }
});

test("the checks above can fail: without its indexes a queue looks at history", async () => {
  await sql`drop index incidents.incident_over, incidents.incident_over_category, incidents.incident_due, incidents.incident_due_stage, incidents.incident_lead`;
  assert.ok((await looked({ view: "all", sort: "newest" }, readers["the city"])).rows > MOST);
  assert.ok((await looked({ view: "ended", sort: "newest", category: "0201" }, readers["the city"])).rows > MOST);
  assert.ok((await looked({ view: "unit", sort: "due" }, readers["a unit"])).rows > MOST);
  assert.ok((await looked({ view: "overdue", sort: "due" }, readers["a county"])).rows > MOST / 7);
});
