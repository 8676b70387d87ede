/** @jsxImportSource preact */
import { fieldOf, type FieldProblem, type Outcome, PhoneField, problemsSaid, TextField, type Visit } from "#web/parts";
import { speaker } from "#web/words";
import { portalWords } from "../portal-words.ts";
import { minePath } from "./path.ts";

/** What has been typed so far, and which question is next. */
export type Typed = { phone: string; step: "phone" | "code" };
type Result = { typed: Typed; problems: FieldProblem[]; status: number };

type Refused = { status: number; refusal: { message: string; fields?: readonly { path: string; message?: string }[] } };
/** A refusal of one field stands at that field. */
export const problemsOf = ({ refusal: { message, fields } }: Refused, names: readonly string[]): FieldProblem[] =>
  problemsSaid({ message, fields: fields?.filter(({ path }) => names.includes(path)) });

const linkOf = ({ params, request }: Visit) => ({
  secret: params["secret"] ?? "",
  ...(request.query["part"] ? { part: request.query["part"] } : {}),
});
const at = ({ params }: Visit, step: string): string => `/api/mine/${params["home"]}/${params["id"]}/${step}`;

export async function askCode(visit: Visit): Promise<Result> {
  const { api, request, language } = visit;
  const say = speaker(portalWords, language);
  const phone = fieldOf(request.form, "phone").trim();
  const digits = phone.normalize("NFKC").replace(/\D/g, "");
  if (digits.length < 10)
    return { typed: { phone, step: "phone" }, problems: [{ field: "phone", message: say("phone.needed") }], status: 422 };
  const reply = await api.post(at(visit, "codes"), { ...linkOf(visit), phone, language }, { id: request.commandId });
  if (!reply.ok) return { typed: { phone, step: "phone" }, problems: problemsOf(reply, ["phone"]), status: reply.status };
  return { typed: { phone, step: "code" }, problems: [], status: 200 };
}

export async function proveCode(visit: Visit): Promise<Result & { outcome?: Outcome }> {
  const { api, request, language } = visit;
  const say = speaker(portalWords, language);
  const typed: Typed = { phone: fieldOf(request.form, "phone"), step: "code" };
  const code = fieldOf(request.form, "code").normalize("NFKC").replace(/\s/g, "");
  if (!/^\d{6}$/.test(code)) return { typed, problems: [{ field: "code", message: say("code.needed") }], status: 422 };
  const body = { ...linkOf(visit), phone: typed.phone, code };
  const reply = await api.post<{ proved: boolean; pass: string }>(at(visit, "proofs"), body, { id: request.commandId });
  if (!reply.ok) return { typed, problems: problemsOf(reply, ["code", "phone"]), status: reply.status };
  if (!reply.value.proved) return { typed, problems: [{ field: "code", message: say("code.wrong") }], status: 422 };
  return {
    typed,
    problems: [],
    status: 200,
    outcome: { kind: "redirect", to: minePath(visit, { pass: reply.value.pass }) },
  };
}

/** One question a page: the phone, then the code. */
export function ProveForm({ visit, typed, problems }: { visit: Visit; typed: Typed; problems: readonly FieldProblem[] }) {
  const { language, request } = visit;
  const say = speaker(portalWords, language);
  const of = (field: string): string | undefined => problems.find((one) => one.field === field)?.message;
  const path = minePath(visit);
  if (typed.step === "phone")
    return (
      <form id="journey" class="card" method="post" action={path} novalidate>
        <input type="hidden" name="step" value="phone" />
        <input type="hidden" name="commandId" value={request.commandId} />
        <p>{say("phone.lead")}</p>
        <PhoneField label={say("phone")} value={typed.phone} problem={of("phone")} />
        <p class="actions">
          <button type="submit" class="button primary">
            {say("phone.send")}
          </button>
        </p>
      </form>
    );
  return (
    <form id="journey" class="card" method="post" action={path} novalidate>
      <input type="hidden" name="step" value="code" />
      <input type="hidden" name="phone" value={typed.phone} />
      <p role="status">{say("code.lead")}</p>
      <TextField
        name="code"
        label={say("code")}
        inputmode="numeric"
        autocomplete="one-time-code"
        maxlength={12}
        problem={of("code")}
        narrow
      />
      <p class="actions">
        <button type="submit" class="button primary">
          {say("code.go")}
        </button>
        <a class="button quiet" href={path}>
          {say("code.again")}
        </a>
      </p>
    </form>
  );
}
