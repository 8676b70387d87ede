import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { addDays, cityDay } from "#platform/days";
import { uuidv7 } from "#platform/ids";
import type { PlainRequest } from "#platform/http";
import { disableAccount, enableAccount, endSessions, openAccount, resetPassword } from "../account-commands.ts";
import { accountRoutes } from "../accounts-http.ts";
import { delegateRole, grantRole, revokeRole } from "../grant-commands.ts";
import { people } from "../people.ts";
import { listHandlers, listPeople, listRoles, readPerson } from "../queries.ts";
import { listPosts, listTeams } from "../queries-units.ts";
import { appointToPost, changeTeam, closePost, formTeam, joinTeam, openPost, releaseFromPost } from "../unit-commands.ts";
import { daysFrom } from "../days.ts";
import { homeOf, peopleCity, refusal, type Member, type PeopleCity } from "./city.ts";

const DAY = 86_400_000;
const here = { address: "10.1.2.3", userAgent: "Chrome Windows" };
let city: PeopleCity;
let chief: Member;
before(async () => {
  city = await peopleCity();
  chief = await city.staff("周市", "3305", { role: "admin" });
});
after(() => city.close());

const later = (days: number): string => new Date(Date.parse(city.now()) + days * DAY).toISOString();
const to = (member: Member) => ({ home: member.home, id: member.id });
const live = (member: Member) => {
  const known = city.runtime.registers.read(people);
  const person = known.person(member.id);
  return person ? known.live(person, city.now()).map(({ role, area }) => `${role}@${area}`) : [];
};

test("a county's administrator grants inside the county and for no longer than their own term, and nowhere else", async () => {
  const county = await city.staff("吴县", "330502", { role: "admin", until: later(100) });
  const worker = await city.staff("小吴", "330502001");
  const grant = (area: string, until: string | null, role: "gridWorker" | "admin" = "gridWorker") =>
    refusal(city.execute(grantRole, { ...to(worker), role, area, unit: "", until }, { actor: county }));
  assert.equal(await grant("330503", later(1)), "access.not-yours");
  assert.equal(await grant("3305", later(1), "admin"), "access.not-yours");
  assert.equal(await grant("330502001", null), "people.until-beyond-own");
  assert.equal(await grant("330502009", later(1)), "people.no-such-area");
  assert.equal(await grant("330502001", later(1)), "");
  assert.deepEqual(live(worker), ["gridWorker@330502001"]);
  assert.equal(
    await refusal(
      city.execute(grantRole, { ...to(county), role: "dispatcher", area: "330502", unit: "", until: later(1) }, { actor: county }),
    ),
    "people.not-yourself",
  );
});

test("a grant ends at its end by itself, and the job writes it into the history", async () => {
  const worker = await city.staff("小期", "330502001");
  await city.execute(grantRole, { ...to(worker), role: "gridWorker", area: "330502001", unit: "", until: later(3) }, { actor: chief });
  city.advance(3 * DAY);
  assert.deepEqual(live(worker), []);
  await city.jobs();
  const rows = await city.runtime.pools.write<{ type: string; actor: string }[]>`
    select e.type, e.actor from ledger.event e join access.grant g on g.home = e.home and g.id = e.stream where g.account = ${worker.id} order by e.seq`;
  assert.deepEqual(
    rows.map((row) => ({ ...row })),
    [
      { type: "people.granted", actor: chief.id },
      { type: "people.expired", actor: "system" },
    ],
  );
});

test("administrators, auditors and data protection officers hold nothing else", async () => {
  const handler = await city.staff("承办", "330502", { role: "handler", unit: "cg-330502" });
  const auditor = await city.staff("审计", "3305", { role: "auditor" });
  const grant = (member: Member, role: "admin" | "handler" | "auditor") =>
    refusal(city.execute(grantRole, { ...to(member), role, area: "330502", unit: "", until: null }, { actor: chief }));
  assert.equal(await grant(handler, "admin"), "people.roles-clash");
  assert.equal(await grant(auditor, "handler"), "people.roles-clash");
  assert.equal(await grant(chief, "auditor"), "people.not-yourself");
});

