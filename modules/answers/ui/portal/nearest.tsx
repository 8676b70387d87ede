/** @jsxImportSource preact */
import type { VNode } from "preact";
import { Typed, type Visit } from "#web/parts";
import { speaker } from "#web/words";
import type { NearestAnswers } from "../../contract.ts";
import { portalWords } from "../portal-words.ts";
import { Doubt, metaOf, pageOf, saidIn, Words } from "./say.tsx";

export type NearAsk = { words: string; category: string; area: string; lon: string; lat: string };

/** The three nearest public answers to what is about to be reported, with one button on; null: none is near. `onward`: the step that button leads to. */
export async function nearestAnswers(visit: Visit, ask: NearAsk, onward: string): Promise<{ title: string; body: VNode } | null> {
  const { language } = visit;
  const say = speaker(portalWords, language);
  const { lon, lat, area } = ask;
  const place = lon !== "" && lat !== "" ? { lon, lat } : area === "" ? {} : { area };
  const asked = { words: ask.words, category: ask.category, ...place };
  const reply = await visit.api.post<NearestAnswers>("/api/answers/nearest", asked, { id: visit.request.commandId });
  if (!reply.ok || reply.value.rows.length === 0) return null;
  const { rows, names } = reply.value;
  const body = (
    <>
      <h1>{say("nearTitle")}</h1>
      <p class="lead">{say("nearLead")}</p>
      <ul class="stack">
        {rows.map((row) => (
          <li key={row.id} class="card">
            <details>
              <summary>
                <strong>
                  <Typed text={saidIn(row.text, language).question} language={visit.language} />
                </strong>
              </summary>
              <Words said={saidIn(row.text, language)} language={language} />
              <Doubt row={row} visit={visit} />
              <p>
                <a href={pageOf(row)}>{say("nearUse")}</a>
              </p>
            </details>
            <p class="meta">{metaOf(row, names, visit)}</p>
          </li>
        ))}
      </ul>
      <p class="actions">
        <button type="submit" class="button primary" name="go" value={onward}>
          {say("nearNone")}
        </button>
      </p>
    </>
  );
  return { title: say("nearTitle"), body };
}
