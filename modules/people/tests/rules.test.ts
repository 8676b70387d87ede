import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { cityDay } from "#platform/days";
import { fold, type Recorded } from "#platform/ledger";
import { Refusal } from "#platform/refusals";
import { account, disable, enable, open, resetPassword, type AccountEvent } from "../account.ts";
import { administrators, isCityAdministrator, list, type AdministratorsEvent } from "../administrators.ts";
import { ROLES } from "../contract.ts";
import { delegate, expire, give, grant, isLive, revoke, type GrantEvent } from "../grant.ts";
import { buildPeople, type HeldGrant } from "../people.ts";
import { at, catalogueOf, matches } from "#platform/figures";
import { postCatalogue } from "../catalogue.ts";
import { postProjection } from "../projection.ts";
import { appoint, closePost, openPost, post, real, release, type Post, type PostEvent } from "../post.ts";
import { emptySince, heldOn, isEmpty, spansOf } from "../vacancy.ts";
import { clashes, isDelegable, roles, unitFits } from "../roles.ts";
import { disband, form, join, leave, team, type TeamEvent } from "../team.ts";

const NOW = "2026-03-02T01:00:00.000Z";
const later = (days: number) => new Date(Date.parse(NOW) + days * 86_400_000).toISOString();
const recorded = <E extends { type: string }>(events: readonly E[], by = "giver"): Recorded<E>[] =>
  events.map((event, index) => ({ ...event, seq: index + 1, at: NOW, by, role: "", unit: "" }));
const code = (work: () => unknown): string => {
  try {
    work();
    return "";
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    return cause.body.fields?.[0]?.code ?? cause.body.code;
  }
};

const gives = { role: "handler", area: "330502", unit: "cg-330502" } as const;
const given = { account: "a", role: "handler", area: "330502", unit: "cg-330502" } as const;
const granted = (until: string | null = null) =>
  fold(grant, recorded<GrantEvent>([{ type: "people.granted", account: "a", gives, until }]));

test("nobody gives a role to themselves, into the past, or for longer than they hold their own", () => {
  const giver = { id: "giver", until: later(10) };
  const table: [string, Parameters<typeof give>[1], string][] = [
    ["giver", { ...given, account: "giver", until: later(1) }, "people.not-yourself"],
    ["past", { ...given, until: NOW }, "people.until-past"],
    ["longer", { ...given, until: later(11) }, "people.until-beyond-own"],
    ["for ever", { ...given, until: null }, "people.until-beyond-own"],
    ["fits", { ...given, until: later(10) }, ""],
  ];
  for (const [name, input, expected] of table)
    assert.equal(
      code(() => give(grant.initial, input, giver, NOW)),
      expected,
      name,
    );
  assert.deepEqual(give(granted(), { ...given, until: null }, { id: "giver", until: null }, NOW), []);
});

test("a delegation is short, single and of delegable roles only", () => {
  const giver = { id: "giver", until: null, delegatedBy: null };
  const input = { ...given, until: later(30) };
  assert.equal(
    code(() => delegate(input, giver, NOW)),
    "",
  );
  assert.equal(
    code(() => delegate({ ...input, until: later(30.01) }, giver, NOW)),
    "people.delegation-too-long",
  );
  assert.equal(
    code(() => delegate({ ...input, until: later(-1) }, giver, NOW)),
    "people.until-past",
  );
  assert.equal(
    code(() => delegate({ ...input, account: "giver" }, giver, NOW)),
    "people.not-yourself",
  );
  assert.equal(
    code(() => delegate(input, { ...giver, delegatedBy: "boss" }, NOW)),
    "people.delegated-once",
  );
  assert.equal(
    code(() => delegate(input, { ...giver, until: later(5) }, NOW)),
    "people.until-beyond-own",
  );
  assert.deepEqual(
    ROLES.filter((role) => !isDelegable(role)),
    ["auditor", "admin", "dpo"],
  );
  for (const role of ["auditor", "admin", "dpo"] as const)
    assert.equal(
      code(() => delegate({ ...input, role }, giver, NOW)),
      "people.not-delegable",
    );
});

