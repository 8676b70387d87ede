import { Button } from "antd";
import { useState, type FormEvent } from "react";
import { renderSVG } from "uqr";
import { Dialog, Field, newId, refusalText, TextInput, useSay, type Session } from "#web/console";
import type { Api } from "#web/client";
import { proofAsked, signOut } from "./session.ts";
import { secondWords } from "./second-words.ts";

type Asks = { label: string; secret: boolean; submit: string; send: (typed: string) => Promise<string | null> };

/** One field and a button. `send` answers null, or what was wrong in the server's words. */
export function OneField({ label, secret, submit, send }: Asks) {
  const say = useSay(secondWords);
  const [typed, setTyped] = useState("");
  const [problem, setProblem] = useState("");
  const [busy, setBusy] = useState(false);
  const go = async (event: FormEvent) => {
    event.preventDefault();
    if (typed.trim() === "") return setProblem(say("second.need"));
    setBusy(true);
    const wrong = await send(typed);
    setBusy(false);
    setProblem(wrong ?? "");
    if (wrong !== null) setTyped("");
  };
  return (
    <form className="c-form" onSubmit={(event) => void go(event)} noValidate>
      <Field label={label} error={problem || undefined} required>
        <TextInput
          type={secret ? "password" : "text"}
          value={typed}
          onChange={setTyped}
          autoComplete={secret ? "current-password" : "one-time-code"}
          autoFocus
        />
      </Field>
      <Button type="primary" htmlType="submit" loading={busy}>
        {submit}
      </Button>
    </form>
  );
}

const prove = async (api: Api, body: { password?: string; code?: string }, done: (session: Session) => void): Promise<string | null> => {
  const reply = await api.post<Session>("/api/session/proof", body, { id: newId() });
  if (!reply.ok) return refusalText(reply);
  done(reply.value);
  return null;
};

/** Over whatever is being done: the same request goes out again once the person has proved who they are. */
export function StepUp({ api, session }: { api: Api; session: Session }) {
  const say = useSay(secondWords);
  const end = (proved: boolean) => proofAsked.end(proved);
  return (
    <Dialog title={say("proof.title")} onClose={() => end(false)}>
      <p className="c-muted">{say(session.hasSecond ? "proof.whyCode" : "proof.whyPassword")}</p>
      {session.provider && !session.hasSecond ? (
        <p>
          <a href="/api/session/sign-on/start?again=1" target="_blank" rel="noreferrer">
            {say("proof.provider")}
          </a>{" "}
          <Button onClick={() => end(true)}>{say("proof.go")}</Button>
        </p>
      ) : null}
      <OneField
        label={say(session.hasSecond ? "second.code" : "proof.password")}
        secret={!session.hasSecond}
        submit={say("proof.go")}
        send={(typed) => prove(api, session.hasSecond ? { code: typed } : { password: typed }, () => end(true))}
      />
    </Dialog>
  );
}

/** Between the password and the console: the code, or setting one up where the post must have it. */
export function SecondPage({
  api,
  session,
  onSession,
  leave,
}: {
  api: Api;
  session: Session;
  onSession: (session: Session) => void;
  leave: () => void;
}) {
  const say = useSay(secondWords);
  return (
    <main className="c-door">
      <section>
        <h1>{say(session.second === "enrol" ? "second.mustTitle" : "second.askTitle")}</h1>
        <p className="c-muted">{say(session.second === "enrol" ? "second.mustWhy" : "second.askWhy")}</p>
        {session.second === "enrol" ? (
          <Enrol
            api={api}
            onDone={async () => {
              const reply = await api.get<Session>("/api/session");
              if (reply.ok) onSession(reply.value);
            }}
          />
        ) : (
          <OneField
            label={say("second.code")}
            secret={false}
            submit={say("second.go")}
            send={(typed) => prove(api, { code: typed }, onSession)}
          />
        )}
        <button type="button" className="c-link" onClick={() => void signOut().then(leave)}>
          {say("second.leave")}
        </button>
      </section>
    </main>
  );
}

/** The codes that replace a lost phone, shown this once. */
export function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const say = useSay(secondWords);
  return (
    <div className="c-form">
      <h2>{say("recovery.title")}</h2>
      <p>{say("recovery.why")}</p>
      <ol className="c-mono c-codes" aria-label={say("recovery.title")}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <Button onClick={() => window.print()}>{say("recovery.print")}</Button>
      <Button type="primary" onClick={onDone}>
        {say("recovery.kept")}
      </Button>
    </div>
  );
}

const qrOf = (text: string): string => `data:image/svg+xml,${encodeURIComponent(renderSVG(text, { ecc: "M", border: 2 }))}`;

/** Password, QR code, first code, recovery codes. */
export function Enrol({ api, onDone }: { api: Api; onDone: () => void }) {
  const say = useSay(secondWords);
  const [begun, setBegun] = useState<{ uri: string; secret: string } | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const begin = async (password: string): Promise<string | null> => {
    const reply = await api.post<{ uri: string; secret: string }>("/api/session/second", { password }, { id: newId() });
    if (!reply.ok) return refusalText(reply);
    setBegun(reply.value);
    return null;
  };
  const confirm = async (code: string): Promise<string | null> => {
    const reply = await api.post<{ recovery: string[] }>("/api/session/second/confirmation", { code }, { id: newId() });
    if (!reply.ok) return refusalText(reply);
    setCodes(reply.value.recovery);
    return null;
  };
  if (codes) return <RecoveryCodes codes={codes} onDone={onDone} />;
  if (!begun) return <OneField key="password" label={say("proof.password")} secret submit={say("second.begin")} send={begin} />;
  return (
    <>
      <p>{say("second.scan")}</p>
      <img src={qrOf(begun.uri)} alt={say("second.qr")} width={200} height={200} />
      <p>
        {say("second.typed")} <span className="c-mono">{begun.secret.replace(/(.{4})(?=.)/g, "$1 ")}</span>
      </p>
      <OneField key="code" label={say("second.first")} secret={false} submit={say("second.confirm")} send={confirm} />
    </>
  );
}
