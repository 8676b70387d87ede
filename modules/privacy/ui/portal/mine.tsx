/** @jsxImportSource preact */
import { ErrorSummary, fieldOf, Notice, TextField, withQuery, type FieldProblem, type Outcome, type Visit } from "#web/parts";
import { speaker } from "#web/words";
import type { MineView } from "../../contract.ts";
import { portalWords } from "../portal-words.ts";
import { act } from "./acting.ts";
import { NoPhone } from "./no-phone.tsx";
import { askForAll, PhoneForm } from "./own.tsx";
import { askCode, proveCode, ProveForm, type Typed } from "./proving.tsx";
import { MinePage } from "./view.tsx";

const LINK = /\/(?:f|petition|mandate|mine)\/(\d{9})\/([0-9a-fA-F-]{36})\/([0-9A-Za-z]{20,64})/;
const PARTY = /\/mediation\/(\d{9})\/([0-9a-fA-F-]{36})\/([0-9a-zA-Z-]{1,60})\/([0-9A-Za-z]{20,64})/;

/** Where a pasted link leads, or null. */
function ownPath(pasted: string): string | null {
  const party = PARTY.exec(pasted);
  if (party) return withQuery(`/mine/${party[1]}/${party[2]}/${party[4]}`, { part: `mediation/${party[3]}` });
  const link = LINK.exec(pasted);
  return link ? `/mine/${link[1]}/${link[2]}/${link[3]}` : null;
}

type Door = { phone: readonly FieldProblem[]; link: readonly FieldProblem[]; status: number };

function doorPage(visit: Visit, { phone, link, status }: Door): Outcome {
  const { request, language } = visit;
  const say = speaker(portalWords, language);
  return {
    kind: "page",
    status,
    title: say("title"),
    journey: "journey",
    body: (
      <>
        <h1>{say("title")}</h1>
        <p class="lead">{say("door.lead")}</p>
        <ErrorSummary title={say("problem")} problems={[...phone, ...link]} />
        <PhoneForm visit={visit} phone={fieldOf(request.form, "phone")} problem={phone.find(({ field }) => field === "phone")?.message} />
        <form class="card" method="post" action="/mine" novalidate>
          <input type="hidden" name="step" value="link" />
          <h2>{say("door.one")}</h2>
          <TextField
            name="link"
            label={say("door.link")}
            hint={say("door.how")}
            value={fieldOf(request.form, "link")}
            maxlength={300}
            problem={link[0]?.message}
          />
          <p class="actions">
            <button type="submit" class="button">
              {say("door.go")}
            </button>
          </p>
        </form>
        <NoPhone visit={visit} />
      </>
    ),
  };
}

/** /mine: everything under one's phone, or one matter by its link. */
export async function visitDoor(visit: Visit): Promise<Outcome> {
  const { request, language } = visit;
  const say = speaker(portalWords, language);
  const step = fieldOf(request.form, "switch") ? "" : fieldOf(request.form, "step");
  if (step === "phone") {
    const asked = await askForAll(visit);
    return asked.outcome ?? doorPage(visit, { phone: asked.problems, link: [], status: asked.status });
  }
  if (step !== "link") return doorPage(visit, { phone: [], link: [], status: 200 });
  const to = ownPath(fieldOf(request.form, "link").trim());
  return to === null
    ? doorPage(visit, { phone: [], link: [{ field: "link", message: say("door.link.bad") }], status: 422 })
    : { kind: "redirect", to };
}

const DONE = ["corrected", "withdrawn", "deletion"] as const;

/** What was done, and where it is proved when something was erased. */
function Done({ visit, done }: { visit: Visit; done: (typeof DONE)[number] }) {
  const say = speaker(portalWords, visit.language);
  return (
    <Notice tone="good" title={say(`done.${done}`)}>
      {done === "corrected" ? null : (
        <p>
          <a href={`/erased/${visit.params["home"]}/${visit.params["id"]}`}>{say("erased.link")}</a>
        </p>
      )}
    </Notice>
  );
}

function proving(visit: Visit, typed: Typed, problems: readonly FieldProblem[], status = 200): Outcome {
  const say = speaker(portalWords, visit.language);
  const done = DONE.find((one) => one === visit.request.query["done"]);
  return {
    kind: "page",
    status: problems.length > 0 ? status || 503 : 200,
    title: say("title"),
    journey: "journey",
    body: (
      <>
        <h1>{say("title")}</h1>
        {done && problems.every(({ field }) => field === "") ? <Done visit={visit} done={done} /> : null}
        <ErrorSummary title={say("problem")} problems={done ? [] : problems} />
        <ProveForm visit={visit} typed={typed} problems={problems} />
        <NoPhone visit={visit} />
      </>
    ),
  };
}

async function shown(visit: Visit, pass: string, problems: readonly FieldProblem[]): Promise<Outcome> {
  const { api, params, request, language } = visit;
  const say = speaker(portalWords, language);
  const { home = "", id = "", secret = "" } = params;
  const reply = await api.get<MineView>(`/api/mine/${home}/${id}`, { secret, pass, part: request.query["part"] });
  if (!reply.ok) return proving(visit, { phone: "", step: "phone" }, [{ field: "", message: reply.refusal.message }], reply.status);
  const done = DONE.find((one) => one === request.query["done"]);
  return {
    kind: "page",
    status: problems.length > 0 ? 422 : 200,
    title: say("title"),
    body: (
      <>
        <ErrorSummary title={say("problem")} problems={problems} />
        {done && problems.length === 0 ? <Done visit={visit} done={done} /> : null}
        <MinePage visit={visit} view={reply.value} pass={pass} problems={problems} />
      </>
    ),
  };
}

/** /mine/{home}/{id}/{secret}: the phone, the code, then everything; each act is a form of its own. */
export async function visitMine(visit: Visit): Promise<Outcome> {
  const { request } = visit;
  const pass = request.query["pass"] ?? "";
  const step = fieldOf(request.form, "switch") ? "" : fieldOf(request.form, "step");
  if (pass !== "") {
    if (step === "") return shown(visit, pass, []);
    const acted = await act(visit, pass, step);
    return acted.outcome ?? shown(visit, pass, acted.problems);
  }
  if (step === "phone") {
    const asked = await askCode(visit);
    return proving(visit, asked.typed, asked.problems, asked.status);
  }
  if (step === "code") {
    const proved = await proveCode(visit);
    return proved.outcome ?? proving(visit, proved.typed, proved.problems, proved.status);
  }
  return proving(visit, { phone: "", step: "phone" }, []);
}
