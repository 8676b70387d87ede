import { z } from "zod";
import { anyone } from "#platform/access";
import { command, noun, ref, type StreamKey } from "#platform/ledger";
import { module, query, type Module, type Purpose } from "#platform/modules";

export const HOME = "330502001";

type Event = { type: "letters.written" };
const letter = noun<{ letters: number }, Event>({
  kind: "letters.letter",
  initial: { letters: 0 },
  evolve: ({ letters }) => ({ letters: letters + 1 }),
});
const Write = z.object({ id: z.uuid(), text: z.string(), phone: z.string().optional() });
export const writeLetter = command({
  name: "letters.write",
  route: "POST /api/letters/{id}",
  summary: { zh: "写信", en: "Write" },
  input: Write,
  about: ({ id }) => [ref(letter, { home: HOME, id })],
  allow: anyone(),
  run: (ctx, { id, text, phone }) => {
    const stream = { home: HOME, id };
    ctx.seal({ stream, field: "text", purpose: "letters.text", value: text });
    if (phone) ctx.seal({ stream, field: "phone", purpose: "letters.phone", value: phone });
    return ctx.change(letter, stream, () => [{ type: "letters.written" as const }]);
  },
});
export const readLetter = query({
  name: "letters.read",
  route: "GET /api/letters/{id}",
  summary: { zh: "看信", en: "Read" },
  input: z.object({ id: z.uuid() }),
  allow: { roles: [], condition: "anyone", admits: () => true },
  run: async (ctx, { id }) => {
    const stream: StreamKey = { home: HOME, id };
    const [text, phone] = await ctx.unseal(
      [
        { stream, field: "text" },
        { stream, field: "phone" },
      ],
      "复核",
    );
    return { text: text ?? null, phone: phone ?? null };
  },
});
/** A page about the letter's envelope, the letter beside it. */
export const readEnvelope = query({
  name: "letters.read-envelope",
  route: "GET /api/letters/{id}/envelope",
  summary: { zh: "看信封", en: "Read the envelope" },
  input: z.object({ id: z.uuid() }),
  allow: { roles: [], condition: "anyone", admits: () => true },
  run: async (ctx, { id }) => {
    const [text] = await ctx.unseal([{ stream: { home: HOME, id }, field: "text" }], "复核", "beside");
    return { id, text: text ?? null, shut: await ctx.shut() };
  },
});
const purpose = (code: string, field: string, more: Partial<Purpose>): Purpose => ({
  code,
  title: { zh: "信", en: "Letter" },
  basis: { zh: "测试法 1", en: "Test Law, art. 1" },
  fields: [field],
  retentionDays: 30,
  readers: ["clerk", "resident"],
  logged: false,
  ...more,
});

/** A module of nothing but sealed letters. */
export const letters: Module = module({
  name: "letters",
  nouns: [{ noun: letter, called: { zh: "信", en: "Letter" } }],
  events: { "letters.written": { zh: "写信", en: "Written" } },
  commands: [writeLetter],
  queries: [readLetter, readEnvelope],
  purposes: [purpose("letters.text", "text", {}), purpose("letters.phone", "phone", { retentionDays: 1, logged: true, lookup: ["phone"] })],
  words: {},
  migrations: new URL("./", import.meta.url),
});
