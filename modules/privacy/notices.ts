import { sameSecret, namedUuid } from "#platform/ids";
import type { StreamKey } from "#platform/ledger";
import type { JobKind } from "#platform/modules";
import { codeFor, whoOf } from "./pass.ts";

type Asked = StreamKey & { who: string; ask: string };

/** Sends the code to the phone it was asked for, when that phone is on the record. The phone itself is opened here alone and goes nowhere else. */
export const sendCode: JobKind = {
  kind: "privacy.send-code",
  // Few tries: ten minutes later the code is over.
  attempts: 4,
  run: async (ctx, payload) => {
    const { home, id, who, ask } = payload as Asked;
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
      secret: found.code,
    });
  },
};
