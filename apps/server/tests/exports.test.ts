import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { z } from "zod";
import { system, type Actor } from "#platform/access";
import { uuidv7 } from "#platform/ids";
import { query, sheetOf } from "#platform/modules";
import { Refusal } from "#platform/refusals";
import { readTable, type Table } from "#platform/sheets";
import { person } from "#platform/testing";
import { SUBJECTS } from "../../../modules/exports/contract.ts";
import exportsModule from "../../../modules/exports/module.ts";
import incidentsModule from "../../../modules/incidents/module.ts";
import peopleModule from "../../../modules/people/module.ts";
import { exportJobs, exportRoutes } from "../exports.ts";
import { asked, refused, serverCity, type Member, type ServerCity } from "./city.ts";

const TOWN = "330502001";
const VILLAGE = "330502001005";

type AnyCommand = Parameters<ServerCity["execute"]>[0];
const command = (name: string): AnyCommand => {
  const found = [...exportsModule.commands, ...incidentsModule.commands, ...peopleModule.commands].find((one) => one.name === name);
  assert.ok(found, name);
  return found as unknown as AnyCommand;
};
const give = (name: string, input: object, actor: Actor, id = uuidv7()) =>
  city.execute(command(name), input, { actor, id }) as Promise<Record<string, unknown>>;
type Listed = {
  exports: { id: string; stage: string; rows: number; why: string; failure: string | null; downloads: number; byName: string }[];
  busy: boolean;
};
const ask = <T>(name: string, input: object, actor: Actor): Promise<T> => {
  const found = exportsModule.queries.find((one) => one.name === name);
  assert.ok(found, name);
  return city.query(found as never, input as never, actor) as Promise<T>;
};

/** So few here, so that a bulk export is quickly made. */
const ALONE = 40;
let city: ServerCity;
let dispatcher: Member;
before(async () => {
  city = await serverCity((made) => exportJobs(() => ({ ...made(), aloneRows: ALONE })));
  dispatcher = await city.staff({ role: "dispatcher", area: TOWN, unit: `centre-${TOWN}` });
});
after(() => city.close());

const reporting = (more: object = {}) =>
  give(
    "incidents.report-incident",
    { id: uuidv7(Date.parse(city.now())), category: "0402", description: "路灯不亮，找张三 13800138000", area: VILLAGE, ...more },
    { kind: "resident", id: "resident" },
  );

const requestOf = (account: Member, part: object = {}) => ({
  home: TOWN,
  id: uuidv7(),
  account: account.id,
  subject: "incidents.queue",
  area: TOWN,
  filter: { view: "all", sort: "newest" },
  purpose: "meeting",
  why: "周例会研判路灯问题",
  ...part,
});

const route = exportRoutes({ runtime: undefined as never, store: undefined as never })[0]!;
const fetchFile = (ref: { home: string; id: string }, actor: Actor) =>
  exportRoutes({ runtime: city.runtime, store: city.store })[0]!.handler(asked(actor, { params: { home: ref.home, id: ref.id } }));

async function made(
  account: Member,
  part: object = {},
): Promise<{ home: string; id: string; account: string; table: Table; bytes: Buffer }> {
  const request = requestOf(account, part);
  await give("exports.request-export", request, account);
  await city.jobs();
  const reply = await fetchFile(request, account);
  const bytes = reply.body as Buffer;
  const table = await readTable(bytes, { bytes: 10_000_000, rows: 20_000, columns: 40, isHeader: (texts) => texts.includes("编号") });
  return { home: request.home, id: request.id, account: account.id, table, bytes };
}

