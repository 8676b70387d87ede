import type { RefusalBody } from "#platform/refusals";

export { offeredHere, takeOffered, type Offered } from "./offered.ts";

/** What the server said: a value, or a refusal whose message is already in the user's language. `status` 0: no answer came. */
export type Reply<T> = { ok: true; value: T } | { ok: false; status: number; refusal: RefusalBody & { message: string } };

export type Params = Readonly<Record<string, string | number | boolean | undefined | null>>;

/** The one way screens talk to the server. Injectable: browser fetch, the server's own rendering, a super-app container. */
export type Api = {
  /** `reason`: what was typed when the server asked why a record is opened. */
  get: <T>(path: string, params?: Params, reason?: string) => Promise<Reply<T>>;
  /** `id` is the command's id: the same id again gives the first answer. */
  post: <T>(path: string, body: unknown, options: { id: string }) => Promise<Reply<T>>;
};

const unreachable = (message: string): Reply<never> => ({
  ok: false,
  status: 0,
  refusal: { code: "network.unreachable", kind: "conflict", message },
});

async function answer<T>(request: Promise<Response>, language: "zh" | "en"): Promise<Reply<T>> {
  let response: Response;
  try {
    response = await request;
  } catch {
    // The fetch itself failed: no network or no server; what was typed stays where it is.
    return unreachable(
      language === "zh" ? "连不上服务器，请检查网络后重试。" : "The server cannot be reached. Check the network and try again.",
    );
  }
  const body: unknown = await response.json().catch(() => null);
  if (response.ok) return { ok: true, value: body as T };
  const refusal = body as (RefusalBody & { message: string }) | null;
  if (refusal?.code) return { ok: false, status: response.status, refusal };
  return unreachable(language === "zh" ? "服务器暂时出错，请稍后重试。" : "The server has a problem. Please try again later.");
}

/** Api over the browser's fetch; cookies go along, the answer's language follows `language`. */
export function fetchApi(language: "zh" | "en", base = ""): Api {
  const headers = { accept: "application/json", "accept-language": language === "zh" ? "zh-CN" : "en" };
  return {
    get: (path, params = {}, reason = "") => {
      const query = new URLSearchParams();
      for (const [name, value] of Object.entries(params))
        if (value !== undefined && value !== null && value !== "") query.set(name, String(value));
      const suffix = query.size > 0 ? `?${query}` : "";
      const why: Record<string, string> = reason === "" ? {} : { "x-zuji-reason": encodeURIComponent(reason) };
      return answer(fetch(`${base}${path}${suffix}`, { headers: { ...headers, ...why }, credentials: "same-origin" }), language);
    },
    post: (path, body, { id }) =>
      answer(
        fetch(`${base}${path}`, {
          method: "POST",
          headers: { ...headers, "content-type": "application/json", "idempotency-key": id },
          credentials: "same-origin",
          body: JSON.stringify(body),
        }),
        language,
      ),
  };
}
