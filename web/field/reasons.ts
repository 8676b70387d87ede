import type { Answer } from "./item.ts";
import type { Ask } from "./wire.ts";

const NEEDED = "vault.reason-needed";

type Told = { code?: unknown; message?: unknown };
const toldIn = ({ body }: Answer): Told => (typeof body === "object" && body !== null ? (body as Told) : {});

export type Reasons = {
  /** The same line to the server; what opens only with a reason is asked for beside, and nothing waits for it: the outbox goes on. */
  ask: Ask;
  /** What was typed, for everything that was refused for want of it; null: not now, and it is not asked again until `anew`. */
  give: (reason: string | null) => void;
  /** Somebody asks for the newest by hand: what was put off may be asked for again. */
  anew: () => void;
};

/** Asks why a sealed record is opened where the server wants to be told, instead of leaving its refusal on the screen. `show`: the server's words, null to put them away. */
export function reasons(ask: Ask, show: (message: string | null) => void): Reasons {
  const refused = new Set<string>();
  let said = "";
  let declined = false;
  return {
    ask: async (method, path, more = {}) => {
      const why: Record<string, string> = said !== "" && refused.has(path) ? { "x-zuji-reason": encodeURIComponent(said) } : {};
      const answer = await ask(method, path, { ...more, headers: { ...more.headers, ...why } });
      const { code, message } = toldIn(answer);
      if (code !== NEEDED) {
        // The server keeps the reason until the end of the day.
        if (answer.status === 200) refused.delete(path);
        return answer;
      }
      refused.add(path);
      if (!declined) show(typeof message === "string" ? message : "");
      return answer;
    },
    give: (reason) => {
      said = reason ?? "";
      declined = reason === null;
      show(null);
    },
    anew: () => {
      declined = false;
    },
  };
}
