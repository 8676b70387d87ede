import { fill, type Language } from "#web/words";
import type { FoundAnswer } from "../../contract.ts";
import { sayBasis } from "../basis-text.ts";
import { consoleWords } from "../console-words.ts";

/** What a reply's field takes, less what its writer still adds. */
const REPLY_MOST = 900;
const MARKS = { zh: { colon: "：", list: "、", basis: "；" }, en: { colon: ": ", list: ", ", basis: "; " } } as const;

/** What is put into the reply: the words a resident reads, and where they come from. In Chinese where the answer has no English. */
export function replyOf({ text, version }: Pick<FoundAnswer, "text" | "version">, wanted: Language): string {
  const language = text.en ? wanted : "zh";
  const said = (language === "en" && text.en) || text.zh;
  const { colon, list, basis } = MARKS[language];
  const named = (name: "bring" | "cost" | "takes", value: string): string => value && `${consoleWords[name][language]}${colon}${value}`;
  const more = [
    said.steps.map((step, index) => `${index + 1}. ${step}`).join("\n"),
    named("bring", said.bring.join(list)),
    named("cost", said.cost),
    named("takes", said.takes),
  ];
  const reference = fill(consoleWords.reference[language], {
    question: said.question,
    n: version,
    basis: text.basis.map((one) => sayBasis(one, language)).join(basis),
  });
  const room = REPLY_MOST - reference.length;
  const whole = [said.answer, ...more].filter((one) => one !== "").join("\n");
  return `${whole.length <= room ? whole : said.answer.slice(0, room)}\n${reference}`;
}
