import assert from "node:assert/strict";
import { test } from "node:test";
import ICAL from "ical.js";
import { fold } from "#platform/ledger";
import { book, free, type Agenda } from "../agenda.ts";
import { draft, fileConfirmation, rule, seal, sign } from "../agreeing.ts";
import { feedOf, folded } from "../calendar-feed.ts";
import { answerProposal, hears, say } from "../channel.ts";
import { setCommittee, type CommitteeFacts } from "../committee.ts";
import { STAGES, type Stage } from "../contract.ts";
import { type KnownDispute } from "../dispute.ts";
import { clockRows, nextDue, tell } from "../dispute-clocks.ts";
import { archive, end } from "../ending.ts";
import { accept, answerConsent, answerSafety, isConcern } from "../intake.ts";
import { rightsOf } from "../may.ts";
import { setMediator, train } from "../mediator.ts";
import { answerErrand, askErrand, closeScreening, holdScreening } from "../screening.ts";
import { askMoreTime, recordSession, start } from "../sessions.ts";
import { NOW, due, refuses, base, agreement, atStage, text, none } from "./cases.ts";

test("a safety concern stops acceptance, opening, sessions and agreements, whoever has it", () => {
  for (const who of ["a", "b"]) {
    const afraid = (stage: Stage): KnownDispute => ({
      ...atStage(stage),
      parties: atStage(stage).parties.map((one) => (one.id === who ? { ...one, safety: "concern" as const } : one)),
    });
    refuses("mediation.safety-first", () => accept(afraid("reviewing"), "c", due));
    refuses("mediation.safety-first", () => start(afraid("assigned")));
    refuses("mediation.safety-first", () => draft(afraid("mediating"), text, none, "2026-11-23"));
    refuses("mediation.safety-first", () => answerConsent(afraid("consent"), { party: who, agrees: true, open: null, how: "x" }, due));
    // Leaving is open to anybody at any time.
    assert.equal(end(afraid("mediating"), who, null, due).length, 1);
  }
});
test("any one answer is a concern", () => {
  for (const [afraid, hurt, separate] of [
    [true, false, false],
    [false, true, false],
    [false, false, true],
  ] as const)
    assert.equal(isConcern({ afraid, hurt, separate }), true);
  assert.equal(isConcern({ afraid: false, hurt: false, separate: false }), false);
});
test("a closed case asks nobody about safety", () => refuses("mediation.closed", () => answerSafety(atStage("failed"), "a", true, null)));

const people = (n: number, women = 1, chairs = 1): CommitteeFacts => ({
  area: "330502001",
  zh: "z",
  en: "e",
  kind: "town",
  founder: "f",
  members: Array.from({ length: n }, (_, index) => ({ mediator: String(index), chair: index < chairs, woman: index < women })),
  from: "2026-01-01",
  to: "2028-12-31",
  filingNo: "1",
  rooms: [],
  demo: false,
});
for (let n = 0; n <= 12; n += 1)
  test(`a committee of ${n}`, () => {
    if (n >= 3 && n <= 9) assert.equal(setCommittee({ stage: "none" }, people(n)).length, 1);
    else refuses("mediation.members-3-9", () => setCommittee({ stage: "none" }, people(n)));
  });
test("a committee has a woman, one chair and three years", () => {
  refuses("mediation.woman-needed", () => setCommittee({ stage: "none" }, people(5, 0)));
  for (const chairs of [0, 2, 3]) refuses("mediation.one-chair", () => setCommittee({ stage: "none" }, people(5, 1, chairs)));
  refuses("mediation.term-3-years", () => setCommittee({ stage: "none" }, { ...people(5), to: "2030-01-01" }));
  refuses("mediation.term-3-years", () => setCommittee({ stage: "none" }, { ...people(5), to: "2025-01-01" }));
});

for (const [onTheSpot, grave, writtenAsked] of [
  [false, false, false],
  [false, true, false],
  [false, false, true],
  [true, true, false],
  [true, false, true],
  [true, true, true],
] as const)
  test(`oral is refused: on the spot ${onTheSpot}, grave ${grave}, asked ${writtenAsked}`, () =>
    refuses("mediation.written-needed", () =>
      draft(atStage("mediating"), { ...text, form: "oral" }, { onTheSpot, grave, writtenAsked }, "2026-11-23"),
    ));
