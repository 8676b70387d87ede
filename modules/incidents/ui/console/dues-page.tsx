import { useQuery } from "@tanstack/react-query";
import {
  dateIn,
  Go,
  Icon,
  monthWords,
  orThrow,
  Page,
  ReadProblem,
  useConsole,
  useLanguage,
  useSay,
  useUrl,
  useWorkingTime,
} from "#web/console";
import type { DueDay } from "../../contract/reads.ts";
import { consoleWords } from "../console-words.ts";

const DAY = 86_400_000;
const addMonths = (month: string, by: number): string => {
  const date = new Date(`${month}-15T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + by);
  return date.toISOString().slice(0, 7);
};

/** Six weeks from the Monday on or before the first of the month. */
export function monthGrid(month: string): string[] {
  const first = new Date(`${month}-01T00:00:00Z`);
  const back = (first.getUTCDay() + 6) % 7;
  const start = first.getTime() - back * DAY;
  const days = Array.from({ length: 42 }, (_, index) => new Date(start + index * DAY).toISOString().slice(0, 10));
  return days[35]?.startsWith(month) ? days : days.slice(0, 35);
}

export function DuesPage() {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const { api, area } = useConsole();
  const { params, set } = useUrl();
  const today = dateIn(Date.now());
  const month = /^\d{4}-\d{2}$/.test(params.get("month") ?? "") ? (params.get("month") ?? "") : today.slice(0, 7);
  const days = monthGrid(month);
  const from = days[0] ?? "";
  const to = days.at(-1) ?? "";
  const read = useQuery({
    queryKey: ["dues", from, to, area],
    queryFn: async () => orThrow(await api.get<DueDay[]>("/api/incidents/dues", { from, to, area })),
  });
  const byDay = new Map((read.data ?? []).map((day) => [day.day.slice(0, 10), day]));
  const weeks = Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7));
  return (
    <Page
      title={`${say("dues.title")} · ${monthWords(month, language)}`}
      wide
      tools={
        <>
          <button type="button" className="c-plain" aria-label={say("dues.previous")} onClick={() => set({ month: addMonths(month, -1) })}>
            <Icon name="left" />
          </button>
          <button type="button" className="c-link" onClick={() => set({ month: null })}>
            {say("dues.today")}
          </button>
          <button type="button" className="c-plain" aria-label={say("dues.next")} onClick={() => set({ month: addMonths(month, 1) })}>
            <Icon name="right" />
          </button>
        </>
      }
    >
      <p className="c-muted">{say("dues.lead")}</p>
      {read.error ? <ReadProblem error={read.error} retry={() => void read.refetch()} /> : null}
      <table className="i-month">
        <thead>
          <tr>
            {(weeks[0] ?? []).map((day) => (
              <th key={day} scope="col">
                {new Intl.DateTimeFormat(language === "zh" ? "zh-CN" : "en-GB", { weekday: "short", timeZone: "UTC" }).format(
                  new Date(`${day}T00:00:00Z`),
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]}>
              {week.map((day) => (
                <DayCell key={day} day={day} month={month} today={today} fact={byDay.get(day)} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Page>
  );
}

function DayCell({ day, month, today, fact }: { day: string; month: string; today: string; fact: DueDay | undefined }) {
  const say = useSay(consoleWords);
  const { isWorkday } = useWorkingTime();
  const off = !isWorkday(day);
  const head = (
    <span className="i-day-head">
      <span>{Number(day.slice(8))}</span>
      {off ? <span>{say("dues.off")}</span> : null}
    </span>
  );
  return (
    <td className={`${off ? "i-off " : ""}${day === today ? "i-today " : ""}${day.startsWith(month) ? "" : "i-outside"}`}>
      <span className="i-day">{head}</span>
      {fact && fact.due > 0 ? (
        <Go to={`/incidents?view=all&dueOn=${day}`} title={say("dues.due", { n: fact.due })}>
          <b aria-hidden="true">{fact.due}</b>
          <span className="c-hidden">{say("dues.due", { n: fact.due })}</span>
          {fact.late > 0 ? <span className="i-bad">{say("dues.late", { n: fact.late })}</span> : null}
        </Go>
      ) : null}
      {fact && fact.steps > 0 ? (
        <Go to={`/incidents?view=all&stepOn=${day}`} className="i-steps" title={say("dues.steps", { n: fact.steps })}>
          <span aria-hidden="true">
            {say("dues.stepMark")} {fact.steps}
          </span>
          <span className="c-hidden">{say("dues.steps", { n: fact.steps })}</span>
          {fact.stepsLate > 0 ? <span className="i-bad"> {say("dues.late", { n: fact.stepsLate })}</span> : null}
        </Go>
      ) : null}
    </td>
  );
}
