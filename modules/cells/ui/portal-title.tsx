/** @jsxImportSource preact */
import {
  Card,
  ErrorSummary,
  Facts,
  fieldOf,
  problemsSaid,
  sayDay,
  sentPage,
  TextArea,
  TextField,
  type FieldProblem,
  type Outcome,
  type Visit,
  Typed,
} from "#web/parts";
import { speaker, type Language } from "#web/words";
import type { PublicRow } from "../contract.ts";
import { portalWords } from "./portal-words.ts";
import { pageOf, certificatePage, kindPage, roundPage, kindOf, refused, sayState, type Say } from "./portal-shared.tsx";

export function factsOf(row: PublicRow, say: Say, language: Language): { term: string; value: string }[] {
  const day = (on: string | null): string | null => on && sayDay(on, language, "0000");
  const facts: [string, string | null][] = [
    [say("unit"), row.name],
    [say("place"), row.placeName],
    [say("kind"), kindOf(row, language)],
    [say("state"), sayState(row, say)],
    [say("score"), row.score === null ? null : String(row.score)],
    [say("level"), row.level && say(`level.${row.level}`)],
    [say("certificate"), row.certificate],
    [say("from"), day(row.from)],
    [say("until"), day(row.until)],
    [say("objectUntil"), row.state === "publicised" ? day(row.objectUntil) : null],
  ];
  return facts.flatMap(([term, value]) => (value ? [{ term, value }] : []));
}

function ObjectionForm({ row, visit, problems }: { row: PublicRow; visit: Visit; problems: readonly FieldProblem[] }) {
  const say = speaker(portalWords, visit.language);
  const { form, commandId } = visit.request;
  const of = (field: string): string | undefined => problems.find((one) => one.field === field)?.message;
  return (
    <form method="post" action={`${pageOf(row)}#object`} id="object">
      <h2>{say("object")}</h2>
      <p>{say("object.lead")}</p>
      <ErrorSummary title={say("problem")} problems={problems} />
      <input type="hidden" name="commandId" value={commandId} />
      <TextArea name="text" label={say("object.text")} maxlength={2_000} value={fieldOf(form, "text")} problem={of("text")} />
      <TextField name="contact" label={say("object.contact")} maxlength={100} value={fieldOf(form, "contact")} problem={of("contact")} />
      <p class="actions">
        <button type="submit" class="button primary">
          {say("object.send")}
        </button>
      </p>
    </form>
  );
}

const show = (visit: Visit, row: PublicRow, problems: readonly FieldProblem[], status = 200): Outcome => {
  const say = speaker(portalWords, visit.language);
  return {
    kind: "page",
    title: row.name,
    status,
    body: (
      <>
        <p class="meta eyebrow">
          <a href="/cells">{say("back")}</a>
        </p>
        <h1>
          <Typed text={row.name} language={visit.language} />
        </h1>
        {row.demo ? <p class="meta">{say("demo")}</p> : null}
        <Card>
          <Facts rows={factsOf(row, say, visit.language)} />
        </Card>
        <p>
          <a href={kindPage(row.scheme, row.version)}>{say("kind.by", { version: row.version })}</a>
        </p>
        <p>
          <a href={roundPage(row.round)}>{say("round.how")}</a>
        </p>
        {row.certificate ? (
          <p>
            <a href={certificatePage(row.certificate)}>{say("verify")}</a>
          </p>
        ) : null}
        {row.state === "publicised" && (row.objectUntil ?? "") >= visit.now ? (
          <ObjectionForm row={row} visit={visit} problems={problems} />
        ) : null}
      </>
    ),
  };
};

export async function visitTitle(visit: Visit): Promise<Outcome> {
  const { api, params, request } = visit;
  const say = speaker(portalWords, visit.language);
  const at = `${encodeURIComponent(params["home"] ?? "")}/${encodeURIComponent(params["id"] ?? "")}`;
  const found = await api.get<PublicRow>(`/api/cells/titles/${at}`);
  if (!found.ok) return refused(visit, found);
  if (request.method !== "POST") return show(visit, found.value, []);
  const contact = fieldOf(request.form, "contact").trim();
  const body = { entry: request.commandId, text: fieldOf(request.form, "text"), ...(contact ? { contact } : {}), language: visit.language };
  const sent = await api.post(`/api/cells/applications/${at}/objections`, body, { id: request.commandId });
  if (sent.ok) return sentPage(say("object.sent"), say("object.sentLead"), { href: pageOf(found.value), label: found.value.name });
  return show(visit, found.value, problemsSaid(sent.refusal, "text"), sent.status || 503);
}
