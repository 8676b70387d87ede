/** @jsxImportSource preact */
import type { VNode } from "preact";
import { fieldOf, Hidden, type Outcome, type Visit } from "#web/parts";
import { speaker } from "#web/words";
import { portalWords } from "../portal-words.ts";
import { AskStep, CallStep } from "./report-steps.tsx";
import { readTaxonomy } from "./taxonomy.ts";

/** A form of another module and what was said on it so far, which goes through the question unread. */
type Asking = { action: string; values: Readonly<Record<string, string>> };

/**
 * What a kind of matter asks before anything is typed (is somebody being hurt now?), for a form of another module that takes such matters too. A yes shows
 * the numbers and goes on as the kind that is acted on at once, in a report; a no comes back as `asked`. Null: there is nothing to ask, or it was answered.
 */
export async function askBefore(visit: Visit, code: string, { action, values }: Asking): Promise<Outcome | null> {
  const { request, language } = visit;
  const taxonomy = await readTaxonomy(visit.api, language);
  const asked = taxonomy.of(code)?.askFirst;
  if (!asked || fieldOf(request.form, "asked") === code) return null;
  const page = (title: string, body: VNode): Outcome => ({ kind: "page", title, quiet: true, body });
  const danger = fieldOf(request.form, "danger");
  const urgent = taxonomy.of(asked.category);
  if (danger === "yes" && urgent) {
    const numbers = taxonomy.calls(urgent);
    return page(
      speaker(portalWords, language)("call.title", { number: numbers[0] ?? "" }),
      <form class="journey" method="post" action="/report" data-island="sent" novalidate>
        <Hidden values={{ step: "call", category: urgent.code, group: urgent.group, asked: urgent.code }} />
        <CallStep language={language} category={urgent} numbers={numbers} />
      </form>,
    );
  }
  if (danger === "no") return null;
  return page(
    asked[language],
    <form class="journey" method="post" action={action} novalidate>
      <Hidden values={values} />
      <AskStep language={language} asked={asked} />
    </form>,
  );
}
