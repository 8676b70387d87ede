import type { Notice, StaffReaders } from "../modules/module.ts";
import { fill, type Words } from "../../web/words/index.ts";
import { phoneIn } from "../vault/index.ts";
import type { Mailboxes } from "./mailbox.ts";
import { send, type Outbox } from "./sending.ts";
import type { Shown } from "./showing.ts";
import { noticeWords } from "./words.ts";

export { mailAddress } from "./mail.ts";
export { openMailboxes, SEND_CODE, type Mailboxes, type MailboxView, type NoticeKind } from "./mailbox.ts";
export { cutCodes, forgetSent, openOutbox, Undeliverable, type Senders } from "./sending.ts";
export { openShowing } from "./showing.ts";
export { noticeWords } from "./words.ts";

/** A role for a unit or over an area. `below`: over a part of the area counts too. */
export type Held = { role: string; area: string; unit: string | null; except: string | null; below: boolean };

export type NoticeDeps = Outbox & {
  words: Words;
  /** Puts a notice before these accounts in the console. */
  show: (shown: Shown) => Promise<void>;
  mailboxes: Pick<Mailboxes, "wanting">;
  /** Where staff reach the console, e.g. "https://zuji.example.gov.cn"; mails without it carry no link, messages a bare path. */
  origin: string | null;
  /** A number at which a person answers, named in every message to somebody outside; null: none is known. */
  answers: string | null;
  /** Opens a sealed contact as the platform itself. */
  contact: (ask: { stream: { home: string; id: string }; field: string }) => Promise<string | null>;
  /** Accounts that hold a role for a unit or over an area, now. */
  holders: (to: Held) => Promise<readonly string[]>;
};

const textOf = (deps: NoticeDeps, notice: Notice, language: "zh" | "en"): string =>
  fill(deps.words[notice.words]?.[language] ?? notice.words, notice.params);

/** Where a person answers (domain.md §8: every automatic message has a human contact). Staff have colleagues and get none. */
const personIn = ({ answers }: NoticeDeps, { to }: Notice, language: "zh" | "en"): string[] =>
  answers === null || to.kind !== "sealed" ? [] : [fill(noticeWords["notices.person"][language], { phone: answers })];

/** Chinese first, English below: a mail does not know who reads it. */
async function mail(deps: NoticeDeps, notice: Notice, to: string, cause: string): Promise<void> {
  const { zh, en } = noticeWords["notices.subject"];
  const link = notice.link && deps.origin ? `${deps.origin}${notice.link}` : null;
  const said = (language: "zh" | "en"): string => [textOf(deps, notice, language), ...personIn(deps, notice, language)].join(" ");
  const body = [said("zh"), said("en"), ...(link ? [link] : [])].join("\n\n");
  await send(deps, cause, { channel: "mail", to, subject: `${zh} / ${en}`, body, ...(notice.secret ? { secret: notice.secret } : {}) });
}

/** In the console for all of them first; then by mail to those who asked for it, so that a mail server that is down keeps nobody waiting. */
async function tellStaff(deps: NoticeDeps, accounts: readonly string[], notice: Notice): Promise<void> {
  if (accounts.length === 0) return;
  await deps.show({ accounts, notice });
  for (const { account, address } of await deps.mailboxes.wanting(accounts, notice.words))
    await mail(deps, notice, address, `${notice.id} ${account}`);
}

async function accountsOf(deps: NoticeDeps, to: StaffReaders): Promise<readonly string[]> {
  if (to.kind === "account") return [to.id];
  const { role, area, except = null } = to;
  return to.kind === "unit"
    ? deps.holders({ role, area, unit: to.unit, except, below: false })
    : deps.holders({ role, area, unit: null, except, below: to.below ?? false });
}

/** Gives one notice once, however often the job runs: in-app rows and messages are keyed by the notice's id. */
export async function notify(deps: NoticeDeps, notice: Notice): Promise<void> {
  const { to } = notice;
  if (to.kind !== "sealed") {
    const found = await Promise.all((to.kind === "several" ? to.of : [to]).map((one) => accountsOf(deps, one)));
    return tellStaff(deps, [...new Set(found.flat())], notice);
  }
  const contact = await deps.contact({ stream: to.stream, field: to.field });
  if (contact === null) return;
  if (to.channel === "mail") return mail(deps, notice, contact, notice.id);
  const language = notice.language ?? "zh";
  const link = notice.link ? [`${deps.origin ?? ""}${notice.link}`] : [];
  const body = [textOf(deps, notice, language), ...personIn(deps, notice, language), ...link].join(" ");
  await send(deps, notice.id, {
    channel: "sms",
    to: phoneIn(contact) ?? contact,
    body,
    ...(notice.secret ? { secret: notice.secret } : {}),
  });
}
