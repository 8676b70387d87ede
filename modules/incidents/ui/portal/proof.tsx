/** @jsxImportSource preact */
import type { EventProof } from "#web/proof";
import { Card, Facts, Notice, sayInstant, type Outcome, type Visit } from "#web/parts";
import { speaker } from "#web/words";
import type { FollowView } from "../../contract.ts";
import { notFoundPage } from "./follow.tsx";
import { sayNumber } from "./limits.ts";
import { proofWords } from "./proof-words.ts";

const ISLAND = [
  "checking",
  "event",
  "event-wrong",
  "included",
  "included-wrong",
  "signature",
  "signature-wrong",
  "unsigned",
  "all",
  "waiting",
  "sm3",
  "insecure",
  "offline",
] as const;

type Logs = { logs: readonly { log: string; zh: string | null; en: string | null; keys: readonly string[] }[] };
type Asked = { proof: EventProof; view: FollowView; logs: Logs["logs"] };

async function ask({ api, params }: Visit): Promise<Asked | { status: number; message: string }> {
  const { home = "", id = "", secret = "" } = params;
  const view = await api.get<FollowView>(`/api/incidents/followed/${home}/${id}`, { secret });
  if (!view.ok) return { status: view.status, message: view.refusal.message };
  const proof = await api.get<EventProof>(`/api/incidents/proof/${home}/${id}`, { secret });
  if (!proof.ok) return { status: proof.status, message: proof.refusal.message };
  const logs = await api.get<Logs>("/api/log");
  return { proof: proof.value, view: view.value, logs: logs.ok ? logs.value.logs : [] };
}

/** The part that works on the phone itself; without JavaScript the download is there. */
function CheckHere({ visit }: { visit: Visit }) {
  const { language, site, params } = visit;
  const say = speaker(proofWords, language);
  const { home = "", id = "", secret = "" } = params;
  const says = Object.fromEntries(ISLAND.map((name) => [`data-say-${name}`, say(name)]));
  return (
    <div
      class="js-only"
      data-island="proof"
      data-proof={`/api/incidents/proof/${home}/${id}?secret=${encodeURIComponent(secret)}`}
      {...says}
      data-say-wrong={say("wrong", { number: site.hotline })}
    >
      <Card title={say("check.title")}>
        <p class="meta">{say("check.lead")}</p>
        <div role="status">
          <ul class="plain-list" data-part="found" />
        </div>
        <p class="actions">
          <button type="button" class="button primary" data-do="check">
            {say("check")}
          </button>
        </p>
      </Card>
    </div>
  );
}

function Sealed({ visit, asked, sealed }: { visit: Visit; asked: Asked; sealed: NonNullable<EventProof["sealed"]> }) {
  const { language, today } = visit;
  const say = speaker(proofWords, language);
  const log = asked.logs.find((one) => one.log === sealed.log);
  return (
    <>
      <Notice tone="good" title={say("sealed.title")}>
        <p>{say("sealed.words", { n: sealed.index + 1 })}</p>
      </Notice>
      <Card>
        <Facts
          rows={[
            { term: say("number"), value: sayNumber(asked.view.number) },
            { term: say("log"), value: (language === "zh" ? log?.zh : log?.en) ?? sealed.log },
            { term: say("entry"), value: say("entry.of", { n: sealed.index + 1, size: sealed.size }) },
            { term: say("at"), value: sayInstant(sealed.at, language, today) },
            { term: say("commitment"), value: <code class="fingerprint">{asked.proof.commitment}</code> },
          ]}
        />
      </Card>
      <CheckHere visit={visit} />
    </>
  );
}

/** /f/{home}/{id}/{secret}/proof: what proves one's own report, to read, to keep and to check on the phone itself. */
export async function visitProof(visit: Visit): Promise<Outcome> {
  const { language, params } = visit;
  const say = speaker(proofWords, language);
  const asked = await ask(visit);
  if (!("proof" in asked)) return notFoundPage(visit, asked.status, asked.message);
  const follow = `/f/${params["home"]}/${params["id"]}/${params["secret"]}`;
  const { sealed } = asked.proof;
  return {
    kind: "page",
    title: say("title"),
    body: (
      <>
        <p class="meta eyebrow">{sayNumber(asked.view.number)}</p>
        <h1>{say("title")}</h1>
        <p class="lead">{say("lead")}</p>
        {sealed ? (
          <Sealed visit={visit} asked={asked} sealed={sealed} />
        ) : (
          <Notice tone="warn" title={say("waiting.title")}>
            <p>
              {say("waiting.words")} <a href={`${follow}/proof`}>{say("again")}</a>
            </p>
          </Notice>
        )}
        <Card>
          <p>{say("download.how")}</p>
          <p class="actions">
            <a class="button" href={`${follow}/proof.json`} download>
              {say("download")}
            </a>
          </p>
          {sealed ? (
            <details>
              <summary>{say("text")}</summary>
              <pre class="checkpoint">{sealed.checkpoint}</pre>
            </details>
          ) : null}
        </Card>
        <p class="actions">
          <a href={follow}>{say("back")}</a>
          <a href="/log">{say("explain")}</a>
        </p>
      </>
    ),
  };
}

/** /f/{home}/{id}/{secret}/proof.json: the receipt as a file, with the keys that signed it. */
export async function visitProofFile(visit: Visit): Promise<Outcome> {
  const asked = await ask(visit);
  if (!("proof" in asked)) return notFoundPage(visit, asked.status, asked.message);
  const { proof, view, logs } = asked;
  const keys = logs.find(({ log }) => log === proof.sealed?.log)?.keys ?? [];
  const body = JSON.stringify({ format: "zuji-receipt/1", number: view.number, ...proof, keys }, null, 2);
  return { kind: "file", type: "application/json; charset=utf-8", name: `zuji-${view.number}.json`, body: `${body}\n` };
}
