/** @jsxImportSource preact */
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { useSay } from "#web/field";
import { appWords } from "./words.ts";

type Send = (values: { first: string; second: string }) => Promise<{ ok: boolean; message?: string }>;

/** What the door asks: its fields, what was wrong, and the one button. */
function Ask({
  id,
  submit,
  busy,
  problem,
  go,
  children,
}: {
  id?: string;
  submit: string;
  busy: boolean;
  problem: string;
  go: () => Promise<void>;
  children: ComponentChildren;
}) {
  const say = useSay(appWords);
  return (
    <form
      class="f-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void go();
      }}
    >
      {problem ? (
        <p class="f-problem" role="alert" id={id}>
          {problem}
        </p>
      ) : null}
      {children}
      <button type="submit" class="f-button primary f-wide" disabled={busy}>
        {busy ? say("door.working") : submit}
      </button>
    </form>
  );
}

/** Two fields and a button: signing in, and changing the first password. */
export function TwoFields({
  labels,
  types,
  initial,
  submit,
  send,
}: {
  labels: [string, string];
  types: ["username" | "current-password", "current-password" | "new-password"];
  initial: [string, string];
  submit: string;
  send: Send;
}) {
  const say = useSay(appWords);
  const [first, setFirst] = useState(initial[0]);
  const [second, setSecond] = useState(initial[1]);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState("");
  const go = async (): Promise<void> => {
    if (first.trim() === "" || second === "") return setProblem(say("door.need"));
    setBusy(true);
    const answer = await send({ first: first.trim(), second });
    setBusy(false);
    if (!answer.ok) setProblem(answer.message || say("door.offline"));
  };
  return (
    <Ask {...{ submit, busy, problem, go }}>
      <label class="f-field">
        <span>{labels[0]}</span>
        {types[0] === "username" ? (
          <input
            type="text"
            autocomplete="username"
            autocapitalize="none"
            value={first}
            onInput={(event) => setFirst(event.currentTarget.value)}
          />
        ) : (
          <input type="password" autocomplete={types[0]} value={first} onInput={(event) => setFirst(event.currentTarget.value)} />
        )}
      </label>
      <label class="f-field">
        <span>{labels[1]}</span>
        <input type="password" autocomplete={types[1]} value={second} onInput={(event) => setSecond(event.currentTarget.value)} />
      </label>
    </Ask>
  );
}

/** One field and a button: a code of the authenticator, or whatever proves who is at the phone. `send` answers what was wrong, or null. */
export function OneField({
  name,
  label,
  code,
  submit,
  send,
}: {
  name: string;
  label: string;
  code: boolean;
  submit: string;
  send: (typed: string) => Promise<string | null>;
}) {
  const say = useSay(appWords);
  const [typed, setTyped] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState("");
  const [letters, setLetters] = useState(false);
  const go = async (): Promise<void> => {
    if (typed.trim() === "") return setProblem(say(code ? "second.need" : "proof.need"));
    setBusy(true);
    const wrong = await send(typed.trim());
    setBusy(false);
    setProblem(wrong ?? "");
    if (wrong !== null) setTyped("");
  };
  const shared = {
    value: typed,
    "aria-invalid": problem !== "",
    "aria-describedby": problem ? `${name}-problem` : undefined,
    onInput: (event: { currentTarget: HTMLInputElement }) => setTyped(event.currentTarget.value),
  };
  return (
    <Ask id={`${name}-problem`} {...{ submit, busy, problem, go }}>
      <label class="f-field">
        <span>{label}</span>
        {code ? (
          <input
            key={letters ? "letters" : "digits"}
            type="text"
            inputmode={letters ? "text" : "numeric"}
            autocomplete={letters ? "off" : "one-time-code"}
            autocapitalize="characters"
            maxLength={30}
            {...shared}
          />
        ) : (
          <input type="password" autocomplete="current-password" maxLength={1000} {...shared} />
        )}
      </label>
      {code ? (
        // A phone's keys for digits have no letters, and a recovery code has.
        <p>
          <button type="button" class="f-link" onClick={() => setLetters(!letters)}>
            {say(letters ? "second.digits" : "second.letters")}
          </button>
        </p>
      ) : null}
    </Ask>
  );
}