test("what one sees leaves as a workbook: the rows of the address, a watermark with who, when and what for, nothing personal, nothing sealed", async () => {
  const open = await reporting();
  await reporting({ category: "1202", description: "家里打人" });
  const elsewhere = await reporting({ area: "330502002009" });
  const { table, bytes } = await made(dispatcher);
  const numbers = table.rows.map(({ cells }) => cells[0]?.text);
  assert.deepEqual(numbers, [open["number"]]);
  assert.ok(!numbers.includes(String(elsewhere["number"])));
  assert.deepEqual(table.header.row, 2);
  const whole = bytes.toString("latin1");
  assert.ok(!whole.includes("13800138000"));
  const all = table.rows.flatMap(({ cells }) => cells.map(({ text }) => text)).join(" ");
  assert.ok(!/张三|138001|家里/.test(all));
  const { readXlsx } = await import("hucre/xlsx");
  const [sheet] = (await readXlsx(bytes)).sheets;
  const mark = String(sheet?.rows[0]?.[0]);
  for (const part of [dispatcher.name, "2026-11-23 10:00", "会议研判", "周例会研判路灯问题", "2026-11-30"])
    assert.ok(mark.includes(part), part);
  assert.ok(sheet?.headerFooter?.oddHeader?.includes(dispatcher.name) && sheet.headerFooter.oddFooter?.includes("周例会研判路灯问题"));
});

test("the queues of petitions, service requests and titles leave the same way, each by its own screen's query", async () => {
  for (const subject of SUBJECTS.filter((one) => one !== "incidents.queue")) {
    const request = requestOf(dispatcher, { subject, filter: { area: TOWN } });
    await give("exports.request-export", request, dispatcher);
    await city.jobs();
    const { exports } = await ask<Listed>("exports.list-exports", {}, dispatcher);
    assert.equal(exports.find(({ id }) => id === request.id)?.stage, "ready", subject);
  }
});

test("a list is read page by page to its end; what leaves for nobody stays behind, and more than may leave is refused, not cut", async () => {
  const pages = [
    { rows: [1, 2, 3], next: "b" },
    { rows: [4, 5], next: null },
  ];
  const input = z.object({ view: z.string().default("all"), cursor: z.string().optional() });
  const sheet = sheetOf<z.output<typeof input>, number>({
    subject: "planted.list",
    title: { zh: "数", en: "Numbers" },
    list: query({
      name: "planted.list",
      route: "GET /api/planted",
      summary: { zh: "数", en: "numbers" },
      input,
      allow: { roles: ["dispatcher"], condition: "any", admits: ({ actor }) => actor.kind === "staff" },
      run: async (_, { cursor }) => (cursor === undefined ? pages[0]! : pages[1]!),
    }),
    scope: () => [""],
    leaves: (row) => row !== 4,
    lines: () => [{ title: { zh: "数", en: "Number" }, kind: "number", width: 8, of: (row) => row }],
  });
  const read = (limit: number, actor: Actor) =>
    sheet.read({ actor } as never, { filter: { at: "nothing of the list" }, language: "en", limit, progress: async () => undefined });
  const { columns, rows } = await read(10, dispatcher);
  assert.deepEqual([columns.map(({ title }) => title), rows], [["Number"], [[1], [2], [3], [5]]]);
  await assert.rejects(read(3, dispatcher), refused("exports.too-many"));
  await assert.rejects(read(10, { kind: "resident", id: "resident" }), refused("exports.stopped"));
});

test("a desk that may open sealed records on screen still takes none of them out", async () => {
  const supervisor = await city.staff({ role: "supervisor", area: "330502", unit: "centre-330502" });
  const { table } = await made(supervisor, { area: "330502", home: "330502000" });
  assert.ok(table.rows.length >= 2);
  assert.ok(table.rows.every(({ cells }) => cells[1]?.text !== "1202"));
});

test("one at a time and only so many a day; the same request again is the same export", async () => {
  const handler = await city.staff({ role: "handler", area: TOWN, unit: `cg-${TOWN}` });
  const first = requestOf(handler);
  const id = uuidv7();
  await give("exports.request-export", first, handler, id);
  await give("exports.request-export", first, handler, id);
  await assert.rejects(give("exports.request-export", requestOf(handler), handler), refused("exports.one-at-a-time"));
  assert.equal((await ask<Listed>("exports.list-exports", {}, handler)).busy, true);
  await city.jobs();
  assert.equal((await ask<Listed>("exports.list-exports", {}, handler)).exports.length, 1);
  for (let count = 1; count < 20; count += 1) {
    await give("exports.request-export", requestOf(handler), handler);
    await city.jobs();
  }
  await assert.rejects(give("exports.request-export", requestOf(handler), handler), refused("exports.enough-today"));
});

