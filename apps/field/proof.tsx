/** @jsxImportSource preact */
import { useField, useSay } from "#web/field";
import { OneField } from "./door-fields.tsx";
import { appWords } from "./words.ts";

/** Something opens only after a fresh proof of who is at the phone: the code where one is bound, else the password. What waits to be sent stays. */
export function Proof() {
  const { engine, state } = useField();
  const say = useSay(appWords);
  if (state.proof === null) return null;
  const code = state.provesBy === "code";
  return (
    <section class="f-card warn" role="alertdialog" aria-labelledby="proof-title" aria-describedby="proof-words">
      <h2 id="proof-title">{say("proof.title")}</h2>
      <p id="proof-words">{say(code ? "proof.code" : "proof.password")}</p>
      <OneField
        name="proof"
        label={say(code ? "second.code" : "door.password")}
        code={code}
        submit={say("proof.go")}
        send={async (typed) => {
          const proven = await engine.giveProof(typed);
          return proven.ok ? null : proven.message || say("door.offline");
        }}
      />
      <button type="button" class="f-button f-wide f-below" onClick={() => void engine.giveProof(null)}>
        {say("why.later")}
      </button>
    </section>
  );
}
