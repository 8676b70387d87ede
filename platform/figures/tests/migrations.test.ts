import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { connect } from "#platform/database";
import { testDatabase } from "#platform/testing";

const script = (name: string): string => readFileSync(new URL(`../migrations/${name}.sql`, import.meta.url), "utf8");

test("counters from before, a row a part, become one row a set, day and area with the same numbers", async () => {
  const database = await testDatabase();
  const sql = connect(database.url, { max: 1, onnotice: () => {} });
  try {
    for (const name of ["0001-figures", "0002-months"]) await sql.unsafe(script(name));
    await sql`insert into figures.county_month values
      ('all', '2026-01-01', '330502', '', 7, 12.5), ('kinds', '2026-01-01', '330502', '', 1, 0),
      ('kinds', '2026-01-01', '330502', '0401', 2, 0), ('kinds', '2026-01-01', '330502', '0402', 3, 0), ('kinds', '2026-02-01', '330502', '0401', 0, 0)`;
    await sql`insert into figures.village_month values ('kinds', '330502001005', '2026-01-01', '0401', 4, 0)`;
    await sql.begin((tx) => tx.unsafe(script("0003-parts")));
    const rows = await sql`
      select measure, month::text, n::int, sum::float8, parts, ns::int[] as ns from figures.county_month order by measure, month`;
    assert.deepEqual(
      rows.map((row) => ({ ...row })),
      [
        { measure: "all", month: "2026-01-01", n: 7, sum: 12.5, parts: null, ns: null },
        { measure: "kinds", month: "2026-01-01", n: 6, sum: 0, parts: ["0401", "0402"], ns: [2, 3] },
      ],
    );
    const [village] = await sql`select n::int, parts, ns::int[] as ns from figures.village_month`;
    assert.deepEqual({ ...village }, { n: 4, parts: ["0401"], ns: [4] });
    await assert.rejects(sql`update figures.county_month set ns = null where measure = 'kinds'`, /parts_have_numbers/);
    await assert.rejects(sql`insert into figures.village_month values ('kinds', '330502001005', '2026-01-01', 1, 0)`, /duplicate key/);
  } finally {
    await sql.end();
    await database.drop();
  }
});
