import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Sql } from "postgres";
import { connect, platformSettings } from "#platform/database";
import type { QueryContext } from "#platform/modules";
import { person, type TestCity } from "#platform/testing";
import { QueueFilter } from "../contract.ts";
import { readQueue } from "../queries-queue.ts";
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
    select town, gen_random_uuid(), upper(md5(n::text)), '0402', '04', 1, 'blue', stage, case stage when 'archived' then 'solved' end, array[md5(n::text)], town || '001', town, left(town, 6), 'cg-' || town, '{}', 'centre', null, 'portal', false, false,
      at, at::date, 1, 0, at + interval '3 days', (at + interval '3 days')::date, false, false, stage = 'suspended', false, false, 0, (n % 200 = 0)::int, false, 0, 0, case when n % 150 = 0 then 'remind' end, false, 3
    from (
      select n, case when n / 50 % 3 = 0 then '330502001' else '3305' || lpad((2 + n / 7 % 5)::text, 2, '0') || lpad((1 + n / 50 % 15)::text, 3, '0') end as town, timestamptz '2026-11-23' - n * interval '50 minutes' as at,
        case when n % 50 = 0 then (array['reported', 'verified', 'dispatched', 'bounced', 'handling', 'suspended', 'fedBack'])[1 + n / 350 % 7] else 'archived' end as stage
      from generate_series(1, 50000) as n
    ) as made`;
  await sql`analyze incidents.incident`;
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
};

type Plan = { "Node Type": string; "Relation Name"?: string; "Index Name"?: string; Plans?: Plan[] };
const nodes = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodes)];

async function plansOf(view: string, sort: string, actor: (typeof readers)["a town"]): Promise<Plan[]> {
  said.length = 0;
  await sql.begin(async (db) =>
    readQueue(
      { actor, now: "2026-11-23T02:00:00.000Z", db, read: city.runtime.registers.read } as unknown as QueryContext,
      QueueFilter.parse({ view, sort }),
    ),
  );
  const asked = said.filter(({ query }) => query.includes("from incidents.incident"));
  const plans: Plan[] = [];
  for (const { query, parameters } of asked) {
    const [row] = await sql.unsafe(`explain (format json) ${query}`, parameters as never[]);
    const [plan] = (row?.["QUERY PLAN"] ?? []) as { Plan: Plan }[];
    assert.ok(plan, "nothing was explained");
    plans.push(plan.Plan);
  }
  return plans;
}

/** A town's open work, or a unit's work in hand, is a few hundred rows however long the history: that much the planner may sort. */
const isSmall = (plan: Plan): boolean =>
  nodes(plan).some((node) => ["incident_open_town", "incident_due_town", "unit_task_active"].includes(node["Index Name"] ?? ""));

const faultsOf = (plans: readonly Plan[]): string[] =>
  plans.flatMap(nodes).flatMap((node) => {
    if (node["Node Type"] === "Seq Scan" && node["Relation Name"] === "incident") return ["Seq Scan"];
    return node["Node Type"].includes("Sort") && !isSmall(node) ? ["Sort"] : [];
  });

for (const [where, actor] of Object.entries(readers))
  test(`every view in every order is read along an index for ${where}: no history read through or sorted`, async () => {
    for (const view of VIEWS)
      for (const sort of SORTS) {
        const plans = await plansOf(view, sort, actor);
        assert.ok(plans.length > 0, `${view} ${sort} asked nothing`);
        assert.deepEqual(faultsOf(plans), [], `${view} by ${sort}: ${JSON.stringify(plans)}`);
      }
  });

test("the check above can fail: without its index a view is read through and sorted", async () => {
  await sql`drop index incidents.incident_new, incidents.incident_due`;
  assert.deepEqual(faultsOf(await plansOf("all", "newest", readers["the city"])), ["Sort", "Seq Scan"]);
  assert.ok(faultsOf(await plansOf("check", "due", readers["the city"])).includes("Sort"));
});
