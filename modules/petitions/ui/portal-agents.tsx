/** @jsxImportSource preact */
import { ErrorSummary, fieldOf, fieldsOf, Notice, type Outcome, PhoneField, TextArea, TextField, type Visit } from "#web/parts";
import { speaker } from "#web/words";
import type { AgentList, MandateReceipt } from "../contract.ts";
import { portalWords } from "./portal-words.ts";
import { words } from "./words.ts";
import { receiptAgain, showReceipt } from "./portal-receipt.tsx";
import { API, page, needed, problemsOf, choosePlace, placeOf } from "./portal-shared.tsx";

const POWERS = ["write", "submit", "accompany", "receive"] as const;

export async function visitAgents(visit: Visit): Promise<Outcome> {
  const receipt = receiptAgain(visit);
  if (receipt) return receipt;
  const { request, language } = visit;
  const say = speaker(portalWords, language);
  const speak = speaker(words, language);
  const place = placeOf(visit);
  if (!/^\d{12}$/.test(place)) return choosePlace(visit, "/petitions/agents", "agents.where");
  const found = await visit.api.get<AgentList>(`${API}/agents`, { area: place });
  const agents = found.ok ? found.value.rows : [];
  const typed = (name: string): string => fieldOf(request.form, name);
  let problems = request.form ? needed(visit, ["agent", "name", "matter", "until"]) : [];
  const powers = fieldsOf(request.form, "powers");
  if (request.form && problems.length === 0) {
    const [home = "", id = ""] = typed("agent").split("/");
    const body = {
      id: request.commandId,
      place,
      agent: { home, id },
      name: typed("name"),
      phone: typed("phone").trim() || null,
      matter: typed("matter"),
      powers,
      until: typed("until"),
      language,
    };
    const reply = await visit.api.post<MandateReceipt>(`${API}/mandates`, body, { id: request.commandId });
    if (reply.ok) return showReceipt(visit, reply.value.follow);
    problems = problemsOf(reply.refusal);
  }
  const wrong = (name: string): string | undefined => problems.find(({ field }) => field === name)?.message;
  const body =
    agents.length === 0 ? (
      <Notice title={say("noAgents")} />
    ) : (
      <form method="post" action="/petitions/agents" novalidate>
        <input type="hidden" name="place" value={place} />
        <input type="hidden" name="commandId" value={request.commandId} />
        <fieldset class="field" id="agent">
          <legend>{say("agent")}</legend>
          {agents.map((one, index) => (
            <label key={one.id} class="tick">
              <input
                type="radio"
                name="agent"
                value={`${one.home}/${one.id}`}
                checked={typed("agent") === `${one.home}/${one.id}` || (typed("agent") === "" && index === 0)}
              />{" "}
              {one.name} · {language === "en" ? one.unitNameEn : one.unitName} · {one.certificate}
            </label>
          ))}
        </fieldset>
        <TextField name="name" label={say("name")} value={typed("name")} problem={wrong("name")} autocomplete="name" maxlength={50} />
        <PhoneField label={say("phone")} aside={say("optional")} value={typed("phone")} problem={wrong("phone")} />
        <TextArea name="matter" label={say("matter")} value={typed("matter")} problem={wrong("matter")} rows={4} maxlength={2000} />
        <fieldset class="field" id="powers">
          <legend>{say("powers")}</legend>
          {POWERS.map((power) => (
            <label key={power} class="tick">
              <input
                type="checkbox"
                name="powers"
                value={power}
                checked={request.form ? powers.includes(power) : power === "write" || power === "submit"}
              />{" "}
              {speak(`petitions.power.${power}`)}
            </label>
          ))}
        </fieldset>
        <TextField
          name="until"
          label={say("until")}
          value={typed("until") || `${Number(visit.today.slice(0, 4)) + 1}${visit.today.slice(4, 8)}01`}
          problem={wrong("until")}
          maxlength={10}
          narrow
        />
        <button type="submit" class="button primary">
          {say("ask")}
        </button>
      </form>
    );
  return page(
    say("agents"),
    <>
      <ErrorSummary title={say("problem")} problems={problems} />
      <h1>{say("agents")}</h1>
      {body}
    </>,
    problems.length > 0 ? 422 : 200,
  );
}
