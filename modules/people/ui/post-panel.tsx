import { Button } from "antd";
import { useState, type FormEvent } from "react";
import { consoleWords as pieces, dateIn, Field, Panel, TextInput, useLanguage, useSay, Typed } from "#web/console";
import { consoleWords } from "./console-words.ts";
import { PersonPicker, type Picked } from "./person-picker.tsx";
import { Sure } from "./sure.tsx";
import type { HolderView, PostView } from "./types.ts";
import { useSend, useUnitName } from "./wire.ts";

const today = (): string => dateIn(Date.now());

/** One post beside the list: who holds it since when; to appoint, release and close for whoever keeps the unit's posts. */
export function PostPanel({ post, close }: { post: PostView; close: () => void }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const unit = useUnitName();
  const free = post.freeFrom;
  return (
    <Panel size={480} title={post[language]} onClose={close}>
      <p>
        {unit(post.unit)}{" "}
        <span className="c-muted">
          · {say("post.stands", { since: post.since })} · {say(post.established ? "post.established" : "post.outside")}
        </span>
      </p>
      <Holder post={post} />
      {post.mayKeep && free !== null ? <Appoint key={free} post={post} free={free} /> : null}
      {post.mayKeep && (post.next ?? post.holder) ? <Release post={post} held={(post.next ?? post.holder)!} /> : null}
      {post.mayKeep && !post.holder && !post.next ? <ClosePost post={post} close={close} /> : null}
    </Panel>
  );
}

function Holder({ post }: { post: PostView }) {
  const say = useSay(consoleWords);
  const { holder, next, last, empty } = post;
  return (
    <>
      {holder ? (
        <p>
          <b>
            <Typed text={holder.name} />
          </b>{" "}
          {holder.concurrent ? <span>{say("post.concurrent")} </span> : null}
          <span className="c-muted">
            {holder.to ? say("post.heldUntil", { from: holder.from, to: holder.to }) : say("post.heldSince", { from: holder.from })}
          </span>
        </p>
      ) : null}
      {empty ? <p className="c-muted">{empty.days > 0 ? say("post.vacantSince", empty) : say("post.vacant")}</p> : null}
      {last ? <p className="c-muted">{say("post.lastHeld", { name: last.name, to: last.to ?? "" })}</p> : null}
      {next ? <p>{say("post.next", { name: next.name, from: next.from })}</p> : null}
    </>
  );
}

/** A box to tick with what it means under it. */
export function Mark({
  checked,
  onChange,
  label,
  hint,
}: {
  checked: boolean;
  onChange: (checked: boolean) => void;
  label: string;
  hint?: string;
}) {
  return (
    <p>
      <label className="c-tick">
        <input type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} /> {label}
      </label>
      {hint ? <span className="c-muted"> {hint}</span> : null}
    </p>
  );
}

function Problem({ text }: { text: string }) {
  return text ? (
    <p role="alert" className="c-problem">
      {text}
    </p>
  ) : null;
}

function Appoint({ post, free }: { post: PostView; free: string }) {
  const say = useSay(consoleWords);
  const needed = useSay(pieces);
  const send = useSend();
  const [person, setPerson] = useState<Picked | null>(null);
  const [typed, setTyped] = useState({ from: free > today() ? free : today(), to: "", concurrent: false });
  const [problem, setProblem] = useState("");
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!person) return setProblem(needed("console.needed", { field: say("team.person") }));
    const body = { account: person.id, from: typed.from, to: typed.to || null, concurrent: typed.concurrent };
    const answer = await send(`/api/people/posts/${post.home}/${post.id}/appointment`, body, say("post.appointed", { name: person.name }));
    setProblem("problem" in answer ? answer.problem : "");
  };
  return (
    <form className="c-form c-card" onSubmit={(event) => void submit(event)} noValidate aria-label={say("post.appoint")}>
      <h3>{say("post.appoint")}</h3>
      <Problem text={problem} />
      <Field label={say("team.person")} required>
        <PersonPicker value={person} onChange={setPerson} />
      </Field>
      <div className="c-two">
        <Field label={say("post.from")} required>
          <TextInput type="date" min={free} value={typed.from} onChange={(from) => setTyped((before) => ({ ...before, from }))} />
        </Field>
        <Field label={say("post.to")} hint={say("post.toHint")}>
          <TextInput type="date" min={typed.from} value={typed.to} onChange={(to) => setTyped((before) => ({ ...before, to }))} />
        </Field>
      </div>
      <Mark
        checked={typed.concurrent}
        onChange={(concurrent) => setTyped((before) => ({ ...before, concurrent }))}
        label={say("post.concurrentMark")}
        hint={say("post.concurrentHint")}
      />
      <Button type="primary" htmlType="submit">
        {say("post.appoint")}
      </Button>
    </form>
  );
}

function Release({ post, held }: { post: PostView; held: HolderView }) {
  const say = useSay(consoleWords);
  const send = useSend();
  const [on, setOn] = useState(held.from > today() ? held.from : today());
  const [problem, setProblem] = useState("");
  const { name } = held;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await send(`/api/people/posts/${post.home}/${post.id}/release`, { on }, say("post.released", { name }));
    setProblem("problem" in answer ? answer.problem : "");
  };
  return (
    <form className="c-form c-card" onSubmit={(event) => void submit(event)} noValidate aria-label={say("post.release")}>
      <h3>{say("post.release")}</h3>
      <Problem text={problem} />
      <Field label={say("post.on")} required hint={say("post.onHint")}>
        <TextInput type="date" min={held.from} value={on} onChange={setOn} />
      </Field>
      <Button htmlType="submit">{say("post.release")}</Button>
    </form>
  );
}

function ClosePost({ post, close }: { post: PostView; close: () => void }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const send = useSend();
  const [asking, setAsking] = useState(false);
  const closing = async () => {
    const answer = await send(`/api/people/posts/${post.home}/${post.id}/closing`, {}, say("post.closed"));
    if ("value" in answer) close();
    return answer;
  };
  return (
    <p className="c-spaced">
      <Button danger onClick={() => setAsking(true)}>
        {say("post.close")}
      </Button>
      {asking ? (
        <Sure text={say("post.closeSure", { post: post[language] })} yes={say("post.close")} run={closing} close={() => setAsking(false)} />
      ) : null}
    </p>
  );
}
