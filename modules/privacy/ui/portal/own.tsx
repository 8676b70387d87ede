/** @jsxImportSource preact */
import {
  Card,
  ErrorSummary,
  Facts,
  fieldOf,
  type FieldProblem,
  Notice,
  type Outcome,
  PhoneField,
  sayDay,
  sayInstant,
  TextField,
  type Visit,
  withQuery,
} from "#web/parts";
import { speaker } from "#web/words";
import type { OwnMatter, OwnView } from "../../contract.ts";
import { portalWords } from "../portal-words.ts";
import { NoPhone } from "./no-phone.tsx";
import { problemsOf } from "./proving.tsx";
import { saidWhy, saidWho, sortNames } from "./saying.ts";

/** The phone under which everything is asked for; the first of the two ways in. */
export function PhoneForm({ visit, phone, problem }: { visit: Visit; phone: string; problem: string | undefined }) {
  const say = speaker(portalWords, visit.language);
  return (
    <form id="journey" class="card" method="post" action="/mine" novalidate>
      <input type="hidden" name="step" value="phone" />
      <input type="hidden" name="commandId" value={visit.request.commandId} />
      <h2>{say("own.door")}</h2>
      <p>{say("own.door.lead")}</p>
      <PhoneField label={say("own.phone")} value={phone} problem={problem} />
      <p class="actions">
        <button type="submit" class="button primary">
          {say("phone.send")}
        </button>
      </p>
    </form>
  );
}

/** Asks for a code; the address of the next page holds no number. */
export async function askForAll(visit: Visit): Promise<{ problems: FieldProblem[]; status: number; outcome?: Outcome }> {
  const { api, request, language } = visit;
  const say = speaker(portalWords, language);
  const phone = fieldOf(request.form, "phone").trim();
  if (phone.normalize("NFKC").replace(/\D/g, "").length < 10)
    return { problems: [{ field: "phone", message: say("phone.needed") }], status: 422 };
  const id = request.commandId;
  const reply = await api.post(`/api/mine/all/${id}/codes`, { phone, language }, { id });
  if (!reply.ok) return { problems: problemsOf(reply, ["phone"]), status: reply.status };
  return { problems: [], status: 200, outcome: { kind: "redirect", to: `/mine/all/${id}` } };
}

function CodePage({ visit, problems }: { visit: Visit; problems: readonly FieldProblem[] }) {
  const say = speaker(portalWords, visit.language);
  return (
    <>
      <h1>{say("own.title")}</h1>
      <ErrorSummary title={say("problem")} problems={problems} />
      <form id="journey" class="card" method="post" action={`/mine/all/${visit.params["id"]}`} novalidate>
        {/* No command id: each try is one of its own, or the right code after a wrong one would be taken for the same. */}
        <input type="hidden" name="step" value="code" />
        <p role="status">{say("own.code.lead")}</p>
        <TextField
          name="code"
          label={say("code")}
          inputmode="numeric"
          autocomplete="one-time-code"
          maxlength={12}
          problem={problems.find(({ field }) => field === "code")?.message}
          narrow
        />
        <p class="actions">
          <button type="submit" class="button primary">
            {say("code.go")}
          </button>
          <a class="button quiet" href="/mine">
            {say("code.again")}
          </a>
        </p>
      </form>
      <NoPhone visit={visit} />
    </>
  );
}

const askingCode = (visit: Visit, problems: readonly FieldProblem[], status: number): Outcome => ({
  kind: "page",
  status,
  title: speaker(portalWords, visit.language)("own.title"),
  journey: "journey",
  body: <CodePage visit={visit} problems={problems} />,
});

async function prove(visit: Visit): Promise<Outcome> {
  const { api, request, params, language } = visit;
  const say = speaker(portalWords, language);
  const code = fieldOf(request.form, "code").normalize("NFKC").replace(/\s/g, "");
  if (!/^\d{6}$/.test(code)) return askingCode(visit, [{ field: "code", message: say("code.needed") }], 422);
  const at = `/api/mine/all/${params["id"]}`;
  const reply = await api.post<{ proved: boolean; pass: string }>(`${at}/proofs`, { code }, { id: request.commandId });
  if (!reply.ok) return askingCode(visit, problemsOf(reply, ["code"]), reply.status);
  if (!reply.value.proved) return askingCode(visit, [{ field: "code", message: say("code.wrong") }], 422);
  return { kind: "redirect", to: withQuery(`/mine/all/${params["id"]}`, { pass: reply.value.pass }) };
}

