import type { Reply } from "#web/client";

export type Refused = Extract<Reply<unknown>, { ok: false }>;

/** Thrown by reads so that TanStack Query keeps the refusal whole. */
export class RefusedError extends Error {
  readonly reply: Refused;
  constructor(reply: Refused) {
    super(reply.refusal.message);
    this.reply = reply;
  }
}

export function orThrow<T>(reply: Reply<T>): T {
  if (reply.ok) return reply.value;
  throw new RefusedError(reply);
}

export const isStatus = (error: unknown, status: number): boolean => error instanceof RefusedError && error.reply.status === status;

/** No such record, or one of somebody else's: the page says so in its own words. A refusal with a reason of its own, such as sealed fields not opened for now, does not say that. */
export const isOutOfReach = (error: unknown): boolean =>
  isStatus(error, 404) || (error instanceof RefusedError && error.reply.refusal.code === "access.not-yours");
