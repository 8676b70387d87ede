import assert from "node:assert/strict";
import { uuidv7 } from "#platform/ids";
import type { Serving } from "../../apps/server/main.ts";

export type Caller = {
  login: string;
  account: string;
  get: (path: string) => Promise<{ status: number; body: Record<string, unknown> }>;
  post: (path: string, body: unknown, id?: string) => Promise<{ status: number; body: Record<string, unknown> }>;
  photo: (id: string, bytes: Buffer) => Promise<{ status: number; body: Record<string, unknown> }>;
};

export const VILLAGE = "330502001005";
export const UNIT = "cg-330502001";

/** A member of staff over the wire, without a screen. */
export async function callerOf(serving: Serving, login: string, origin = serving.origin): Promise<Caller> {
  const password = serving.accounts.find((one) => one.login === login)?.password;
  const answer = await fetch(`${origin}/api/session`, {
    method: "POST",
    headers: { "content-type": "application/json", origin },
    body: JSON.stringify({ login, password }),
  });
  assert.equal(answer.status, 200, login);
  const { account } = (await answer.json()) as { account: { id: string } };
  const cookie = answer.headers
    .getSetCookie()
    .map((one) => one.split(";")[0])
    .join("; ");
  const read = async (reply: Response) => ({ status: reply.status, body: (await reply.json()) as Record<string, unknown> });
  return {
    login,
    account: account.id,
    get: async (path) => read(await fetch(origin + path, { headers: { cookie } })),
    post: async (path, body, id = uuidv7()) =>
      read(
        await fetch(origin + path, {
          method: "POST",
          headers: { cookie, origin, "content-type": "application/json", "idempotency-key": id },
          body: JSON.stringify(body),
        }),
      ),
    photo: async (id, bytes) =>
      read(
        await fetch(`${origin}/api/photos/${id}`, {
          method: "POST",
          headers: { cookie, origin, "content-type": "image/jpeg" },
          body: new Uint8Array(bytes),
        }),
      ),
  };
}

export type Staff = { dispatcher: Caller; handler: Caller };

const must = async (asked: Promise<{ status: number; body: Record<string, unknown> }>): Promise<Record<string, unknown>> => {
  const { status, body } = await asked;
  assert.equal(status, 200, JSON.stringify(body));
  return body;
};

export const seenOf = (key: string): string => `/api/incidents/${key}`;

/** A resident's report in the village of the demonstration accounts. Gives "home/id". */
export async function reported(serving: Serving, description: string, category = "0402", area = VILLAGE): Promise<string> {
  const id = uuidv7();
  const answer = await fetch(`${serving.origin}/api/incidents`, {
    method: "POST",
    headers: { "content-type": "application/json", "idempotency-key": uuidv7() },
    body: JSON.stringify({ id, category, description, area }),
  });
  assert.equal(answer.status, 200, await answer.clone().text());
  return `${area.slice(0, 9)}/${id}`;
}

/** As far as the department's door. */
export async function dispatched(serving: Serving, staff: Staff, description: string): Promise<string> {
  const key = await reported(serving, description);
  await must(staff.dispatcher.post(`${seenOf(key)}/verification`, { summary: description.slice(0, 60) }));
  await must(staff.dispatcher.post(`${seenOf(key)}/dispatches`, { lead: UNIT }));
  return key;
}

/** As far as the check. */
export async function fedBack(serving: Serving, staff: Staff, description: string): Promise<string> {
  const key = await dispatched(serving, staff, description);
  await must(staff.handler.post(`${seenOf(key)}/acceptance`, { unit: UNIT }));
  await must(staff.handler.post(`${seenOf(key)}/feedback`, { unit: UNIT, ending: "solved", result: `已处理：${description}` }));
  return key;
}
