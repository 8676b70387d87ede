import { useParams } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import {
  Empty,
  Go,
  holdsRole,
  instant,
  isOutOfReach,
  newId,
  Page,
  PhotoList,
  ReadProblem,
  refusalText,
  useConsole,
  useLanguage,
  useSay,
  Waiting,
} from "#web/console";
import { colon, type Words } from "#web/words";
import { RunCards } from "#parts/named-methods";
import { PapersCard } from "#parts/documents";
import type { PetitionContact, PetitionView } from "../../contract.ts";
import { eventWords } from "../../event-words.ts";
import { consoleWords, type ConsoleWord } from "../console-words.ts";
import { words } from "../words.ts";
import { StepDialog } from "./step-dialog.tsx";
import { draftAsks, STEP_FORMS, type Ask } from "./steps.ts";
import { api, useByNumber, useRead, useSend } from "./wire.ts";

type Key = keyof typeof words;

/** One petition: what was brought, every clock, the papers, and only the steps this person may take. */
export function PetitionPage() {
  const { home = "", id = "" } = useParams({ strict: false });
  const say = useSay(consoleWords);
  const read = useRead<PetitionView>(`${home}/${id}`);
  if (read.isPending) return <Waiting />;
  if (isOutOfReach(read.error))
    return (
      <Empty text={say("notFound")}>
        <Go to="/petitions">{say("back")}</Go>
      </Empty>
    );
  if (!read.data) return <ReadProblem error={read.error} retry={() => void read.refetch()} />;
  return <PetitionCase row={read.data} />;
}

const REASON: Ask = { name: "reason", label: "reason", kind: "line" };
const OTHER: Ask = { name: "number", label: "other", kind: "line" };
const AGAIN: Ask = { name: "again", label: "again", kind: "choice", words: "again.", options: ["again", "related"] };

function PetitionCase({ row }: { row: PetitionView }) {
  const say = useSay(consoleWords);
  const speak = useSay(words);
  const event = useSay<Words>(eventWords);
  const language = useLanguage();
  const send = useSend();
  const byNumber = useByNumber();
  const { api: client, session } = useConsole();
  const mediable = !row.sealed && row.stage !== "ended" && holdsRole(session, ["intakeClerk", "dispatcher"]);
  const [step, setStep] = useState<string | null>(null);
  const [contact, setContact] = useState<PetitionContact | null>(null);
  const path = `${row.home}/${row.id}`;
  const form = step === null ? null : (STEP_FORMS[step] ?? null);
  const asks = step === "draft" ? draftAsks(row.requests.length) : (form?.asks ?? (step === "link" ? [OTHER, AGAIN, REASON] : [REASON]));
  const submit = async (typed: Readonly<Record<string, string>>): Promise<string | null> => {
    if (step === "register") return send(`${path}/registration`, { earlier: await byNumber(typed["earlier"]) });
    if (form)
      return send(
        `${path}/${form.path}`,
        form.body(step === "record-settlement" ? { ...typed, terms: row.settlement?.terms ?? "" } : typed),
      );
    if (step === "link")
      return send(`${path}/links`, {
        other: await byNumber(typed["number"]),
        again: typed["again"] === "again",
        reason: typed["reason"],
      });
    const reply = await client.post<PetitionContact>(api(`${path}/contact`), { reason: typed["reason"] }, { id: newId() });
    if (!reply.ok) return refusalText(reply);
    setContact(reply.value);
    return null;
  };
  return (
    <Page title={say("one", { number: row.number })} tools={<Go to="/petitions">{say("back")}</Go>}>
      {row.sealed ? (
        <p className="c-problem" role="note">
          {say("sealed")}
        </p>
      ) : null}
      <div className="c-card">
        <h2>{row.ending ? speak(`petitions.ending.${row.ending}`) : speak(`petitions.stage.${row.stage}`)}</h2>
        <p className="c-muted">
          {language === "en" ? row.placeNameEn : row.placeName} · {speak(`petitions.channel.${row.channel}`)} ·{" "}
          {row.branch ? speak(`petitions.branch.${row.branch}`) : "—"} · {language === "en" ? row.organNameEn : row.organName}
        </p>
        <ol>
          {row.requests.map((one, index) => (
            <li key={`${index} ${one}`}>{say("request.n", { n: index + 1, text: one ?? "—" })}</li>
          ))}
        </ol>
        <p style={{ whiteSpace: "pre-wrap" }}>{row.facts}</p>
        {row.photos.length > 0 ? <p className="c-muted">{say("photos.n", { n: row.photos.length })}</p> : null}
        <PhotoList ids={row.photos} />
        <p className="c-muted">
          {say("petitioner")}
          {colon(language)}
          {contact ? `${contact.name ?? "—"} ${contact.phone ?? ""}` : (row.contact.name ?? "—")} · {say("people")} {row.people}
          {row.address ? ` · ${row.address}` : ""}
        </p>
        {row.earlier ? <p className="c-muted">{say("earlier.said", { number: row.earlier })}</p> : null}
      </div>
      <div className="c-card">
        <h2>{say("steps")}</h2>
        {row.may.length === 0 ? <p className="c-muted">{say("nothing")}</p> : null}
        <div className="c-row">
          {row.may.map((one) => (
            <Button key={one} onClick={() => setStep(one)}>
              {say(`step.${one}` as ConsoleWord)}
            </Button>
          ))}
        </div>
      </div>
      {row.disputes.length > 0 || row.linked.length > 0 || mediable ? (
        <div className="c-card">
          <h2>{say("thread")}</h2>
          <ul>
            {row.linked.map((one) => (
              <li key={one.id}>
                <Go to={`/petitions/${one.home}/${one.id}`}>{say("one", { number: one.number })}</Go>{" "}
                <span className="c-muted">{say(one.again ? "again.again" : "again.related")}</span>
              </li>
            ))}
            {row.disputes.map((one) => (
              <li key={one.id}>
                <Go to={`/mediation/${one.home}/${one.id}`}>{say("dispute", { number: one.number })}</Go>
              </li>
            ))}
          </ul>
          {mediable ? (
            <>
              <p className="c-muted">{say("mediate.lead")}</p>
              <Go to={`/mediation/new?petition=${row.home}.${row.id}`}>{say("mediate")}</Go>
            </>
          ) : null}
        </div>
      ) : null}
      <div className="c-card">
        <h2>{say("clocks")}</h2>
        <ul>
          {row.clocks
            .filter(({ state }) => state !== "void")
            .map((clock) => (
              <li key={clock.slot}>
                {clock.rule === "PET-7" || clock.rule === "PET-9"
                  ? say(`right.${clock.rule}`)
                  : speak(`petitions.rule.${clock.rule}` as Key)}{" "}
                · {(language === "en" ? clock.whoEn : clock.who) || say("petitioner")} · {instant(clock.dueAt, language)} ·{" "}
                {say(`clock.${clock.state}` as ConsoleWord)}
              </li>
            ))}
        </ul>
      </div>
      <RunCards kind="petition" home={row.home} id={row.id} />
      <Opinions row={row} />
      <Settlement row={row} />
      <PapersCard
        record={row}
        missing={row.papers.map(({ code, seq, unit, title }) => ({
          kind: `petitions.${code}`,
          seq: String(seq),
          title,
          path: api(`${path}/papers`),
          body: { code, seq, unit },
        }))}
      />
      <div className="c-card">
        <h2>{say("history")}</h2>
        <ol>
          {row.entries.map((entry, index) => (
            <li key={`${index} ${entry.type}`}>
              <span className="c-muted">{instant(entry.at, language)}</span> {event(entry.type)}{" "}
              <span className="c-muted">{entry.byName}</span>
              {entry.params["heard"] ? (
                <p className="c-muted">
                  {speak(`petitions.heard.${entry.params["heard"]}` as keyof typeof words)}
                  {entry.params["askedOn"] ? ` · ${entry.params["askedOn"]}` : ""}
                </p>
              ) : null}
              {entry.text ? <p style={{ whiteSpace: "pre-wrap" }}>{entry.text}</p> : null}
            </li>
          ))}
        </ol>
      </div>
      {step ? (
        <StepDialog key={step} title={say(`step.${step}` as ConsoleWord)} asks={asks} submit={submit} close={() => setStep(null)} />
      ) : null}
    </Page>
  );
}