test("a grant counts until its end, whether or not the job wrote it down, and a late job ends nothing that was prolonged", () => {
  const state = granted(later(1));
  assert.equal(isLive(state, later(0.5)), true);
  assert.equal(isLive(state, later(1)), false);
  assert.deepEqual(expire(state, later(1), later(0.9)), []);
  assert.deepEqual(expire(state, later(1), later(1)), [{ type: "people.expired" }]);
  assert.deepEqual(expire(granted(later(5)), later(1), later(2)), []);
  assert.deepEqual(revoke(state), [{ type: "people.revoked" }]);
  assert.equal(
    code(() => revoke(grant.initial)),
    "record.not-found",
  );
  const ended = fold(
    grant,
    recorded<GrantEvent>([{ type: "people.granted", account: "a", gives, until: null }, { type: "people.revoked" }]),
  );
  assert.deepEqual(revoke(ended), []);
  assert.equal(isLive(ended, NOW), false);
});

test("roles that watch over others stand alone, whichever comes first", () => {
  for (const role of ROLES) {
    assert.equal(clashes([role], role), null);
    assert.equal(clashes(["admin"], role), role === "admin" ? null : "admin");
    assert.equal(clashes([role], "auditor"), role === "auditor" ? null : role);
  }
  assert.equal(clashes(["handler", "approver"], "supervisor"), null);
});

test("every role of the catalogue has a name in both languages", () => {
  assert.deepEqual(
    roles.map((role) => role.code),
    ["resident", ...ROLES],
  );
  for (const role of roles) assert.ok(role.zh.length > 1 && role.en.length > 1, role.code);
});

test("whatever is granted and revoked in whatever order, the city keeps an administrator once it has one", () => {
  const steps = fc.array(fc.record({ account: fc.constantFrom("a", "b", "c"), belongs: fc.boolean() }), { maxLength: 30 });
  fc.assert(
    fc.property(steps, (all) => {
      let state = fold(administrators, recorded<AdministratorsEvent>([{ type: "people.administrator-added", account: "a" }]));
      for (const { account: who, belongs } of all) {
        const before = state.accounts;
        if (code(() => list(state, who, belongs)) === "people.last-administrator") assert.deepEqual(before, [who]);
        else for (const event of recorded(list(state, who, belongs))) state = administrators.evolve(state, event);
        assert.ok(state.accounts.length >= 1);
        assert.equal(new Set(state.accounts).size, state.accounts.length);
      }
    }),
  );
  assert.equal(isCityAdministrator({ role: "admin", area: "3305", unit: "", until: null }), true);
  assert.equal(isCityAdministrator({ role: "admin", area: "3305", unit: "", until: later(1) }), false);
  assert.equal(isCityAdministrator({ role: "admin", area: "330502", unit: "", until: null }), false);
  assert.equal(isCityAdministrator({ role: "auditor", area: "3305", unit: "", until: null }), false);
});

test("an account is opened once; what was valid before a reset or a pause stays void", () => {
  const opened: AccountEvent = { type: "people.account-opened", works: { area: "330502", unit: "" } };
  const at = (event: AccountEvent, instant: string): Recorded<AccountEvent> => ({
    ...event,
    seq: 1,
    at: instant,
    by: "x",
    role: "",
    unit: "",
  });
  const state = account.evolve(account.initial, at(opened, NOW));
  assert.equal(
    code(() => open(state, { area: "330502", unit: "" })),
    "people.account-exists",
  );
  assert.equal(
    code(() => resetPassword(account.initial)),
    "record.not-found",
  );
  const paused = account.evolve(state, at({ type: "people.account-disabled", reason: "onLeave" }, later(1)));
  assert.deepEqual(
    [paused.stage, disable(paused, "left"), code(() => resetPassword(paused))],
    ["disabled", [], "people.account-is-disabled"],
  );
  const back = account.evolve(paused, at({ type: "people.account-enabled" }, later(2)));
  assert.deepEqual(back.stage === "open" && back.validFrom, later(2));
  assert.deepEqual(enable(back), []);
  const reset = account.evolve(back, at({ type: "people.password-reset" }, later(3)));
  assert.deepEqual(reset.stage === "open" && reset.validFrom, later(3));
});

