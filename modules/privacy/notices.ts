import { shortMinute } from "#platform/days";
import { namedUuid, receiptNumber, sameSecret } from "#platform/ids";
import type { StreamKey } from "#platform/ledger";
import type { JobContext, JobKind } from "#platform/modules";
import { stateOf } from "#platform/reading";
import type { Language } from "#web/words";
import { organisations } from "#modules/organisations";
import { people } from "#modules/people";
import { endGlass } from "./commands-glass.ts";
import { noteOwnSent } from "./commands-own.ts";
import { glass, type KnownGlass } from "./glass.ts";
import { ownKey } from "./keys.ts";
import { maySend } from "./own.ts";
import { codeFor, whoOf } from "./pass.ts";
import { REVIEWERS } from "./permits.ts";
import { mattersOf, ownPhone } from "./queries-own.ts";

type Asked = StreamKey & { who: string; ask: string; language?: Language };

/** Sends the code to the phone it was asked for, when that phone is on the record. The phone itself is opened here alone and goes nowhere else. */
export const sendCode: JobKind = {
  kind: "privacy.send-code",
  // Few tries: ten minutes later the code is over.
  attempts: 4,
  run: async (ctx, payload) => {
    const { home, id, who, ask, language } = payload as Asked;
    const key = { home, id };
    const found = await ctx.query([""], async (query) => {
      const held = await query.held(key, null);
      const contacts = held?.persons.flatMap(({ contact }) => (contact === null ? [] : [contact])) ?? [];
      const phones = await query.unseal(
        contacts.map((field) => ({ stream: key, field })),
        "code",
      );
      const field = contacts.find((_, index) => {
        const phone = phones[index];
        return typeof phone === "string" && sameSecret(whoOf(query, key, phone), who);
      });
      return field === undefined ? null : { field, code: codeFor(query, key, who, ask) };
    });
    if (!found) return;
    await ctx.notify({
      id: namedUuid("privacy.code", home, id, ask),
      to: { kind: "sealed", stream: key, field: found.field, channel: "sms" },
      words: "privacy.notice.code",
      params: { code: found.code },
      ...(language ? { language } : {}),
      secret: found.code,
    });
  },
};

/**
 * The same for everything under a number: to a phone under which something is held, and to no other. That one was sent is noted first: without it no code is
 * right, and a number that gets none today cannot be guessed at.
 */
export const sendOwnCode: JobKind = {
  kind: "privacy.send-own-code",
  attempts: 4,
  run: async (ctx, payload) => {
    const { id, language } = payload as { id: string; language?: Language };
    const key = ownKey(id);
    const found = await ctx.query([""], async (query) => {
      const [state] = await query.db<{ who: string; stage: string }[]>`
        select who, stage from privacy.own where home = ${key.home} and id = ${id}`;
      const phone = state && (await ownPhone(query, id));
      if (!phone || state.stage === "proved") return null;
      const sent = await query.db<{ at: string }[]>`
        select at from privacy.own where home = ${key.home} and who = ${state.who} and id <> ${id} and stage <> 'asked'`;
      const [first] = await mattersOf(query, phone, null);
      if (
        !first?.person.contact ||
        !maySend(
          sent.map(({ at }) => at),
          ctx.now,
        )
      )
        return null;
      return { stream: first.key, field: first.person.contact, code: codeFor(query, key, state.who, id) };
    });
    if (!found) return;
    await ctx.execute(noteOwnSent, { id }, namedUuid("privacy.own-sent", id));
    await ctx.notify({
      id: namedUuid("privacy.own-code", id),
      to: { kind: "sealed", stream: found.stream, field: found.field, channel: "sms" },
      words: "privacy.notice.code",
      params: { code: found.code },
      ...(language ? { language } : {}),
      secret: found.code,
    });
  },
};

const keyIn = (payload: Record<string, unknown>): StreamKey => payload as StreamKey;

const glassIn = (ctx: JobContext, key: StreamKey): Promise<KnownGlass | null> => ctx.query([""], (known) => stateOf(known, glass, key));

/** Whoever answers for the opener's area hears at once who opened something and for how long; which record stands in the list, where each sees what they may. */
async function tellOverseers(ctx: JobContext, key: StreamKey, found: KnownGlass, words: string, cause: string): Promise<void> {
  const name = ctx.read(people).name(found.account);
  const unit = ctx.read(organisations).unit(found.unit)?.zh ?? "";
  for (const role of REVIEWERS)
    await ctx.notify({
      id: namedUuid(cause, key.home, key.id, role),
      to: { kind: "role", role, area: found.area },
      words,
      params: { name, unit, until: shortMinute(found.until) },
      link: "/console/emergency-openings",
    });
}

export const tellGlass: JobKind = {
  kind: "privacy.tell-glass",
  run: async (ctx, payload) => {
    const key = keyIn(payload);
    const found = await glassIn(ctx, key);
    if (!found) return;
    await tellOverseers(ctx, key, found, "privacy.notice.glass", "privacy.glass");
    if (!found.told) return;
    const persons = (await ctx.query([""], (query) => query.held(found.record, null)))?.persons ?? [];
    for (const { contact, language } of persons) {
      if (contact === null) continue;
      await ctx.notify({
        id: namedUuid("privacy.glass-person", key.home, key.id, contact),
        to: { kind: "sealed", stream: found.record, field: contact, channel: "sms" },
        words: "privacy.notice.glass-person",
        params: { number: receiptNumber(found.record.id), until: shortMinute(found.until) },
        ...(language ? { language } : {}),
      });
    }
  },
};

export const endGlassJob: JobKind = {
  kind: "privacy.end-glass",
  run: async (ctx, payload) => {
    const key = keyIn(payload);
    await ctx.execute(endGlass, key, namedUuid("privacy.end-glass", key.home, key.id));
    const found = await glassIn(ctx, key);
    if (found && found.review === null) await tellOverseers(ctx, key, found, "privacy.notice.glass-review", "privacy.glass-review");
  },
};

export const tellReview: JobKind = {
  kind: "privacy.tell-review",
  run: async (ctx, payload) => {
    const key = keyIn(payload);
    const found = await glassIn(ctx, key);
    if (!found?.review) return;
    await ctx.notify({
      id: namedUuid("privacy.glass-reviewed", key.home, key.id),
      to: { kind: "account", id: found.account },
      words: found.review.upheld ? "privacy.notice.glass-upheld" : "privacy.notice.glass-objected",
      params: { name: ctx.read(people).name(found.review.account) },
      link: "/console/emergency-openings",
    });
  },
};
