import { sameSecret } from "../ids/index.ts";
import type { Noun, StreamKey } from "../ledger/noun.ts";
import { refuse } from "../refusals/index.ts";
import { noGrant, type Allow } from "./actor.ts";

type Knowing = { token: (purpose: string, subject: string) => string };

/** The secret of the link by which whoever brought a matter follows it. Of home and id together: ids come from senders, and whoever sends a known id for another place must not be handed the link of the first record. */
export const followSecret = (ctx: Knowing, { home, id }: StreamKey): string => ctx.token("follow", `${home}/${id}`);

/** Compared in constant time. */
export const holdsLink = (ctx: Knowing, key: StreamKey, secret: string): boolean => sameSecret(followSecret(ctx, key), secret);

/** Those of the staff who wrote the matter down for somebody or did the work: with the link they would speak for whoever brought it. */
type Hands<S> = { had: (state: S, account: string) => boolean; refusal: string };

/**
 * Whoever holds the follow link of a record of this noun, but not the record's own hands. A wrong secret and a record that does not exist are told apart
 * by nobody: both refuse `wrongLink`.
 */
export const bearerOf =
  <S extends { stage: string }, E extends { type: string }>(of: Noun<S, E>, wrongLink: string, hands?: Hands<S>) =>
  <I extends StreamKey & { secret: string }>(): Allow<I> => ({
    roles: ["resident"],
    condition: `with the secret of the follow link${hands ? "; not who took it for somebody or handled it" : ""}`,
    admits: (ctx, input) => {
      const right = holdsLink(ctx, input, input.secret);
      const state = ctx.state(of, { home: input.home, id: input.id });
      if (!right || state.stage === "none") throw refuse.notFound(wrongLink);
      if (hands?.had(state, ctx.actor.id)) throw refuse.forbidden(hands.refusal);
      return noGrant;
    },
  });
