import { makeStore, type Session } from "#web/console";
import type { Api, Reply } from "#web/client";

/** Somebody waits for a sign-in to go on; `accountId` is who was signed in before. */
export type Expiry = { accountId: string; resume: (session: Session | null) => void };

export const expiry = makeStore<Expiry | null>(null);

const otherAccount = (refusal: Extract<Reply<never>, { ok: false }>): Reply<never> => refusal;

/**
 * The Api of a signed-in person. An expired session opens the sign-in dialog over whatever is being typed; when the same person has signed in
 * the request goes out again with the same id. When somebody else did, nothing of the first person is sent.
 */
export function guarded(api: Api, accountId: () => string | null): Api {
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
  const retrying = async <T>(send: () => Promise<Reply<T>>): Promise<Reply<T>> => {
    const first = await send();
    const id = accountId();
    if (first.ok || first.status !== 401 || id === null) return first;
    const session = await signInAgain(id);
    return session?.account.id === id ? send() : otherAccount(first);
  };
  return {
    get: (path, params) => retrying(() => api.get(path, params)),
    post: (path, body, options) => retrying(() => api.post(path, body, options)),
  };
}

/** Ends the session on the server; the Api of the wire has no DELETE because nothing else needs one. */
export async function signOut(): Promise<void> {
  await fetch("/api/session", { method: "DELETE", credentials: "same-origin" }).catch(() => null);
}
