import { instant, Typed, useLanguage, useSay, useUnitName } from "#web/console";
import type { ItemCase, ItemEntry } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { useTopics } from "./wire.ts";

const isWord = (key: string): key is keyof typeof consoleWords => Object.hasOwn(consoleWords, key);

/** What happened, one line a step, with what was written then. */
export function ItemWay({ view }: { view: ItemCase }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const unit = useUnitName();
  const topics = useTopics();
  const word = (key: string): string => (isWord(key) ? say(key) : key);
  const said = ({ what, params }: ItemEntry): string => {
    const key = `what.${what}`;
    if (!isWord(key)) return what;
    return say(key, {
      ...params,
      channel: word(`channel.${params["channel"] ?? ""}`),
      nature: word(`nature.${params["nature"] ?? ""}`),
      to: word(`to.${params["to"] ?? ""}`),
      topic: topics.name(params["topic"] ?? null) ?? "",
      unit: unit(params["unit"] ?? ""),
    });
  };
  return (
    <section className="c-card" aria-label={say("timeline")}>
      <h2>{say("timeline")}</h2>
      <ol className="o-way">
        {view.entries.map((entry, index) => (
          <li key={`${index} ${entry.at}`} id={`step-${index}`}>
            <span className="c-muted">{instant(entry.at, language)}</span> <b>{said(entry)}</b> <span className="c-muted">{entry.by}</span>
            {entry.what !== "heard" && entry.sealed ? (
              <p className="o-prose">{entry.text === null ? say(view.shut ? "shut" : "gone") : <Typed text={entry.text} />}</p>
            ) : null}
          </li>
        ))}
      </ol>
    </section>
  );
}
