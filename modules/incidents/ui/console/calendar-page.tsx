import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useState, type FormEvent } from "react";
import {
  dateIn,
  dayWords,
  Field,
  FileInput,
  FormDialog,
  newId,
  orThrow,
  Page,
  ReadProblem,
  refusalText,
  showToast,
  useConsole,
  useLanguage,
  useSay,
  useUrl,
} from "#web/console";
import type { CalendarView } from "#contracts/limits";
import { consoleWords } from "../console-words.ts";
import { Holiday, HolidaySource } from "./holidays.tsx";
import { WorkingHours } from "./working-hours.tsx";

/** The schema of the published data set NateScarlet/holiday-cn. */
type YearNotice = {
  year: number;
  source?: string;
  papers?: readonly string[];
  days: readonly { date: string; name: string; isOffDay: boolean }[];
};

export function CalendarPage() {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const { api } = useConsole();
  const { params, set } = useUrl();
  const thisYear = Number(dateIn(Date.now()).slice(0, 4));
  const year = Number(params.get("year") ?? thisYear);
  const read = useQuery({
    queryKey: ["calendar-year", year],
    queryFn: async () => orThrow(await api.get<CalendarView>("/api/limits/calendar", { year })),
  });
  const entries = Object.entries(read.data?.days ?? {}).filter(([date]) => date.startsWith(String(year)));
  const weekday = (date: string) => new Date(`${date}T00:00:00Z`).getUTCDay();
  // Of a year whose notice is not out every day is provisional, and none is unlike the others.
  const unusual = entries.filter(
    ([date, status]) =>
      status !== "provisional" &&
      ((status === "off") !== (weekday(date) === 0 || weekday(date) === 6) || read.data?.names[date] !== undefined),
  );
  const notice = read.data?.years.find((one) => one.year === year);
  const [withdrawing, setWithdrawing] = useState(false);
  return (
    <Page
      title={`${say("limits.title")} ${year}`}
      tools={[thisYear - 1, thisYear, thisYear + 1].map((one) => (
        <button
          key={one}
          type="button"
          className="c-link"
          aria-current={one === year ? "true" : undefined}
          onClick={() => set({ year: String(one) })}
        >
          {one}
        </button>
      ))}
    >
      <p className="c-muted">{say("limits.lead")}</p>
      {read.error ? <ReadProblem error={read.error} retry={() => void read.refetch()} /> : null}
      <div className="c-card">
        {notice ? (
          <p className="c-row c-muted">
            <span>{notice.provisional ? say("limits.notYet") : <HolidaySource source={notice.source ?? ""} loaded={notice.loaded} />}</span>
            {notice.loaded && read.data?.may ? (
              <button type="button" className="c-link" onClick={() => setWithdrawing(true)}>
                {say("limits.withdraw")}
              </button>
            ) : null}
          </p>
        ) : null}
        <ul className="i-list" hidden={unusual.length === 0}>
          {unusual.slice(0, 80).map(([date, status]) => (
            <li key={date}>
              <span>{dayWords(date, language)}</span>
              <span className="c-muted">
                <Holiday name={read.data?.names[date] ?? ""} />
              </span>
              <span className={status === "work" ? "i-flag i-flag-bad" : "i-flag"}>
                {say(status === "work" ? "limits.work" : "limits.off")}
              </span>
            </li>
          ))}
        </ul>
      </div>
      {read.data ? <WorkingHours calendar={read.data} /> : null}
      {read.data?.may ? <LoadYear /> : null}
      {withdrawing ? <WithdrawYear year={year} close={() => setWithdrawing(false)} /> : null}
    </Page>
  );
}

/** What was loaded by mistake; what this release published for the year, or Monday to Friday, holds again. */
function WithdrawYear({ year, close }: { year: number; close: () => void }) {
  const say = useSay(consoleWords);
  const { api } = useConsole();
  const client = useQueryClient();
  const submit = async () => {
    const reply = await api.post(`/api/limits/notices/${year}/withdrawal`, {}, { id: newId() });
    if (!reply.ok) return refusalText(reply);
    showToast({ tone: "good", text: say("limits.withdrawn", { year }) });
    void client.invalidateQueries({ queryKey: ["calendar-year"] });
    void client.invalidateQueries({ queryKey: ["working-calendar"] });
    return null;
  };
  return (
    <FormDialog title={`${say("limits.withdraw")} · ${year}`} action={say("limits.withdraw")} danger submit={submit} close={close}>
      <p>{say("limits.withdrawLead")}</p>
    </FormDialog>
  );
}

const isNotice = (value: unknown): value is YearNotice => {
  const notice = value as YearNotice | null;
  return (
    typeof notice?.year === "number" &&
    Array.isArray(notice.days) &&
    notice.days.every((day) => /^\d{4}-\d{2}-\d{2}$/.test(day.date) && typeof day.isOffDay === "boolean")
  );
};

function LoadYear() {
  const say = useSay(consoleWords);
  const { api } = useConsole();
  const client = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const [error, setError] = useState("");
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!file) return;
    let notice: unknown = null;
    try {
      notice = JSON.parse(await file.text());
    } catch {
      // Not JSON: told below with the form that is wanted.
    }
    if (!isNotice(notice)) return setError(say("limits.bad"));
    const reply = await api.post(
      "/api/limits/notices",
      { year: notice.year, source: notice.source ?? notice.papers?.[0] ?? file.name, days: notice.days },
      { id: newId() },
    );
    if (!reply.ok) return setError(refusalText(reply));
    setError("");
    showToast({ tone: "good", text: say("limits.loaded", { year: notice.year }) });
    void client.invalidateQueries({ queryKey: ["calendar-year"] });
    void client.invalidateQueries({ queryKey: ["working-calendar"] });
  };
  return (
    <form className="c-card c-form" onSubmit={(event) => void submit(event)}>
      <Field label={say("limits.load")} hint={say("limits.file")} error={error || undefined} required>
        <FileInput accept="application/json,.json" take={setFile} />
      </Field>
      <Button type="primary" htmlType="submit" disabled={!file}>
        {say("limits.load")}
      </Button>
    </form>
  );
}
