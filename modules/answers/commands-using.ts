import { anyone } from "#platform/access";
import { command, ref, type StreamKey } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import { incident } from "#modules/incidents";
import * as c from "./contract.ts";
import { known } from "./deciding.ts";
import { entry, versionOf, type KnownEntry } from "./entry.ts";
import { mayUse } from "./permits.ts";
import { mark, remark } from "./remark.ts";
import { use, useIn, useKey } from "./use.ts";

/** A version that was published at some time: a page that was open meanwhile is still answered. */
function published(found: KnownEntry, version: number): void {
  if (!versionOf(found, version)?.published) throw refuse.notFound("record.not-found");
}

const useEntry = command<c.UseEntry, StreamKey>({
  name: "answers.use",
  route: "POST /api/answers/{home}/{id}/uses",
  summary: {
    zh: "在事项中使用一条答复（按答复×事项计，不计人）",
    en: "Use an answer in a case; counted by answer and case, never by person",
  },
  input: c.UseEntry,
  about: ({ home, id, matter }) => [ref(use, useKey({ home, id }, matter)), ref(entry, { home, id }), ref(incident, matter)],
  allow: mayUse,
  run: (ctx, { home, id, version, matter }) => {
    published(known(ctx.state(entry, { home, id })), version);
    const found = ctx.state(incident, matter);
    if (found.stage === "none") throw refuse.notFound("record.not-found");
    const key = useKey({ home, id }, matter);
    ctx.change(use, key, (state) => useIn(state, { entry: id, version, matter, place: found.place }));
    return key;
  },
});

const markUnhelpful = command<c.MarkUnhelpful, StreamKey>({
  name: "answers.mark-unhelpful",
  route: "POST /api/answers/{home}/{id}/remarks",
  summary: { zh: "说这条答复没有帮到我（不用登录，不留姓名）", en: "Say that an answer was no help; no account, no name" },
  input: c.MarkUnhelpful,
  about: ({ home, id, remark: own }) => [ref(entry, { home, id }), ref(remark, { home, id: own })],
  allow: anyone(),
  // One source: a family behind one address gets through, a script does not.
  ratePerMinute: 6,
  run: (ctx, { home, id, version, remark: own, reason }) => {
    const found = known(ctx.state(entry, { home, id }));
    published(found, version);
    if (versionOf(found, version)?.text.audience !== "public") throw refuse.notFound("record.not-found");
    const key = { home, id: own };
    const before = ctx.state(remark, key);
    ctx.change(remark, key, (state) => mark(state, { entry: id, version, place: found.area, reasoned: reason !== "" }));
    if (before.stage === "none" && reason !== "") ctx.seal({ stream: key, field: "reason", purpose: "answers.remark", value: reason });
    return key;
  },
});

export const usingCommands = { useEntry, markUnhelpful };
