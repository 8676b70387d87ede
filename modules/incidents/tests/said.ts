import assert from "node:assert/strict";
import { Refusal } from "#platform/refusals";
import { incidentClocks } from "../clocks.ts";
import * as p from "./play.ts";

export const refused = (code: string) => (cause: unknown) =>
  cause instanceof Refusal && (cause.body.code === code || (cause.body.fields?.some((field) => field.code === code) ?? false));
export const no = (work: () => unknown, code: string) => assert.throws(work, refused(code));
export const stage = (record: p.Play) => record.state().stage;
export const clock = (record: p.Play, slot: string) => incidentClocks(p.KEY, record.state()).find((one) => one.slot === slot);
