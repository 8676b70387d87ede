import { anyone, type Allow } from "#platform/access";
import { command, ref, type CommandContext, type StreamKey } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import { AnswerOpinion, GiveOpinion, NoteOpinion, VoidOpinion } from "./contract.ts";
import { matter } from "./matter.ts";
import { answer, give, opinion, opinionKey, voidOpinion, type Heard } from "./opinion.ts";
import { assessor, ASSESSORS } from "./permits.ts";
import { isOpen, mayAnswer, mayNote } from "./process.ts";
import { keyOf, today } from "./step.ts";

/** Those who assess, of the matter that is named. */
const ofMatter = <I extends { home: string; matter: string }>(): Allow<I> => ({
  roles: ASSESSORS,
  condition: "of the undertaking unit",
  admits: (ctx, input) => assessor<StreamKey>().admits(ctx, { home: input.home, id: input.matter }),
});

/** Said on the page or written down: the same words are one opinion, counted once, answered once. */
function taken(ctx: CommandContext, input: GiveOpinion, heard?: Heard): { id: string; times: number } {
  const key = { home: input.home, id: input.matter };
  const { area } = ctx.state(matter, key);
  const mine = opinionKey(input);
  const stood = ctx.state(opinion, mine).stage;
  const state = ctx.change(opinion, mine, (before) =>
    give(before, input.matter, area, input.phone === "" ? undefined : input.language, heard),
  );
  // What was voided and is said again is owed an answer again.
  if (stood === "none" || stood === "voided") {
    ctx.change(matter, key, () => [{ type: "decisions.opinion-counted" as const, opinion: mine.id }]);
    if (stood === "none") ctx.seal({ stream: mine, field: "text", purpose: "decisions.opinion", value: input.text });
  }
  if (input.phone !== "") ctx.seal({ stream: mine, field: `phone-${state.times}`, purpose: "decisions.reply", value: input.phone });
  return { id: mine.id, times: state.times };
}

const giveOpinion = command<GiveOpinion, { id: string; times: number }>({
  name: "decisions.give-opinion",
  route: "POST /api/decisions/{home}/{matter}/opinions",
  summary: { zh: "提意见（不用登录）", en: "Give an opinion, no account needed" },
  input: GiveOpinion,
  about: (input) => [ref(matter, { home: input.home, id: input.matter }), ref(opinion, opinionKey(input))],
  allow: anyone(),
  // One source: a family behind one address gets through, a script does not; copies become one opinion anyway.
  ratePerMinute: 6,
  run: (ctx, input) => {
    const known = ctx.state(matter, { home: input.home, id: input.matter });
    if (known.stage === "none") throw refuse.notFound("record.not-found");
    // Whoever was voided is heard again as long as answers are given, also after the day.
    const again = mayAnswer(known) && ctx.state(opinion, opinionKey(input)).stage === "voided";
    if (!isOpen(known, today(ctx)) && !again) throw refuse.conflict("decisions.comments-closed");
    return taken(ctx, input);
  },
});

const noteOpinion = command<NoteOpinion, { id: string; times: number }>({
  name: "decisions.note-opinion",
  route: "POST /api/decisions/{home}/{matter}/heard-opinions",
  summary: { zh: "记下来信、来电、会上的意见", en: "Write down an opinion from a letter, a call or a meeting" },
  input: NoteOpinion,
  about: (input) => [ref(matter, { home: input.home, id: input.matter }), ref(opinion, opinionKey(input))],
  allow: ofMatter<NoteOpinion>(),
  run: (ctx, input) => {
    const known = ctx.state(matter, { home: input.home, id: input.matter });
    if (!mayNote(known)) throw refuse.conflict("decisions.not-now");
    if (input.on > today(ctx)) throw refuse.fields([{ path: "on", code: "decisions.not-yet-held" }]);
    return taken(ctx, input, { heard: input.heard, on: input.on });
  },
});

const answerOpinion = command<AnswerOpinion, { id: string; left: number }>({
  name: "decisions.answer-opinion",
  route: "POST /api/decisions/{home}/{matter}/opinions/{id}/answer",
  summary: { zh: "逐条答复意见", en: "Answer an opinion, adopted or not and why" },
  input: AnswerOpinion,
  about: (input) => [ref(matter, { home: input.home, id: input.matter }), ref(opinion, keyOf(input))],
  allow: ofMatter<AnswerOpinion>(),
  run: (ctx, input) => {
    const key = { home: input.home, id: input.matter };
    const before = ctx.state(opinion, keyOf(input));
    const decided = ctx.state(matter, key);
    if (!mayAnswer(decided)) throw refuse.conflict("decisions.not-now");
    const state = ctx.change(opinion, keyOf(input), (known) => answer(known, input, input.matter));
    if (before.stage === "given") {
      ctx.change(matter, key, () => [{ type: "decisions.answer-counted" as const, opinion: input.id }]);
      ctx.job({
        kind: "decisions.tell-answer",
        payload: { ...keyOf(input), times: state.times, languages: state.languages ?? {}, title: decided.title, matter: input.matter },
      });
    }
    const { opinions, answered } = ctx.state(matter, key);
    return { id: input.id, left: opinions - answered };
  },
});

const voidTheOpinion = command<VoidOpinion, { id: string; left: number }>({
  name: "decisions.void-opinion",
  route: "POST /api/decisions/{home}/{matter}/opinions/{id}/voiding",
  summary: { zh: "作废记错的意见（另一人，写明理由）", en: "Void an opinion written down by mistake: by another, with why" },
  input: VoidOpinion,
  about: (input) => [ref(matter, { home: input.home, id: input.matter }), ref(opinion, keyOf(input))],
  allow: ofMatter<VoidOpinion>(),
  run: (ctx, input) => {
    const key = { home: input.home, id: input.matter };
    const decided = ctx.state(matter, key);
    if (!mayNote(decided)) throw refuse.conflict("decisions.not-now");
    const before = ctx.state(opinion, keyOf(input)).stage;
    const state = ctx.change(opinion, keyOf(input), (known) => voidOpinion(known, input.reason, input.matter, ctx.actor.id));
    if (before === "given") {
      ctx.change(matter, key, () => [{ type: "decisions.opinion-uncounted" as const, opinion: input.id }]);
      ctx.job({
        kind: "decisions.tell-answer",
        payload: {
          ...keyOf(input),
          times: state.times,
          languages: state.languages ?? {},
          title: decided.title,
          matter: input.matter,
          voided: input.reason,
        },
      });
    }
    const { opinions, answered } = ctx.state(matter, key);
    return { id: input.id, left: opinions - answered };
  },
});

export const opinionCommands = { giveOpinion, noteOpinion, answerOpinion, voidTheOpinion };
