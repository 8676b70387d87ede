import assert from "node:assert/strict";
import { uuidv7 } from "#platform/ids";
import type { Caller, Reply } from "./city.ts";

/** The community all demonstration accounts work around, and a point in the middle of it. */
export const COMMUNITY = "330502001005";
export const UNIT = "cg-330502001";

export type Receipt = { home: string; id: string; number: string; follow: string; dueAt: string | null; stage: string };

export const lamp = (more: Readonly<Record<string, unknown>> = {}) => ({
  id: uuidv7(),
  category: "0501",
  description: "楼下垃圾堆了两天",
  area: COMMUNITY,
  ...more,
});

/** Reports and expects success. */
export async function reported(
  caller: Caller,
  more: Readonly<Record<string, unknown>> = {},
): Promise<Receipt & { secret: string; at: string }> {
  const reply = await caller.post("/api/incidents", lamp(more));
  assert.equal(reply.status, 200, reply.text);
  const receipt = reply.json as Receipt;
  return { ...receipt, secret: receipt.follow.split("/").at(-1) ?? "", at: `/api/incidents/${receipt.home}/${receipt.id}` };
}

/** A step that must be taken. */
export async function done(step: Promise<Reply>): Promise<Reply> {
  const reply = await step;
  assert.equal(reply.status, 200, reply.text);
  return reply;
}

export const code = (reply: Reply): string => (reply.json as { code?: string } | null)?.code ?? "";
export const fieldCodes = (reply: Reply): string[] =>
  ((reply.json as { fields?: { path: string; code: string }[] } | null)?.fields ?? []).map((one) => `${one.path} ${one.code}`);

export const lookUp = (caller: Caller, number: string, tail: string): Promise<Reply> =>
  caller.post("/api/incidents/followed", { number, tail });
