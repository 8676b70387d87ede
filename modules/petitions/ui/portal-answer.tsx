/** @jsxImportSource preact */
import { Card, sayDay, type Visit } from "#web/parts";
import { colon, speaker } from "#web/words";
import type { FollowedPetition } from "../contract.ts";
import { portalWords } from "./portal-words.ts";
import { words } from "./words.ts";

type Key = keyof typeof words;
export const known = (key: string): Key | null => (key in words ? (key as Key) : null);

export function Opinion({ view, visit }: { view: FollowedPetition; visit: Visit }) {
  const say = speaker(portalWords, visit.language);
  const speak = speaker(words, visit.language);
  const { opinion } = view;
  return (
    <>
      {opinion?.facts ? (
        <Card title={say("opinion")} tone="accent">
          <p class="typed">{opinion.facts}</p>
          <p class="typed">
            {say("law")}
            {colon(visit.language)}
            {opinion.law}
          </p>
          {opinion.answers.map((one, index) => (
            <p class="typed" key={one.text}>
              <strong>{say("answer", { n: index + 1, result: speak(`petitions.result.${one.result}`) })}</strong> {one.text}
            </p>
          ))}
          {opinion.performance ? (
            <p class="typed">
              {say("performance")}
              {colon(visit.language)}
              {opinion.performance}
            </p>
          ) : null}
        </Card>
      ) : null}
      {view.reviews.map((review) => (
        <Card
          key={`${review.round} ${review.organName}`}
          title={say(review.round === 2 ? "review.2" : "review.1", {
            organ: visit.language === "en" ? review.organNameEn : review.organName,
          })}
        >
          {review.asked ? (
            <p class="typed">
              {say("review.asked")}
              {colon(visit.language)}
              {review.asked}
            </p>
          ) : null}
          {review.result ? (
            <p class="promise">
              {speak(known(`petitions.result.${review.result}`) ?? "petitions.result.uphold")}
              {review.ground ? ` · ${speak(known(`petitions.ground.${review.ground}`) ?? "petitions.ground.facts")}` : ""}
            </p>
          ) : null}
          {review.opinion ? <p class="typed">{review.opinion}</p> : null}
          {review.law ? (
            <p class="typed">
              {say("law")}
              {colon(visit.language)}
              {review.law}
            </p>
          ) : null}
        </Card>
      ))}
    </>
  );
}

/** Papers written to the petitioner; the secret of this page opens them. */
export function OwnPapers({ view, visit }: { view: FollowedPetition; visit: Visit }) {
  const say = speaker(portalWords, visit.language);
  if (view.own.length === 0) return null;
  return (
    <Card title={say("papers")}>
      <ul>
        {view.own.map(({ home, id, title, number }) => (
          <li key={id}>
            <a href={`/api/documents/${home}/${id}/file`}>
              {title[visit.language]} {number} (PDF)
            </a>{" "}
            <a href={`/api/documents/${home}/${id}/file?form=word`}>
              <span class="unseen">{title[visit.language]} </span>Word
            </a>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** What is offered, whole, before the button: agreeing ends the petition, and not agreeing costs nothing. */
export function Settlement({ view, visit }: { view: FollowedPetition; visit: Visit }) {
  const { settlement } = view;
  const say = speaker(portalWords, visit.language);
  if (!settlement?.text) return null;
  return (
    <Card title={say("settlement")} tone="accent">
      <p class="typed">{settlement.text}</p>
      {settlement.on ? <p>{say("settlement.on", { when: sayDay(settlement.on, visit.language, visit.today) })}</p> : null}
      {view.may.includes("settle") ? (
        <form method="post" action={visit.request.path} novalidate>
          <input type="hidden" name="step" value="settle" />
          <input type="hidden" name="terms" value={settlement.terms} />
          <input type="hidden" name="commandId" value={visit.request.commandId} />
          <p class="hint">{say("settle.hint")}</p>
          <button type="submit" class="button">
            {say("settle")}
          </button>
        </form>
      ) : null}
    </Card>
  );
}

/** What was handed in; the secret of this page opens it. */
export function Attachments({ view, visit }: { view: FollowedPetition; visit: Visit }) {
  const say = speaker(portalWords, visit.language);
  if (view.photos.length === 0) return null;
  return (
    <p class="row">
      {view.photos.map((id, index) => (
        <a key={id} href={`/api/photos/${id}`}>
          <img src={`/api/photos/${id}?size=thumb`} alt={say("photos.one", { n: index + 1 })} width="96" height="96" loading="lazy" />
        </a>
      ))}
    </p>
  );
}
