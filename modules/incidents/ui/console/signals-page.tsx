import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { dayWords, Go, orThrow, Page, ReadProblem, shortInstant, useConsole, useLanguage, useSay, Waiting, Typed } from "#web/console";
import type { SignalLists, SignalRow } from "../../contract/reads.ts";
import { consoleWords } from "../console-words.ts";
import { ActSignal, AdoptSignal, PublishSignal } from "./signal-forms.tsx";
import { useCategoryLookup, useUnitName } from "./wire.ts";

const STATES = ["rising", "adopted", "acted", "published"] as const;
type Step = SignalRow["may"][number];
type Ask = { step: Step; signal: SignalRow };

/** 第一信号: what rises becomes a work order, and its answer is published. */
export function SignalsPage() {
  const say = useSay(consoleWords);
  const { api, area } = useConsole();
  const read = useQuery({
    queryKey: ["signals", area],
    queryFn: async () => orThrow(await api.get<SignalLists>("/api/incidents/signals", { area })),
  });
  const [ask, setAsk] = useState<Ask | null>(null);
  const all = [...(read.data?.rising ?? []), ...(read.data?.adopted ?? [])];
  return (
    <Page title={say("signals.title")} wide>
      <p className="c-muted">{say("signals.lead")}</p>
      {read.error ? <ReadProblem error={read.error} retry={() => void read.refetch()} /> : null}
      {read.isPending ? <Waiting /> : null}
      <div className="i-signals">
        {STATES.map((state) => (
          <section key={state} className="c-card" aria-label={say(`signals.${state}`)}>
            <h2>{say(`signals.${state}`)}</h2>
            {read.isSuccess && !all.some((signal) => signal.state === state) ? (
              <p className="c-muted">{say(`signals.none.${state}`)}</p>
            ) : null}
            {all
              .filter((signal) => signal.state === state)
              .map((signal) => (
                <Signal key={`${signal.category} ${signal.area} ${signal.week}`} signal={signal} ask={setAsk} />
              ))}
          </section>
        ))}
      </div>
      {ask?.step === "adopt" ? <AdoptSignal signal={ask.signal} close={() => setAsk(null)} /> : null}
      {ask?.step === "act" ? <ActSignal signal={ask.signal} close={() => setAsk(null)} /> : null}
      {ask?.step === "publish" ? <PublishSignal signal={ask.signal} close={() => setAsk(null)} /> : null}
    </Page>
  );
}

function Signal({ signal, ask }: { signal: SignalRow; ask: (ask: Ask) => void }) {
  const say = useSay(consoleWords);
  const category = useCategoryLookup();
  const unitName = useUnitName();
  const language = useLanguage();
  return (
    <article className="i-signal">
      <p>
        <b>{category.name(signal.category)}</b> · {language === "en" ? signal.areaNameEn : signal.areaName}
      </p>
      <p className="c-muted">
        {say("signals.weekOf", { day: dayWords(signal.week, language) })}
        {signal.now > 0 ? ` · ${say("signals.count", { now: signal.now, usual: signal.usual })}` : ""}
      </p>
      <Spark values={signal.weeks} />
      {signal.unit ? <p>{unitName(signal.unit)}</p> : null}
      {signal.dueAt && signal.state !== "published" ? (
        <p className="c-muted">{say("signals.due", { at: shortInstant(signal.dueAt, language) })}</p>
      ) : null}
      <Told label={say("signals.aim")} text={(language === "en" && signal.aimEn) || signal.aim} />
      <Told label={say("signals.done")} text={signal.done} />
      <Told label={say("signals.answer")} text={(language === "en" && signal.answerEn) || signal.answer} />
      <div className="c-row">
        {signal.may.map((step, index) => (
          <Button key={step} size="small" type={index === 0 ? "primary" : "default"} onClick={() => ask({ step, signal })}>
            {say(`signals.${step}`)}
          </Button>
        ))}
        <Go to={`/incidents?view=all&category=${signal.category}&area=${signal.area}&sort=newest`}>{say("signals.records")}</Go>
      </div>
    </article>
  );
}

function Told({ label, text }: { label: string; text: string | null }) {
  const say = useSay(consoleWords);
  return text ? (
    <p className="c-prose">
      <Typed text={say("case.pair", { label, value: text })} />
    </p>
  ) : null;
}

/** Past weeks as a line; the words above say the same. */
function Spark({ values }: { values: readonly number[] }) {
  if (values.length < 2) return null;
  const top = Math.max(...values, 1);
  const points = values.map((value, index) => `${(index / (values.length - 1)) * 160},${30 - (value / top) * 28}`).join(" ");
  return (
    <svg className="i-spark" width="160" height="32" viewBox="0 0 160 32" aria-hidden="true">
      <polyline points={points} fill="none" stroke="currentColor" strokeWidth="1.5" />
    </svg>
  );
}