test("events about accounts say nothing about the person", () => {
  const events: AccountEvent[] = [...open(account.initial, { area: "330502", unit: "cg-330502", login: "li.na", name: "李娜" } as never)];
  assert.deepEqual(events, [{ type: "people.account-opened", works: { area: "330502", unit: "cg-330502" } }]);
});

const TODAY = "2026-04-02";
const asked = { unit: "cg-330502", zh: "所长", en: "Head", on: "2026-02-10", established: true };
const term = (from: string, to: string | null = null, concurrent = false) => ({ account: "b", from, to, concurrent });
const opened = openPost(post.initial, asked, TODAY);
const vacant = fold(post, recorded<PostEvent>(opened));
const held = fold(post, recorded<PostEvent>([...opened, { type: "people.appointed", account: "a", from: "2026-03-01", to: null }]));
const left = post.evolve(held, recorded(release(held, "2026-04-01", TODAY))[0]!);

test("a post has one holder at a time", () => {
  assert.equal(
    code(() => appoint(held, term("2026-04-01"), [], TODAY)),
    "people.post-held",
  );
  assert.equal(
    code(() => appoint(vacant, term("2026-04-01", "2026-04-01"), [], TODAY)),
    "people.ends-before-begin",
  );
  assert.equal(
    code(() => closePost(held, "2026-03-05", TODAY)),
    "people.post-held",
  );
  assert.equal(
    code(() => appoint(left, term("2026-03-31"), [], TODAY)),
    "people.post-held",
  );
  assert.equal(
    code(() => appoint(left, term("2026-04-01"), [], TODAY)),
    "",
  );
  assert.equal(
    code(() => release(vacant, "2026-04-01", TODAY)),
    "people.post-vacant",
  );
  assert.equal(
    code(() => release(held, "2026-02-01", TODAY)),
    "people.ends-before-begin",
  );
  const closed = post.evolve(left, recorded(closePost(left, "2026-04-01", TODAY))[0]!);
  assert.equal(
    code(() => appoint(closed, term("2026-05-01"), [], TODAY)),
    "people.post-is-closed",
  );
});

test("a post is established and abolished on days that have come, and given at most a year ahead", () => {
  assert.equal(
    code(() => openPost(post.initial, { ...asked, on: "2026-04-03" }, TODAY)),
    "people.day-to-come",
  );
  assert.equal(
    code(() => closePost(left, "2026-04-03", TODAY)),
    "people.day-to-come",
  );
  for (const [from, wanted] of [
    ["2027-04-02", ""],
    ["2027-04-03", "people.too-far-ahead"],
    ["2026-02-09", "people.before-post"],
  ] as const)
    assert.equal(
      code(() => appoint(vacant, term(from), [], TODAY)),
      wanted,
    );
  assert.equal(
    code(() => release(held, "2027-04-03", TODAY)),
    "people.too-far-ahead",
  );
});

test("nobody has two posts of their own on one day; beside one of them others are concurrent", () => {
  const elsewhere = [term("2026-03-01", "2026-06-01")];
  const given = (from: string, to: string | null, concurrent: boolean) =>
    code(() => appoint(vacant, term(from, to, concurrent), elsewhere, TODAY));
  assert.equal(given("2026-05-31", null, false), "people.holds-another-post");
  assert.equal(given("2026-02-10", "2026-03-02", false), "people.holds-another-post");
  assert.equal(given("2026-06-01", null, false), "");
  assert.equal(given("2026-02-10", "2026-03-01", false), "");
  assert.equal(given("2026-05-31", null, true), "");
  assert.equal(
    code(() => appoint(vacant, term("2026-05-31"), [term("2026-03-01", null, true)], TODAY)),
    "",
    "what the other post is held beside is this one",
  );
});