test("only who asked can fetch it, each fetch is in the ledger, and it is gone on its day", async () => {
  const file = await made(dispatcher);
  const other = await city.staff({ role: "dispatcher", area: TOWN });
  for (const actor of [other, await city.staff({ role: "commandRoom", area: "3305" })])
    await assert.rejects(fetchFile(file, actor), refused("record.not-found"));
  await assert.rejects(fetchFile(file, await city.staff({ role: "auditor", area: "3305" })), refused("access.not-yours"));
  await assert.rejects(fetchFile(file, { kind: "resident", id: "resident" }), refused("access.sign-in"));
  await assert.rejects(fetchFile({ home: "x", id: "y" }, dispatcher), refused("record.not-found"));
  await fetchFile(file, dispatcher);
  const auditor = person({ role: "auditor", area: "3305" });
  const seen = await ask<Listed["exports"]>("exports.list-area-exports", { from: "2026-11-23", to: "2026-11-23" }, auditor);
  const row = seen.find(({ id }) => id === file.id);
  assert.deepEqual([row?.downloads, row?.byName, row?.why, row?.stage], [2, dispatcher.name, "周例会研判路灯问题", "ready"]);
  const events = await city.runtime.pools.write<
    { type: string; actor: string }[]
  >`select type, actor from ledger.event where stream = ${file.id} order by seq`;
  assert.deepEqual(
    events.map(({ type }) => type),
    ["exports.requested", "exports.made", "exports.downloaded", "exports.downloaded"],
  );
  const kept = city.files.size;
  city.advance(7 * 86_400_000 + 1_000);
  await assert.rejects(fetchFile(file, dispatcher), refused("exports.gone"));
  await city.jobs();
  assert.ok(city.files.size < kept);
  assert.equal((await ask<Listed>("exports.list-exports", {}, dispatcher)).exports.find(({ id }) => id === file.id)?.stage, "expired");
});

test("delete now means now", async () => {
  const file = await made(dispatcher);
  const other = await city.staff({ role: "dispatcher", area: TOWN });
  await assert.rejects(
    give("exports.delete-export", { home: file.home, id: file.id, account: dispatcher.id }, other),
    refused("record.not-found"),
  );
  await assert.rejects(
    give("exports.delete-export", { home: file.home, id: file.id, account: other.id }, other),
    refused("record.not-found"),
  );
  const before = city.files.size;
  await give("exports.delete-export", { home: file.home, id: file.id, account: dispatcher.id }, dispatcher);
  await city.jobs();
  assert.equal(city.files.size, before - 1);
  await assert.rejects(fetchFile(file, dispatcher), refused("exports.gone"));
});

test("a role taken away between asking and making takes nothing out", async () => {
  const leaving = await city.staff({ role: "dispatcher", area: TOWN });
  const request = requestOf(leaving);
  await give("exports.request-export", request, leaving);
  await give(
    "people.revoke-role",
    { home: leaving.home, id: leaving.id, role: "dispatcher", area: TOWN, unit: "" },
    await city.staff({ role: "admin", area: "3305" }),
  );
  const files = city.files.size;
  await city.jobs();
  assert.equal(city.files.size, files);
  const [mine] = (await ask<Listed>("exports.list-exports", {}, leaving)).exports;
  assert.deepEqual([mine?.stage, mine?.failure], ["failed", "exports.no-longer"]);
});

