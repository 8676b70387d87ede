/** @jsxImportSource preact */
import {
  Card,
  Facts,
  KeepProof,
  logNames,
  Notice,
  ProofCard,
  receiptFile,
  sayInstant,
  type LogNames,
  type Outcome,
  type Visit,
} from "#web/parts";
import { speaker, type Language } from "#web/words";
import type { Erasures } from "../erasures.ts";
import { portalWords } from "../portal-words.ts";

type Statement = Erasures["statements"][number];

/** "联系方式 2 项、反映的内容 1 项" */
export function saidCounts({ purposes }: Pick<Erasures, "purposes">, counts: Statement["counts"], language: Language): string {
  const say = speaker(portalWords, language);
  return Object.entries(counts)
    .map(([code, n]) => say("erased.count", { title: purposes.find((one) => one.code === code)?.[language] ?? code, n }))
    .join(language === "zh" ? "；" : "; ");
}

function One({ visit, told, statement, n, logs }: { visit: Visit; told: Erasures; statement: Statement; n: number; logs: LogNames }) {
  const { language, today, params } = visit;
  const say = speaker(portalWords, language);
  const path = `${params["home"]}/${params["id"]}`;
  return (
    <>
      <Card title={say("erased.on", { when: sayInstant(statement.at, language, today) })}>
        <Facts
          rows={[
            { term: say("erased.what"), value: saidCounts(told, statement.counts, language) },
            { term: say("erased.keys"), value: say(statement.keys > 0 ? "erased.keys.gone" : "erased.keys.kept") },
            { term: say("erased.digest"), value: <code class="fingerprint">{statement.digest}</code> },
          ]}
        />
      </Card>
      <ProofCard visit={visit} proven={{ proof: statement.proof, logs, data: `/api/erasures/${path}/${n}` }} here={`/erased/${path}`} />
      <KeepProof visit={visit} proof={statement.proof} file={`/erased/${path}/${n}`} />
    </>
  );
}

const ask = ({ api, params }: Visit) => api.get<Erasures>(`/api/erasures/${params["home"]}/${params["id"]}`);

/** /erased/{home}/{id}: what of a record was erased on request, and what proves it. Nothing in it says of whom or what. */
export async function visitErased(visit: Visit): Promise<Outcome> {
  const say = speaker(portalWords, visit.language);
  const told = await ask(visit);
  const logs = told.ok ? await logNames(visit) : [];
  return {
    kind: "page",
    status: told.ok ? 200 : told.status,
    title: say("erased.title"),
    body: (
      <div class="mine">
        {told.ok ? <p class="meta eyebrow">{told.value.number}</p> : null}
        <h1>{say("erased.title")}</h1>
        <p class="lead">{say("erased.lead")}</p>
        {told.ok ? (
          told.value.statements.map((statement, index) => (
            <One key={statement.digest} visit={visit} told={told.value} statement={statement} n={index + 1} logs={logs} />
          ))
        ) : (
          <Notice tone="warn" title={say("erased.none")}>
            <p>
              <a href={`/erased/${visit.params["home"]}/${visit.params["id"]}`}>{say("erased.again")}</a>
            </p>
          </Notice>
        )}
        <p class="actions">
          <a href="/mine">{say("title")}</a>
          <a href="/log">{say("erased.how")}</a>
        </p>
      </div>
    ),
  };
}

/** /erased/{home}/{id}/{n}: one statement as a file, with the keys that signed it. */
export async function visitErasedFile(visit: Visit): Promise<Outcome> {
  const told = await ask(visit);
  const statement = told.ok ? told.value.statements[Number(visit.params["n"]) - 1] : undefined;
  if (!told.ok || !statement) return visitErased(visit);
  return receiptFile({ proof: statement.proof, logs: await logNames(visit), number: told.value.number });
}
