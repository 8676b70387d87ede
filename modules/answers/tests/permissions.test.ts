import assert from "node:assert/strict";
import { test } from "node:test";
import { resident, system } from "#platform/access";
import type { CommandContext } from "#platform/ledger";
import { person } from "#platform/testing";
import { ROLES } from "#contracts/people";
import { writingCommands } from "../commands.ts";
import { reviewCommands } from "../commands-review.ts";
import { usingCommands } from "../commands-using.ts";

const commands = { ...writingCommands, ...reviewCommands, ...usingCommands };
const [AREA, OWNER, ABOVE, PLACE] = ["330502", "cg-330502", "cg-3305", "330502001005"];
const entryState = { stage: "published", area: AREA, owner: OWNER };
const incidentState = { stage: "handling", place: PLACE, sealed: false, tasks: [{ unit: "fire-330502" }] };
const parents: Readonly<Record<string, string | null>> = { [OWNER]: ABOVE, [ABOVE]: null };
const units = { unit: (code: string) => (code in parents ? { code, parent: parents[code], stage: "operating", open: true } : undefined), responsible: () => undefined }; // prettier-ignore

type Who = "writer" | "office" | "case" | "anyone" | "system";
/** The by-law. Complete: a command without a line fails the build. */
const table: Readonly<Record<keyof typeof commands, Who>> = {
  draftEntry: "writer",
  reviseEntry: "writer",
  dropDraft: "writer",
  checkVersion: "office",
  publishVersion: "office",
  confirmEntry: "office",
  withdrawEntry: "office",
  useEntry: "case",
  markUnhelpful: "anyone",
  tellEntry: "system",
  recountEntry: "system",
  handEntryUp: "system",
};
const OFFICERS = ["handler", "approver", "dispatcher", "supervisor"];
const DESKS = ["intakeClerk", "dispatcher", "supervisor"];
const READERS = [...OFFICERS, "intakeClerk", "gridWorker", "gridLeader", "gridInstructor", "commandRoom"];
const ofOffice = (role: string, unit: string) => OFFICERS.includes(role) && [OWNER, ABOVE].includes(unit);
const may: Readonly<Record<Who, (role: string, unit: string) => boolean>> = {
  office: ofOffice,
  writer: (role, unit) => ofOffice(role, unit) || DESKS.includes(role),
  case: (role) => READERS.includes(role),
  anyone: () => true,
  system: () => false,
};

for (const [name, command] of Object.entries(commands))
  test(`${command.name}: exactly who the by-law names`, () => {
    const who = table[name as keyof typeof commands];
    const admits = (actor: CommandContext["actor"]): boolean => {
      const ctx = {
        actor,
        now: "2026-11-23T00:00:00.000Z",
        state: ({ kind }: { kind: string }) => (kind === "incidents.incident" ? incidentState : entryState),
        read: () => units,
      } as unknown as CommandContext;
      const input = { home: "330502000", id: "x", area: AREA, owner: OWNER, matter: { home: "330502001", id: "y" } };
      return command.allow.admits(ctx, input as never) !== null;
    };
    for (const role of ROLES)
      for (const unit of [OWNER, ABOVE, "centre-330502", "fire-330502", ""]) {
        assert.equal(admits(person({ role, area: AREA, unit })), may[who](role, unit), `${role} of ${unit || "the area"}`);
        if (who !== "anyone") {
          assert.equal(admits(person({ role, area: AREA, unit, until: "2026-11-22T00:00:00.000Z" })), false, `${role} whose time is over`);
          const asked = who === "case" && unit === "fire-330502" && READERS.includes(role);
          assert.equal(
            admits(person({ role, area: "330521", unit })),
            asked || (who !== "case" && ofOffice(role, unit) && who !== "system"),
            `${role} elsewhere`,
          );
        }
      }
    assert.equal(admits(resident), who === "anyone");
    assert.equal(admits(system), who === "anyone" || who === "system");
  });
