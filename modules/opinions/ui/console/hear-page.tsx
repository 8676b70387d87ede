import { Button } from "antd";
import { useState, type FormEvent } from "react";
import {
  AreaPicker,
  areasOf,
  Choice,
  consoleWords as pieces,
  Field,
  Go,
  instant,
  newId,
  NativeSelect,
  Page,
  refusalText,
  TextArea,
  TextInput,
  useConsole,
  useLanguage,
  useSay,
} from "#web/console";
import { OPINION_CHANNELS, SAID_MOST, type OpinionChannel, type OpinionReceipt } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import "./opinions.css";
import { useTopics } from "./wire.ts";

type Typed = {
  channel: OpinionChannel;
  area: string;
  topic: string;
  text: string;
  wish: "no" | "yes";
  phone: string;
  language: "zh" | "en";
};

/** What was heard in a square, at a meeting, on the hotline. The id is made once for the form: sent again it is the same one. */
export function HearPage() {
  const say = useSay(consoleWords);
  const { session, area } = useConsole();
  const [first] = useState<Typed>({
    channel: "square",
    area: area || (areasOf(session)[0] ?? ""),
    topic: "",
    text: "",
    wish: "no",
    phone: "",
    language: "zh",
  });
  const [turn, setTurn] = useState({ id: newId(), typed: first });
  const [receipt, setReceipt] = useState<OpinionReceipt | null>(null);
  const again = (kept: Typed) => {
    setReceipt(null);
    setTurn({ id: newId(), typed: { ...kept, text: "", topic: "", phone: "", wish: "no" } });
  };
  return (
    <Page title={say("hear")} tools={<Go to="/opinions">{say("back")}</Go>}>
      {receipt ? (
        <Done receipt={receipt} again={() => again(turn.typed)} />
      ) : (
        <HearForm
          key={turn.id}
          id={turn.id}
          begun={turn.typed}
          done={(found, typed) => {
            setTurn((before) => ({ ...before, typed }));
            setReceipt(found);
          }}
        />
      )}
    </Page>
  );
}

function Done({ receipt, again }: { receipt: OpinionReceipt; again: () => void }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  return (
    <section className="c-card" role="status">
      <p>
        <b>{say("saved", { number: receipt.number, due: instant(receipt.dueAt, language) })}</b>
      </p>
      <p className="c-row">
        <Button type="primary" onClick={again} autoFocus>
          {say("another")}
        </Button>
        <Go to={`/opinions/${receipt.home}/${receipt.id}`}>{say("open")}</Go>
      </p>
    </section>
  );
}

function HearForm({ id, begun, done }: { id: string; begun: Typed; done: (receipt: OpinionReceipt, typed: Typed) => void }) {
  const say = useSay(consoleWords);
  const needed = useSay(pieces);
  const { api } = useConsole();
  const topics = useTopics();
  const [typed, setTyped] = useState<Typed>(begun);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const put = (more: Partial<Typed>) => setTyped((before) => ({ ...before, ...more }));
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (typed.text.trim() === "") return setProblem(needed("console.needed", { field: say("text") }));
    setBusy(true);
    const { channel, area, text, language, wish, phone, topic } = typed;
    const body = {
      id,
      channel,
      area,
      text,
      language,
      topic: topic || null,
      wish: wish === "yes",
      phone: wish === "yes" && phone !== "" ? phone : null,
    };
    const reply = await api.post<OpinionReceipt>("/api/opinions/heard", body, { id });
    setBusy(false);
    if (!reply.ok) return setProblem(refusalText(reply));
    done(reply.value, typed);
  };
  return (
    <form className="c-form c-card o-form" onSubmit={(event) => void send(event)} noValidate>
      {problem ? (
        <p role="alert" className="c-problem">
          {problem}
        </p>
      ) : null}
      <Field label={say("channel")} required group>
        <Choice
          value={typed.channel}
          onChange={(channel) => put({ channel })}
          options={OPINION_CHANNELS.map((value) => ({ value, label: say(`channel.${value}`) }))}
        />
      </Field>
      <Field label={say("area")} required>
        <AreaPicker label={say("area")} value={typed.area} onChange={(area) => put({ area })} />
      </Field>
      <Field label={say("text")} required hint={say("textHint")}>
        <TextArea value={typed.text} max={SAID_MOST} rows={6} onChange={(text) => put({ text })} />
      </Field>
      <Field label={say("topic")}>
        <NativeSelect
          label={say("topic")}
          blank={say("noTopic")}
          value={typed.topic}
          onChange={(topic) => put({ topic })}
          options={topics.open}
        />
      </Field>
      <Field label={say("wish")} required group>
        <Choice
          value={typed.wish}
          onChange={(wish) => put({ wish })}
          options={(["no", "yes"] as const).map((value) => ({ value, label: say(`wish.${value}`) }))}
        />
      </Field>
      {typed.wish === "yes" ? (
        <>
          <Field label={say("phone")}>
            <TextInput type="tel" value={typed.phone} max={20} onChange={(phone) => put({ phone })} />
          </Field>
          <Field label={say("language")} group>
            <Choice
              value={typed.language}
              onChange={(language) => put({ language })}
              options={(["zh", "en"] as const).map((value) => ({ value, label: say(`language.${value}`) }))}
            />
          </Field>
        </>
      ) : null}
      <Button type="primary" htmlType="submit" loading={busy}>
        {say("save")}
      </Button>
    </form>
  );
}
