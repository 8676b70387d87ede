import type { Sql } from "postgres";
import { namedUuid } from "../ids/index.ts";
import type { Notice } from "../modules/module.ts";
import { fill, type Words } from "../../web/words/index.ts";

/** The outside world of messages. Chinese gateways (CMPP, SGIP) and SMTP stand behind it; without one the outbox keeps the message and says so. */
export type Senders = {
  sms?: (to: string, body: string) => Promise<void>;
  mail?: (to: string, subject: string, body: string) => Promise<void>;
};

export type NoticeDeps = {
  sql: Sql;
  words: Words;
  senders: Senders;
  now: () => string;
  /** Opens a sealed contact as the platform itself. */
  contact: (stream: { home: string; id: string }, field: string) => Promise<string | null>;
  /** Accounts that hold a role for a unit or over an area, now. */
  holders: (to: { role: string; area: string; unit: string | null }) => Promise<readonly string[]>;
};

async function inApp(deps: NoticeDeps, accounts: readonly string[], notice: Notice): Promise<void> {
  for (const account of accounts)
    await deps.sql`
      insert into notices.notice (account, id, words, params, link, at)
      values (${account}, ${notice.id}, ${notice.words}, ${deps.sql.json(notice.params)}, ${notice.link ?? null}, ${deps.now()})
      on conflict do nothing`;
}

async function sms(deps: NoticeDeps, notice: Notice, to: string): Promise<void> {
  const entry = deps.words[notice.words];
  const body = fill(entry?.zh ?? notice.words, notice.params) + (notice.link ? ` ${notice.link}` : "");
  const id = namedUuid("sms", notice.id);
  const send = deps.senders.sms;
  const first = await deps.sql`
    insert into notices.sent (id, channel, recipient_tail, body, at, state, attempts) values (${id}, 'sms', ${to.slice(-4)}, ${body}, ${deps.now()}, ${send ? "sending" : "kept"}, 1)
    on conflict (id) do update set attempts = notices.sent.attempts + 1 where notices.sent.state not in ('sent', 'kept') returning 1`;
  if (first.length === 0 || !send) return;
  await send(to, body);
  await deps.sql`update notices.sent set state = 'sent' where id = ${id}`;
}

/** Gives one notice once, however often the job runs: in-app rows and messages are keyed by the notice's id. */
export async function notify(deps: NoticeDeps, notice: Notice): Promise<void> {
  const { to } = notice;
  if (to.kind === "account") return inApp(deps, [to.id], notice);
  if (to.kind === "unit") return inApp(deps, await deps.holders({ role: to.role, area: to.area, unit: to.unit }), notice);
  if (to.kind === "role") return inApp(deps, await deps.holders({ role: to.role, area: to.area, unit: null }), notice);
  const phone = await deps.contact(to.stream, to.field);
  if (phone !== null) await sms(deps, notice, phone);
}
