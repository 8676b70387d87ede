/** @jsxImportSource preact */
import { Card, Facts, sayInstant, withQuery } from "#web/parts";
import { colon } from "#web/words";
import { Endings } from "./endings.tsx";
import { HeldFields } from "./held.tsx";
import { allPath } from "./path.ts";
import { sayer, type Props } from "./shown.ts";
import { saidWho, saidWhy, sortNames } from "./saying.ts";

/** So many looks stand on the page; the rest is in the copy. */
const SHOWN = 50;

function Readings({ visit, view }: Props) {
  const { say } = sayer(visit);
  const { language, today } = visit;
  const rows = view.readings.slice(0, SHOWN);
  return (
    <Card title={say("reads.title")} id="reads">
      {rows.length === 0 ? (
        <p>{say("reads.none")}</p>
      ) : (
        <ul class="plain-list">
          {rows.map((one, index) => (
            <li key={`${one.at} ${index}`}>
              <strong>{saidWho(one, language)}</strong>
              <br />
              {sortNames(one.sorts, language)} · {saidWhy(one, language)}
              <br />
              <span class="meta">{sayInstant(one.at, language, today)}</span>
            </li>
          ))}
        </ul>
      )}
      {view.readings.length > SHOWN ? <p class="meta">{say("reads.more", { n: view.readings.length - SHOWN })}</p> : null}
      <p class="meta">{say("reads.day")}</p>
    </Card>
  );
}

function Copy({ visit, pass }: Props) {
  const { say } = sayer(visit);
  const { params, request } = visit;
  const link = (form: string): string =>
    withQuery(`/api/mine/${params["home"]}/${params["id"]}/copy`, { form, secret: params["secret"], part: request.query["part"], pass });
  return (
    <Card title={say("copy.title")} id="copy">
      <p>{say("copy.lead")}</p>
      <p class="actions">
        <a class="button" href={link("pdf")}>
          {say("copy.pdf")}
        </a>
        <a class="button quiet" href={link("json")}>
          {say("copy.json")}
        </a>
      </p>
    </Card>
  );
}

function Acts({ visit, view }: Props) {
  const { say } = sayer(visit);
  if (view.acts.length === 0) return null;
  return (
    <Card title={say("acts.title")}>
      <Facts
        rows={view.acts.slice(0, SHOWN).map((one) => ({
          term: sayInstant(one.at, visit.language, visit.today),
          value:
            one.act === "deletion" || one.act === "withdrawn"
              ? `${say(`act.${one.act}`)}${colon(visit.language)}${say("act.result", { erased: one.erased, kept: one.kept })}`
              : say(`act.${one.act}`),
        }))}
      />
      {view.acts.some(({ erased }) => erased > 0) ? (
        <p>
          <a class="alone-link" href={`/erased/${view.home}/${view.id}`}>
            {say("erased.link")}
          </a>
        </p>
      ) : null}
    </Card>
  );
}

export function MinePage(props: Props) {
  const { visit, view } = props;
  const { say } = sayer(visit);
  const { language, params, request, site, today } = visit;
  const all = allPath(visit);
  const back = request.query["part"] || view.kind.startsWith("mediation.") ? null : view.kind.startsWith("petitions.") ? "petition" : "f";
  return (
    <div class="mine">
      <p class="meta eyebrow">{say("of.record", { kind: view.kindTitle[language], number: view.number })}</p>
      <h1>{say("title")}</h1>
      {all === null ? (
        <p>
          {say("only.this")} <a href="/mine">{say("only.all")}</a>
        </p>
      ) : (
        <p>
          <a class="alone-link" href={all}>
            {say("own.back")}
          </a>
        </p>
      )}
      <p class="meta">{say("until", { when: sayInstant(view.until, language, today) })}</p>
      <HeldFields {...props} />
      <Readings {...props} />
      <Copy {...props} />
      <Endings {...props} />
      <Acts {...props} />
      <Card title={say("ask.title")}>
        <p>{say("ask.how", { number: site.hotline })}</p>
        {back === null ? null : (
          <p>
            <a class="alone-link" href={`/${back}/${params["home"]}/${params["id"]}/${params["secret"]}`}>
              {say("back.follow")}
            </a>
          </p>
        )}
      </Card>
    </div>
  );
}
