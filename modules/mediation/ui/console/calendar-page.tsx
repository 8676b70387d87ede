import { Button } from "antd";
import { dateIn, Empty, Go, instant, Page, ReadProblem, useConsole, useLanguage, useSay, useUrl, Waiting } from "#web/console";
import { colon, comma } from "#web/words";
import type { CalendarPage as Calendar } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { useRead } from "./wire.ts";

const DAY = 86_400_000;
const monday = (day: string): number => {
  const at = Date.parse(`${day}T00:00:00+08:00`);
  return at - ((new Date(at + 8 * 3_600_000).getUTCDay() + 6) % 7) * DAY;
};

/** A week of rooms and sessions; its address is the week. Prints as it stands. */
export function CalendarPage() {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const { area } = useConsole();
  const { params, set } = useUrl();
  const begin = monday(params.get("week") ?? dateIn(Date.now()));
  const read = useRead<Calendar>("calendar", { from: dateIn(begin), to: dateIn(begin + 6 * DAY), ...(area ? { area } : {}) });
  if (read.isPending) return <Waiting />;
  if (!read.data) return <ReadProblem error={read.error} retry={() => void read.refetch()} />;
  const days = Map.groupBy(read.data.rows, ({ from }) => dateIn(Date.parse(from)));
  return (
    <Page title={say("calendar")}>
      <div className="c-row">
        <Button onClick={() => set({ week: dateIn(begin - 7 * DAY) })}>{say("calendar.prev")}</Button>
        <strong>
          {dateIn(begin)} – {dateIn(begin + 6 * DAY)}
        </strong>
        <Button onClick={() => set({ week: dateIn(begin + 7 * DAY) })}>{say("calendar.next")}</Button>
      </div>
      {read.data.rows.length === 0 ? <Empty text={say("calendar.empty")} /> : null}
      {[...days].map(([day, rows]) => (
        <div key={day} className="c-card">
          <h2>{day}</h2>
          <ul>
            {rows.map((row) => (
              <li key={row.id}>
                {instant(row.from, language)} – {instant(row.to, language).slice(-5)} · {row.roomName?.[language] ?? say("online")} ·{" "}
                {row.mediators.join(comma(language))} ·{" "}
                <Go to={`/mediation/${row.home}/${row.dispute}`} className="c-mono">
                  {row.number}
                </Go>
              </li>
            ))}
          </ul>
        </div>
      ))}
      {read.data.feeds.length > 0 ? (
        <details className="c-card">
          <summary>{say("calendar.feed")}</summary>
          <ul>
            {read.data.feeds.map((feed) => (
              <li key={feed.committee}>
                {feed[language]}
                {colon(language)}
                <a className="c-mono" href={feed.path} style={{ overflowWrap: "anywhere" }}>
                  {window.location.origin}
                  {feed.path}
                </a>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </Page>
  );
}