test("a holder passes a role on for a while; it dies with the holder's own, and cannot be passed on again", async () => {
  const boss = await city.staff("老承", "330502", { role: "handler", unit: "cg-330502" });
  const deputy = await city.staff("小承", "330502");
  const third = await city.staff("小三", "330502");
  const delegate = (actor: Member, member: Member, area: string, until = later(10), from = actor.id) =>
    refusal(city.execute(delegateRole, { ...to(member), role: "handler" as const, area, unit: "cg-330502", until, from }, { actor }));
  assert.equal(await delegate(boss, deputy, "330503"), "access.not-yours");
  assert.equal(await delegate(boss, deputy, "330502", later(31)), "people.delegation-too-long");
  assert.equal(await delegate(boss, boss, "330502"), "people.not-yourself");
  assert.equal(await delegate(boss, deputy, "330502", later(1), chief.id), "access.not-yours");
  assert.equal(await delegate(boss, chief, "330502"), "people.roles-clash");
  assert.equal(await delegate(boss, deputy, "330502"), "");
  assert.deepEqual(live(deputy), ["handler@330502"]);
  const acting: Member = {
    ...deputy,
    grants: [{ role: "handler", area: "330502", unit: "cg-330502", until: later(10), delegatedBy: boss.id }],
  };
  assert.equal(await delegate(acting, third, "330502"), "people.delegated-once");
  const { handlers } = await city.query(listHandlers, { unit: "cg-330502" }, boss);
  assert.deepEqual(
    handlers
      .filter(({ id }) => id === boss.id || id === deputy.id)
      .map(({ id, delegated }) => `${id === boss.id ? "boss" : "deputy"} ${delegated}`)
      .sort(),
    ["boss false", "deputy true"],
  );
  await city.execute(revokeRole, { ...to(boss), role: "handler", area: "330502", unit: "cg-330502", from: null }, { actor: chief });
  assert.deepEqual(live(deputy), []);
});

test("whoever delegated takes back; a stranger does not", async () => {
  const boss = await city.staff("老分", "330502", { role: "dispatcher" });
  const deputy = await city.staff("小分", "330502");
  await city.execute(
    delegateRole,
    { ...to(deputy), role: "dispatcher" as const, area: "330502", unit: "", until: later(5), from: boss.id },
    { actor: boss },
  );
  const stranger = await city.staff("旁人", "330502", { role: "dispatcher" });
  const back = (actor: Member) =>
    refusal(city.execute(revokeRole, { ...to(deputy), role: "dispatcher", area: "330502", unit: "", from: boss.id }, { actor }));
  assert.equal(await back(stranger), "access.not-yours");
  assert.equal(await back(boss), "");
  assert.deepEqual(live(deputy), []);
});

test("a county's administrator cannot take over an account that reaches further", async () => {
  const county = await city.staff("南县", "330503", { role: "admin" });
  const wider = await city.staff("跨区", "330503", { role: "supervisor", area: "3305" });
  const plain = await city.staff("本区", "330503", { role: "gridWorker" });
  assert.equal(await refusal(city.execute(resetPassword, to(wider), { actor: county })), "access.not-yours");
  assert.equal(
    await refusal(city.execute(disableAccount, { ...to(wider), reason: "left" as const }, { actor: county })),
    "access.not-yours",
  );
  assert.equal(await refusal(city.execute(resetPassword, to(plain), { actor: county })), "");
  assert.equal(await refusal(city.execute(resetPassword, to(county), { actor: county })), "people.not-yourself");
});

