import type { Sql } from "postgres";
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { uuidv7 } from "#platform/ids";
import { agreeVisit, callOffVisit, recordAbsence, recordVisit, refuseVisit, withdrawConsent } from "../commands-visits.ts";
import { listVisits, readVisit } from "../queries-visits.ts";
import { readMyDay } from "../queries-day.ts";
import { gridCity, keeper, refusedAs, worker } from "./city.ts";

let city: Awaited<ReturnType<typeof gridCity>>;
let sql: Sql;
before(async () => {
  city = await gridCity();
  sql = city.owner;
});
after(() => city.close());

const fresh = () => {
  const visit = { id: uuidv7(), grid: city.grid, seenAt: city.now() };
  return { visit, actor: worker(city.grid), key: { home: city.grid.slice(0, 9), id: visit.id } };
};
const agreed = { purpose: "safety", on: "2026-11-24", part: "morning" as const, where: "3幢201室" };
const made = { consent: true as const, consentText: 1, purpose: "safety", phrases: ["leaflet"], notes: "答应周五带灭火器来" };

test("an agreed visit stands in the day of every worker of the grid, with its door", async () => {
  const { visit, actor } = fresh();
  await city.execute(agreeVisit, { ...visit, ...agreed }, { actor });
  const day = await city.query(readMyDay, {}, worker(city.grid));
  const item = day.items.find(({ id }) => id === visit.id);
  assert.equal(item?.kind === "visit" && item.where, "3幢201室");
  assert.equal(item?.dueAt, "2026-11-24T04:00:00.000Z");
  const neighbour = await city.query(readMyDay, {}, worker(city.neighbour));
  assert.equal(
    neighbour.items.some(({ id }) => id === visit.id),
    false,
  );
});

test("nobody at home and coming again tomorrow is one tap, and moves the visit to tomorrow", async () => {
  const { visit, actor, key } = fresh();
  await city.execute(agreeVisit, { ...visit, ...agreed }, { actor });
  await city.execute(recordAbsence, { ...visit, again: "2026-11-25" }, { actor });
  const view = await city.query(readVisit, key, actor);
  assert.equal(view.stage, "absent");
  assert.equal(view.on, "2026-11-25");
  assert.equal(view.where, "3幢201室");
});

test("a visit is recorded only with the yes that was asked for first", () => {
  const { visit } = fresh();
  assert.equal(recordVisit.input.safeParse({ ...visit, ...made, consent: false }).success, false);
  assert.equal(recordVisit.input.safeParse({ ...visit, ...made, consent: undefined }).success, false);
});

test("of a refused visit nothing is left but that one in this grid was refused, whichever word comes first", async () => {
  for (const order of ["refused last", "refused first"]) {
    const { visit, actor, key } = fresh();
    const steps = [() => city.execute(agreeVisit, { ...visit, ...agreed }, { actor }), () => city.execute(refuseVisit, visit, { actor })];
    for (const step of order === "refused last" ? steps : steps.reverse()) await step();
    const view = await city.query(readVisit, key, actor);
    assert.deepEqual(
      { ...view, id: "" },
      {
        ...key,
        id: "",
        grid: city.grid,
        placeName: view.placeName,
        stage: "refused",
        purpose: null,
        phrases: [],
        on: null,
        part: null,
        asDemo: true,
        where: null,
        notes: [],
        expiresOn: null,
        withdrawn: false,
      },
    );
    const [row] = await sql<{ row: Record<string, unknown> }[]>`select to_jsonb(v) as row from grid_work.visit v where id = ${visit.id}`;
    assert.deepEqual(row?.row, {
      ...key,
      place: city.grid,
      stage: "refused",
      purpose: null,
      visit_on: null,
      part: null,
      again: false,
      phrases: [],
      demo: true,
    });
    const texts = await city.runtime.within(actor, (ctx) =>
      sql<{ field: string }[]>`select field from vault.field where stream = ${visit.id}`.then((fields) =>
        ctx.unseal(
          fields.map(({ field }) => ({ stream: key, field })),
          "",
        ),
      ),
    );
    assert.equal(
      texts.some((text) => text !== ""),
      false,
      order,
    );
    const [state] = await sql<{ state: unknown }[]>`select state from ledger.stream where id = ${visit.id}`;
    assert.deepEqual(state?.state, { stage: "refused", grid: city.grid, demo: true });
  }
});

