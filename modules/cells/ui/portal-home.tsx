/** @jsxImportSource preact */
import {
  Card,
  ErrorSummary,
  fieldOf,
  fieldsOf,
  Hidden,
  mintId,
  Notice,
  problemsSaid,
  TextField,
  withQuery,
  type FieldProblem,
  type Outcome,
  type Visit,
} from "#web/parts";
import { speaker, colon } from "#web/words";
import type { Scheme } from "../contract.ts";
import { portalWords } from "./portal-words.ts";

type Named = { code: string; zh: string; en: string };
type AreaList = { trail: Named[]; areas: Named[] };
type Checked = { home: string; id: string; score: number; follow: string };

const FAMILY = "C04";
const HERE = "/cells/home";

/** County, town, village: each a link, so it works on any phone. */
async function choosePlace(visit: Visit, area: string): Promise<Outcome> {
  const { api, language } = visit;
  const say = speaker(portalWords, language);
  const top = await api.get<AreaList>("/api/places/areas", {});
  const list = await api.get<AreaList>("/api/places/areas", { parent: area || (top.ok ? (top.value.areas[0]?.code ?? "") : "") });
  return {
    kind: "page",
    title: say("home"),
    body: (
      <>
        <h1>{say("home")}</h1>
        <p class="lead">{say("home.lead")}</p>
        <h2>{say("home.choosePlace")}</h2>
        {list.ok ? (
          <ul class="choices columns">
            {list.value.areas.map((one) => (
              <li key={one.code}>
                <a class="button quiet" href={withQuery(HERE, { area: one.code })}>
                  {one[language]}
                </a>
              </li>
            ))}
          </ul>
        ) : (
          <Notice tone="warn" title={list.refusal.message} />
        )}
      </>
    ),
  };
}

function Form({ visit, scheme, village, problems }: { visit: Visit; scheme: Scheme; village: Named; problems: readonly FieldProblem[] }) {
  const { language, request } = visit;
  const say = speaker(portalWords, language);
  const ticked = fieldsOf(request.form, "yes");
  const of = (field: string): string | undefined => problems.find((one) => one.field === field)?.message;
  return (
    <form method="post" action={withQuery(HERE, { area: village.code })}>
      <ErrorSummary title={say("problem")} problems={problems} />
      <Hidden values={{ commandId: request.commandId }} />
      <fieldset>
        <legend>{say("home.lines")}</legend>
        {scheme.lines.map((line) => (
          <p key={line.code}>
            <label>
              <input type="checkbox" name="yes" value={line.code} checked={ticked.includes(line.code)} /> {line[language]}
            </label>
          </p>
        ))}
      </fieldset>
      <fieldset>
        <legend>{say("home.help")}</legend>
        <TextField
          name="phone"
          label={say("home.phone")}
          type="tel"
          inputmode="tel"
          maxlength={20}
          value={fieldOf(request.form, "phone")}
          problem={of("phone")}
        />
        <TextField
          name="address"
          label={say("home.address")}
          maxlength={200}
          value={fieldOf(request.form, "address")}
          problem={of("address")}
        />
      </fieldset>
      <p class="actions">
        <button type="submit" class="button primary">
          {say("home.do")}
        </button>
      </p>
    </form>
  );
}

export function ForgetForm({ visit, home, id, secret }: { visit: Visit; home: string; id: string; secret: string }) {
  const say = speaker(portalWords, visit.language);
  return (
    <form method="post" action={HERE}>
      <Hidden values={{ commandId: visit.request.commandId, forget: `${home}/${id}`, secret }} />
      <button type="submit" class="button quiet">
        {say("home.forget")}
      </button>
    </form>
  );
}

function result(visit: Visit, scheme: Scheme, checked: Checked, ticked: readonly string[]): Outcome {
  const { language, request } = visit;
  const say = speaker(portalWords, language);
  const open = scheme.lines.filter(({ code }) => !ticked.includes(code));
  return {
    kind: "page",
    title: say("home"),
    body: (
      <>
        <h1>{say("home")}</h1>
        <Notice tone="good" title={say("home.score", { score: checked.score })} />
        {open.length > 0 ? (
          <Card title={say("home.better")}>
            <ul>
              {open.map((line) => (
                <li key={line.code}>{line[language]}</li>
              ))}
            </ul>
          </Card>
        ) : null}
        <p>
          <a class="alone-link" href={`${HERE}/${checked.home}/${checked.id}/${checked.follow}`}>
            {say("home.keep")}
          </a>
        </p>
        <ForgetForm visit={{ ...visit, request }} home={checked.home} id={checked.id} secret={checked.follow} />
      </>
    ),
  };
}

async function forget(visit: Visit, record: string): Promise<Outcome> {
  const { api, language, request } = visit;
  const say = speaker(portalWords, language);
  const [home = "", id = ""] = record.split("/");
  const path = `/api/cells/families/${encodeURIComponent(home)}/${encodeURIComponent(id)}/forgetting`;
  const told = await api.post(path, { secret: fieldOf(request.form, "secret") }, { id: request.commandId });
  return {
    kind: "page",
    title: say("home"),
    status: told.ok ? 200 : told.status || 503,
    body: (
      <>
        <h1>{say("home")}</h1>
        <Notice tone={told.ok ? "good" : "warn"} title={told.ok ? say("home.forgot") : told.refusal.message} />
      </>
    ),
  };
}

/** A family's own check: lines are summed on the way in and kept nowhere. */
export async function visitOwnHome(visit: Visit): Promise<Outcome> {
  const { api, language, request } = visit;
  const say = speaker(portalWords, language);
  const record = fieldOf(request.form, "forget");
  if (record !== "") return forget(visit, record);
  const area = /^\d{4,12}$/.test(request.query["area"] ?? "") ? request.query["area"]! : "";
  if (area.length < 12) return choosePlace(visit, area);
  const [schemes, places] = await Promise.all([
    api.get<{ schemes: Scheme[] }>("/api/cells/schemes"),
    api.get<AreaList>("/api/places/areas", { parent: area }),
  ]);
  const scheme = schemes.ok ? schemes.value.schemes.find(({ code }) => code === FAMILY) : undefined;
  const village = places.ok ? places.value.trail.at(-1) : undefined;
  if (!scheme || !village) return choosePlace(visit, "");
  let problems: FieldProblem[] = [];
  let status = 200;
  if (request.method === "POST") {
    const ticked = fieldsOf(request.form, "yes");
    const [phone, address] = [fieldOf(request.form, "phone").replace(/[\s-]/g, ""), fieldOf(request.form, "address").trim()];
    const self = scheme.lines.map(({ code }) => ({ line: code, yes: ticked.includes(code) }));
    const help = phone || address ? { help: { phone, address } } : {};
    const sent = await api.post<Checked>("/api/cells/families", { id: request.commandId, area, self, ...help }, { id: request.commandId });
    if (sent.ok) return result({ ...visit, request: { ...request, commandId: mintId(Date.parse(visit.now)) } }, scheme, sent.value, ticked);
    status = sent.status || 503;
    problems = problemsSaid(sent.refusal, "", (path) => path.split(".").at(-1) ?? "");
  }
  return {
    kind: "page",
    title: say("home"),
    status,
    body: (
      <>
        <h1>{say("home")}</h1>
        <p class="lead">{say("home.lead")}</p>
        <p>
          {say("home.place") + colon(language)}
          <strong>{village[language]}</strong> <a href={HERE}>{say("home.choosePlace")}</a>
        </p>
        <Form visit={visit} scheme={scheme} village={village} problems={problems} />
      </>
    ),
  };
}
