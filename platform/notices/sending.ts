import type { Sql } from "postgres";
import { inOneTurn } from "../database/index.ts";
import { namedUuid } from "../ids/index.ts";
import { CODE_CUT, email as maskedMail, tail } from "../masking/index.ts";

/** The outside world of messages. Chinese gateways (CMPP, SGIP) and SMTP stand behind it; without one the outbox keeps the message and says so. */
export type Senders = {
  sms?: (to: string, body: string) => Promise<void>;
  mail?: (to: string, subject: string, body: string) => Promise<void>;
};

/** The gateway refused this recipient for good: no later try can help. */
export class Undeliverable extends Error {}

/** `secret`: a code in the body, which nothing keeps longer than it is good for. */
export type Message = ({ channel: "sms"; to: string; body: string } | { channel: "mail"; to: string; subject: string; body: string }) & {
  secret?: string;
};

type Row = { id: string; channel: string; tail: string; body: string; state: "sending" | "kept"; cutAt: string | null };

export type Outbox = {
  sql: Sql;
  senders: Senders;
  now: () => string;
  /** Notes that a message is about to go; false when it went before, was refused or is kept. */
  begin: (row: Row) => Promise<boolean>;
};

/** Messages of one turn are noted with one statement and one commit (measured: noted one by one they were a tenth of what a report costs PostgreSQL). */
export function openOutbox({ sql, senders, now }: Omit<Outbox, "begin">): Outbox {
  const begin = inOneTurn(async (rows: readonly Row[]) => {
    // Asked twice in one turn, a message is begun once: a statement cannot write one row twice.
    const first = [...new Map(rows.toReversed().map((row) => [row.id, row])).values()];
    const begun = await sql<{ id: string }[]>`
      insert into notices.sent (id, channel, recipient_tail, body, at, state, attempts, cut_at)
      select id, channel, tail, body, ${now()}::timestamptz, state, 1, cut_at
      from unnest(${first.map((row) => row.id)}::uuid[], ${first.map((row) => row.channel)}::text[], ${first.map((row) => row.tail)}::text[],
        ${first.map((row) => row.body)}::text[], ${first.map((row) => row.state)}::text[], ${first.map((row) => row.cutAt)}::timestamptz[])
        as m (id, channel, tail, body, state, cut_at)
      on conflict (id) do update set attempts = notices.sent.attempts + 1 where notices.sent.state not in ('sent', 'kept', 'refused') returning id`;
    const ids = new Set(begun.map(({ id }) => id));
    return rows.map(({ id }) => ids.delete(id));
  });
  return { sql, senders, now, begin };
}

/** Sends a message once, however often it is asked to: `cause` names it. Throws what the gateway threw, so that the job tries again. */
export async function send({ sql, senders, begin, now }: Outbox, cause: string, message: Message): Promise<void> {
  const id = namedUuid(message.channel, cause);
  const way = message.channel === "sms" ? senders.sms : senders.mail;
  const kept = message.channel === "sms" ? tail(message.to) : maskedMail(message.to);
  const { secret, body: said } = message;
  // Where a gateway takes the message nothing needs the code once it is on its way. Without one it can be read here, for as long as it is good.
  const body = secret && way ? said.replaceAll(secret, CODE_CUT) : said;
  const cutAt = secret && !way ? new Date(Date.parse(now()) + CODE_MS).toISOString() : null;
  const begun = await begin({ id, channel: message.channel, tail: kept, body, state: way ? "sending" : "kept", cutAt });
  if (!begun || !way) return;
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

const CODE_MS = 10 * 60_000;
/** As `tokenFor` makes them. */
const SECRET = "[0-9A-HJKMNP-TV-Z]{26}";

/** Cuts codes, and the secrets links end with, out of messages nobody could send. */
export async function cutCodes(sql: Sql, now: string): Promise<void> {
  await sql`
    update notices.sent set body = regexp_replace(body, ${`(?<![0-9])[0-9]{6}(?![0-9])|(?<=/)${SECRET}(?![0-9A-Za-z])`}, ${CODE_CUT}, 'g'), cut_at = null where cut_at <= ${now}`;
}

const KEPT_DAYS = 30;

/** Forgets what went out a month ago. */
export async function forgetSent(sql: Sql, now: string): Promise<void> {
  await sql`delete from notices.sent where at < ${new Date(Date.parse(now) - KEPT_DAYS * 86_400_000).toISOString()}`;
}
