/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import { useField, useSay } from "#web/field";
import { SignIn } from "./door.tsx";
import { Proof } from "./proof.tsx";
import { Reason } from "./reason.tsx";
import { appWords } from "./words.ts";

const MINUTE_MS = 60_000;

function clockWords(offsetMs: number, say: ReturnType<typeof useSay<typeof appWords>>): string | null {
  const minutes = Math.round(Math.abs(offsetMs) / MINUTE_MS);
  if (minutes < 10) return null;
  const time =
    minutes < 120
      ? say("clock.minutes", { n: minutes })
      : minutes < 2_880
        ? say("clock.hours", { n: Math.round(minutes / 60) })
        : say("clock.days", { n: Math.round(minutes / 1_440) });
  return say("clock", { time });
}

/** What the person must know before going on; each in one sentence. */
export function Banners() {
  const { engine, state } = useField();
  const say = useSay(appWords);
  const [signing, setSigning] = useState(false);
  const clock = clockWords(engine.now() - Date.now(), say);
  return (
    <>
      <Reason />
      <Proof />
      {state.sessionOver ? (
        <section class="f-card warn">
          <p>{say("session.over")}</p>
          {signing ? (
            <SignIn login={state.account?.login ?? ""} />
          ) : (
            <button type="button" class="f-button primary" onClick={() => setSigning(true)}>
              {say("session.again")}
            </button>
          )}
        </section>
      ) : null}
      {state.moved ? <p class="f-card warn">{say("moved")}</p> : null}
      {state.full ? <p class="f-card danger">{say("full")}</p> : null}
      {state.foreign > 0 ? <p class="f-card warn">{say("foreign", { n: state.foreign })}</p> : null}
      {clock ? <p class="f-card warn">{clock}</p> : null}
    </>
  );
}
