import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accessWords, type Actor } from "#platform/access";
import { platformWords } from "#platform/http";
import { uuidv7 } from "#platform/ids";
import { openRates, type Rates } from "#platform/rates";
import { readTable, sheetWords } from "#platform/sheets";
import { person } from "#platform/testing";
import { organisations } from "#modules/organisations";
import { people } from "#modules/people";
import { places } from "#modules/places";
import type { CheckedImport, ImportKind } from "#modules/imports";
import importsModule from "../../../modules/imports/module.ts";
import { importRoutes } from "../imports.ts";
import { importJobs } from "../imports-running.ts";
import { asked, refused, serverCity, type Member, type ServerCity } from "./city.ts";

/** The tests bring more files a minute than a person does; the rate has a test of its own. */
const free: Rates = { wait: () => 0 };
const TOWN = "330502001";
const VILLAGE = "330502001005";

let city: ServerCity;
let admin: Member;
before(async () => {
  city = await serverCity((made) =>
    importJobs(() => ({ ...made(), words: { ...platformWords, ...accessWords, ...sheetWords, ...made().runtime.words }, rates: free })),
  );
  admin = await city.staff({ role: "admin", area: "3305" });
});
after(() => city.close());

const route = (url: string) =>
  importRoutes({
    runtime: city.runtime,
    access: city.access,
    words: { ...platformWords, ...accessWords, ...sheetWords, ...city.runtime.words },
    rates: free,
  }).find((one) => one.url === url)!;
/** Files of each kind have an address of their own, known to the server before it reads them. */
const post = (url: string, kind: ImportKind, text: string | Buffer, actor: Actor, more: { geojson?: unknown; id?: string } = {}) =>
  route(url.replace(":kind", kind)).handler(
    asked(actor, {
      body: { file: Buffer.from(text).toString("base64"), ...(more.geojson === undefined ? {} : { geojson: more.geojson }) },
      headers: { "idempotency-key": more.id ?? uuidv7() },
    }),
  );
const check = async (kind: ImportKind, text: string | Buffer, actor: Actor, geojson?: unknown) =>
  (await post("/api/imports/checks/:kind", kind, text, actor, { geojson })).body as CheckedImport;
const run = async (kind: ImportKind, text: string | Buffer, actor: Actor, geojson?: unknown) => {
  const { body } = await post("/api/imports/runs/:kind", kind, text, actor, { geojson });
  await city.jobs();
  return body as { home: string; id: string; rows: number };
};
type Listed = {
  id: string;
  stage: string;
  done: number;
  changed: number;
  unchanged: number;
  opened: number;
  failures: { at: string; code: string }[];
};
const imports = (actor: Actor): Promise<Listed[]> => city.query(importsModule.queries[0] as never, {} as never, actor) as Promise<Listed[]>;
const events = async (): Promise<number> =>
  (await city.runtime.pools.write<{ n: number }[]>`select count(*)::int as n from ledger.event where kind not like 'imports.%'`)[0]?.n ?? 0;
const known = () => city.runtime.registers.read(people);
const byLogin = (login: string) => known().all.find((one) => one.login === login);

const STAFF = `账号,姓名,工作辖区代码,单位代码,岗位,岗位辖区代码,岗位截止日
li.si,李四,${TOWN},centre-${TOWN},分流员,,2027/12/31
wang.wu,王五,${VILLAGE},,网格员,${VILLAGE}001,
wang.wu,王五,${VILLAGE},,网格长,,
zhao.liu,赵六,${TOWN},,,,
`;

test("a dry run writes nothing and keeps nothing; the run opens accounts and grants roles through the ordinary commands; the same file again changes nothing", async () => {
  const before = await events();
  const rehearsal = await check("accounts", STAFF, admin);
  assert.deepEqual([rehearsal.rows, rehearsal.changed, rehearsal.unchanged, rehearsal.faults], [4, 4, 0, []]);
  assert.equal(await events(), before);
  await run("accounts", STAFF, admin);
  const [first] = await imports(admin);
  assert.deepEqual([first?.stage, first?.done, first?.changed, first?.failures, first?.opened], ["ended", 4, 4, [], 3]);
  const li = byLogin("li.si");
  assert.deepEqual([li?.name, li?.area, li?.unit], ["李四", TOWN, `centre-${TOWN}`]);
  assert.deepEqual(
    li?.grants.map(({ role, area, until }) => [role, area, until]),
    [["dispatcher", TOWN, "2027-12-31T16:00:00.000Z"]],
  );
  assert.deepEqual(
    byLogin("wang.wu")
      ?.grants.map(({ role, area }) => [role, area])
      .sort(),
    [
      ["gridLeader", VILLAGE],
      ["gridWorker", `${VILLAGE}001`],
    ],
  );
  const after = await events();
  const again = await check("accounts", STAFF, admin);
  assert.deepEqual([again.changed, again.unchanged], [0, 4]);
  await run("accounts", STAFF, admin);
  assert.equal(await events(), after);
  const [second] = await imports(admin);
  assert.deepEqual([second?.changed, second?.unchanged, second?.opened], [0, 4, 0]);
});

