import type { CommandContext } from "../ledger/command.ts";
import { refuse } from "../refusals/index.ts";
import type { Actor, Allow } from "./actor.ts";

let minutes = 15;

/** How long a proof counts as fresh (ZUJI_STEP_UP_MINUTES), once at the start of the process. Refuses what is not 1 to 60 minutes. */
export function setStepUpMinutes(value: number): void {
  if (!Number.isInteger(value) || value < 1 || value > 60) throw new Error(`ZUJI_STEP_UP_MINUTES must be 1 to 60, not ${value}`);
  minutes = value;
}

/**
 * The seam before sealed reads and exports (ASVS 7.5.3): passes when whoever is at the session proved it a short while ago, by the authenticator's
 * code or, without one, by the password; a sign-in is such a proof. Residents and jobs have no session to prove and are held by their own rules. Refuses
 * `access.step-up`, after which a screen asks and sends the same request again.
 */
export function requireStepUp(session: Actor | { actor: Actor }, now: string): void {
  const actor = "actor" in session ? session.actor : session;
  if (actor.kind !== "staff") return;
  const age = actor.provedAt === undefined ? Number.POSITIVE_INFINITY : Date.parse(now) - Date.parse(actor.provedAt);
  if (age > minutes * 60_000) throw refuse.forbidden("access.step-up", { minutes });
}

/** The same admission, and a fresh proof on top: for commands that take data out. */
export const freshly = <I>(allow: Allow<I>): Allow<I> => ({
  ...allow,
  condition: `${allow.condition}; after a fresh proof`,
  admits: (ctx: CommandContext, input: I) => {
    const grant = allow.admits(ctx, input);
    if (grant) requireStepUp(ctx.actor, ctx.now);
    return grant;
  },
});
