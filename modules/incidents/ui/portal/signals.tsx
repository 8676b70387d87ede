/** @jsxImportSource preact */
import { sayDay, type Outcome, type Visit } from "#web/parts";
import { speaker } from "#web/words";
import type { PublicSignal, SignalLists } from "../../contract/reads.ts";
import { portalWords } from "../portal-words.ts";
import { readTaxonomy, type Taxonomy } from "./taxonomy.ts";

export async function readSignals({ api }: Visit): Promise<readonly PublicSignal[]> {
  const reply = await api.get<Pick<SignalLists, "rows">>("/api/incidents/signals", { public: 1 });
  return reply.ok ? reply.value.rows : [];
}

export function SignalCard({ signal, visit, taxonomy, level }: { signal: PublicSignal; visit: Visit; taxonomy: Taxonomy; level: 2 | 3 }) {
  const { language, today } = visit;
  const say = speaker(portalWords, language);
  const Heading = `h${level}` as "h2" | "h3";
  const area = language === "zh" ? signal.areaZh : signal.areaEn;
  return (
    <article class="card signal">
      <Heading class="small">{say("signals.topic", { area, category: taxonomy.name(signal.category) })}</Heading>
      <p class="said">
        <span class="tag">{say("signals.said")}</span>
        <span>{(language === "en" && signal.aimEn) || signal.aim}</span>
      </p>
      <p class="did">
        <span class="tag did">{say("signals.did")}</span>
        <span>{(language === "en" && signal.answerEn) || signal.answer}</span>
      </p>
      <p class="meta">{sayDay(signal.publishedAt, language, today)}</p>
    </article>
  );
}

/** /signals: 您说我办. */
export async function visitSignals(visit: Visit): Promise<Outcome> {
  const say = speaker(portalWords, visit.language);
  const [signals, taxonomy] = await Promise.all([readSignals(visit), readTaxonomy(visit.api, visit.language)]);
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
            <SignalCard key={signal.id} signal={signal} visit={visit} taxonomy={taxonomy} level={2} />
          ))}
        </div>
      </>
    ),
  };
}