test("two administrators of the city who remove each other at the same moment leave one", async () => {
  const alone = await peopleCity();
  try {
    const [left, right] = [await alone.staff("甲", "3305", { role: "admin" }), await alone.staff("乙", "3305", { role: "admin" })];
    const revoke = (actor: Member, member: Member) =>
      refusal(alone.execute(revokeRole, { ...to(member), role: "admin", area: "3305", unit: "", from: null }, { actor }));
    const answers = await Promise.all([revoke(left, right), revoke(right, left)]);
    assert.deepEqual(answers.sort(), ["", "people.last-administrator"]);
    const [kept] = await alone.runtime.pools.write<
      { account: string }[]
    >`select account from access.grant where role = 'admin' and revoked_at is null`;
    const keeper = kept?.account === left.id ? left : right;
    const county = await alone.staff("县", "330502", { role: "admin" });
    assert.equal(
      await refusal(alone.execute(disableAccount, { ...to(keeper), reason: "left" as const }, { actor: county })),
      "access.not-yours",
    );
    assert.equal(
      await refusal(alone.execute(revokeRole, { ...to(keeper), role: "admin", area: "3305", unit: "", from: null }, { actor: keeper })),
      "people.last-administrator",
    );
    const second = await alone.staff("丙", "3305", { role: "admin" });
    assert.equal(await refusal(alone.execute(disableAccount, { ...to(keeper), reason: "onLeave" as const }, { actor: second })), "");
    assert.equal(
      await refusal(alone.execute(revokeRole, { ...to(second), role: "admin", area: "3305", unit: "", from: null }, { actor: second })),
      "people.last-administrator",
    );
    assert.equal(await refusal(alone.execute(enableAccount, to(keeper), { actor: second })), "");
    assert.equal(
      await refusal(alone.execute(revokeRole, { ...to(second), role: "admin", area: "3305", unit: "", from: null }, { actor: second })),
      "",
    );
    const report = await alone.verify();
    assert.deepEqual(report.findings, []);
  } finally {
    await alone.close();
  }
});

const request = (actor: Member, body: unknown, more: Partial<PlainRequest> = {}): PlainRequest => ({
  params: {},
  query: {},
  body,
  headers: { "idempotency-key": uuidv7() },
  cookies: {},
  address: here.address,
  secure: true,
  language: "zh",
  actor,
  token: null,
  ...more,
});

const door = () => ({
  access: city.access,
  execute: city.runtime.execute,
  person: (id: string, actor: Parameters<typeof city.runtime.ask>[2]) => city.runtime.ask(readPerson, { id }, actor),
});

test("an administrator sees where somebody is signed in and shuts one device or all; others see nothing of it", async () => {
  const routes = accountRoutes(door());
  const list = routes.find((route) => route.url.endsWith("/devices"))!.handler;
  const member = await city.staff("丢手机", "330502001", { role: "gridWorker" });
  const once = await city.access.issuePassword(member.id);
  const login = (await city.query(readPerson, { id: member.id }, chief)).login ?? "";
  const tokens = [await city.access.signIn(login, once, here), await city.access.signIn(login, once, here)];
  const params = { home: member.home, id: member.id };
  const shown = async () => ((await list(request(chief, null, { params }))).body as { devices: { id: string }[] }).devices;
  const [first] = await shown();
  assert.equal((await shown()).length, 2);
  assert.equal(await refusal(list(request(member, null, { params }))), "record.not-found");
  assert.equal(await refusal(city.execute(endSessions, { ...to(member), session: null }, { actor: member })), "access.not-yours");
  await city.execute(endSessions, { ...to(member), session: first?.id ?? null }, { actor: chief });
  await city.execute(endSessions, { ...to(member), session: null }, { actor: chief });
  const jobs = await city.runtime.pools.write<{ payload: { account: string; session: string | null } }[]>`
    select payload from ledger.outbox where kind = 'access.end-session' order by id`;
  const asked = jobs.map(({ payload }) => payload).filter(({ account }) => account === member.id);
  assert.deepEqual(new Set(asked.map(({ session }) => session)), new Set([first?.id, null]));
  assert.equal(await city.access.endSession(member.id, first?.id ?? ""), 1);
  assert.equal(await city.access.signOutEverywhere(member.id), 1);
  for (const token of tokens) assert.equal(await city.access.sessionOf(token), null);
});