function Settlement({ row: { settlement } }: { row: PetitionView }) {
  const say = useSay(consoleWords);
  const speak = useSay(words);
  const language = useLanguage();
  if (!settlement) return null;
  const { how, text, on, image } = settlement;
  return (
    <div className="c-card">
      <h2>
        {say("settlement")}
        {colon(language)}
        {speak(`petitions.how.${how}`)}
      </h2>
      <p style={{ whiteSpace: "pre-wrap" }}>{text}</p>
      <p className="c-muted">{on === null ? say("settlement.waits") : say("settlement.on", { day: on })}</p>
      <PhotoList ids={image === null ? [] : [image]} />
    </div>
  );
}

function Opinions({ row }: { row: PetitionView }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const speak = useSay(words);
  const { opinion } = row;
  return (
    <>
      {opinion ? (
        <div className="c-card">
          <h2>
            {say("opinion")}
            {opinion.signed ? "" : say("draft")}
          </h2>
          <p style={{ whiteSpace: "pre-wrap" }}>{opinion.facts}</p>
          <p style={{ whiteSpace: "pre-wrap" }}>
            {say("law")}
            {colon(language)}
            {opinion.law}
          </p>
          <ol>
            {opinion.answers.map((one, index) => (
              <li key={`${index} ${one.text}`}>
                {say("answer.n", { n: index + 1, result: speak(`petitions.result.${one.result}`) })}
                {one.text}
              </li>
            ))}
          </ol>
        </div>
      ) : null}
      {row.reviews.map((review) => (
        <div className="c-card" key={`${review.round} ${review.organName}`}>
          <h2>{say(review.round === 2 ? "review.2" : "review.1", { organ: language === "en" ? review.organNameEn : review.organName })}</h2>
          <p style={{ whiteSpace: "pre-wrap" }}>{review.asked}</p>
          {review.result ? (
            <p style={{ whiteSpace: "pre-wrap" }}>
              {speak(`petitions.result.${review.result}` as Key)}
              {review.ground ? ` · ${speak(`petitions.ground.${review.ground}` as Key)}` : ""}
              {colon(language)}
              {review.opinion}
            </p>
          ) : null}
        </div>
      ))}
    </>
  );
}
