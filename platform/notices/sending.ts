import type { Sql } from "postgres";
import { namedUuid } from "../ids/index.ts";
import { maskedMail } from "./mail.ts";

/** The outside world of messages. Chinese gateways (CMPP, SGIP) and SMTP stand behind it; without one the outbox keeps the message and says so. */
export type Senders = {
  sms?: (to: string, body: string) => Promise<void>;
  mail?: (to: string, subject: string, body: string) => Promise<void>;
};

/** The gateway refused this recipient for good: no later try can help. */
export class Undeliverable extends Error {}

export type Message = { channel: "sms"; to: string; body: string } | { channel: "mail"; to: string; subject: string; body: string };

export type Outbox = { sql: Sql; senders: Senders; now: () => string };

/** Sends a message once, however often it is asked to: `cause` names it. Throws what the gateway threw, so that the job tries again. */
export async function send({ sql, senders, now }: Outbox, cause: string, message: Message): Promise<void> {
  const id = namedUuid(message.channel, cause);
  const way = message.channel === "sms" ? senders.sms : senders.mail;
  const shown = message.channel === "sms" ? message.to.slice(-4) : maskedMail(message.to);
  const first = await sql`
    insert into notices.sent (id, channel, recipient_tail, body, at, state, attempts)
    values (${id}, ${message.channel}, ${shown}, ${message.body}, ${now()}, ${way ? "sending" : "kept"}, 1)
    on conflict (id) do update set attempts = notices.sent.attempts + 1 where notices.sent.state not in ('sent', 'kept', 'refused') returning 1`;
  if (first.length === 0 || !way) return;
  let state = "sent";
  try {
    if (message.channel === "sms") await senders.sms?.(message.to, message.body);
    else await senders.mail?.(message.to, message.subject, message.body);
  } catch (cause_) {
    if (!(cause_ instanceof Undeliverable)) throw cause_;
    state = "refused";
  }
  await sql`update notices.sent set state = ${state} where id = ${id}`;
}

const KEPT_DAYS = 30;

/** Forgets what went out a month ago. */
export async function forgetSent(sql: Sql, now: string): Promise<void> {
  await sql`delete from notices.sent where at < ${new Date(Date.parse(now) - KEPT_DAYS * 86_400_000).toISOString()}`;
}
