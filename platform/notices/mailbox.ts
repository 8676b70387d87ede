import { randomInt } from "node:crypto";
import type { Sql } from "postgres";
import { inOneTurn } from "../database/index.ts";
import { sameSecret, tokenFor, uuidv7 } from "../ids/index.ts";
import { refuse } from "../refusals/index.ts";
import type { Keys } from "../vault/keys.ts";
import { openWith, sealWith } from "../vault/ring.ts";
import { fill } from "../../web/words/index.ts";
import { email as maskedMail } from "../masking/index.ts";
import { mailAddress } from "./mail.ts";
import { send, type Outbox } from "./sending.ts";
import { noticeWords } from "./words.ts";

/** Notices of one sort, which a member of staff may want by mail; `words` are the keys it covers. */
export type NoticeKind = { code: string; zh: string; en: string; words: readonly string[] };

export type MailboxDeps = Outbox & { sql: Sql; keys: Keys; kinds: readonly NoticeKind[] };

/** What its owner sees of it: addresses masked. */
export type MailboxView = {
  address: string | null;
  pending: string | null;
  kinds: { code: string; zh: string; en: string; on: boolean }[];
};

/** `home`: where the job that sends the code is kept. */
export type Mailboxes = {
  read: (account: string) => Promise<MailboxView>;
  enter: (account: string, typed: string, home: string) => Promise<void>;
  sendCode: (account: string) => Promise<void>;
  confirm: (account: string, code: string) => Promise<void>;
  choose: (account: string, kinds: readonly string[]) => Promise<void>;
  remove: (account: string) => Promise<void>;
  /** Of these accounts, those in service who want this notice by mail, with their addresses. */
  wanting: (accounts: readonly string[], words: string) => Promise<{ account: string; address: string }[]>;
};

export const SEND_CODE = "notices.send-code";

type Row = { sealed: Buffer | null; pending: Buffer | null; kinds: string[]; asked: number; asked_at: string | null };

const MINUTE = 60_000;
const CODE_MS = 10 * MINUTE;
const PER_DAY = 10;
const TRIES = 5;

/** What a sealed address is bound to. */
export const mailboxContext = (account: string): string => `notices/mailbox/${account}`;
const later = (now: string, ms: number): string => new Date(Date.parse(now) + ms).toISOString();

