/** @jsxImportSource preact */
import { Card, DataTable, Notice, TextArea, sayInstant, withQuery, type Outcome, type Visit } from "#web/parts";
import { speaker } from "#web/words";
import { historyWords } from "./log-history-words.ts";
import { notFound } from "./static-pages.tsx";

type History = {
  log: string;
  zh: string | null;
  en: string | null;
  items: readonly { size: number; at: string; root: string; witnesses: number }[];
  next: number | null;
};
type Compared = { found: "unread" | "stranger" } | { found: "same" | "differs" | "shorter"; log: string; size: number; now: number };

const TONES = { same: "good", differs: "danger", shorter: "danger", stranger: "warn", unread: "warn" } as const;

/** /log/{log}: every day's checkpoint of one log, so that what somebody kept can be held against what was published. */
export async function visitLogHistory(visit: Visit): Promise<Outcome> {
  const { api, language, today, request, params } = visit;
  const say = speaker(historyWords, language);
  const log = params["log"] ?? "";
  const before = /^[1-9]\d{0,14}$/.test(request.query["before"] ?? "") ? request.query["before"] : undefined;
  const reply = await api.get<History>(withQuery(`/api/log/${encodeURIComponent(log)}/checkpoints`, { before: before ?? null }));
  if (!reply.ok) return notFound(visit);
  const { items, next } = reply.value;
  const area = log === "city" ? say("city") : (reply.value[language] ?? log);
  const number = (n: number): string => n.toLocaleString(language === "zh" ? "zh-CN" : "en");
  return {
    kind: "page",
    title: say("title", { area }),
    body: (
      <>
        <h1>{say("title", { area })}</h1>
        <p class="lead">{say("lead")}</p>
        <DataTable
          caption={say("caption", { area })}
          columns={[
            { label: say("at") },
            { label: say("size"), numeric: true },
            { label: say("witnesses"), numeric: true },
            { label: say("root") },
          ]}
          rows={items.map(({ size, at, root, witnesses }) => ({
            key: String(size),
            cells: [
              <a key="note" href={`/log/${log}/checkpoint/${size}`}>
                {sayInstant(at, language, today)}
              </a>,
              number(size),
              witnesses,
              <code key="root" class="fingerprint">
                {root}
              </code>,
            ],
          }))}
        />
        <p class="meta">{say("every")}</p>
        <p class="actions">
          {next === null ? null : (
            <a class="button" href={withQuery(request.path, { before: String(next) })}>
              {say("older")}
            </a>
          )}
          <a href="/log/kept">{say("compare")}</a>
          <a href="/log">{say("back")}</a>
        </p>
      </>
    ),
  };
}

/** /log/kept: what somebody kept, pasted and held to the log as it is now. Works without JavaScript. */
export async function visitKept({ api, language, request, site }: Visit): Promise<Outcome> {
  const say = speaker(historyWords, language);
  const note = request.query["note"] ?? "";
  const reply = note.trim() === "" ? null : await api.get<Compared>(withQuery("/api/log/compare", { note }));
  const told = reply?.ok ? reply.value : null;
  const facts = told && "log" in told ? { size: told.size, now: told.now } : { size: 0, now: 0 };
  return {
    kind: "page",
    title: say("kept.title"),
    body: (
      <>
        <h1>{say("kept.title")}</h1>
        <p class="lead">{say("kept.lead")}</p>
        {reply && !reply.ok ? <Notice tone="warn" title={reply.refusal.message} /> : null}
        {told ? (
          <Notice tone={TONES[told.found]} title={say(`kept.${told.found}`, facts)}>
            <p>{say(`kept.${told.found}.words`, { ...facts, number: site.hotline })}</p>
          </Notice>
        ) : null}
        <Card>
          <form method="get" action="/log/kept">
            <TextArea name="note" label={say("kept.note")} hint={say("kept.hint")} value={note} rows={8} maxlength={4000} />
            <p class="actions">
              <button type="submit" class="button primary">
                {say("kept.do")}
              </button>
              <a href="/log">{say("back")}</a>
            </p>
          </form>
        </Card>
        <p class="meta">{say("kept.all")}</p>
      </>
    ),
  };
}
