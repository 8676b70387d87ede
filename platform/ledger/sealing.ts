import type { CommandContext } from "./command.ts";
import type { StreamKey } from "./noun.ts";

/** A text is there or not: of none nothing is sealed, and null is its name. */
type Seal<P extends string> = {
  (ctx: Pick<CommandContext, "seal" | "commandId">, stream: StreamKey, name: string, purpose: P, value: string): string;
  (
    ctx: Pick<CommandContext, "seal" | "commandId">,
    stream: StreamKey,
    name: string,
    purpose: P,
    value: string | null | undefined,
  ): string | null;
};

const seal = (
  ctx: Pick<CommandContext, "seal" | "commandId">,
  { home, id }: StreamKey,
  name: string,
  purpose: string,
  value: string | null | undefined,
): string | null => {
  if (!value) return null;
  const field = `${name}:${ctx.commandId}`;
  ctx.seal({ stream: { home, id }, field, purpose, value });
  return field;
};

/**
 * Puts texts into the vaults of records, for the purposes of one module: `sealing<"things.text" | "things.contact">()`. It gives the name under which a
 * text lies, for the event: one of the command's own, so that a repetition writes the same.
 */
export const sealing = <P extends string>(): Seal<P> => seal as Seal<P>;
