/** @jsxImportSource preact */
import { Card, DataTable, Notice, sayInstant, type Outcome, type Visit } from "#web/parts";
import { speaker } from "#web/words";
import { logWords } from "./log-words.ts";

type Logs = {
  prefix: string;
  everySeconds: number;
  logs: readonly {
    log: string;
    zh: string | null;
    en: string | null;
    size: number;
    at: string;
    witnesses: number;
    witnessed: number | null;
  }[];
};

/** /log: what the public log is, how far each area's is, and how anybody keeps a checkpoint of it. */
export async function visitLog({ api, language, today, site }: Visit): Promise<Outcome> {
  const say = speaker(logWords, language);
  const reply = await api.get<Logs>("/api/log");
  const logs = reply.ok ? reply.value.logs : [];
  const number = (n: number): string => n.toLocaleString(language === "zh" ? "zh-CN" : "en");
  const nameOf = (one: Logs["logs"][number]): string =>
    one.log === "city"
      ? say("city", { city: site.name[language] })
      : one.log.endsWith("00")
        ? say("own", { city: site.name[language] })
        : ((language === "zh" ? one.zh : one.en) ?? one.log);
  return {
    kind: "page",
    title: say("title"),
    body: (
      <>
        <h1>{say("title")}</h1>
        <p class="lead">{say("lead")}</p>
        <Card title={say("how.title")}>
          <ul class="plain-list">
            {(["how.record", "how.seal", "how.chain", "how.nothing", "how.keep"] as const).map((words) => (
              <li key={words}>{say(words)}</li>
            ))}
          </ul>
        </Card>
        {reply.ok ? null : <Notice tone="warn" title={reply.refusal.message} />}
        {reply.ok && logs.length === 0 ? <Notice title={say("none")} /> : null}
        {logs.length > 0 ? (
          <Card title={say("logs.title")}>
            <DataTable
              caption={say("logs.caption")}
              columns={[{ label: say("area") }, { label: say("size"), numeric: true }, { label: say("at") }, { label: say("witnesses") }]}
              rows={logs.map((one) => ({
                key: one.log,
                cells: [
                  <a key="history" href={`/log/${one.log}`}>
                    {nameOf(one)}
                  </a>,
                  <a key="checkpoint" href={`/log/${one.log}/checkpoint`}>
                    {number(one.size)}
                  </a>,
                  sayInstant(one.at, language, today),
                  one.witnessed === null ? (
                    say("witnesses.none")
                  ) : (
                    <a key="witnessed" href={`/log/${one.log}/checkpoint/${one.witnessed}`}>
                      {say("witnesses.upto", { n: one.witnesses, size: number(one.witnessed) })}
                    </a>
                  ),
                ],
              }))}
            />
            <p class="meta">{say("logs.note")}</p>
          </Card>
        ) : null}
        <Card title={say("keep.title")}>
          <p>{say("keep.how")}</p>
          <pre class="checkpoint">{"npm run verify -- --against checkpoint.txt"}</pre>
          <p class="actions">
            <a class="button" href="/log/kept">
              {say("keep.compare")}
            </a>
          </p>
          <p class="meta">{say("keep.formats")}</p>
        </Card>
      </>
    ),
  };
}