test("an export that stopped half-way is told so, and its person may ask again", async () => {
  const member = await city.staff({ role: "dispatcher", area: TOWN });
  const lost = requestOf(member);
  await give("exports.request-export", lost, member);
  await city.runtime.pools.write`delete from ledger.outbox where kind = 'exports.make'`;
  await assert.rejects(give("exports.request-export", requestOf(member), member), refused("exports.one-at-a-time"));
  city.advance(61 * 60_000);
  await exportJobs(() => city)
    .find(({ kind }) => kind === "exports.sweep")!
    .run(
      {
        now: city.now(),
        read: city.runtime.registers.read,
        execute: (one, input, commandId, actor = system) => city.runtime.execute(one, input, { commandId, actor }),
        query: (_scope, work) => city.runtime.within(person({ role: "auditor", area: "" }), work),
        notify: async () => {},
        token: () => "",
      },
      {},
    );
  const [mine] = (await ask<Listed>("exports.list-exports", {}, member)).exports;
  assert.deepEqual([mine?.stage, mine?.failure], ["failed", "exports.stopped"]);
  await give("exports.request-export", requestOf(member), member);
  await city.jobs();
});

test("a filter no queue knows fails by itself, and one cannot ask in another's name or beyond one's area", async () => {
  const member = await city.staff({ role: "dispatcher", area: TOWN });
  await assert.rejects(give("exports.request-export", requestOf(dispatcher), member), refused("access.not-yours"));
  await assert.rejects(
    give("exports.request-export", requestOf(member, { area: "330502", home: "330502000" }), member),
    refused("access.not-yours"),
  );
  const bad = requestOf(member, { filter: { view: "nowhere", sort: "newest" } });
  await give("exports.request-export", bad, member);
  await city.jobs();
  assert.equal((await ask<Listed>("exports.list-exports", {}, member)).exports.find(({ id }) => id === bad.id)?.stage, "failed");
});

test("what was searched for narrows the file, and stands in no event", async () => {
  const member = await city.staff({ role: "dispatcher", area: TOWN });
  const { table } = await made(member, { filter: { view: "all", sort: "newest", q: "寻无此名" } });
  assert.equal(table.rows.length, 0);
  const [found] = await city.runtime.pools.write<
    { n: number }[]
  >`select count(*)::int as n from ledger.event where data::text like '%寻无此名%'`;
  assert.equal(found?.n, 0);
});

test("who may: the table is complete", async () => {
  const ROLES = [
    "gridWorker",
    "gridLeader",
    "gridInstructor",
    "intakeClerk",
    "dispatcher",
    "supervisor",
    "handler",
    "approver",
    "commandRoom",
    "auditor",
    "admin",
    "dpo",
  ] as const;
  const may: Record<string, readonly string[]> = {
    "exports.request-export": ["gridLeader", "gridInstructor", "dispatcher", "supervisor", "handler", "approver", "commandRoom"],
    "exports.note-download": ["gridLeader", "gridInstructor", "dispatcher", "supervisor", "handler", "approver", "commandRoom"],
    "exports.delete-export": ROLES,
    "exports.note-progress": [],
    "exports.finish-export": [],
    "exports.fail-export": [],
    "exports.expire-export": [],
    "exports.hold-export": [],
    // There is nothing to answer here: who may answer is tried below on one that waits.
    "exports.approve-export": [],
    "exports.refuse-export": [],
  };
  assert.deepEqual(Object.keys(may).sort(), exportsModule.commands.map(({ name }) => name).sort());
  for (const [name, roles] of Object.entries(may))
    for (const role of ROLES) {
      const actor = person({ role, area: TOWN });
      const input = {
        ...requestOf(actor as Member),
        rows: 1,
        bytes: 1,
        file: "0".repeat(64),
        digest: "0".repeat(64),
        code: "x",
        key: `${"A".repeat(43)}=`,
        words: "不行不行",
      };
      const code = await give(name, input, actor).then(
        () => "",
        (cause: unknown) => (cause instanceof Refusal ? cause.body.code : String(cause)),
      );
      assert.equal(code !== "access.not-yours", roles.includes(role), `${name} ${role} ${code}`);
    }
  assert.equal(route.url, "/api/exports/:home/:id/file");
});

test("after all of it every table row is what its events say, and no event holds the typed purpose", async () => {
  await city.jobs();
  assert.deepEqual((await city.verify()).findings, []);
  const [found] = await city.runtime.pools.write<
    { count: number }[]
  >`select count(*)::int as count from ledger.event where data::text like '%周例会%'`;
  assert.equal(found?.count, 0);
});

