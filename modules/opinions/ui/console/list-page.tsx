import { Button } from "antd";
import { useState } from "react";
import {
  DueBadge,
  Go,
  holdsRole,
  ListPage,
  NativeSelect,
  PlainTable,
  SealsShut,
  Tabs,
  Typed,
  useConsole,
  useDeeds,
  useLanguage,
  useMinute,
  useSay,
  useUnitName,
  useUrl,
} from "#web/console";
import { ITEM_VIEWS, OPINION_CHANNELS, type ItemView, type ListedItem } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { BulkSort } from "./bulk-sort.tsx";
import "./opinions.css";
import { useItems, useTopics } from "./wire.ts";

const HEARERS = ["intakeClerk", "dispatcher", "supervisor", "handler", "approver", "gridWorker", "gridLeader"];
const isView = (value: string | null): value is ItemView => ITEM_VIEWS.some((one) => one === value);

/** What residents think, the next due first: sorted from here, one or many at once. */
export function OpinionsPage() {
  const say = useSay(consoleWords);
  const { session, area } = useConsole();
  const { params, set, open } = useUrl();
  const topics = useTopics();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const asked = params.get("view");
  const view: ItemView = isView(asked) ? asked : "open";
  const filter = { view, topic: params.get("topic") ?? "", channel: params.get("channel") ?? "", area: area.slice(0, 12) };
  const read = useItems(filter);
  const pages = read.data?.pages ?? [];
  const rows = pages.flatMap((page) => page.rows);
  const counts = pages[0]?.counts ?? {};
  const hears = holdsRole(session, HEARERS);
  useDeeds([{ id: "hear", label: say("hear"), keys: "n", run: () => open("/opinions/hear"), hidden: !hears }]);
  const label = (one: ItemView): string => {
    const n = counts[one];
    return n === undefined ? say(`view.${one}`) : say("viewN", { view: say(`view.${one}`), n });
  };
  const toggle = (id: string): void =>
    setChosen((before) => new Set(before.has(id) ? [...before].filter((one) => one !== id) : [...before, id]));
  return (
    <ListPage
      title={say("title")}
      lead={say("lead")}
      read={read}
      empty={rows.length > 0 ? null : say(`none.${view}`)}
      tools={
        <>
          <a href={`/opinions/code?c=square${area ? `&area=${area.slice(0, 12)}` : ""}`} target="_blank" rel="noreferrer">
            {say("code")}
          </a>
          {hears ? (
            <Button type="primary" onClick={() => open("/opinions/hear")}>
              {say("hear")}
            </Button>
          ) : null}
        </>
      }
      filters={
        <>
          <NativeSelect
            label={say("topic")}
            blank={say("anyTopic")}
            value={filter.topic}
            onChange={(topic) => set({ topic: topic || null })}
            options={topics.open}
          />
          <NativeSelect
            label={say("channel")}
            blank={say("anyChannel")}
            value={filter.channel}
            onChange={(channel) => set({ channel: channel || null })}
            options={OPINION_CHANNELS.map((value) => ({ value, label: say(`channel.${value}`) }))}
          />
          <Tabs
            label={say("view")}
            value={view}
            onChange={(next) => set({ view: next === "open" ? null : next })}
            options={ITEM_VIEWS.map((value) => ({ value, label: label(value) }))}
          />
        </>
      }
    >
      <SealsShut shut={pages.some(({ shut }) => shut)} />
      <BulkSort rows={rows.filter(({ id, may }) => chosen.has(id) && may.includes("classify"))} clear={() => setChosen(new Set())} />
      <PlainTable
        name="opinions"
        label={say("title")}
        columns={(["number", "said", "topic", "channel", "place", "unit", "stage", "due"] as const).map((name) => say(name))}
      >
        {rows.map((row) => (
          <Line key={row.id} row={row} topic={topics.name(row.topic)} chosen={chosen.has(row.id)} toggle={() => toggle(row.id)} />
        ))}
      </PlainTable>
    </ListPage>
  );
}

function Line({ row, topic, chosen, toggle }: { row: ListedItem; topic: string | null; chosen: boolean; toggle: () => void }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const unit = useUnitName();
  const now = useMinute();
  const over = row.dueAt === null;
  return (
    <tr>
      <td>
        {row.may.includes("classify") ? (
          <input type="checkbox" aria-label={say("select", { number: row.number })} checked={chosen} onChange={toggle} />
        ) : null}{" "}
        <Go to={`/opinions/${row.home}/${row.id}`}>{row.number}</Go>
      </td>
      <td className="o-row-text">{row.text === null ? "—" : <Typed text={row.text} />}</td>
      <td>{topic ?? <span className="c-muted">{say("noTopic")}</span>}</td>
      <td>{say(`channel.${row.channel}`)}</td>
      <td>{row.placeName[language]}</td>
      <td>{unit(row.unit)}</td>
      <td>
        {say(`stage.${row.stage}`)} {row.rating === null ? null : <span className="c-muted">{say("score", { score: row.rating })}</span>}
      </td>
      <td>
        {over ? "—" : <DueBadge fact={{ dueAt: row.dueAt, provisional: row.provisional, state: "running", working: true }} now={now} />}
      </td>
    </tr>
  );
}
