import { fieldOf, fieldsOf, type Outcome, type Visit } from "#web/visits";
import { problemsSaid, type FieldProblem } from "#web/parts";
import { speaker } from "#web/words";
import type { MineView } from "../../contract.ts";
import { portalWords } from "../portal-words.ts";
import { minePath } from "./path.ts";

type Result = { outcome?: Outcome; problems: FieldProblem[] };
type Sent = { pass?: string };

/** Carries out one of the page's forms. What was typed stays on the page when something is missing or refused. */
export async function act(visit: Visit, pass: string, step: string): Promise<Result> {
  const { api, request, params, language } = visit;
  const say = speaker(portalWords, language);
  const field = (name: string): string => fieldOf(request.form, name).trim();
  const part = request.query["part"];
  const bearer = { secret: params["secret"] ?? "", pass, ...(part ? { part } : {}) };
  const at = `/api/mine/${params["home"]}/${params["id"]}`;
  const send = async (to: string, body: object, done: string, anchor: string): Promise<Result> => {
    const reply = await api.post<Sent>(
      `${at}/${to}`,
      { ...bearer, kind: field("kind"), ticket: field("ticket"), ...body },
      { id: request.commandId },
    );
    if (!reply.ok) return { problems: problemsSaid(reply.refusal, anchor, () => anchor).slice(0, 1) };
    return { problems: [], outcome: { kind: "redirect", to: minePath(visit, { pass: reply.value.pass || pass, done }) } };
  };
  if (step === "correct") {
    const anchor = `value-${field("field")}`;
    if (field("value") === "") return { problems: [{ field: anchor, message: say("correct.needed") }] };
    return send("corrections", { purpose: field("purpose"), field: field("field"), value: field("value") }, "corrected", anchor);
  }
  if (step === "withdraw")
    return send("withdrawals", { purpose: field("purpose"), fields: fieldsOf(request.form, "fields") }, "withdrawn", "");
  if (step === "delete") {
    if (field("sure") === "") return { problems: [{ field: "sure", message: say("delete.sure.needed") }] };
    const kept = fieldsOf(request.form, "kept").map((one): Kept => {
      const [purpose = "", until = "", fields = ""] = one.split(" ");
      return { purpose, until, fields: Number(fields) };
    });
    return send("deletions", { fields: fieldsOf(request.form, "fields"), kept }, "deletion", "sure");
  }
  return { problems: [] };
}

type Kept = Pick<NonNullable<MineView["deletion"]>["kept"][number], "purpose" | "until" | "fields">;