test("a file at rest is encrypted, its key is sealed with the export and goes with it", async () => {
  const file = await made(dispatcher);
  const [row] = await city.runtime.pools.write<{ file: string }[]>`select file from exports.export where id = ${file.id}`;
  const kept = city.files.get(row!.file)!;
  assert.equal(file.bytes.subarray(0, 2).toString("latin1"), "PK");
  assert.notEqual(kept.subarray(0, 2).toString("latin1"), "PK");
  assert.ok(!kept.includes("xl/worksheets"));
  await give("exports.delete-export", { home: file.home, id: file.id, account: dispatcher.id }, dispatcher);
  await city.jobs();
  assert.equal((await city.runtime.pools.write`select 1 from vault.field where stream = ${file.id} and field = 'key'`).length, 0);
});

test("more than one person may take out waits for a second one, whose name stands in the file; nobody approves the own request", async () => {
  await Promise.all(Array.from({ length: ALONE + 1 }, () => reporting()));
  const chief = await city.staff({ role: "supervisor", area: TOWN, unit: `centre-${TOWN}` });
  const second = await city.staff({ role: "dpo", area: "3305" });
  const request = requestOf(chief);
  const ref = { home: request.home, id: request.id, account: chief.id };
  const stage = async () => (await ask<Listed>("exports.list-exports", {}, chief)).exports.find(({ id }) => id === request.id);
  const files = city.files.size;
  await give("exports.request-export", request, chief);
  await city.jobs();
  assert.equal((await stage())?.stage, "held");
  assert.equal(city.files.size, files, "nothing is made before it is approved");
  await assert.rejects(fetchFile(ref, chief), refused("exports.not-ready"));
  await assert.rejects(give("exports.approve-export", ref, chief), refused("exports.own-request"));
  for (const role of ["dispatcher", "handler", "commandRoom", "admin", "auditor"] as const)
    await assert.rejects(give("exports.approve-export", ref, await city.staff({ role, area: "3305" })), refused("access.not-yours"));
  await assert.rejects(give("exports.approve-export", ref, { ...second, provedAt: "2020-01-01T00:00:00.000Z" }), refused("access.step-up"));
  const [told] = await city.runtime.pools.write`select words from notices.notice where account = ${second.id}`;
  assert.equal(told?.["words"], "exports.notice.held");
  await give("exports.approve-export", ref, second);
  await city.jobs();
  assert.equal((await stage())?.stage, "ready");
  const bytes = (await fetchFile(ref, chief)).body as Buffer;
  const { readXlsx } = await import("hucre/xlsx");
  const [sheet] = (await readXlsx(bytes)).sheets;
  const mark = String(sheet?.rows[0]?.[0]);
  assert.ok(mark.includes(chief.name) && mark.includes(second.name), mark);
  assert.ok(sheet?.headerFooter?.oddHeader?.includes(chief.name));
  const no = requestOf(chief);
  await give("exports.request-export", no, chief);
  await city.jobs();
  await give("exports.refuse-export", { home: no.home, id: no.id, account: chief.id, words: "范围太大，请分批" }, second);
  const [refusal] = (await ask<{ exports: { id: string; stage: string; refusal: string | null }[] }>("exports.list-exports", {}, chief))
    .exports;
  assert.deepEqual([refusal?.stage, refusal?.refusal], ["refused", "范围太大，请分批"]);
  const late = requestOf(chief);
  await give("exports.request-export", late, chief);
  await city.jobs();
  city.advance(3 * 86_400_000 + 1_000);
  await city.jobs();
  const [over] = (await ask<Listed>("exports.list-exports", {}, chief)).exports;
  assert.deepEqual([over?.stage, over?.failure], ["failed", "exports.nobody-approved"]);
  await assert.rejects(
    give("exports.approve-export", { home: late.home, id: late.id, account: chief.id }, second),
    refused("exports.not-waiting"),
  );
});