test("oral and performed on the spot is enough", () =>
  assert.equal(draft(atStage("mediating"), { ...text, form: "oral" }, { ...none, onTheSpot: true }, "2026-11-23").length, 1));
for (const missing of ["a", "b", "m"])
  test(`no seal without the signature of ${missing}`, () => {
    const signed = ["a", "b", "m"]
      .filter((one) => one !== missing)
      .map((by) => ({ by, how: "drawn" as const, image: "i", at: NOW, own: true }));
    refuses("mediation.signatures-missing", () =>
      seal({ ...atStage("agreed"), agreement: { ...agreement, signed } }, 1, "i", { no: "1", confirmDue: due, followUps: [] }),
    );
  });
test("an older text is not signed, an early hand is stayed, twice is once", () => {
  refuses("mediation.text-changed", () => sign(atStage("agreed"), { version: 2, signer: "a", how: "drawn", image: "i", own: true }, NOW));
  refuses("mediation.cooling-off", () => sign(atStage("agreed"), { version: 1, signer: "a", how: "drawn", image: "i", own: true }, NOW));
  assert.equal(sign(atStage("agreed"), { version: 1, signer: "m", how: "drawn", image: "i", own: true }, NOW).length, 1);
});
for (const days of [0, 1, 29, 30, 31, 60])
  test(`confirmation asked ${days} days after effect`, () => {
    const now = new Date(Date.parse(NOW) + days * 86_400_000).toISOString();
    const file = () =>
      fileConfirmation(atStage("performing"), { court: "c", applicants: ["a", "b"], filedOn: "2026-11-23", acceptDue: due }, now);
    if (now <= due.dueAt) assert.equal(file().length, 1);
    else refuses("mediation.confirmation-late", file);
  });
test("one side alone does not apply, and status is not confirmed", () => {
  refuses("mediation.both-apply", () =>
    fileConfirmation(atStage("performing"), { court: "c", applicants: ["a"], filedOn: "2026-11-23", acceptDue: due }, NOW),
  );
  refuses("mediation.not-confirmable", () =>
    fileConfirmation(
      { ...atStage("performing"), agreement: { ...agreement, confirmable: false } },
      { court: "c", applicants: ["a", "b"], filedOn: "2026-11-23", acceptDue: due },
      NOW,
    ),
  );
  refuses("mediation.not-filed", () =>
    rule(atStage("performing"), { ruling: "confirmed", ruledOn: "2026-11-23", deliveredOn: null, words: null }, "2026-11-23"),
  );
});

const minute = (n: number): string => new Date(Date.parse(NOW) + n * 60_000).toISOString();
for (const [from, to] of [
  [0, 30],
  [30, 90],
  [59, 61],
  [-30, 1],
  [-30, 90],
  [10, 20],
] as const)
  test(`a booking from ${from} to ${to} minutes clashes with the hour`, () => {
    const kept: Agenda = {
      stage: "kept",
      of: "r",
      what: "room",
      area: "x",
      bookings: [{ session: "1", dispute: { home: "h", id: "i" }, from: minute(0), to: minute(60) }],
    };
    const booking = { session: "2", dispute: { home: "h", id: "j" }, from: minute(from), to: minute(to) };
    refuses("mediation.room-taken", () => book(kept, "r", "room", "x", booking));
    refuses("mediation.mediator-busy", () => book(kept, "m", "mediator", "x", booking));
    assert.equal(free(kept, "1").length, 1);
    for (const shift of [-60, 60])
      assert.equal(book(kept, "r", "room", "x", { ...booking, from: minute(shift), to: minute(shift + 60) }).length, 1);
  });

