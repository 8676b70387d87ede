import { Button } from "antd";
import { useState } from "react";
import { Go, holdsRole, showToast, Typed, useConsole, useLanguage, useSay, useUrl, useUnitName, type ReplyHelp } from "#web/console";
import type { Language } from "#web/words";
import type { FoundAnswer } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import "./answers.css";
import { Marks } from "./marks.tsx";
import { replyOf } from "./reply-text.ts";
import { useNearest, useSend, useSettled } from "./wire.ts";

const WRITERS = ["handler", "approver", "dispatcher", "supervisor", "intakeClerk"];
/** The nearest answers beside a reply that is being written, or a call that is taken. Nothing is sent by itself. */
export function NearestAnswers({ record, subject, place, words, asksIn, put, done }: ReplyHelp) {
  const say = useSay(consoleWords);
  const { session } = useConsole();
  const { open } = useUrl();
  const [typed, setTyped] = useState("");
  const { data } = useNearest({ words: useSettled(typed.trim() || words), subject, place });
  const rows = data?.rows ?? [];
  return (
    <section className="c-card" aria-label={say("nearTitle")}>
      <h2>{say("nearTitle")}</h2>
      <p className="c-muted">{say(put && record ? "nearLead" : put ? "nearAtDesk" : "nearAloud")}</p>
      <input
        className="c-input"
        type="search"
        aria-label={say("nearSearch")}
        placeholder={say("nearSearch")}
        maxLength={100}
        value={typed}
        // It may stand in the form of a reply, which Enter would send.
        onKeyDown={(event) => (event.key === "Enter" ? event.preventDefault() : undefined)}
        onChange={(event) => setTyped(event.target.value)}
      />
      {data && rows.length === 0 ? <p className="c-muted">{say("nearNone")}</p> : null}
      <ul className="a-near">
        {rows.map((row) => (
          <Near key={row.id} row={row} record={record} asksIn={asksIn} put={put} />
        ))}
      </ul>
      {record && done && holdsRole(session, WRITERS) ? (
        <p className="c-spaced">
          <Button size="small" onClick={() => open(`/answers/write?from=${record.home}/${record.id}`)}>
            {say("propose")}
          </Button>
        </p>
      ) : null}
    </section>
  );
}

function Near({ row, record, asksIn, put }: { row: FoundAnswer } & Pick<ReplyHelp, "record" | "asksIn" | "put">) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const unit = useUnitName();
  const send = useSend();
  const said = language === "en" && row.text.en ? row.text.en : row.text.zh;
  // First in the language of whoever asked; the other stands beside it.
  const languages: Language[] = row.text.en === null ? ["zh"] : asksIn === "en" ? ["en", "zh"] : ["zh", "en"];
  const use = async (wanted: Language) => {
    if (!put) return;
    put(replyOf(row, wanted), { home: row.home, id: row.id, version: row.version });
    if (!record) return;
    const refused = await send(
      `/api/answers/${row.home}/${row.id}/uses`,
      { version: row.version, matter: { home: record.home, id: record.id } },
      "",
    );
    showToast(refused === "" ? { tone: "good", text: say("usedNow") } : { tone: "bad", text: refused });
  };
  return (
    <li>
      <b>
        <Typed text={said.question} />
      </b>
      <p className="c-muted">
        {unit(row.owner)} · <Marks row={{ ...row, stage: "published", draft: null, stale: false }} />
      </p>
      {put && asksIn === "en" && row.text.en === null ? <p className="c-muted">{say("useChineseOnly")}</p> : null}
      {row.stale ? <p className="c-problem">{say("stale", { day: row.reviewBy })}</p> : null}
      <details>
        <summary>{say("answer")}</summary>
        <p className="a-prose">
          <Typed
            text={[said.answer, ...said.steps.map((step, index) => `${index + 1}. ${step}`), ...said.bring.map((one) => `· ${one}`)].join(
              "\n",
            )}
          />
        </p>
      </details>
      <div className="c-row">
        {put
          ? languages.map((one, index) => (
              <Button key={one} size="small" type={index === 0 ? "primary" : "default"} onClick={() => void use(one)}>
                {say(languages.length === 1 ? "use" : `use.${one}`)}
              </Button>
            ))
          : null}
        <Go to={`/answers/${row.home}/${row.id}`} target="_blank">
          {say("more")}
        </Go>
      </div>
    </li>
  );
}
