import assert from "node:assert/strict";
import { test } from "node:test";
import { draft, fileConfirmation, followUp, perform, setDefault, sign } from "../agreeing.ts";
import { appoint, choose, declare, object } from "../choosing.ts";
import { STAGES, type Stage } from "../contract.ts";
import { type Dispute } from "../dispute.ts";
import { end, fail, reportEscalation, tellRemedies, voidDispute } from "../ending.ts";
import { accept, addParty, answerConsent, decline, refer } from "../intake.ts";
import { adjourn, askMoreTime, investigate, recordSession, resume, setSession, start } from "../sessions.ts";
import { NOW, due, refuses, party, atStage, text, none } from "./cases.ts";

const withoutSessions = (state: Dispute): Dispute => (state.stage === "none" ? state : { ...state, sessions: [] });
const table: readonly [string, readonly Stage[], (state: Dispute) => unknown][] = [
  ["accept", ["registered", "reviewing"], (s) => accept(s, "c", due)],
  ["decline", ["registered", "reviewing"], (s) => decline(s, { reason: "crime", words: "w", remedies: ["suit"] })],
  [
    "refer",
    ["registered", "reviewing", "consent", "assigned", "investigating", "mediating", "adjourned"],
    (s) => refer(s, { to: "court", organ: "o", words: "w", papers: [] }),
  ],
  [
    "add party",
    ["registered", "reviewing", "consent", "assigned", "investigating", "mediating"],
    (s) => addParty(s, party("c", "respondent")),
  ],
  [
    "consent",
    ["registered", "reviewing", "consent"],
    (s) => answerConsent(s, { party: "b", agrees: false, open: null, how: "phone" }, due),
  ],
  ["choose", ["registered", "reviewing", "consent", "assigned"], (s) => choose(s, "a", "m2")],
  ["appoint", ["assigned", "investigating", "mediating", "adjourned"], (s) => appoint(s, ["m2"], [], false)],
  ["object", ["consent", "assigned", "investigating", "mediating", "adjourned"], (s) => object(s, "a", "m", null)],
  ["declare", ["consent", "assigned", "investigating", "mediating", "adjourned"], (s) => declare(s, "m", true, null)],
  [
    "investigate",
    ["assigned", "investigating", "mediating"],
    (s) => investigate(s, { place: "p", on: "2026-11-23", respondent: "r", content: "c" }),
  ],
  ["open", ["assigned", "investigating"], (s) => start(s)],
  [
    "fix a session",
    ["assigned", "investigating", "mediating"],
    (s) =>
      setSession(
        s,
        { id: "n", room: null, online: true, from: "2026-11-25T02:00:00.000Z", to: "2026-11-25T03:00:00.000Z", mediators: ["m"] },
        NOW,
      ),
  ],
  [
    "record a session",
    ["mediating"],
    (s) =>
      recordSession(
        s,
        { session: "s", present: ["a"], recorder: "r", statements: "s", proposal: null, result: "agreed", signatures: [] },
        "2026-11-24T02:00:00.000Z",
      ),
  ],
  ["adjourn", ["mediating"], (s) => adjourn(s, "appraisal", "w")],
  ["resume", ["adjourned"], (s) => resume(s, () => due)],
  [
    "ask for time",
    ["assigned", "investigating", "mediating", "adjourned"],
    (s) => askMoreTime(s, "a", () => ({ longerBy: { amount: 1, unit: "month" }, finishDue: due })),
  ],
  ["draft", ["mediating", "agreed"], (s) => draft(s, text, none, "2026-11-23")],
  ["sign", ["agreed"], (s) => sign(s, { version: 1, signer: "a", how: "drawn", image: "i", own: true }, "2026-11-25T00:00:00.000Z")],
  [
    "perform",
    ["performing", "performed", "defaulted"],
    (s) => perform(s, { obligation: "o", doneOn: "2026-11-23", evidence: null, photo: null }, "2026-11-23"),
  ],
  [
    "default",
    ["performing", "defaulted"],
    (s) => setDefault(s, { obligation: "o", part: false, words: "w", offered: ["suit"] }, "2026-12-02"),
  ],
  [
    "follow up",
    ["performing", "performed", "defaulted"],
    (s) => followUp(s, { slot: "month-3", performing: "whole", satisfied: 5, relapse: false, words: "w" }),
  ],
  [
    "file",
    ["performing", "performed", "defaulted"],
    (s) => fileConfirmation(s, { court: "c", applicants: ["a", "b"], filedOn: "2026-11-23", acceptDue: due }, NOW),
  ],
  [
    "fail",
    ["assigned", "investigating", "mediating", "adjourned", "agreed"],
    (s) => fail(s, "w", due, { remedies: ["suit"], how: "oral", words: null }),
  ],
  [
    "end",
    ["registered", "reviewing", "consent", "assigned", "investigating", "mediating", "adjourned", "agreed"],
    (s) => end(s, "a", null, due),
  ],
  ["tell remedies", ["failed", "terminated", "declined"], (s) => tellRemedies(s, { remedies: ["suit"], how: "oral", words: null })],
  ["void", ["registered", "reviewing", "consent", "assigned", "investigating"], (s) => voidDispute(withoutSessions(s), "another", "w")],
  [
    "report danger",
    [
      "registered",
      "reviewing",
      "consent",
      "assigned",
      "investigating",
      "mediating",
      "adjourned",
      "agreed",
      "performing",
      "defaulted",
      "failed",
      "terminated",
    ],
    (s) => reportEscalation(s, "police", "w"),
  ],
];
for (const [name, stages, decide] of table)
  // To void twice is to void once.
  for (const stage of STAGES.filter((one) => !(name === "void" && one === "voided")))
    test(`${name} at ${stage}: ${stages.includes(stage) ? "may be" : "is refused"}`, () => {
      if (stages.includes(stage)) assert.ok(Array.isArray(decide(atStage(stage))));
      else refuses("mediation.not-at-this-step", () => decide(atStage(stage)));
    });
