import { withQuery, type Visit } from "#web/visits";

type Seen = Pick<Visit, "params" | "request">;

/** The page of one matter, with what its address carries along: whose part of it, and the page of all matters it was opened from. */
export const minePath = ({ params, request }: Seen, more: Readonly<Record<string, string>> = {}): string =>
  withQuery(`/mine/${params["home"]}/${params["id"]}/${params["secret"]}`, {
    part: request.query["part"],
    own: request.query["own"],
    ...more,
  });

/** Back to all matters, or null when this one was opened by its own link. */
export function allPath({ request }: Pick<Visit, "request">): string | null {
  const [id = "", pass = ""] = (request.query["own"] ?? "").split("~");
  return /^[0-9a-fA-F-]{36}$/.test(id) && pass !== "" ? withQuery(`/mine/all/${id}`, { pass }) : null;
}