test("a personnel number is kept at the door and not in the ledger; nobody sets their own", async () => {
  const routes = accountRoutes(door());
  const keep = routes.find((route) => route.url.endsWith("/personnel"))!.handler;
  const member = await city.staff("工号", "330502001", { role: "gridWorker" });
  const params = { home: member.home, id: member.id };
  assert.equal(await refusal(keep(request(member, { personnel: "G-77" }, { params }))), "access.not-yours");
  await keep(request(chief, { personnel: "G-77-unique" }, { params }));
  const [row] = await city.runtime.pools.write<{ personnel: string }[]>`select personnel from access.account where id = ${member.id}`;
  assert.equal(row?.personnel, "G-77-unique");
  const events = await city.runtime.pools.write`select 1 from ledger.event where data::text like '%G-77-unique%'`;
  assert.equal(events.length, 0);
});

test("a new colleague gets one one-time password; the form sent again after a lost answer gets another, and the name is nowhere in the ledger", async () => {
  const routes = accountRoutes(door());
  const create = routes.find((route) => route.url === "/api/people/accounts")!.handler;
  const id = uuidv7();
  const body = { home: homeOf("330502001"), id, area: "330502001", unit: "", login: "Xin.Ren", name: "欧阳新人" };
  const worker = await city.staff("无权", "330502001", { role: "gridWorker" });
  assert.equal(await refusal(create(request(worker, body))), "access.not-yours");
  assert.equal((await city.runtime.pools.write`select 1 from access.account where id = ${id}`).length, 0);
  const headers = { "idempotency-key": uuidv7() };
  const first = (await create(request(chief, body, { headers }))).body as { oneTimePassword: string; login: string };
  const again = (await create(request(chief, body, { headers }))).body as { oneTimePassword: string };
  assert.equal(first.login, "xin.ren");
  assert.equal(await refusal(city.access.signIn("xin.ren", first.oneTimePassword, here)), "access.wrong");
  const token = await city.access.signIn("xin.ren", again.oneTimePassword, here);
  assert.equal(await refusal(create(request(chief, body))), "people.account-exists");
  assert.equal(await refusal(create(request(chief, { ...body, id: uuidv7() }))), "access.login-taken");
  const session = await city.access.sessionOf(token);
  assert.ok(session);
  await city.access.changePassword(session, again.oneTimePassword, "stone-bridge-at-dawn", here);
  assert.equal(await refusal(create(request(chief, { ...body, login: "other.name" }, { headers }))), "access.account-in-use");
  const found = await city.query(listPeople, { q: "欧阳", limit: 10 }, chief);
  assert.deepEqual(
    found.people.map(({ name, login, mayManage }) => ({ name, login, mayManage })),
    [{ name: "欧阳新人", login: "xin.ren", mayManage: true }],
  );
  const everything = await city.runtime.pools.write<
    { text: string }[]
  >`select data::text as text from ledger.event union all select outcome::text from ledger.command union all select state::text from ledger.stream`;
  for (const { text } of everything)
    for (const secret of ["欧阳", "xin.ren", again.oneTimePassword]) assert.ok(!text.includes(secret), text);
});

test("a reset voids sessions with the command itself, before the new password exists", async () => {
  const routes = accountRoutes(door());
  const reset = routes.find((route) => route.url.endsWith("/password"))!.handler;
  const member = await city.staff("忘记", "330502001", { role: "gridWorker" });
  const once = await city.access.issuePassword(member.id);
  const login = (await city.query(readPerson, { id: member.id }, chief)).login ?? "";
  const token = await city.access.signIn(login, once, here);
  city.advance(1000);
  const reply = (await reset(request(chief, null, { params: { home: member.home, id: member.id } }))).body as { oneTimePassword: string };
  assert.equal(await city.access.sessionOf(token), null);
  assert.ok(await city.access.sessionOf(await city.access.signIn(login, reply.oneTimePassword, here)));
  await city.execute(disableAccount, { ...to(member), reason: "left" as const }, { actor: chief });
  assert.equal(await refusal(city.access.signIn(login, reply.oneTimePassword, here)), "access.wrong");
});

test("the head of a unit opens accounts for the unit and for no other", async () => {
  const head = await city.staff("局长", "330502", { role: "approver", unit: "cg-330502" });
  const open = (area: string, unit: string) =>
    refusal(city.execute(openAccount, { home: homeOf(area), id: uuidv7(), area, unit }, { actor: head }));
  assert.equal(await open("330502001", "cg-330502"), "");
  assert.equal(await open("330502001", ""), "access.not-yours");
  assert.equal(await open("330502001", "justice-330502001"), "access.not-yours");
  assert.equal(await open("330503", "cg-330502"), "access.not-yours");
});