test("each day of a post is held, empty or empty for more than 90 days, and it is empty from the day the last one left", () => {
  const days = (state: Post, more: { to?: string } = {}) =>
    state.stage === "none"
      ? []
      : spansOf({ ...state, ...more }).flatMap(({ state: how, from, to }) => (from === null ? [] : [{ state: how, from, to }]));
  assert.deepEqual(days(vacant), [
    { state: "empty", from: "2026-02-10", to: "2026-05-12" },
    { state: "long", from: "2026-05-12", to: null },
  ]);
  assert.deepEqual(days(left, { to: "2026-07-02" }), [
    { state: "empty", from: "2026-02-10", to: "2026-03-01" },
    { state: "held", from: "2026-03-01", to: "2026-04-01" },
    { state: "empty", from: "2026-04-01", to: "2026-07-01" },
    { state: "long", from: "2026-07-01", to: "2026-07-02" },
  ]);
  assert.deepEqual(days(held).at(-1), { state: "held", from: "2026-03-01", to: null });
  assert.ok(left.stage !== "none");
  const on = (day: string) => [heldOn(left, day)?.account, emptySince(left, day), isEmpty(left, day, "any"), isEmpty(left, day, "long")];
  assert.deepEqual(on("2026-02-28"), [undefined, "2026-02-10", true, false]);
  assert.deepEqual(on("2026-03-31"), ["a", null, false, false]);
  assert.deepEqual(on("2026-04-01"), [undefined, "2026-04-01", true, false]);
  assert.deepEqual(on("2026-06-30"), [undefined, "2026-04-01", true, false], "ninety days");
  assert.deepEqual(on("2026-07-01"), [undefined, "2026-04-01", true, true]);
});

test("of the posts there are on a day, the figure counts those nobody held for more than 90 days", () => {
  const entry = catalogueOf([{ name: "people", catalogue: [postCatalogue] }]).find("org.posts-empty");
  assert.ok(entry);
  const closed = post.evolve(
    { ...left, stage: "open" } as Post,
    recorded<PostEvent>([{ type: "people.post-closed", on: "2026-08-01" }])[0]!,
  );
  const rows = postProjection.rows({ home: "330502000", id: "x" }, closed).filter(({ table }) => table === entry.numerator.table);
  const counted = (day: string) => {
    const { numerator, denominator } = at(entry, day);
    return [numerator, denominator].map((set) => rows.filter(({ row }) => set && matches(set.where, row)).length);
  };
  assert.deepEqual(["2026-02-09", "2026-02-10", "2026-03-15", "2026-06-30", "2026-07-01", "2026-07-31", "2026-08-01"].map(counted), [
    [0, 0],
    [0, 1],
    [0, 1],
    [0, 1],
    [1, 1],
    [1, 1],
    [0, 0],
  ]);
});