function Matter({ visit, view, one }: { visit: Visit; view: OwnView; one: OwnMatter }) {
  const { language, request } = visit;
  const say = speaker(portalWords, language);
  const { part, secret, pass } = one.link;
  const own = `${view.id}~${request.query["pass"] ?? ""}`;
  const day = (instant: string): string => sayDay(instant, language, "1970");
  return (
    <Card title={say("of.record", { kind: one.kindTitle[language], number: one.number })}>
      <Facts
        rows={[
          { term: say("held.title"), value: one.sorts.length === 0 ? say("held.none") : sortNames(one.sorts, language) },
          ...(one.since === "" ? [] : [{ term: say("own.since"), value: day(one.since) }]),
          ...(one.until === "" ? [] : [{ term: say("held.until"), value: day(one.until) }]),
          { term: say("own.reads"), value: say("own.reads.n", { n: one.readings }) },
        ]}
      />
      <p class="actions">
        <a class="button" href={withQuery(`/mine/${one.home}/${one.id}/${secret}`, { part, pass, own })}>
          {say("own.open")}
        </a>
      </p>
    </Card>
  );
}

function AllPage({ visit, view }: { visit: Visit; view: OwnView }) {
  const { language, today, site, request } = visit;
  const say = speaker(portalWords, language);
  return (
    <div class="mine">
      <h1>{say("own.title")}</h1>
      <p class="lead">{view.matters.length === 0 ? say("own.none") : say("own.lead", { n: view.matters.length })}</p>
      <p class="meta">{say("until", { when: sayInstant(view.until, language, today) })}</p>
      {view.matters.map((one) => (
        <Matter key={one.id} visit={visit} view={view} one={one} />
      ))}
      {view.matters.length === 0 ? null : (
        <Card title={say("own.copy")}>
          <p>{say("own.copy.lead", { n: view.matters.length })}</p>
          <p class="actions">
            {(["pdf", "json"] as const).map((form) => (
              <a
                key={form}
                class="button"
                href={withQuery(`/api/mine/all/${view.id}/copy`, { form, pass: request.query["pass"] ?? "" })}
                download
              >
                {say(`own.copy.${form}`)}
              </a>
            ))}
          </p>
        </Card>
      )}
      <Card title={say("reads.title")} id="reads">
        {view.readings.length === 0 ? <p>{say("reads.none")}</p> : null}
        <ul class="plain-list">
          {view.readings.map((one, index) => (
            <li key={`${one.at} ${index}`}>
              <strong>{saidWho(one, language)}</strong> · <span class="nowrap">{one.number}</span>
              <br />
              {sortNames(one.sorts, language)} · {saidWhy(one, language)}
              <br />
              <span class="meta">{sayInstant(one.at, language, today)}</span>
            </li>
          ))}
        </ul>
        {view.more > 0 ? <p class="meta">{say("own.reads.more", { n: view.more })}</p> : null}
        <p class="meta">{say("reads.day")}</p>
      </Card>
      <Card title={say("own.missing")}>
        <p>{say("own.missing.why", { number: site.hotline })}</p>
      </Card>
    </div>
  );
}

/** /mine/all/{id}: the code, then every matter under the phone; each opens with the same proof. */
export async function visitAll(visit: Visit): Promise<Outcome> {
  const { api, params, request, language } = visit;
  const say = speaker(portalWords, language);
  const pass = request.query["pass"] ?? "";
  if (!fieldOf(request.form, "switch") && fieldOf(request.form, "step") === "code") return prove(visit);
  if (pass === "") return askingCode(visit, [], 200);
  const reply = await api.get<OwnView>(`/api/mine/all/${params["id"]}`, { pass });
  if (!reply.ok)
    return {
      kind: "page",
      status: reply.status,
      title: say("own.title"),
      body: (
        <>
          <h1>{say("own.title")}</h1>
          <Notice tone="plain" title={reply.refusal.message} />
          <p class="actions">
            <a class="button primary" href="/mine">
              {say("own.again")}
            </a>
          </p>
        </>
      ),
    };
  return { kind: "page", status: 200, title: say("own.title"), body: <AllPage visit={visit} view={reply.value} /> };
}