test("the list shows who works in the reader's area, their grants there, and logins to administrators only", async () => {
  const supervisor = await city.staff("督办", "330502", { role: "supervisor" });
  const near = await city.staff("名单近", "330502002", { role: "gridLeader" });
  const far = await city.staff("名单远", "330503", { role: "gridLeader" });
  const both = await city.staff("名单两", "330503", { role: "gridWorker" }, { role: "gridWorker", area: "330502001" });
  const seen = await city.query(listPeople, { q: "名单", limit: 50 }, supervisor);
  assert.deepEqual(seen.people.map((row) => row.id).sort(), [near.id, both.id].sort());
  assert.ok(seen.people.every((row) => row.login === null && !row.mayManage));
  assert.deepEqual(
    seen.people.find((row) => row.id === both.id)?.grants.map((grant) => grant.area),
    ["330502001"],
  );
  assert.equal(await refusal(city.query(readPerson, { id: far.id }, supervisor)), "record.not-found");
  assert.equal((await city.query(readPerson, { id: far.id }, far)).name, "名单远");
  const worker = await city.staff("员", "330502001", { role: "gridWorker" });
  assert.deepEqual(
    (await city.query(listPeople, { limit: 50 }, worker)).people.map((row) => row.id),
    [worker.id],
  );
  const [one, two] = [
    await city.staff("同事一", "330502", { role: "handler", unit: "water-330502" }),
    await city.staff("同事二", "330502", { role: "approver", unit: "water-330502" }),
  ];
  for (const colleague of [one, two])
    assert.deepEqual((await city.query(listPeople, { limit: 50 }, colleague)).people.map((row) => row.id).sort(), [one.id, two.id].sort());
  assert.equal(await refusal(city.query(listPeople, { limit: 50 })), "access.sign-in");
  const filtered = await city.query(listPeople, { role: "gridLeader", area: "330502002", limit: 50 }, chief);
  assert.deepEqual(
    filtered.people.map((row) => row.id),
    [near.id],
  );
});

test("pages of the list follow each other without gap or repeat", async () => {
  const all: string[] = [];
  let after: string | undefined;
  do {
    const page = await city.query(listPeople, { limit: 3, ...(after ? { after } : {}) }, chief);
    all.push(...page.people.map((row) => row.id));
    after = page.next ?? undefined;
  } while (after);
  const rows = await city.runtime.pools.write<{ id: string }[]>`select id from access.account`;
  assert.deepEqual(all.toSorted(), rows.map((row) => row.id).toSorted());
});

test("everyone is told which of their own roles they may pass on, and over what they may grant", async () => {
  const county = await city.staff("县管", "330502", { role: "admin" });
  const lead = await city.staff("分流", "330502", { role: "dispatcher" });
  assert.deepEqual((await city.query(listRoles, {}, county)).grantableOver, ["330502"]);
  assert.deepEqual((await city.query(listRoles, {}, county)).delegable, []);
  assert.deepEqual((await city.query(listRoles, {}, lead)).delegable, [{ role: "dispatcher", area: "330502", unit: "", until: null }]);
});

