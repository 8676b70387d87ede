/** @jsxImportSource preact */
import { Icon, Notice, sayDay, Typed, type Visit } from "#web/parts";
import { speaker } from "#web/words";
import type { AnswerRow, AnswerText, Names, Said } from "../../contract.ts";
import { portalWords } from "../portal-words.ts";

export const pageOf = ({ home, id }: { home: string; id: string }): string => `/answers/${home}/${id}`;
export const saidIn = (text: AnswerText, language: Visit["language"]): Said => (language === "en" && text.en ? text.en : text.zh);

/** Who answers, where it applies, and when somebody last looked. */
export function metaOf(row: AnswerRow, names: Names, { language, today }: Visit): string {
  const say = speaker(portalWords, language);
  return say("meta", {
    owner: names.units[row.owner]?.[language] ?? row.owner,
    area: names.areas[row.area]?.[language] ?? row.area,
    checked: row.checkedOn ? sayDay(row.checkedOn, language, today) : "—",
  });
}

/** What makes an answer doubtful stands wherever it is shown. */
export function Doubt({ row, visit }: { row: AnswerRow; visit: Visit }) {
  const say = speaker(portalWords, visit.language);
  if (!row.stale) return null;
  return (
    <Notice tone="warn" title={say("stale", { day: sayDay(row.reviewBy, visit.language, visit.today) })}>
      <p>{say("staleLead", { hotline: visit.site.hotline })}</p>
    </Notice>
  );
}

/** The same in one line, for lists. */
export function DoubtLine({ row, visit }: { row: AnswerRow; visit: Visit }) {
  const say = speaker(portalWords, visit.language);
  return row.stale ? (
    <p class="stale">
      <Icon name="alert" /> {say("stale", { day: sayDay(row.reviewBy, visit.language, visit.today) })}
    </p>
  ) : null;
}

/** The answer with its steps and what to bring. */
export function Words({ said, language, level = 2 }: { said: Said; language: Visit["language"]; level?: 2 | 3 }) {
  const say = speaker(portalWords, language);
  const Heading = `h${level}` as "h2" | "h3";
  return (
    <>
      {said.answer.split("\n").map((line, index) => (
        <p key={index}>
          <Typed text={line} language={language} />
        </p>
      ))}
      {said.steps.length > 0 ? (
        <>
          <Heading>{say("steps")}</Heading>
          <ol class="lines">
            {said.steps.map((line) => (
              <li key={line}>
                <Typed text={line} language={language} />
              </li>
            ))}
          </ol>
        </>
      ) : null}
      {said.bring.length > 0 ? (
        <>
          <Heading>{say("bring")}</Heading>
          <ul class="lines">
            {said.bring.map((line) => (
              <li key={line}>
                <Typed text={line} language={language} />
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  );
}
