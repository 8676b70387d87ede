import { makeStore, type Session } from "#web/console";
import type { Api, Reply } from "#web/client";

/** Somebody waits for a sign-in to go on; `accountId` is who was signed in before. */
export type Expiry = { accountId: string; resume: (session: Session | null) => void };

/** A request waits until the person has proved again who they are; several wait together. */
export const proofStore = makeStore<((proved: boolean) => void)[] | null>(null);

/** Asks for a proof, or ends the asking with its outcome. */
export const proofAsked = {
  ask: (): Promise<boolean> => new Promise((resolve) => proofStore.set([...(proofStore.get() ?? []), resolve])),
  end: (proved: boolean): void => {
    const waiting = proofStore.get() ?? [];
    proofStore.set(null);
    for (const resolve of waiting) resolve(proved);
  },
};

/** A record opens with a reason only; those who wait for it wait for the same words. `each`: for this opening alone, not for the rest of the day. */
export const reasonStore = makeStore<{ message: string; each: boolean; waiting: ((reason: string | null) => void)[] } | null>(null);

/** Asks why, or ends the asking with what was typed. */
export const reasonAsked = {
  ask: (message: string, each: boolean): Promise<string | null> =>
    new Promise((resolve) => {
      const before = reasonStore.get();
      reasonStore.set({ message, each: each || (before?.each ?? false), waiting: [...(before?.waiting ?? []), resolve] });
    }),
  end: (reason: string | null): void => {
    const waiting = reasonStore.get()?.waiting ?? [];
    reasonStore.set(null);
    for (const resolve of waiting) resolve(reason);
  },
};

export const expiry = makeStore<Expiry | null>(null);

const otherAccount = (refusal: Extract<Reply<never>, { ok: false }>): Reply<never> => refusal;

/**
 * The Api of a signed-in person. An expired session opens the sign-in dialog over whatever is being typed; when the same person has signed in
 * the request goes out again with the same id. When somebody else did, nothing of the first person is sent.
 */
export function guarded(api: Api, accountId: () => string | null, onForbidden: () => void = () => {}): Api {
  let waiting: Promise<Session | null> | null = null;
  const signInAgain = (id: string): Promise<Session | null> => {
    waiting ??= new Promise<Session | null>((resolve) => {
      expiry.set({
        accountId: id,
        resume: (session) => {
          waiting = null;
          expiry.set(null);
          resolve(session);
        },
      });
    });
    return waiting;
  };
  const retrying = async <T>(send: (reason?: string) => Promise<Reply<T>>): Promise<Reply<T>> => {
    let first = await send();
    const id = accountId();
    // A role that was revoked, or lent by somebody whose own has ended, is first met as a refusal.
    if (!first.ok && first.status === 403) onForbidden();
    if (!first.ok && first.refusal.code === "vault.reason-needed") {
      const reason = await reasonAsked.ask(first.refusal.message, first.refusal.params?.["each"] === true);
      if (reason === null) return first;
      first = await send(reason);
      if (!first.ok && first.refusal.code === "access.step-up") return (await proofAsked.ask()) ? send(reason) : first;
    }
    if (!first.ok && first.refusal.code === "access.step-up") return (await proofAsked.ask()) ? send() : first;
    if (first.ok || first.status !== 401 || id === null) return first;
    const session = await signInAgain(id);
    return session?.account.id === id ? send() : otherAccount(first);
  };
  return {
    get: (path, params) => retrying((reason) => api.get(path, params, reason)),
    post: (path, body, options) => retrying(() => api.post(path, body, options)),
  };
}

/** Ends the session on the server; the Api of the wire has no DELETE because nothing else needs one. */
export async function signOut(): Promise<void> {
  await fetch("/api/session", { method: "DELETE", credentials: "same-origin" }).catch(() => null);
}
