import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useState, type FormEvent } from "react";
import {
  consoleWords as pieces,
  Dialog,
  Field,
  Go,
  newId,
  orThrow,
  Page,
  ReadProblem,
  refusalText,
  TextArea,
  useConsole,
  useLanguage,
  useSay,
  Waiting,
} from "#web/console";
import type { SignalLists, SignalRow } from "../../contract/reads.ts";
import { consoleWords } from "../console-words.ts";
import { UnitSelect } from "./unit-select.tsx";
import { caseApi, useCategoryLookup, useUnitName } from "./wire.ts";

type Ask = { kind: "adopt" | "publish"; signal: SignalRow };

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
        {(["rising", "adopted", "published"] as const).map((state) => (
          <section key={state} className="c-card" aria-label={say(`signals.${state}`)}>
            <h2>{say(`signals.${state}`)}</h2>
            {read.isSuccess && !all.some((signal) => signal.state === state) ? <p className="c-muted">{say("signals.none")}</p> : null}
            {all
              .filter((signal) => signal.state === state)
              .map((signal) => (
                <Signal key={`${signal.category} ${signal.area} ${signal.week}`} signal={signal} ask={setAsk} />
              ))}
          </section>
        ))}
      </div>
      {ask?.kind === "adopt" ? <Adopt signal={ask.signal} close={() => setAsk(null)} /> : null}
      {ask?.kind === "publish" ? <Publish signal={ask.signal} close={() => setAsk(null)} /> : null}
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
        {say("signals.weekOf", { day: signal.week })} · {say("signals.count", { now: signal.now, usual: signal.usual })}
      </p>
      <Spark values={signal.weeks} />
      {signal.unit ? <p>{unitName(signal.unit)}</p> : null}
      {signal.aim ? <p className="i-prose">{signal.aim}</p> : null}
      {signal.answer ? <p className="i-prose i-said">{signal.answer}</p> : null}
      <div className="c-row">
        {signal.state === "rising" ? (
          <Button size="small" type="primary" onClick={() => ask({ kind: "adopt", signal })}>
            {say("signals.adopt")}
          </Button>
        ) : null}
        {signal.state === "adopted" ? (
          <Button size="small" type="primary" onClick={() => ask({ kind: "publish", signal })}>
            {say("signals.publish")}
          </Button>
        ) : null}
        <Go to={`/incidents?view=all&category=${signal.category}&area=${signal.area}&sort=newest`}>{say("signals.records")}</Go>
      </div>
    </article>
  );
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

function useSend(close: () => void) {
  const { api } = useConsole();
  const client = useQueryClient();
  const [error, setError] = useState("");
  const send = async (path: string, body: unknown) => {
    const reply = await api.post(path, body, { id: newId() });
    if (!reply.ok) return setError(refusalText(reply));
    void client.invalidateQueries({ queryKey: ["signals"] });
    close();
  };
  return { send, error };
}

function Adopt({ signal, close }: { signal: SignalRow; close: () => void }) {
  const say = useSay(consoleWords);
  const needed = useSay(pieces);
  const { send, error } = useSend(close);
  const [id] = useState(() => newId());
  const [unit, setUnit] = useState("");
  const [aim, setAim] = useState("");
  const [checked, setChecked] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (unit && aim.trim())
      void send("/api/incidents/signals", {
        home: signal.home,
        id,
        category: signal.category,
        area: signal.area,
        week: signal.week,
        unit,
        aim: aim.trim(),
      });
  };
  return (
    <Dialog title={say("signals.adopt")} onClose={close}>
      <form className="c-form" onSubmit={submit} noValidate>
        {error ? (
          <p role="alert" className="c-problem">
            {error}
          </p>
        ) : null}
        <Field
          label={say("signals.unit")}
          required
          error={checked && !unit ? needed("console.needed", { field: say("signals.unit") }) : undefined}
        >
          <UnitSelect value={unit} onChange={setUnit} />
        </Field>
        <Field
          label={say("signals.aim")}
          required
          error={checked && !aim.trim() ? needed("console.needed", { field: say("signals.aim") }) : undefined}
        >
          <TextArea value={aim} onChange={setAim} max={300} rows={3} />
        </Field>
        <Button type="primary" htmlType="submit">
          {say("signals.adopt")}
        </Button>
      </form>
    </Dialog>
  );
}

function Publish({ signal, close }: { signal: SignalRow; close: () => void }) {
  const say = useSay(consoleWords);
  const needed = useSay(pieces);
  const { send, error } = useSend(close);
  const [answer, setAnswer] = useState("");
  const [answerEn, setAnswerEn] = useState("");
  const [checked, setChecked] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    const base = caseApi({ home: signal.home, id: signal.id ?? "" }).replace("/api/incidents/", "/api/incidents/signals/");
    if (answer.trim()) void send(`${base}/publication`, { answer: answer.trim(), answerEn: answerEn.trim() || null });
  };
  return (
    <Dialog title={say("signals.publish")} onClose={close}>
      <form className="c-form" onSubmit={submit} noValidate>
        {error ? (
          <p role="alert" className="c-problem">
            {error}
          </p>
        ) : null}
        <Field
          label={say("signals.answer")}
          required
          error={checked && !answer.trim() ? needed("console.needed", { field: say("signals.answer") }) : undefined}
        >
          <TextArea value={answer} onChange={setAnswer} max={2000} rows={6} autoFocus />
        </Field>
        <Field label={say("signals.answerEn")}>
          <TextArea value={answerEn} onChange={setAnswerEn} max={2000} rows={4} />
        </Field>
        <Button type="primary" htmlType="submit">
          {say("signals.publish")}
        </Button>
      </form>
    </Dialog>
  );
}
