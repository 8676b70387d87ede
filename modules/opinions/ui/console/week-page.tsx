import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { Go, ListPage, orThrow, PlainTable, Typed, useConsole, useLanguage, useLive, useSay, useUrl } from "#web/console";
import type { ActionRow, WeekTopic, WeekView } from "../../contract.ts";
import { weekWords } from "../week-words.ts";
import { ActForm, AdoptForm, PublishForm } from "./action-forms.tsx";
import "./opinions.css";

type Doing = { kind: "adopt"; topic: WeekTopic; week: string } | { kind: "act" | "publish"; row: ActionRow };

/** What was said most in a week, where, and against the weeks before; what was adopted out of it, and what came of that. */
export function WeekPage() {
  const say = useSay(weekWords);
  const { api, area } = useConsole();
  const { params, set } = useUrl();
  const client = useQueryClient();
  const [doing, setDoing] = useState<Doing | null>(null);
  const week = params.get("week") ?? "";
  const again = () => void client.invalidateQueries({ queryKey: ["opinion-week"] });
  useLive("opinions.action", again, again);
  const read = useQuery({
    queryKey: ["opinion-week", area, week],
    queryFn: async () => orThrow(await api.get<WeekView>("/api/opinions/week", { area: area.slice(0, 9), week: week || undefined })),
  });
  const found = read.data;
  const close = () => setDoing(null);
  return (
    <ListPage
      title={say("title")}
      lead={say("lead")}
      read={read}
      empty={null}
      tools={<Go to="/signals">{say("signals")}</Go>}
      filters={
        <label className="c-row">
          {say("week")}
          <input
            className="c-input c-select"
            type="date"
            value={found?.week ?? week}
            onChange={(event) => set({ week: event.target.value || null })}
          />
        </label>
      }
      beside={
        <>
          {doing?.kind === "adopt" ? <AdoptForm topic={doing.topic} week={doing.week} close={close} /> : null}
          {doing?.kind === "act" ? <ActForm row={doing.row} close={close} /> : null}
          {doing?.kind === "publish" ? <PublishForm row={doing.row} close={close} /> : null}
        </>
      }
    >
      {found ? (
        <>
          {found.topics.length === 0 ? <p className="c-muted">{say("none")}</p> : <Topics view={found} ask={setDoing} />}
          <h2>{say("actions")}</h2>
          {found.actions.length === 0 ? <p className="c-muted">{say("noActions")}</p> : null}
          {found.actions.map((row) => (
            <Action key={row.id} row={row} ask={(kind) => setDoing({ kind, row })} />
          ))}
        </>
      ) : null}
    </ListPage>
  );
}

function Topics({ view, ask }: { view: WeekView; ask: (doing: Doing) => void }) {
  const say = useSay(weekWords);
  const language = useLanguage();
  const changed = (n: number): string => (n > 0 ? say("more", { n }) : n < 0 ? say("less", { n: -n }) : say("same"));
  return (
    <PlainTable
      name="week"
      label={say("title")}
      columns={(["topic", "kind", "area", "now", "before", "change", "usual", "weeks", "state"] as const).map((name) => say(name))}
    >
      {view.topics.map((one) => (
        <tr key={`${one.kind} ${one.area} ${one.code}`}>
          <td>
            {one.name[language]} {one.rises ? <b className="o-late">{say("rises")}</b> : null}
          </td>
          <td>{say(`kind.${one.kind}`)}</td>
          <td>{one.areaName[language]}</td>
          <td className="c-num">{one.now}</td>
          <td className="c-num">{one.before}</td>
          <td className="c-num">{changed(one.now - one.before)}</td>
          <td className="c-num">{one.usual}</td>
          <td>{one.weeks.join(" · ")}</td>
          <td>
            {one.adopted ? say("adopted") : null}
            {one.mayAdopt ? (
              <Button size="small" onClick={() => ask({ kind: "adopt", topic: one, week: view.week })}>
                {say("adopt")}
              </Button>
            ) : null}
          </td>
        </tr>
      ))}
    </PlainTable>
  );
}

function Action({ row, ask }: { row: ActionRow; ask: (kind: "act" | "publish") => void }) {
  const say = useSay(weekWords);
  const language = useLanguage();
  const both = ({ zh, en }: { zh: string; en: string }): string => (language === "en" && en !== "" ? en : zh);
  return (
    <article className="c-card">
      <p>
        <b>{row.topicName[language]}</b> · {row.areaName[language]} · {row.week} · {say(`stage.${row.stage}`)}
      </p>
      <p className="o-prose">
        <Typed text={both(row.aim)} />
      </p>
      <p className={row.late ? "o-late" : "c-muted"}>
        {say("by", { unit: row.unitName[language], day: row.due })} {row.late ? say("late") : ""}
      </p>
      {row.answer || row.done ? (
        <p className="o-prose">
          <Typed text={row.answer ? both(row.answer) : (row.done ?? "")} />
        </p>
      ) : null}
      <p className="c-row">
        {row.may.map((step, index) => (
          <Button key={step} size="small" type={index === row.may.length - 1 ? "primary" : "default"} onClick={() => ask(step)}>
            {say(step)}
          </Button>
        ))}
      </p>
    </article>
  );
}
