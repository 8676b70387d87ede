/** @jsxImportSource preact */
import { sayDay, type Outcome, type Visit } from "#web/parts";
import { speaker } from "#web/words";
import type { PublicSignal, SignalLists } from "../../contract/reads.ts";
import { portalWords } from "../portal-words.ts";
import { readTaxonomy, type Taxonomy } from "./taxonomy.ts";

/** What was said and what was done of it, in the reader's language, wherever it was heard. */
export type ShownSignal = { id: string; topic: string; said: string; did: string; publishedAt: string };
/** Answers of another module that stand in the same list; the app that composes both hands them in. */
export type OtherSignals = (visit: Visit) => Promise<readonly ShownSignal[]>;

function shown(signal: PublicSignal, { language }: Visit, taxonomy: Taxonomy): ShownSignal {
  const say = speaker(portalWords, language);
  const area = language === "zh" ? signal.areaZh : signal.areaEn;
  return {
    id: signal.id,
    topic: say("signals.topic", { area, category: taxonomy.name(signal.category) }),
    said: (language === "en" && signal.aimEn) || signal.aim,
    did: (language === "en" && signal.answerEn) || signal.answer,
    publishedAt: signal.publishedAt,
  };
}

/** One list of both, the newest first. */
export async function readSignals(visit: Visit, others: OtherSignals): Promise<readonly ShownSignal[]> {
  const { api, language } = visit;
  const [reply, taxonomy, more] = await Promise.all([
    api.get<Pick<SignalLists, "rows">>("/api/incidents/signals", { public: 1 }),
    readTaxonomy(api, language),
    others(visit),
  ]);
  const own = reply.ok ? reply.value.rows.map((row) => shown(row, visit, taxonomy)) : [];
  return [...own, ...more].toSorted((left, right) => (left.publishedAt < right.publishedAt ? 1 : -1));
}

export function SignalCard({ signal, visit, level }: { signal: ShownSignal; visit: Visit; level: 2 | 3 }) {
  const { language, today } = visit;
  const say = speaker(portalWords, language);
  const Heading = `h${level}` as "h2" | "h3";
  return (
    <article class="card signal">
      <Heading class="small">{signal.topic}</Heading>
      <p class="said">
        <span class="tag">{say("signals.said")}</span>
        <span>{signal.said}</span>
      </p>
      <p class="did">
        <span class="tag did">{say("signals.did")}</span>
        <span>{signal.did}</span>
      </p>
      <p class="meta">{sayDay(signal.publishedAt, language, today)}</p>
    </article>
  );
}

/** /signals: 您说我办. */
export async function visitSignals(visit: Visit, others: OtherSignals): Promise<Outcome> {
  const say = speaker(portalWords, visit.language);
  const signals = await readSignals(visit, others);
  return {
    kind: "page",
    title: say("signals.title"),
    body: (
      <>
        <h1>{say("signals.title")}</h1>
        <p class="lead">{say("signals.lead")}</p>
        {signals.length === 0 ? <p>{say("signals.none")}</p> : null}
        <div class="stack">
          {signals.map((signal) => (
            <SignalCard key={signal.id} signal={signal} visit={visit} level={2} />
          ))}
        </div>
      </>
    ),
  };
}
