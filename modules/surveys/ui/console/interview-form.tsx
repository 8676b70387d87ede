import { Button } from "antd";
import { useState } from "react";
import { newId, useLanguage, useSay } from "#web/console";
import type { Call, Question } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import type { Household } from "./household-step.tsx";
import { useSend } from "./wire.ts";

type Given = Readonly<Record<string, readonly string[]>>;
const isAsked = ({ only }: Question, given: Given): boolean =>
  !only || (given[only.question] ?? []).some((code) => only.options.includes(code));

/** The questions in their order, those that follow from an answer as soon as it is given. No number is on this page. */
export function InterviewForm({
  call,
  at,
  begun,
  household,
  back,
  done,
}: {
  call: Call;
  at: string;
  begun: string;
  household: Household | null;
  back: () => void;
  done: () => void;
}) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const send = useSend();
  const [given, setGiven] = useState<Given>({});
  const [problem, setProblem] = useState("");
  const [interview] = useState(() => newId());
  const save = async (broken: boolean) => {
    const asked = Object.fromEntries(call.questions.filter((one) => isAsked(one, given)).map(({ code }) => [code, given[code] ?? []]));
    const answers = Object.fromEntries(Object.entries(asked).filter(([, codes]) => codes.length > 0));
    const refused = await send(`${at}/interview`, { interview, startedAt: begun, answers, broken, household }, say("svy.saved"));
    if (refused === "") done();
    else setProblem(refused);
  };
  const choose = (question: Question, code: string) => {
    const now = given[question.code] ?? [];
    const many = now.includes(code) ? now.filter((one) => one !== code) : [...now, code];
    setGiven((before) => ({ ...before, [question.code]: question.type === "multi" ? many : [code] }));
  };
  return (
    <div className="c-form">
      {call.questions
        .filter((one) => isAsked(one, given))
        .map((question) => (
          <fieldset key={question.code} className="c-card">
            <legend className="c-label">{question[language]}</legend>
            {question.options.map((option) => (
              <label key={option.code} className="c-tick">
                <input
                  type={question.type === "multi" ? "checkbox" : "radio"}
                  name={question.code}
                  checked={(given[question.code] ?? []).includes(option.code)}
                  onChange={() => choose(question, option.code)}
                />
                {option[language]}
              </label>
            ))}
          </fieldset>
        ))}
      {problem ? (
        <p role="alert" className="c-problem">
          {problem}
        </p>
      ) : null}
      <p className="c-row">
        <Button type="primary" onClick={() => void save(false)}>
          {say("desk.save")}
        </Button>
        <Button onClick={() => void save(true)}>{say("desk.broken")}</Button>
        <Button onClick={back}>{say("desk.back")}</Button>
      </p>
    </div>
  );
}