test("a town's instructor forms a service team, and the town sees who serves it", async () => {
  const instructor = await city.staff("指导", "330502001", { role: "gridInstructor" });
  const doctor = await city.staff("医生", "330502001");
  const key = { home: homeOf("330502001"), id: uuidv7() };
  const hours = { days: "workdays", from: "08:30", to: "17:30" } as const;
  await city.execute(
    formTeam,
    { ...key, area: "330502001", zh: "月河组团", en: "Yuehe team", areas: ["330502001005"], hours },
    { actor: instructor },
  );
  await city.execute(joinTeam, { ...key, account: doctor.id, skills: ["health" as const] }, { actor: instructor });
  assert.equal(
    await refusal(city.execute(joinTeam, { ...key, account: uuidv7(), skills: [] }, { actor: instructor })),
    "people.account-not-open",
  );
  const { teams } = await city.query(listTeams, { area: "330502001005", limit: 10 }, doctor);
  assert.deepEqual(
    teams.map((team) => [team.zh, team.members, team.mayKeep]),
    [["月河组团", [{ id: doctor.id, name: "医生", unit: "", skills: ["health"] }], false]],
  );
  assert.deepEqual(teams[0]?.areas, [{ code: "330502001005", zh: "月河社区", en: teams[0]?.areas[0]?.en }]);
  const found = (q: string, who: Member) => city.query(listTeams, { area: "330502", q, limit: 10 }, who);
  assert.equal((await found("医生", instructor)).teams[0]?.mayKeep, true);
  assert.deepEqual((await found("没有这个人", instructor)).teams, []);
  assert.deepEqual(
    (await city.query(readPerson, { id: doctor.id }, doctor)).teams.map((team) => team.zh),
    ["月河组团"],
  );
});

test("two who change one team at once: the second is told, loses nothing, and saves once it has seen what the first did", async () => {
  const [one, other] = [
    await city.staff("甲指导", "330502001", { role: "gridInstructor" }),
    await city.staff("乙指导", "330502001", { role: "gridInstructor" }),
  ];
  const key = { home: homeOf("330502001"), id: uuidv7() };
  const shape = {
    zh: "夜巡组",
    en: "Night team",
    areas: ["330502001005"],
    hours: { days: "workdays", from: "18:00", to: "22:00" } as const,
  };
  await city.execute(formTeam, { ...key, area: "330502001", ...shape }, { actor: one });
  const read = async () => (await city.query(listTeams, { area: "330502001", q: "夜巡", limit: 10 }, one)).teams[0]!;
  const { version } = await read();
  // Somebody who joins meanwhile is no change of what the form holds.
  await city.execute(joinTeam, { ...key, account: one.id, skills: [] }, { actor: other });
  assert.equal((await read()).version, version);
  const late = { ...shape, hours: { ...shape.hours, to: "23:00" } };
  await city.execute(changeTeam, { ...key, ...late, version }, { actor: one });
  const mine = { ...key, ...shape, en: "Night patrol" };
  assert.equal(await refusal(city.execute(changeTeam, { ...mine, version }, { actor: other })), "people.team-changed-meanwhile");
  const now = await read();
  assert.deepEqual([now.hours.to, now.en], ["23:00", "Night team"], "the first change stands");
  await city.execute(changeTeam, { ...mine, hours: now.hours, version: now.version }, { actor: other });
  const both = await read();
  assert.deepEqual([both.hours.to, both.en, both.members.length], ["23:00", "Night patrol", 1]);
});

test("the posts of a unit are kept by its head and by administrators over it, and everyone else only reads who holds them", async () => {
  const head = await city.staff("局长", "330502", { role: "approver", unit: "cg-330502" });
  const clerk = await city.staff("科员", "330502", { role: "handler", unit: "cg-330502" });
  const ids = [uuidv7(), uuidv7(), uuidv7()];
  for (const [index, id] of ids.entries())
    await city.execute(
      openPost,
      { home: homeOf("330502"), id, unit: "cg-330502", zh: `职位${index}`, en: `Post ${index}`, on: "2020-01-01", established: true },
      { actor: index === 2 ? chief : head },
    );
  const key = { home: homeOf("330502"), id: ids[0] ?? "" };
  await city.execute(appointToPost, { ...key, account: clerk.id, from: "2020-01-01", to: null, concurrent: false }, { actor: head });
  const posts = async (who: Member, ask: { unit?: string; area?: string; q?: string; after?: string; limit?: number }) =>
    city.query(listPosts, { limit: 10, ...ask }, who);
  for (const [who, may] of [
    [head, true],
    [chief, true],
    [clerk, false],
  ] as const)
    assert.deepEqual(
      (await posts(who, { unit: "cg-330502" })).posts.map((post) => [post.zh, post.holder?.name ?? null, post.mayKeep]),
      [
        ["职位0", "科员", may],
        ["职位1", null, may],
        ["职位2", null, may],
      ],
    );
  const first = await posts(clerk, { area: "330502", limit: 2 });
  const rest = await posts(clerk, { area: "330502", limit: 2, after: first.next ?? "" });
  assert.deepEqual([...first.posts, ...rest.posts].map((post) => post.id).toSorted(), ids.toSorted());
  assert.equal(rest.next, null);
  assert.deepEqual((await posts(clerk, { q: "科员" })).posts.length, 1);
  assert.deepEqual((await posts(clerk, { area: "330503" })).posts, []);
  assert.deepEqual((await city.query(listRoles, {}, head)).leads, ["cg-330502"]);
  assert.deepEqual((await city.query(listRoles, {}, chief)).postsOver, ["3305"]);
  assert.deepEqual((await city.query(listRoles, {}, clerk)).leads, []);
});

