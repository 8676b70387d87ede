import { useLanguage, useSay } from "#web/console";
import type { SurveyView } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { describing, type PlanDraft } from "./typed.ts";

/** What the census says of who lives there, option by option; a question left empty is no margin. */
export function Margins({
  view,
  draft,
  put,
}: {
  view: SurveyView;
  draft: Pick<PlanDraft, "strata" | "margins">;
  put: (part: Pick<PlanDraft, "margins">) => void;
}) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const people = draft.strata.reduce((sum, row) => sum + (Number(row["population"]) || 0), 0);
  return (
    <fieldset className="c-spaced c-rows">
      <legend className="c-label">{say("ask.margins")}</legend>
      {describing(view).map((question) => {
        const totals = draft.margins[question.code] ?? {};
        const sum = Object.values(totals).reduce((all, one) => all + (Number(one) || 0), 0);
        return (
          <div key={question.code} className="c-census" role="group" aria-label={question[language]}>
            <span>{question[language]}</span>
            {question.options.map((option) => (
              <label key={option.code}>
                {option[language]}{" "}
                <input
                  className="c-input"
                  type="number"
                  min={0}
                  value={totals[option.code] ?? ""}
                  onChange={(event) => {
                    const blank = Object.fromEntries(question.options.map(({ code }) => [code, ""]));
                    put({ margins: { ...draft.margins, [question.code]: { ...blank, ...totals, [option.code]: event.target.value } } });
                  }}
                />
              </label>
            ))}
            {sum > 0 ? (
              <span className={sum === people ? "c-muted" : "c-problem"}>
                {say("margins.sum", { sum: sum.toLocaleString(), people: people.toLocaleString() })}
              </span>
            ) : null}
          </div>
        );
      })}
    </fieldset>
  );
}