test("whoever was refused can be written down nowhere else: the refusal takes no door, purpose or words", () => {
  const { visit } = fresh();
  for (const more of [{ where: "3幢" }, { purpose: "safety" }, { notes: "x" }, { reason: "x" }, { point: { lon: 120, lat: 30 } }])
    assert.equal(refuseVisit.input.safeParse({ ...visit, ...more }).success, false, Object.keys(more)[0]);
});

test("no visit takes a position", () => {
  const { visit } = fresh();
  for (const [command, input] of [
    [agreeVisit, agreed],
    [recordVisit, made],
    [recordAbsence, {}],
  ] as const) {
    assert.equal(command.input.safeParse({ ...visit, ...input }).success, true, command.name);
    assert.equal(command.input.safeParse({ ...visit, ...input, lon: 120.1, lat: 30.8 }).success, false, command.name);
  }
});

test("notes are for the grid's own workers; leaders see the visit masked; taking the consent back destroys them", async () => {
  const { visit, actor, key } = fresh();
  await city.execute(recordVisit, { ...visit, ...made }, { actor });
  assert.deepEqual((await city.query(readVisit, key, actor)).notes, [made.notes]);
  await assert.rejects(city.query(readVisit, key, keeper), refusedAs("access.not-yours"));
  const list = await city.query(listVisits, {}, keeper);
  const row = list.rows.find(({ id }) => id === visit.id);
  assert.ok(row);
  assert.deepEqual(Object.keys(row).sort(), [
    "asDemo",
    "grid",
    "home",
    "id",
    "mine",
    "on",
    "part",
    "phrases",
    "placeName",
    "purpose",
    "stage",
  ]);
  const shown = async (who = actor) => (await city.query(listVisits, {}, who)).rows.find(({ id }) => id === visit.id)?.mine;
  assert.deepEqual([await shown(), await shown(keeper)], [true, false]);
  assert.equal((await city.query(readVisit, key, actor)).withdrawn, false);
  await city.execute(withdrawConsent, visit, { actor });
  const after = await city.query(readVisit, key, actor);
  assert.deepEqual([after.notes, after.withdrawn, after.stage], [[], true, "done"]);
});

test("a visit called off keeps no door", async () => {
  const { visit, actor, key } = fresh();
  await city.execute(callOffVisit, visit, { actor });
  await city.execute(agreeVisit, { ...visit, ...agreed }, { actor, id: "00000000-0000-7000-8000-000000000001" });
  const view = await city.query(readVisit, key, actor);
  assert.deepEqual([view.stage, view.where], ["calledOff", null]);
});

test("a worker who was moved is told that the grid is not theirs any more", async () => {
  const { visit } = fresh();
  await assert.rejects(city.execute(refuseVisit, visit, { actor: worker(city.elsewhere) }), refusedAs("grid-work.not-your-grid"));
  await assert.rejects(city.execute(refuseVisit, visit, { actor: keeper }), refusedAs("access.not-yours"));
});

test("no table, list or figure of the module counts visits by who made them", async () => {
  const columns = await sql<
    { column_name: string }[]
  >`select column_name from information_schema.columns where table_schema = 'grid_work' and table_name <> 'device'`;
  assert.ok(columns.length > 60);
  assert.deepEqual(
    columns.filter(({ column_name }) => /worker|account|owner|actor|person|by$/.test(column_name)),
    [],
  );
});

test("the tables are what the events say", async () => assert.deepEqual((await city.verify()).findings, []));
