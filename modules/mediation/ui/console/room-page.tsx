import { useParams } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { Go, instant, NativeSelect, Page, ReadProblem, TextArea, useLanguage, useLive, useSay, Waiting } from "#web/console";
import type { RoomView } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { useCode, useRead, useSend } from "./wire.ts";

/** The online room: what all see, and each side's own channel. Read anew when somebody has said something. */
export function RoomPage() {
  const { home = "", id = "" } = useParams({ strict: false });
  const say = useSay(consoleWords);
  const code = useCode();
  const language = useLanguage();
  const send = useSend();
  const read = useRead<RoomView>(`disputes/${home}/${id}/room`);
  const again = (): void => void read.refetch();
  // Each channel is a record of its own; whichever of this town changes, the room reads anew.
  useLive("mediation.channel", (changes) => (changes.some((one) => one.home === home) ? again() : undefined), again);
  const [channel, setChannel] = useState("shared");
  const [text, setText] = useState("");
  const [problem, setProblem] = useState("");
  const speak = async (what: "note" | "proposal") => {
    const reply = await send(`disputes/${home}/${id}/room`, { channel: what === "proposal" ? "shared" : channel, what, text: text.trim() });
    setProblem(reply.ok ? "" : reply.problem);
    if (reply.ok) setText("");
  };
  if (read.isPending) return <Waiting />;
  if (!read.data) return <ReadProblem error={read.error} retry={() => void read.refetch()} />;
  return (
    <Page title={say("step.room")} tools={<Go to={`/mediation/${home}/${id}`}>{say("matter")}</Go>}>
      <ol className="c-card">
        {read.data.entries.map((entry) => (
          <li key={entry.entry}>
            <span className="c-muted">
              {instant(entry.at, language)} · {code("room", entry.channel)} {entry.what === "proposal" ? `· ${say("proposal")}` : ""}
            </span>
            <p style={{ whiteSpace: "pre-wrap" }}>{entry.text ?? "—"}</p>
            {entry.answers.length > 0 ? (
              <p className="c-muted">
                {say("room.accepts", { n: entry.answers.filter(({ accepts }) => accepts).length })} ·{" "}
                {say("room.declines", { n: entry.answers.filter(({ accepts }) => !accepts).length })}
              </p>
            ) : null}
          </li>
        ))}
      </ol>
      {read.data.open ? (
        <div className="c-card">
          {problem ? (
            <p role="alert" className="c-problem">
              {problem}
            </p>
          ) : null}
          <NativeSelect
            label={say("to")}
            value={channel}
            options={read.data.channels.map((value) => ({ value, label: code("room", value) }))}
            onChange={setChannel}
          />
          <label>
            {say("words")} <TextArea value={text} onChange={setText} max={2000} />
          </label>
          <div className="c-row">
            <Button type="primary" disabled={text.trim() === ""} onClick={() => void speak("note")}>
              {say("room.say")}
            </Button>
            <Button disabled={text.trim() === ""} onClick={() => void speak("proposal")}>
              {say("room.propose")}
            </Button>
          </div>
        </div>
      ) : null}
    </Page>
  );
}
