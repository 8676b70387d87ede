import { Button } from "antd";
import { useState, type FormEvent } from "react";
import { consoleWords as pieces, dateIn, dayWords, Field, Panel, TextInput, useLanguage, useSay, Typed } from "#web/console";
import { consoleWords } from "./console-words.ts";
import { PersonPicker, type Picked } from "./person-picker.tsx";
import { Sure } from "./sure.tsx";
import type { PostView } from "./types.ts";
import { useSend, useUnitName } from "./wire.ts";

const today = (): string => dateIn(Date.now());

/** Whoever holds the post on this day, or null. `to` is the first day it is no longer held. */
export const heldNow = (post: PostView): boolean => post.holder !== null && (post.to === null || post.to > today());

/** One post beside the list: who holds it since when; to appoint, release and close for whoever keeps the unit's posts. */
export function PostPanel({ post, close }: { post: PostView; close: () => void }) {
  const language = useLanguage();
  const unit = useUnitName();
  return (
    <Panel size={480} title={post[language]} onClose={close}>
      <p>{unit(post.unit)}</p>
      <Holder post={post} />
      {post.mayKeep ? heldNow(post) ? <Release post={post} /> : <Appoint post={post} /> : null}
      {post.mayKeep && !heldNow(post) ? <ClosePost post={post} close={close} /> : null}
    </Panel>
  );
}

function Holder({ post }: { post: PostView }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  if (!post.holder) return <p className="c-muted">{say("post.vacant")}</p>;
  const from = post.from ? dayWords(post.from, language) : "";
  const to = post.to ? dayWords(post.to, language) : "";
  if (!heldNow(post)) return <p className="c-muted">{say("post.lastHeld", { name: post.holder.name, to })}</p>;
  return (
    <p>
      <b>
        <Typed text={post.holder.name} />
      </b>{" "}
      <span className="c-muted">{to ? say("post.heldUntil", { from, to }) : say("post.heldSince", { from })}</span>
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

function Appoint({ post }: { post: PostView }) {
  const say = useSay(consoleWords);
  const needed = useSay(pieces);
  const send = useSend();
  const [person, setPerson] = useState<Picked | null>(null);
  const [typed, setTyped] = useState({ from: today(), to: "" });
  const [problem, setProblem] = useState("");
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!person) return setProblem(needed("console.needed", { field: say("team.person") }));
    const body = { account: person.id, from: typed.from, to: typed.to || null };
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
          <TextInput type="date" value={typed.from} onChange={(from) => setTyped((before) => ({ ...before, from }))} />
        </Field>
        <Field label={say("post.to")} hint={say("post.toHint")}>
          <TextInput type="date" min={typed.from} value={typed.to} onChange={(to) => setTyped((before) => ({ ...before, to }))} />
        </Field>
      </div>
      <Button type="primary" htmlType="submit">
        {say("post.appoint")}
      </Button>
    </form>
  );
}

function Release({ post }: { post: PostView }) {
  const say = useSay(consoleWords);
  const send = useSend();
  const [on, setOn] = useState(today());
  const [problem, setProblem] = useState("");
  const name = post.holder?.name ?? "";
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
        <TextInput type="date" min={post.from ?? ""} value={on} onChange={setOn} />
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