/** Mail addresses of staff: entered by their owner alone, shown masked even to them, written to only once a code sent there came back. */
export function openMailboxes(deps: MailboxDeps): Mailboxes {
  const { sql, keys, now } = deps;
  const sealed = (account: string, address: string): Buffer => sealWith(keys.master, Buffer.from(address), mailboxContext(account));
  const opened = (account: string, held: Buffer | null): string | null =>
    (held && openWith(keys.master, held, mailboxContext(account))?.toString("utf8")) ?? null;
  const hashOf = (account: string, code: string): string => tokenFor(keys.token, "mail code", `${account} ${code}`);
  /** Boxes of accounts in service; those asked for in one turn are read at once. */
  const boxesOf = inOneTurn(async (asks: readonly (readonly string[])[]) => {
    const boxes = await sql<{ account: string; sealed: Buffer; kinds: string[] }[]>`
      select m.account, m.sealed, m.kinds from notices.mailbox m
      where m.account = any(${[...new Set(asks.flat())]}::uuid[]) and m.sealed is not null
        and not exists (select 1 from access.standing s where s.account = m.account and s.disabled)`;
    return asks.map(() => boxes);
  });
  const rowOf = async (account: string): Promise<Row | undefined> =>
    (await sql<Row[]>`select sealed, pending, kinds, asked, asked_at from notices.mailbox where account = ${account}`)[0];
  return {
    read: async (account) => {
      const row = await rowOf(account);
      const shown = (held: Buffer | null | undefined): string | null => {
        const address = opened(account, held ?? null);
        return address && maskedMail(address);
      };
      const kinds = deps.kinds.map(({ code, zh, en }) => ({ code, zh, en, on: row?.kinds.includes(code) ?? false }));
      return { address: shown(row?.sealed), pending: shown(row?.pending), kinds };
    },
    enter: async (account, typed, home) => {
      const address = mailAddress(typed);
      if (address === null) throw refuse.fields([{ path: "address", code: "notices.mail-format" }]);
      const at = now();
      const row = await rowOf(account);
      const today = row?.asked_at?.slice(0, 10) === at.slice(0, 10);
      if (row?.asked_at && (Date.parse(at) - Date.parse(row.asked_at) < MINUTE || (today && row.asked >= PER_DAY)))
        throw refuse.tooMany("notices.mail-often", { seconds: 60 });
      await sql.begin(async (tx) => {
        await tx`
          insert into notices.mailbox (account, pending, asked, asked_at) values (${account}, ${sealed(account, address)}, 1, ${at})
          on conflict (account) do update set pending = excluded.pending, code_hash = null, code_until = null, tries = 0,
            asked = ${today ? (row?.asked ?? 0) + 1 : 1}, asked_at = excluded.asked_at`;
        await tx`insert into ledger.outbox (home, id, kind, payload, run_at) values (${home}, ${uuidv7()}, ${SEND_CODE}, ${tx.json({ account })}, ${at})`;
      });
    },
    // The code is made where it is sent: it stands neither in the job nor in the table.
    sendCode: async (account) => {
      const row = await rowOf(account);
      const address = opened(account, row?.pending ?? null);
      if (address === null) return;
      const code = String(randomInt(1_000_000)).padStart(6, "0");
      await sql`
        update notices.mailbox set code_hash = ${hashOf(account, code)}, code_until = ${later(now(), CODE_MS)}, tries = 0 where account = ${account}`;
      const [subject, body] = [noticeWords["notices.code-subject"], noticeWords["notices.code"]];
      await send(deps, `code ${account} ${uuidv7()}`, {
        channel: "mail",
        to: address,
        subject: `${subject.zh} / ${subject.en}`,
        body: `${fill(body.zh, { code })}\n\n${fill(body.en, { code })}`,
        secret: code,
      });
    },
    confirm: async (account, code) => {
      // Counted before it is compared, so that many guesses at once count as many.
      const [row] = await sql<{ code_hash: string }[]>`
        update notices.mailbox set tries = tries + 1
        where account = ${account} and pending is not null and code_until > ${now()} and tries < ${TRIES} and code_hash is not null returning code_hash`;
      if (!row || !sameSecret(row.code_hash, hashOf(account, code.normalize("NFKC").trim())))
        throw refuse.fields([{ path: "code", code: "notices.code-wrong" }]);
      const everything = deps.kinds.map((kind) => kind.code);
      await sql`
        update notices.mailbox set sealed = pending, pending = null, code_hash = null, code_until = null,
          kinds = case when sealed is null then ${everything}::text[] else kinds end where account = ${account}`;
    },
    choose: async (account, kinds) => {
      const unknown = kinds.find((code) => !deps.kinds.some((kind) => kind.code === code));
      if (unknown !== undefined) throw refuse.fields([{ path: "kinds", code: "notices.no-such-kind" }]);
      const done = await sql`update notices.mailbox set kinds = ${[...new Set(kinds)]} where account = ${account} and sealed is not null`;
      if (done.count === 0) throw refuse.conflict("notices.mail-first");
    },
    // The count of codes stays, or removing would be a way around it.
    remove: async (account) =>
      void (await sql`
        update notices.mailbox set sealed = null, pending = null, code_hash = null, code_until = null, kinds = '{}' where account = ${account}`),
    wanting: async (accounts, words) => {
      const kind = deps.kinds.find((one) => one.words.includes(words));
      if (!kind || accounts.length === 0) return [];
      const boxes = new Map((await boxesOf(accounts)).map((box) => [box.account, box]));
      return [...new Set(accounts)].flatMap((account) => {
        const box = boxes.get(account);
        const address = box?.kinds.includes(kind.code) ? opened(account, box.sealed) : null;
        return address === null ? [] : [{ account, address }];
      });
    },
  };
}