test("GB 18030 from an office's Excel is read like UTF-8", async () => {
  const gb = (text: string): Buffer => Buffer.concat([...text].map((one) => GB.get(one) ?? Buffer.from(one)));
  const GB = new Map(
    [
      ["账", "d5cb"],
      ["号", "bac5"],
      ["姓", "d0d5"],
      ["名", "c3fb"],
      ["工", "b9a4"],
      ["作", "d7f7"],
      ["辖", "cfbd"],
      ["区", "c7f8"],
      ["代", "b4fa"],
      ["码", "c2eb"],
      ["张", "d5c5"],
      ["三", "c8fd"],
    ].map(([one, hex]) => [one, Buffer.from(hex!, "hex")] as const),
  );
  const rehearsal = await check("accounts", gb(`账号,姓名,工作辖区代码\nzhang.san,张三,${TOWN}\n`), admin);
  assert.deepEqual([rehearsal.changed, rehearsal.faults], [1, []]);
});

test("every bad row is told with its cell, in one go, and nothing begins; the marked file can be corrected and brought again", async () => {
  const bad = `账号,姓名,工作辖区代码,单位代码,岗位,岗位截止日
A B,甲,${TOWN},,,
good.one,乙,999999999,,,
good.two,,${TOWN},,,
good.three,丙,${TOWN},,皇帝,
good.four,丁,${TOWN},,网格员,昨天
good.five,戊,${TOWN},cg-330503001,,
good.six,己,${TOWN},,网格员,2020-01-01
s.s,庚,${TOWN},,网格长,
s.s,辛,${TOWN},,,
=1+1,壬,${TOWN},,,
`;
  const { faults, rows } = await check("accounts", bad, admin);
  assert.equal(rows, 10);
  const at = (cell: string) => faults.find((fault) => fault.at === cell)?.message ?? "";
  for (const cell of ["A2", "C3", "B4", "E5", "F6", "D7", "F8", "B10", "A11"])
    assert.ok(at(cell).length > 3, `${cell}: ${JSON.stringify(faults)}`);
  const before = await events();
  await assert.rejects(post("/api/imports/runs/:kind", "accounts", bad, admin), refused("imports.faults-first"));
  await city.jobs();
  assert.equal(await events(), before);
  const reply = await post("/api/imports/faults/:kind", "accounts", bad, admin);
  const table = await readTable(reply.body as Buffer, { bytes: 1e7, rows: 100, columns: 20, isHeader: (texts) => texts.includes("账号") });
  assert.equal(table.header.cells[0]?.text, "问题");
  assert.match(table.rows[0]?.cells[0]?.text ?? "", /^A2 /);
  assert.equal(table.rows[9]?.cells[1]?.text, "=1+1");
});

test("one brings no more than one could do by hand: beyond one's area every row is refused, and other roles bring nothing", async () => {
  const county = await city.staff({ role: "admin", area: "330503" });
  const { faults, changed } = await check("accounts", STAFF.replaceAll(".", "-"), county);
  assert.ok(changed === 0 && faults.length >= 3);
  for (const role of ["dispatcher", "auditor", "supervisor", "gridWorker", "dpo"] as const)
    await assert.rejects(check("accounts", STAFF, await city.staff({ role, area: TOWN })), refused("access.not-yours"), role);
  await assert.rejects(check("grids", "代码", await city.staff({ role: "supervisor", area: "330502" })), refused("access.not-yours"));
  await assert.rejects(check("accounts", STAFF, { kind: "resident", id: "resident" }), refused("access.sign-in"));
});

