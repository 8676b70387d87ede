import assert from "node:assert/strict";
import { test } from "node:test";
import { notify, type NoticeDeps } from "../index.ts";

const sent: { channel: string; to: string; body: string }[] = [];
const shown: unknown[] = [];
const deps = (answers: string | null): NoticeDeps => ({
  sql: (() => Promise.resolve([])) as never,
  senders: {
    sms: async (to, body) => void sent.push({ channel: "sms", to, body }),
    mail: async (to, _subject, body) => void sent.push({ channel: "mail", to, body }),
  },
  now: () => "2026-11-28T02:00:00.000Z",
  begin: async () => true,
  words: { "city.notice": { zh: "已办结 {number}。", en: "{number} is done." } },
  show: async (one) => void shown.push(one),
  mailboxes: { wanting: async () => [] },
  origin: "https://zuji.example",
  answers,
  contact: async ({ field }) => (field === "phone" ? "13800001111" : "li@163.com"),
  holders: async () => [],
});
const stream = { home: "330502001", id: "0190a000-0000-7000-8000-000000000001" };
const notice = { words: "city.notice", params: { number: "AB12" }, link: "/f/1" };
const lastOf = async (answers: string | null, more: object): Promise<string> => {
  sent.length = 0;
  await notify(deps(answers), {
    ...notice,
    id: stream.id,
    to: { kind: "sealed", stream, field: "phone", channel: "sms" },
    ...more,
  } as never);
  return sent.at(-1)?.body ?? "";
};

test("every message to somebody outside names a number at which a person answers, in the reader's language, and its link stays last", async () => {
  assert.equal(await lastOf("12345", {}), "已办结 AB12。 人工咨询 12345 https://zuji.example/f/1");
  assert.equal(await lastOf("12345", { language: "en" }), "AB12 is done. Ask a person: 12345 https://zuji.example/f/1");
  const mail = await lastOf("12345", { to: { kind: "sealed", stream, field: "email", channel: "mail" } });
  assert.equal(mail, "已办结 AB12。 人工咨询 12345\n\nAB12 is done. Ask a person: 12345\n\nhttps://zuji.example/f/1");
});

test("without a number nothing is added, and staff, who have colleagues, are told as before", async () => {
  assert.equal(await lastOf(null, {}), "已办结 AB12。 https://zuji.example/f/1");
  await notify(deps("12345"), { ...notice, id: stream.id, to: { kind: "account", id: "a" } } as never);
  assert.equal(shown.length, 1);
});
