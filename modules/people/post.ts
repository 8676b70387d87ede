import { noun } from "#platform/ledger";
import { refuse } from "#platform/refusals";

export type PostEvent =
  // `within`, not `unit`: that name at the top of an event is the unit of whoever acted.
  | { type: "people.post-opened"; within: string; zh: string; en: string }
  | { type: "people.appointed"; account: string; from: string; to: string | null }
  | { type: "people.released"; on: string }
  | { type: "people.post-closed" };

export type Holder = { account: string; from: string; to: string | null };

export type Post = { stage: "none" } | { stage: "open" | "closed"; unit: string; zh: string; en: string; holder: Holder | null };

export const post = noun<Post, PostEvent>({
  kind: "people.post",
  initial: { stage: "none" },
  evolve: (state, event) => {
    if (event.type === "people.post-opened") return { stage: "open", unit: event.within, zh: event.zh, en: event.en, holder: null };
    if (state.stage === "none") return state;
    if (event.type === "people.appointed") return { ...state, holder: { account: event.account, from: event.from, to: event.to } };
    if (event.type === "people.released") return { ...state, holder: state.holder && { ...state.holder, to: event.on } };
    return { ...state, stage: "closed" };
  },
});

export function existingPost(state: Post): Exclude<Post, { stage: "none" }> {
  if (state.stage === "none") throw refuse.notFound("record.not-found");
  return state;
}

export function openPost(state: Post, input: { unit: string; zh: string; en: string }): PostEvent[] {
  if (state.stage !== "none") throw refuse.conflict("people.post-exists");
  return [{ type: "people.post-opened", within: input.unit, zh: input.zh, en: input.en }];
}

/** One holder at a time: the next begins on the day the last one ends, or later. */
export function appoint(state: Post, input: Holder): PostEvent[] {
  const { stage, holder } = existingPost(state);
  if (stage === "closed") throw refuse.conflict("people.post-is-closed");
  if (input.to !== null && input.to <= input.from) throw refuse.fields([{ path: "to", code: "people.ends-before-begin" }]);
  if (holder && (holder.to === null || holder.to > input.from)) throw refuse.conflict("people.post-held");
  return [{ type: "people.appointed", account: input.account, from: input.from, to: input.to }];
}

export function release(state: Post, on: string): PostEvent[] {
  const { holder } = existingPost(state);
  if (!holder || (holder.to !== null && holder.to <= on)) throw refuse.conflict("people.post-vacant");
  if (on < holder.from) throw refuse.fields([{ path: "on", code: "people.ends-before-begin" }]);
  return [{ type: "people.released", on }];
}

export function closePost(state: Post, today: string): PostEvent[] {
  const { stage, holder } = existingPost(state);
  if (stage === "closed") return [];
  if (holder && (holder.to === null || holder.to > today)) throw refuse.conflict("people.post-held");
  return [{ type: "people.post-closed" }];
}