test("first passwords go once to whoever brought the list, and not for an account that is in use", async () => {
  const rows = "账号,姓名,工作辖区代码\nnew.one,新一,330502001\nnew.two,新二,330502001\n";
  const { home, id } = await run("accounts", rows, admin);
  const give = (actor: Actor) =>
    route("/api/imports/:home/:id/passwords").handler(asked(actor, { params: { home, id }, headers: { "idempotency-key": uuidv7() } }));
  await assert.rejects(give(await city.staff({ role: "admin", area: "3305" })), refused("record.not-found"));
  await assert.rejects(give(await city.staff({ role: "dispatcher", area: TOWN })), refused("access.not-yours"));
  const read = async () =>
    (
      await readTable((await give(admin)).body as Buffer, { bytes: 1e7, rows: 10, columns: 10, isHeader: (texts) => texts[0] === "账号" })
    ).rows.map(({ cells }) => [cells[0]!.text, cells[4]!.text]);
  const first = await read();
  assert.deepEqual(
    first.map(([login]) => login),
    ["new.one", "new.two"],
  );
  const token = await city.access.signIn("new.one", first[0]![1]!, { address: "127.0.0.1", userAgent: "test" } as never);
  const session = await city.access.sessionOf(token);
  await city.access.changePassword(session!, first[0]![1]!, "correct-horse-battery-9", {
    address: "127.0.0.1",
    userAgent: "test",
  } as never);
  assert.deepEqual(
    (await read()).map(([login]) => login),
    ["new.two"],
  );
  city.advance(4 * 86_400_000);
  await assert.rejects(give(admin), refused("imports.no-passwords"));
});

test("a unit whose approval and first day stand in the row works from that day; without them it is being set up, and a later list opens it", async () => {
  const head = "机构代码,机构名称,批准文号,挂牌日期";
  await run("units", `${head}\nmuseum-${TOWN},月河村史馆,湖编〔2026〕7号,2026/1/4\narchive-${TOWN},月河档案室,,`, admin);
  const unit = (code: string) => city.runtime.registers.read(organisations).unit(`${code}-${TOWN}`);
  assert.deepEqual([unit("museum")?.stage, unit("museum")?.open], ["open", true]);
  assert.deepEqual([unit("archive")?.stage, unit("archive")?.open], ["planned", false]);
  await run("units", `${head}\narchive-${TOWN},月河档案室,湖编〔2026〕8号,2026-02-01`, admin);
  assert.equal(unit("archive")?.stage, "open");
  assert.deepEqual([(await check("units", `${head}\narchive-${TOWN},月河档案室,湖编〔2026〕8号,2026-02-01`, admin)).changed], [0]);
  const wrong = `${head}\nhall-${TOWN},月河礼堂,,2026-02-01\nbarn-${TOWN},月河粮仓,湖编〔2026〕9号,那天\nmill-${TOWN},月河磨坊,湖编〔2026〕9号,2035-02-01`;
  const { faults } = await check("units", wrong, admin);
  assert.deepEqual(
    faults.map(({ at }) => at),
    ["A2", "D3", "D4"],
    "a day without an approval, a day that is none, a day to come",
  );
});

test("units are registered or get their phone, hours and services; the same list again changes nothing", async () => {
  const list = `机构代码,机构名称,值班电话,服务时间,英文服务时间,服务事项\nlib-${TOWN},月河图书驿站,0572-2345678,工作日 9:00–17:00,workdays 9:00–17:00,借阅；自习\ncg-${TOWN},不改名,0572-7654321,,,巡查\n`;
  assert.deepEqual((await check("units", list, admin)).faults, []);
  await run("units", list, admin);
  const units = city.runtime.registers.read(organisations);
  assert.deepEqual([units.unit(`lib-${TOWN}`)?.zh, units.unit(`lib-${TOWN}`)?.services], ["月河图书驿站", ["借阅", "自习"]]);
  assert.equal(units.unit(`lib-${TOWN}`)?.hoursEn, "workdays 9:00–17:00");
  assert.equal(units.unit(`cg-${TOWN}`)?.phone, "0572-7654321");
  assert.notEqual(units.unit(`cg-${TOWN}`)?.zh, "不改名");
  assert.deepEqual([(await check("units", list, admin)).changed], [0]);
  const { faults } = await check(
    "units",
    "机构代码,机构名称,值班电话\n坏代码,甲,\nlib-330502002,乙,13800138000\nlib-330502009,丙,\n",
    admin,
  );
  assert.deepEqual(faults.map(({ at }) => at).sort(), ["A2", "A4", "C3"]);
});

