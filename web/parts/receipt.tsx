/** @jsxImportSource preact */
import type { ComponentChildren } from "preact";
import type { EventProof } from "#web/proof";
import { sayInstant, type Outcome, type Visit } from "#web/visits";
import { speaker } from "#web/words";
import { Card, Facts, Notice } from "./blocks.tsx";
import { receiptWords } from "./receipt-words.ts";

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
  "insecure",
  "offline",
] as const;

export type LogNames = readonly { log: string; zh: string | null; en: string | null; keys: readonly string[] }[];

/** Every public log by its area's name; none when they cannot be had, and then a log goes by its code. */
export async function logNames({ api }: Pick<Visit, "api">): Promise<LogNames> {
  const reply = await api.get<{ logs: LogNames }>("/api/log");
  return reply.ok ? reply.value.logs : [];
}

type Proven = {
  proof: EventProof;
  logs: LogNames;
  /** Where the proof is had as JSON, for checking it on the phone itself. */
  data: string;
  /** Rows before those of the log: a number, a day. */
  facts?: readonly { term: string; value: ComponentChildren }[];
};

/** The part that works on the phone itself; without JavaScript the download is there. */
function CheckHere({ visit, data }: { visit: Visit; data: string }) {
  const say = speaker(receiptWords, visit.language);
  const says = Object.fromEntries(ISLAND.map((name) => [`data-say-${name}`, say(name)]));
  return (
    <div class="js-only" data-island="proof" data-proof={data} {...says} data-say-wrong={say("wrong", { number: visit.site.hotline })}>
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

/** Where one event stands in the public log, and the way to check it. `here`: this page, to look again while it is not sealed. */
export function ProofCard({ visit, proven, here }: { visit: Visit; proven: Proven; here: string }) {
  const { language, today } = visit;
  const say = speaker(receiptWords, language);
  const { sealed, commitment } = proven.proof;
  if (!sealed)
    return (
      <Notice tone="warn" title={say("waiting.title")}>
        <p>
          {say("waiting.words")} <a href={here}>{say("again")}</a>
        </p>
      </Notice>
    );
  const log = proven.logs.find((one) => one.log === sealed.log);
  return (
    <>
      <Notice tone="good" title={say("sealed.title")}>
        <p>{say("sealed.words", { n: sealed.index + 1 })}</p>
      </Notice>
      <Card>
        <Facts
          rows={[
            ...(proven.facts ?? []),
            { term: say("log"), value: (language === "zh" ? log?.zh : log?.en) ?? sealed.log },
            { term: say("entry"), value: say("entry.of", { n: sealed.index + 1, size: sealed.size }) },
            { term: say("at"), value: sayInstant(sealed.at, language, today) },
            { term: say("commitment"), value: <code class="fingerprint">{commitment}</code> },
          ]}
        />
      </Card>
      <CheckHere visit={visit} data={proven.data} />
    </>
  );
}

/** The receipt as a file, and the checkpoint in its own words. */
export function KeepProof({ visit, proof, file }: { visit: Visit; proof: EventProof; file: string }) {
  const say = speaker(receiptWords, visit.language);
  return (
    <Card>
      <p>{say("download.how")}</p>
      <p class="actions">
        <a class="button" href={file} download>
          {say("download")}
        </a>
      </p>
      {proof.sealed ? (
        <details>
          <summary>{say("text")}</summary>
          <pre class="checkpoint">{proof.sealed.checkpoint}</pre>
        </details>
      ) : null}
    </Card>
  );
}

type Receipt = Proven & {
  number: string;
  title: string;
  lead: string;
  here: string;
  file: string;
  back: { href: string; words: string };
};

/** What proves one's own matter, to read, to keep and to check on the phone itself. */
export function receiptPage(visit: Visit, receipt: Receipt): Outcome {
  const say = speaker(receiptWords, visit.language);
  const { number, title, lead, here, file, back, proof } = receipt;
  const proven = { ...receipt, facts: [{ term: say("number"), value: number }, ...(receipt.facts ?? [])] };
  return {
    kind: "page",
    title,
    body: (
      <>
        <p class="meta eyebrow">{number}</p>
        <h1>{title}</h1>
        <p class="lead">{lead}</p>
        <ProofCard visit={visit} proven={proven} here={here} />
        <KeepProof visit={visit} proof={proof} file={file} />
        <p class="actions">
          <a href={back.href}>{back.words}</a>
          <a href="/log">{say("explain")}</a>
        </p>
      </>
    ),
  };
}

/** The receipt with the keys that signed it, as `npm run verify` reads it. */
export function receiptFile({ proof, logs, number }: Pick<Receipt, "proof" | "logs" | "number">): Outcome {
  const keys = logs.find(({ log }) => log === proof.sealed?.log)?.keys ?? [];
  const body = JSON.stringify({ format: "zuji-receipt/1", number, ...proof, keys }, null, 2);
  return { kind: "file", type: "application/json; charset=utf-8", name: `zuji-${number}.json`, body: `${body}\n` };
}