test("of two posts, or of two roles that stay apart, given to one person at the same moment only the first stands", async () => {
  const unit = "water-330502";
  const home = homeOf("330502");
  const clerk = await city.staff("同时任职", "330502", { role: "handler", unit });
  const keys = [uuidv7(), uuidv7()].map((id) => ({ home, id }));
  for (const key of keys)
    await city.execute(openPost, { ...key, unit, zh: "所长", en: "Head", on: "2026-01-01", established: true }, { actor: chief });
  const term = { account: clerk.id, from: "2026-03-01", to: null, concurrent: false };
  const appointing = keys.map((key) => refusal(city.execute(appointToPost, { ...key, ...term }, { actor: chief })));
  assert.deepEqual((await Promise.all(appointing)).sort(), ["", "people.holds-another-post"]);
  const held = await city.runtime.pools.write`select id from people.appointment where account = ${clerk.id}`;
  assert.equal(held.length, 1);
  const kept = keys.find(({ id }) => id === held[0]?.["id"])!;
  const other = keys.find(({ id }) => id !== kept.id)!;
  await city.execute(releaseFromPost, { ...kept, on: "2026-04-01" }, { actor: chief });
  assert.equal(
    await refusal(city.execute(appointToPost, { ...other, ...term, from: "2026-04-01" }, { actor: chief })),
    "",
    "who was released takes the other",
  );

  const newcomer = await city.staff("同时授岗", "330502", { role: "handler", unit });
  const given = { ...to(newcomer), until: null, unit: "" };
  await city.execute(revokeRole, { ...to(newcomer), role: "handler", area: "330502", unit, from: null }, { actor: chief });
  const granting = [
    { role: "auditor" as const, area: "330502" },
    { role: "gridWorker" as const, area: "330502001" },
  ].map((what) => refusal(city.execute(grantRole, { ...given, ...what }, { actor: chief })));
  assert.deepEqual((await Promise.all(granting)).sort(), ["", "people.roles-clash"]);
  const report = await city.verify();
  assert.deepEqual(report.findings, []);
});