test("posts recorded before days and establishment were said still fold, and one taken back before it began was never held", () => {
  const before = fold(post, recorded<PostEvent>([{ type: "people.post-opened", within: "cg-330502", zh: "所长", en: "Head" }]));
  assert.ok(before.stage !== "none");
  assert.deepEqual([before.from, before.established, before.terms], [cityDay(NOW), true, []]);
  const long = fold(
    post,
    recorded<PostEvent>([
      { type: "people.post-opened", within: "cg-330502", zh: "所长", en: "Head" },
      { type: "people.appointed", account: "a", from: "2019-05-01", to: null },
      { type: "people.released", on: "2019-05-01" },
      { type: "people.post-closed" },
    ]),
  );
  assert.deepEqual(long.stage !== "none" && [long.from, long.to, real(long.terms)], ["2019-05-01", cityDay(NOW), []]);
  // Taken back, it neither ends the time it was empty nor begins it anew, and the next may come earlier than it would have.
  const announced = fold(post, recorded<PostEvent>([...opened, { type: "people.appointed", account: "a", from: "2026-04-01", to: null }]));
  const back = post.evolve(announced, recorded(release(announced, "2026-04-01", TODAY))[0]!);
  assert.ok(back.stage !== "none");
  assert.equal(emptySince(back, "2026-06-01"), "2026-02-10");
  assert.deepEqual(
    spansOf(back).filter(({ from }) => from !== null),
    [
      { nth: 3, state: "empty", from: "2026-02-10", to: "2026-05-12" },
      { nth: 4, state: "long", from: "2026-05-12", to: null },
    ],
  );
  assert.equal(
    code(() => appoint(back, term("2026-03-15"), [], TODAY)),
    "",
  );
  assert.equal(
    code(() => release(back, "2026-04-02", TODAY)),
    "people.post-vacant",
  );
});

test("a service team serves inside its area, with each member once", () => {
  const hours = { days: "workdays", from: "08:30", to: "17:30" } as const;
  const shape = { area: "330502001", zh: "月河组团", en: "Yuehe team", areas: ["330502001005001"], hours };
  assert.equal(
    code(() => form(team.initial, { ...shape, areas: ["330502002001"] })),
    "people.team-outside",
  );
  let state = fold(team, recorded<TeamEvent>(form(team.initial, shape)));
  const add = (member: string, skills: readonly ["law"] | readonly []) => {
    for (const event of recorded<TeamEvent>(join(state, { account: member, skills }))) state = team.evolve(state, event);
  };
  add("a", ["law"]);
  assert.deepEqual(join(state, { account: "a", skills: ["law", "law"] }), []);
  add("a", []);
  assert.deepEqual(state.stage === "serving" && state.members, [{ account: "a", skills: [] }]);
  for (let index = 0; index < 59; index += 1) add(`m${index}`, []);
  assert.equal(
    code(() => join(state, { account: "z", skills: [] })),
    "people.team-full",
  );
  assert.deepEqual(leave(state, "nobody"), []);
  const gone = team.evolve(state, recorded(disband(state))[0]!);
  assert.equal(
    code(() => join(gone, { account: "z", skills: [] })),
    "people.team-is-disbanded",
  );
});

test("a unit's people work in its area or are sent from above", () => {
  assert.equal(unitFits("", "330502"), true);
  assert.equal(unitFits("cg-330502", "330502001"), true);
  assert.equal(unitFits("ps-330502001", "330502"), true);
  assert.equal(unitFits("cg-330502", "330503"), false);
});

test("the picture of the staff shows who is in service, and delegated roles only while their giver holds them", () => {
  const row = (id: string, disabled = false) => ({ id, home: "330502000", area: "330502", unit: "", name: id, login: id, disabled });
  const held = (of: string, more: Partial<HeldGrant>) => ({
    account: of,
    role: "handler" as const,
    area: "330502",
    unit: "cg-330502",
    since: NOW,
    until: null,
    delegatedBy: null,
    ...more,
  });
  const picture = buildPeople(
    [row("boss"), row("helper"), row("gone", true)],
    [held("boss", { until: later(2) }), held("helper", { area: "330502001", until: later(9), delegatedBy: "boss" }), held("gone", {})],
    [],
    [],
  );
  const live = (id: string, now: string) => picture.live(picture.person(id)!, now).length;
  assert.deepEqual(
    picture.staff("cg-330502").map((person) => person.id),
    ["boss", "helper"],
  );
  assert.deepEqual([live("boss", NOW), live("helper", NOW), live("gone", NOW)], [1, 1, 0]);
  assert.deepEqual([live("boss", later(2)), live("helper", later(2))], [0, 0]);
  assert.equal(picture.name("nobody"), "");
});
