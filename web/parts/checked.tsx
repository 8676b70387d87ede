/** @jsxImportSource preact */
import type { ComponentChildren } from "preact";
import { fieldOf, type Outcome, type Visit } from "#web/visits";
import { Card, Facts } from "./blocks.tsx";
import { Hidden, type FieldProblem } from "./forms.tsx";

type Asked<T> = T & { visit: Visit; problems: readonly FieldProblem[] };
type Look = {
  title: string;
  /** Where the form goes. */
  action: string;
  rows: readonly { term: string; value: ComponentChildren }[];
  /** What was typed, carried in the page itself. */
  typed: Readonly<Record<string, string>>;
  words: { send: string; edit: string };
};

function lookOnce({ request }: Visit, { title, action, rows, typed, words }: Look): Outcome {
  return {
    kind: "page",
    title,
    journey: "journey",
    body: (
      <>
        <h1>{title}</h1>
        <Card>
          <Facts rows={rows} />
        </Card>
        <form id="journey" method="post" action={action}>
          <Hidden values={{ ...typed, step: "check", commandId: fieldOf(request.form, "commandId") || request.commandId }} />
          <p class="actions">
            <button type="submit" class="button primary">
              {words.send}
            </button>
            <button type="submit" class="button quiet" name="back" value="1">
              {words.edit}
            </button>
          </p>
        </form>
      </>
    ),
  };
}

/**
 * A page that is written, looked at once more and sent, without an account or JavaScript: what was typed travels in the forms. The form of `ask` posts
 * `step` "words". `ready`: it is known what the words are about, else the page asks for that. A switch of language or size keeps the step.
 */
export async function writeCheckSend<T>(
  asked: Asked<T>,
  steps: {
    ready: boolean;
    ask: (asked: Asked<T>, status?: number) => Outcome;
    wrong: (asked: Asked<T>) => readonly FieldProblem[];
    look: (asked: Asked<T>) => Look;
    send: (asked: Asked<T>) => Promise<Outcome>;
  },
): Promise<Outcome> {
  const { form } = asked.visit.request;
  const step = fieldOf(form, "step");
  const look = () => lookOnce(asked.visit, steps.look(asked));
  if (step === "" || fieldOf(form, "back") !== "" || !steps.ready) return steps.ask(asked);
  if (fieldOf(form, "switch") !== "") return step === "check" ? look() : steps.ask(asked);
  const problems = steps.wrong(asked);
  if (problems.length > 0) return steps.ask({ ...asked, problems }, 422);
  return step === "check" ? steps.send(asked) : look();
}