test("a caucus is heard by its own side alone", () => {
  assert.deepEqual(
    (["applicant", "respondent"] as const).map((side) =>
      (["shared", "caucus-applicant", "caucus-respondent"] as const).filter((which) => hears(side, which)),
    ),
    [
      ["shared", "caucus-applicant"],
      ["shared", "caucus-respondent"],
    ],
  );
  assert.equal(
    say(
      { stage: "none" },
      { dispute: { home: "h", id: "i" }, place: "p", channel: "shared" },
      { entry: "e", what: "note", text: "t", by: "a" },
    ).length,
    1,
  );
  refuses("mediation.no-such-proposal", () => answerProposal({ stage: "none" }, "e", "a", true));
});
test("nothing found is said, not left blank", () => {
  const held = fold({ kind: "x", initial: { stage: "none" } as Parameters<typeof holdScreening>[0], evolve: (s) => s }, []);
  assert.equal(holdScreening(held, { area: "330502001", method: "annual", from: "2026-01-01", to: "2026-01-31", demo: false }).length, 1);
  const open = {
    stage: "open" as const,
    area: "x",
    method: "annual" as const,
    from: "2026-01-01",
    to: "2026-01-31",
    demo: false,
    closedAt: null,
    found: [],
    noneFound: false as const,
  };
  refuses("mediation.found-or-none", () => closeScreening(open, [], false, null));
  refuses("mediation.found-or-none", () => closeScreening(open, ["1"], true, null));
  assert.equal(closeScreening(open, [], true, null).length, 1);
});
test("a court's errand is answered once", () => {
  const asked = { area: "x", what: "deliver-papers" as const, court: "c", requestNo: "1", request: "r", words: "w", due, demo: false };
  assert.equal(askErrand({ stage: "none" }, asked).length, 1);
  refuses("mediation.errand-answered", () => answerErrand({ stage: "done", askedAt: NOW, answeredAt: NOW, ...asked }, true, "w"));
});
test("training lies in the past and a mediator's term runs forward", () => {
  const mediator = {
    area: "x",
    zh: "z",
    account: null,
    woman: true,
    fullTime: false,
    specialities: [],
    languages: [],
    bars: [],
    from: "2026-01-01",
    to: null,
    demo: false,
  };
  refuses("mediation.not-yet-done", () =>
    train({ stage: "active", training: [], ...mediator }, { on: "2026-12-01", hours: 2, subject: "s" }, "2026-11-23"),
  );
  const { bars, ...facts } = mediator;
  assert.deepEqual(bars, []);
  refuses("mediation.dates-crossed", () => setMediator({ stage: "none" }, { ...facts, said: [], to: "2025-01-01" }));
  // Nobody reads a mark back, so a change of the rest drops none.
  const changed = setMediator({ stage: "active", training: [], ...mediator, bars: ["one"] }, { ...facts, said: ["two"] });
  assert.deepEqual(
    changed.flatMap((event) => ("bars" in event ? event.bars : [])),
    ["one", "two"],
  );
});
test("more time comes when every party asked, once", () => {
  const longer = () => ({ longerBy: { amount: 1, unit: "month" as const }, finishDue: due });
  assert.deepEqual(
    askMoreTime(atStage("mediating"), "a", longer).map(({ type }) => type),
    ["mediation.more-time-asked"],
  );
  const one = { ...atStage("mediating"), parties: atStage("mediating").parties.map((p) => ({ ...p, moreTime: p.id === "a" })) };
  assert.deepEqual(
    askMoreTime(one, "b", longer).map(({ type }) => type),
    ["mediation.more-time-asked", "mediation.extended"],
  );
  refuses("mediation.extended-already", () => askMoreTime({ ...atStage("mediating"), extended: true }, "a", longer));
});
test("clocks run against the committee; confirmation is a right and presses nobody", () => {
  const rows = clockRows(atStage("performing"));
  assert.equal(rows.find(({ rule: of }) => of === "JC-1")?.kind, "right");
  assert.equal(nextDue(atStage("performing"))?.kind, "duty");
  assert.deepEqual(tell(atStage("performing"), "nothing", NOW), []);
  assert.equal(clockRows(atStage("adjourned")).find(({ slot }) => slot === "finish")?.status, "suspended");
});
test("whoever holds a party's link may leave until there is nothing to leave", () => {
  for (const stage of STAGES)
    assert.equal(
      rightsOf(atStage(stage), "a", NOW).includes("end"),
      ["registered", "reviewing", "consent", "assigned", "investigating", "mediating", "adjourned", "agreed"].includes(stage),
      stage,
    );
});
test("what has not ended, was not told or not followed up is not archived", () => {
  refuses("mediation.not-ended", () => archive(base));
  refuses("mediation.remedies-first", () => archive({ ...atStage("failed"), outcome: "failed" }));
  refuses("mediation.still-performing", () => archive({ ...atStage("performing"), outcome: "agreement" }));
  refuses("mediation.follow-up-first", () => archive({ ...atStage("performed"), outcome: "agreement" }));
});
test("a calendar's lines are at most 75 octets and break inside no character", () => {
  const line = folded(`LOCATION:${"调解室".repeat(40)}`);
  assert.ok(line.split("\r\n").every((part) => Buffer.byteLength(part) <= 75));
  assert.equal(line.replaceAll("\r\n ", ""), `LOCATION:${"调解室".repeat(40)}`);
});
test("a reader that is not ours finds in a calendar the room, the hour in Huzhou, what was moved and what was cancelled", () => {
  const room = `${"二楼，调解室；".repeat(8)}A\\B, 1; 2`;
  const sessions = [
    {
      session: "0193a000-0000-7000-8000-000000000001",
      from: "2026-11-24T01:30:00.000Z",
      to: "2026-11-24T03:00:00.000Z",
      room,
      online: false,
      cancelled: false,
      seq: 2,
    },
    {
      session: "0193a000-0000-7000-8000-000000000002",
      from: "2026-11-24T16:30:00.000Z",
      to: "2026-11-24T17:00:00.000Z",
      room: "",
      online: true,
      cancelled: true,
      seq: 3,
    },
  ];
  const read = new ICAL.Component(ICAL.parse(feedOf("湖州市人民调解委员会", sessions, NOW)));
  assert.equal(read.getFirstPropertyValue("x-wr-calname"), "湖州市人民调解委员会");
  ICAL.TimezoneService.register(read.getFirstSubcomponent("vtimezone")!);
  const found = read.getAllSubcomponents("vevent").map((one) => new ICAL.Event(one));
  assert.deepEqual(
    found.map((one) => [
      one.startDate.zone.tzid,
      one.startDate.toJSDate().toISOString(),
      one.endDate.toJSDate().toISOString(),
      one.location,
      one.sequence,
    ]),
    [
      ["Asia/Shanghai", sessions[0]!.from, sessions[0]!.to, room, 2],
      ["Asia/Shanghai", sessions[1]!.from, sessions[1]!.to, "线上调解室", 3],
    ],
  );
  assert.deepEqual(
    found.map((one) => one.component.getFirstPropertyValue("status")),
    ["CONFIRMED", "CANCELLED"],
  );
  assert.deepEqual(
    found.map((one) => one.uid),
    sessions.map(({ session }) => `${session}@mediation.zuji`),
  );
});

test("a session that has not begun is not recorded as held", () => {
  const said = { session: "s", present: ["a"], recorder: "r", statements: "s", proposal: null, result: "agreed" as const, signatures: [] };
  refuses("mediation.session-not-begun", () => recordSession(atStage("mediating"), said, "2026-11-24T01:59:59.999Z"));
  assert.equal(recordSession(atStage("mediating"), said, "2026-11-24T02:00:00.000Z").length, 1);
});
test("a ruling is delivered on its day or after, and not tomorrow", () => {
  const filed = {
    court: "c",
    filedOn: NOW.slice(0, 10),
    acceptDue: due,
    acceptedAt: NOW,
    caseNo: null,
    rulingDue: due,
    ruling: null,
    ruledOn: null,
  };
  const ruled = (deliveredOn: string | null) =>
    rule(
      { ...atStage("performing"), confirmation: filed },
      { ruling: "confirmed", ruledOn: "2026-11-22", deliveredOn, words: null },
      "2026-11-23",
    );
  for (const on of ["2026-11-21", "2026-11-24"]) refuses("mediation.delivered-before-ruled", () => ruled(on));
  for (const on of [null, "2026-11-22", "2026-11-23"]) assert.equal(ruled(on).length, 1);
});
