import type { ReactNode } from "react";
import { Go, FactList, holdsRole, PhotoList, Typed, useConsole, useLanguage, useSay } from "#web/console";
import { colon } from "#web/words";
import type { PetitionContact, PetitionView } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { words } from "../words.ts";

type Key = keyof typeof words;
const Prose = ({ children }: { children: ReactNode }) => <p className="c-prose">{children}</p>;

/** What was brought, by whom, and what it belongs to. `contact`: opened by this reader, with a reason. */
export function PetitionFacts({ row, contact }: { row: PetitionView; contact: PetitionContact | null }) {
  const say = useSay(consoleWords);
  const speak = useSay(words);
  const language = useLanguage();
  const { name, phone } = contact ?? { name: row.contact.name, phone: null };
  return (
    <>
      <div className="c-card">
        <h2>{say("case.requests")}</h2>
        <ol>
          {row.requests.map((one, index) => (
            <li key={`${index} ${one}`}>
              <Typed text={say("request.n", { n: index + 1, text: one ?? "—" })} />
            </li>
          ))}
        </ol>
        {row.facts ? (
          <Prose>
            <Typed text={row.facts} />
          </Prose>
        ) : null}
        {row.photos.length > 0 ? <p className="c-muted">{say("photos.n", { n: row.photos.length })}</p> : null}
        <PhotoList ids={row.photos} />
      </div>
      <div className="c-card">
        <h2>{say("case.facts")}</h2>
        <FactList
          facts={[
            [say("case.place"), language === "en" ? row.placeNameEn : row.placeName],
            [say("address"), row.address],
            [say("needs"), row.needs ? <Typed key="needs" text={row.needs} /> : null],
            [say("against"), row.againstName],
            [say("channel"), speak(`petitions.channel.${row.channel}`)],
            [say("branch"), row.branch ? speak(`petitions.branch.${row.branch}`) : null],
            [say("organ"), language === "en" ? row.organNameEn : row.organName],
            [say("petitioner"), [name ?? "—", phone].filter(Boolean).join(" ")],
            [say("people"), row.people],
            [say("earlier.number"), row.earlier ? <Typed text={row.earlier} /> : null],
          ]}
        />
      </div>
      <Thread row={row} />
    </>
  );
}

/** Other petitions and disputes about the same thing. */
function Thread({ row }: { row: PetitionView }) {
  const say = useSay(consoleWords);
  const { session } = useConsole();
  const mediable = !row.sealed && row.stage !== "ended" && holdsRole(session, ["intakeClerk", "dispatcher"]);
  if (row.disputes.length === 0 && row.linked.length === 0 && !mediable) return null;
  return (
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
  );
}

/** What was agreed instead of an opinion, or offered so far. */
export function Settlement({ row: { settlement } }: { row: PetitionView }) {
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
      <p className="c-prose">{text}</p>
      <p className="c-muted">{on === null ? say("settlement.waits") : say("settlement.on", { day: on })}</p>
      <PhotoList ids={image === null ? [] : [image]} />
    </div>
  );
}

/** The opinion and what the organs above said of it. */
export function Opinions({ row }: { row: PetitionView }) {
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
          <p className="c-prose">{opinion.facts}</p>
          <p className="c-prose">
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
          <p className="c-prose">{review.asked}</p>
          {review.result ? (
            <p className="c-prose">
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
