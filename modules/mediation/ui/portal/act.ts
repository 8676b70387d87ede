import { fieldOf, fieldsOf, type Outcome, type Visit } from "#web/visits";
import { withQuery, type FieldProblem } from "#web/parts";
import { speaker } from "#web/words";
import { portalWords } from "../portal-words.ts";

export const ownPath = ({ params }: Visit): string => `/mediation/${params["home"]}/${params["id"]}/${params["party"]}/${params["secret"]}`;
export const bearerOf = ({ params }: Visit) => ({ party: params["party"] ?? "", secret: params["secret"] ?? "" });

/** Where the page hears that something changed; what opens it stands behind the #, for a header. */
export function livePath(visit: Visit, ear: string): string {
  const { party, secret } = bearerOf(visit);
  const at = withQuery("/api/live/mediation-own", { home: visit.params["home"], id: visit.params["id"], party });
  return `${at}#${new URLSearchParams({ secret, ear }).toString()}`;
}

type Send = { path: string; body: Record<string, unknown> };
const STEPS: Readonly<Record<string, string>> = {
  consent: "consents", choose: "choices", object: "objections", time: "extensions", end: "endings", sign: "signatures", safety: "safety-answers",
  say: "room-entries", answer: "proposal-answers",
}; // prettier-ignore

/** What a form of a party's pages asks for, or what is missing in it. */
function readForm(visit: Visit): Send | FieldProblem[] | null {
  const say = speaker(portalWords, visit.language);
  const { form } = visit.request;
  const field = (name: string): string => fieldOf(form, name).trim();
  const [accepts = "", proposal = ""] = field("answer").split(" ");
  const step = proposal ? "answer" : field("step");
  const path = STEPS[step];
  if (path === undefined) return null;
  const body = ((): Record<string, unknown> | FieldProblem[] => {
    if (step === "consent") return { agrees: field("agrees") !== "no", open: field("agrees") === "private" ? false : null };
    if (step === "choose" || step === "object")
      return { mediator: field("mediator"), ...(step === "object" ? { words: field("words") || null } : {}) };
    if (step === "end") return { words: field("words") || null };
    if (step === "time") return {};
    if (step === "answer") return { proposal, accepts: accepts === "yes" };
    if (step === "say")
      return field("text") === "" ? [{ field: "text", message: say("needed") }] : { channel: field("channel"), text: field("text") };
    if (step === "safety") {
      const asked = ["afraid", "hurt", "separate"] as const;
      if (asked.some((name) => field(name) === "")) return [{ field: "afraid-yes", message: say("safety.needed") }];
      return { ...Object.fromEntries(asked.map((name) => [name, field(name) === "yes"])), words: field("words") || null };
    }
    const image = fieldsOf(form, "photos")[0];
    return image === undefined
      ? [{ field: "signature", message: say("sign.needed") }]
      : { version: Number(field("version")), how: field("how"), image };
  })();
  return Array.isArray(body) ? body : { path, body };
}

/** Carries out a form of a party's pages; a refusal stands above what was typed. */
export async function act(visit: Visit, back: string): Promise<{ outcome: Outcome | null; problems: FieldProblem[] }> {
  const asked = visit.request.form ? readForm(visit) : null;
  if (asked === null) return { outcome: null, problems: [] };
  if (Array.isArray(asked)) return { outcome: null, problems: asked };
  const at = `/api/mediation/disputes/${visit.params["home"]}/${visit.params["id"]}/${asked.path}`;
  const reply = await visit.api.post<unknown>(at, { ...bearerOf(visit), ...asked.body }, { id: visit.request.commandId });
  return reply.ok
    ? { outcome: { kind: "redirect", to: back }, problems: [] }
    : { outcome: null, problems: [{ field: "", message: reply.refusal.message }] };
}