test("a town's grids come as a list with the outlines beside it, and become a plan of the village, drawn and not in force", async () => {
  const instructor = await city.staff({ role: "gridInstructor", area: TOWN });
  const all = city.runtime.registers.read(places);
  const grids = all.children(VILLAGE);
  const list = `网格代码,网格名称,类型,户数（起）,户数（止）,监督电话\n${grids.map(({ code }, index) => `${code},新${index + 1}网格,综合网格,300,350,12345`).join("\n")}\n`;
  const geojson = {
    type: "FeatureCollection",
    features: grids.slice(0, 1).map(({ code }) => ({ type: "Feature", properties: { code }, geometry: all.shape(code) })),
  };
  const rehearsal = await check("grids", list, instructor, geojson);
  assert.deepEqual([rehearsal.rows, rehearsal.changed, rehearsal.faults], [grids.length, grids.length, []]);
  await run("grids", list, instructor, geojson);
  const plans = await city.runtime.pools.write<
    { stage: string; grids: { zh: string; drawing: unknown }[] }[]
  >`select stage, grids from places.grid_plan where village = ${VILLAGE}`;
  assert.deepEqual([plans.length, plans[0]?.stage, plans[0]?.grids[0]?.zh], [1, "drawn", "新1网格"]);
  assert.ok(plans[0]?.grids.every(({ drawing }) => drawing !== null));
  assert.notEqual(all.area(grids[0]!.code)?.zh, "新1网格");
  assert.equal((await check("grids", list, instructor, geojson)).changed, 0, "the same list is the same plan");
  const bad = await check(
    "grids",
    `网格代码,网格名称,类型,户数（起）,户数（止）,监督电话\n12,甲,综合网格,300,350,\n${VILLAGE}001,乙,综合网格,400,300,\n${VILLAGE}002,丙,综合网格,300,350,13800138000\n`,
    instructor,
  );
  assert.deepEqual(bad.faults.map(({ at }) => at).sort(), ["A2", "D3", "F4"]);
  await assert.rejects(check("grids", list, instructor, [1, 2]), refused("imports.fault.geojson"));
});

test("forms can be had in both languages by whoever may bring them", async () => {
  for (const kind of ["accounts", "grids", "units"] as const)
    for (const language of ["zh", "en"] as const) {
      const reply = await route("/api/imports/templates/:kind").handler(asked(admin, { params: { kind }, language }));
      const { faults, rows } = await check(kind, reply.body as Buffer, admin);
      assert.deepEqual([rows, faults], [0, []]);
    }
  await assert.rejects(
    route("/api/imports/templates/:kind").handler(asked(admin, { params: { kind: "x" } })),
    refused("platform.no-route"),
  );
});

test("whoever sends file after file is slowed", async () => {
  const routes = importRoutes({ runtime: city.runtime, access: city.access, words: city.runtime.words, rates: openRates() });
  const check = routes.find(({ url }) => url === "/api/imports/checks/units")!;
  const send = () => check.handler(asked(admin, { body: { file: Buffer.from("机构代码,机构名称\n").toString("base64") } }));
  const sent = await Promise.allSettled(Array.from({ length: 10 }, send));
  assert.ok(sent.some((one) => one.status === "rejected" && refused("platform.slow-down")(one.reason)));
  assert.ok(sent.some((one) => one.status === "fulfilled"));
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
  ];
  const may: Record<string, readonly string[]> = {
    "imports.start-import": ["gridInstructor", "dispatcher", "admin"],
    "imports.give-passwords": ["admin"],
    "imports.note-progress": [],
    "imports.end-import": [],
  };
  assert.deepEqual(Object.keys(may).sort(), importsModule.commands.map(({ name }) => name).sort());
  for (const command of importsModule.commands)
    for (const role of ROLES) {
      const input = {
        home: TOWN,
        id: uuidv7(),
        kind: "grids",
        area: TOWN,
        kept: '{"rows":[{"row":2,"values":{}}],"columns":{}}',
        done: 1,
        changed: 0,
        unchanged: 0,
        failures: [],
        opened: [],
      };
      const code = await city.execute(command as never, input as never, { actor: person({ role, area: TOWN }) }).then(
        () => "",
        (cause: { body?: { code: string } }) => cause.body?.code ?? String(cause),
      );
      assert.equal(code !== "access.not-yours", may[command.name]?.includes(role), `${command.name} ${role} ${code}`);
    }
  await city.runtime.pools.write`delete from ledger.outbox where kind = 'imports.run'`;
});

test("after all of it every table row is what its events say, and no event holds a name of the list", async () => {
  await city.jobs();
  assert.deepEqual((await city.verify()).findings, []);
  const [found] = await city.runtime.pools.write<
    { n: number }[]
  >`select count(*)::int as n from ledger.event where data::text like '%李四%' or data::text like '%li.si%'`;
  assert.equal(found?.n, 0);
});
