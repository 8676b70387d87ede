import { useLanguage, useSay } from "#web/console";
import { percentage } from "#web/words";
import type { PetitionRepeat } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { useRead } from "./wire.ts";

/** Where an organ's answers did not convince: in order of the organs, never of the rates. */
export function RepeatCard() {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const { data } = useRead<PetitionRepeat>("repeat");
  if (!data) return null;
  const { least, rows } = data;
  return (
    <details className="c-card">
      <summary>{say("repeat")}</summary>
      <p className="c-muted">{say("repeat.lead", { least })}</p>
      {rows.length === 0 ? <p>{say("repeat.none", { least })}</p> : null}
      <ul>
        {rows.map(({ organ, organName, organNameEn, value, refiled, opinions }) => (
          <li key={organ}>
            {say("repeat.says", { organ: language === "en" ? organNameEn : organName, value: percentage(value), refiled, opinions })}
          </li>
        ))}
      </ul>
    </details>
  );
}