test("nobody has two posts of their own at a time, and a post that is abolished, gone or not there yet is given to nobody", async () => {
  const unit = "justice-330502";
  const home = homeOf("330502");
  const clerk = await city.staff("司法助理", "330502", { role: "handler", unit });
  const [own, beside] = [
    { home, id: uuidv7() },
    { home, id: uuidv7() },
  ];
  for (const key of [own, beside])
    await city.execute(openPost, { ...key, unit, zh: "所长", en: "Head", on: "2026-01-01", established: true }, { actor: chief });
  const today = cityDay(city.now());
  const [tomorrow, tooFar] = [addDays(today, 1), addDays(today, 366)];
  const term = { account: clerk.id, from: "2026-03-01", to: null, concurrent: false };
  const appointed = (key: typeof own, more: object = {}) =>
    refusal(city.execute(appointToPost, { ...key, ...term, ...more }, { actor: chief }));
  assert.equal(await appointed(own, { account: uuidv7() }), "people.account-not-open");
  assert.equal(await appointed(own, { from: "2025-12-31" }), "people.before-post");
  assert.equal(await appointed(own, { from: tooFar }), "people.too-far-ahead");
  assert.equal(await appointed(own), "");
  assert.equal(await appointed(beside), "people.holds-another-post");
  assert.equal(await appointed(beside, { from: "2026-01-01", to: "2026-03-01" }), "", "until the day before the other begins");
  assert.equal(await appointed(beside, { concurrent: true }), "", "held beside the own post");
  assert.equal(await refusal(city.execute(releaseFromPost, { ...beside, on: tooFar }, { actor: chief })), "people.too-far-ahead");
  await city.execute(releaseFromPost, { ...beside, on: "2026-06-01" }, { actor: chief });
  const read = async (empty?: "any" | "long") =>
    (await city.query(listPosts, { unit, limit: 10, ...(empty ? { empty } : {}) }, clerk)).posts;
  const seen = (await read()).find(({ id }) => id === beside.id);
  assert.deepEqual(seen?.empty, { since: "2026-06-01", days: daysFrom("2026-06-01", today) });
  assert.deepEqual([seen?.last?.name, seen?.last?.concurrent, seen?.holder], ["司法助理", true, null]);
  assert.deepEqual(
    [await read("any"), await read("long")].map((posts) => posts.map(({ id }) => id)),
    [[beside.id], [beside.id]],
  );
  assert.equal(await refusal(city.execute(closePost, { ...beside, on: tomorrow }, { actor: chief })), "people.day-to-come");
  assert.equal(await refusal(city.execute(closePost, { ...beside, on: "2026-05-31" }, { actor: chief })), "people.post-held");
  await city.execute(closePost, beside, { actor: chief });
  assert.equal(await appointed(beside, { from: today, concurrent: true }), "people.post-is-closed");
  assert.deepEqual(
    (await read()).map(({ id }) => id),
    [own.id],
  );
});

test("posts of before have their days and holders from what was recorded of them, as the fold gives them", async () => {
  const sql = city.owner;
  const [home, on] = [homeOf("330502"), cityDay(city.now())];
  const ahead = (days: number) => addDays(on, days);
  const holder = await city.staff("老站长", "330502", { role: "handler", unit: "ps-330502" });
  const [left, empty, handed] = [uuidv7(), uuidv7(), uuidv7()];
  for (const id of [left, empty, handed])
    await city.execute(openPost, { home, id, unit: "ps-330502", zh: "岗", en: "Post", on, established: true }, { actor: chief });
  const term = { account: holder.id, to: null, concurrent: true };
  await city.execute(appointToPost, { home, id: left, ...term, from: on }, { actor: chief });
  await city.execute(releaseFromPost, { home, id: left, on: ahead(160) }, { actor: chief });
  await city.execute(releaseFromPost, { home, id: left, on: ahead(100) }, { actor: chief });
  await city.execute(appointToPost, { home, id: left, ...term, from: ahead(220) }, { actor: chief });
  await city.execute(appointToPost, { home, id: handed, ...term, from: ahead(10) }, { actor: chief });
  await city.execute(releaseFromPost, { home, id: handed, on: ahead(10) }, { actor: chief });
  const read = async () => ({
    terms: [
      ...(await sql`select home, id::text, nth, place, account::text, from_on::text, to_on::text from people.appointment
        where id = any(${[left, empty, handed]}::uuid[]) order by id, nth`),
    ],
    spans: [
      ...(await sql`select home, id::text, nth, area, unit, zh, en, state, from_on::text, to_on::text from people.post_span
        where id = any(${[left, empty, handed]}::uuid[]) order by id, nth`),
    ],
    posts: [...(await sql`select id::text, from_on::text, to_on::text from people.post where unit = 'ps-330502' order by id`)],
  });
  const folded = await read();
  assert.deepEqual([folded.terms.length, folded.spans.length], [3, 8 + 2 + 5]);
  const text = readFileSync(new URL("../migrations/0003-appointments.sql", import.meta.url), "utf8");
  await sql`delete from people.appointment`;
  await sql`delete from people.post_span`;
  await sql.unsafe(text.slice(text.indexOf("with marks"), text.lastIndexOf("alter table people.post ")));
  assert.deepEqual(await read(), folded);
});

test("every stream and every row of grants, accounts, posts and teams folds again to what is stored", async () => {
  const report = await city.verify();
  assert.deepEqual(report.findings, []);
});
