import type { Answer } from "./item.ts";
import type { Ask } from "./wire.ts";

const NEEDED = "access.step-up";

type Told = { code?: unknown; message?: unknown; fields?: readonly { message?: unknown }[] };

/** A refusal in the server's words: of the one field there is, rather than "see the marked places" over it. */
export function messageOf(body: unknown): string {
  const { message, fields } = (typeof body === "object" && body !== null ? body : {}) as Told;
  const said = Array.isArray(fields) ? fields[0]?.message : undefined;
  return typeof said === "string" ? said : typeof message === "string" ? message : "";
}

const toldIn = ({ body }: Answer): Told => (typeof body === "object" && body !== null ? (body as Told) : {});

export type Proven = { ok: true } | { ok: false; message: string };

export type Proofs = {
  /** The same line to the server; where it wants to know anew who is at the phone, that is asked for beside, and nothing waits for it. */
  ask: Ask;
  /** The code of the authenticator, or the password: `by` says which. */
  give: (by: "code" | "password", typed: string) => Promise<Proven>;
  /** Not now: it is not asked again until `anew`. */
  later: () => void;
  anew: () => void;
};

/** Asks for a fresh proof where the server wants one, instead of leaving its refusal on the screen. `show`: the server's words, null to put them away. */
export function proofs(ask: Ask, show: (message: string | null) => void): Proofs {
  let declined = false;
  return {
    ask: async (method, path, more) => {
      const answer = await ask(method, path, more);
      const { code, message } = toldIn(answer);
      if (code === NEEDED && !declined) show(typeof message === "string" ? message : "");
      return answer;
    },
    give: async (by, typed) => {
      const answer = await ask("POST", "/api/session/proof", { body: { [by]: typed } });
      if (answer.status !== 200) return { ok: false, message: messageOf(answer.body) };
      show(null);
      return { ok: true };
    },
    later: () => {
      declined = true;
      show(null);
    },
    anew: () => {
      declined = false;
    },
  };
}
