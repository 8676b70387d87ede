/** @jsxImportSource preact */
import { Card, Facts, LinkButton, type Outcome, type Visit } from "#web/parts";
import { comma, speaker, type Language } from "#web/words";
import type { Category } from "../../contract.ts";
import { workerPart } from "../worker-part.ts";
import { portalWords } from "../portal-words.ts";
import { sayLimit } from "./limits.ts";
import { readTaxonomy } from "./taxonomy.ts";

type Department = { code: string; zh: string; en: string };

/** Who, within what, and what of it is done on the spot or kept closed. */
function sayItem(item: Category, named: (code: string) => string, language: Language): string {
  const say = speaker(portalWords, language);
  if (item.handOverOnly && item.hotline) return say("items.call", { number: item.hotline });
  const who = item.departments.map(named).join(comma(language));
  return [
    who === "" ? null : say("items.who", { who }),
    item.firstStep ? say("items.first", { limit: sayLimit(item.firstStep, language) }) : null,
    item.limit ? say("items.limit", { limit: sayLimit(item.limit, language) }) : null,
    item.selfHandle ? say("items.self") : null,
    item.sealed ? say("items.sealed") : null,
  ]
    .filter((part) => part !== null)
    .join(language === "zh" ? "；" : "; ");
}

/** What a grid worker does and does not do, once for all kinds of a group it is the same for. */
function WorkerParts({ items, language }: { items: readonly Category[]; language: Language }) {
  const say = speaker(portalWords, language);
  const parts = [...Map.groupBy(items, (item) => workerPart(item)[language])];
  return (
    <>
      {parts.map(([part, of]) => (
        <p key={part} class="meta">
          {parts.length === 1
            ? say("items.worker", { part })
            : say("items.workerOf", { kinds: of.map((item) => item[language]).join(comma(language)), part })}
        </p>
      ))}
    </>
  );
}

/** /items 事项清单: what is taken in, which department does it, within what time; published as the city has it today (domain.md §2.2: 滨州 10). */
export async function visitItems({ api, language }: Visit): Promise<Outcome> {
  const say = speaker(portalWords, language);
  const [taxonomy, reply] = await Promise.all([
    readTaxonomy(api, language),
    api.get<readonly Department[]>("/api/organisations/departments"),
  ]);
  const departments = new Map(reply.ok ? reply.value.map((one) => [one.code, one[language]]) : []);
  const named = (code: string): string => departments.get(code) ?? code;
  return {
    kind: "page",
    title: say("items.title"),
    body: (
      <>
        <h1>{say("items.title")}</h1>
        <p class="lead">{say("items.lead")}</p>
        <p>
          <LinkButton href="/report">{say("items.report")}</LinkButton>
        </p>
        <div class="stack">
          {taxonomy.groups.map(({ code, name }) => (
            <Card key={code} title={name}>
              <Facts rows={taxonomy.in(code).map((item) => ({ term: item[language], value: sayItem(item, named, language) }))} />
              <WorkerParts items={taxonomy.in(code)} language={language} />
            </Card>
          ))}
        </div>
      </>
    ),
  };
}
