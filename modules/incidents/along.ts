import { sameSecret } from "#platform/ids";
import type { CommandContext, StreamKey } from "#platform/ledger";
import type { KnownIncident } from "./incident.ts";
import { taxonomy } from "./limits.ts";

type Knowing = Pick<CommandContext, "token">;

/** The secret of the link for those who met it too: one for all of them, for it opens nothing but the progress. */
export const alongSecret = (ctx: Knowing, { home, id }: StreamKey): string => ctx.token("incidents.along", `${home}/${id}`);

export const holdsAlong = (ctx: Knowing, key: StreamKey, secret: string): boolean => sameSecret(alongSecret(ctx, key), secret);

/** Neither sealed nor a matter of somebody's own: what it is now counts, not what it was when they joined. */
export const isForNeighbours = (ctx: Pick<CommandContext, "read">, { sealed, category }: KnownIncident): boolean =>
  !sealed && ctx.read(taxonomy).known(category)?.personal !== true;
