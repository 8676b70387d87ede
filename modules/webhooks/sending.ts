import { post, type PostOptions } from "#platform/outgoing";
import type { Outcome } from "./contract.ts";

export type Attempt = { outcome: Outcome; status: number | null; ms: number };
export type SendOptions = PostOptions;

/** What a receiver says is read for its status alone. */
const outcomeOf = (status: number): Outcome =>
  status >= 200 && status < 300 ? "delivered" : status === 410 ? "gone" : status >= 300 && status < 400 ? "redirected" : "refused";

/** Posts one message. Never throws for what the other side does. */
export async function send(
  address: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  options: SendOptions,
): Promise<Attempt> {
  const posting = { type: "application/cloudevents+json; charset=utf-8", agent: "zuji-webhooks/1", headers, body };
  const { stop, status, ms } = await post(address, posting, options);
  return { outcome: stop ?? outcomeOf(status ?? 0), status, ms };
}
