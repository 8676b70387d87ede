/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import { useField, useSay } from "#web/field";
import { appWords } from "./words.ts";

type Send = (values: { first: string; second: string }) => Promise<{ ok: boolean; message?: string }>;

/** Two fields and a button: signing in, and changing the first password. */
function TwoFields({
  labels,
  types,
  initial,
  submit,
  send,
}: {
  labels: [string, string];
  types: ["username" | "current-password", "current-password" | "new-password"];
  initial: string;
  submit: string;
  send: Send;
}) {
  const say = useSay(appWords);
  const [first, setFirst] = useState(initial);
  const [second, setSecond] = useState("");
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
    <form
      class="f-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void go();
      }}
    >
      {problem ? (
        <p class="f-problem" role="alert">
          {problem}
        </p>
      ) : null}
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
      <button type="submit" class="f-button primary f-wide" disabled={busy}>
        {busy ? say("door.working") : submit}
      </button>
    </form>
  );
}

export function SignIn({ login = "" }: { login?: string }) {
  const { engine } = useField();
  const say = useSay(appWords);
  return (
    <TwoFields
      labels={[say("door.login"), say("door.password")]}
      types={["username", "current-password"]}
      initial={login}
      submit={say("door.submit")}
      send={({ first, second }) => engine.signIn(first, second)}
    />
  );
}

/** Before anything else: who is it? Needs the network this once. */
export function Door() {
  const { engine, state } = useField();
  const say = useSay(appWords);
  if (state.phase === "starting") return null;
  return (
    <section class="f-door">
      <p class="f-brand">{say("brand")}</p>
      {state.shutOut ? (
        <p class="f-card danger" role="alert">
          {say("door.shut")}
        </p>
      ) : null}
      <h1>{say(state.mustChange ? "change.title" : state.phase === "locked" ? "door.locked" : "door.title")}</h1>
      {state.mustChange ? (
        <TwoFields
          key="change"
          labels={[say("change.current"), say("change.next")]}
          types={["current-password", "new-password"]}
          initial=""
          submit={say("change.save")}
          send={({ first, second }) => engine.changePassword(first, second)}
        />
      ) : (
        <>
          <p class="f-lead">{state.phase === "locked" ? say("door.locked.words", { n: state.sealed }) : say("door.why")}</p>
          <SignIn key="door" login={state.account?.login ?? ""} />
        </>
      )}
      {state.left.map(({ name, count }) => (
        <p key={name} class="f-card">
          {say("door.left", { name, n: count })}
        </p>
      ))}
      <button
        type="button"
        class="f-link"
        lang={state.language === "zh" ? "en" : "zh-CN"}
        onClick={() => void engine.set({ language: state.language === "zh" ? "en" : "zh" })}
      >
        {say("me.language")}
      </button>
    </section>
  );
}
