import { sameSecret } from "../ids/index.ts";
import type { Noun, StreamKey } from "../ledger/noun.ts";
import { refuse } from "../refusals/index.ts";
import { noGrant, type Allow } from "./actor.ts";

type Knowing = { token: (purpose: string, subject: string) => string };

/** The secret of the link by which whoever brought a matter follows it. Of home and id together: ids come from senders, and whoever sends a known id for another place must not be handed the link of the first record. */
export const followSecret = (ctx: Knowing, { home, id }: StreamKey): string => ctx.token("follow", `${home}/${id}`);

/** Compared in constant time. */
export const holdsLink = (ctx: Knowing, key: StreamKey, secret: string): boolean => sameSecret(followSecret(ctx, key), secret);

/** Whoever holds the follow link of a record of this noun. A wrong secret and a record that does not exist are told apart by nobody: both refuse `wrongLink`. */
export const bearerOf =
  <S extends { stage: string }, E extends { type: string }>(of: Noun<S, E>, wrongLink: string) =>
  <I extends StreamKey & { secret: string }>(): Allow<I> => ({
    roles: ["resident"],
    condition: "with the secret of the follow link",
    admits: (ctx, input) => {
      const right = holdsLink(ctx, input, input.secret);
      if (!right || ctx.state(of, { home: input.home, id: input.id }).stage === "none") throw refuse.notFound(wrongLink);
      return noGrant;
    },
  });
