/** @jsxImportSource preact */
import { fieldOf, problemsSaid, type FieldProblem, type Outcome, type Visit } from "#web/parts";
import { speaker } from "#web/words";
import { portalWords } from "./portal-words.ts";

export const API = "/api/petitions";
type Areas = { areas: { code: string; zh: string; en: string }[] };

/** `journey`: the form that a change of language or size goes with. */
export const page = (title: string, body: Extract<Outcome, { kind: "page" }>["body"], status = 200, journey?: string): Outcome => ({
  kind: "page",
  title,
  body,
  status,
  ...(journey === undefined ? {} : { journey }),
});
/** `nameOf`: the word of a field that is not called what its label is. */
export const needed = (visit: Visit, fields: readonly string[], nameOf: (field: string) => string = (field) => field): FieldProblem[] => {
  const say = speaker(portalWords, visit.language);
  return fields
    .filter((field) => fieldOf(visit.request.form, field).trim() === "")
    .map((field) => ({ field, message: say("needed", { field: say(nameOf(field) as keyof typeof portalWords) }) }));
};
/** A refusal's fields point at the inputs that carry other names. */
export const problemsOf = (refusal: Parameters<typeof problemsSaid>[0]): FieldProblem[] =>
  problemsSaid(refusal, "", (path) => path.split(".")[0] ?? "");

export async function choosePlace(visit: Visit, base: string, asked: "where" | "agents.where" = "where"): Promise<Outcome> {
  const say = speaker(portalWords, visit.language);
  const inside = visit.request.query["in"] ?? "";
  const top = inside === "" ? await visit.api.get<Areas>("/api/places/areas", {}) : null;
  const parent = inside || (top?.ok ? top.value.areas[0]?.code : undefined);
  const list = await visit.api.get<Areas>("/api/places/areas", { parent });
  const areas = list.ok ? list.value.areas : [];
  const key = (code: string): string => (code.length === 12 ? "place" : "in");
  return page(
    say(asked),
    <>
      <h1>{say(asked)}</h1>
      <p class="hint">{say(`${asked}Hint`)}</p>
      <ul class="choices">
        {areas.map((area) => (
          <li key={area.code}>
            <a class="choice" href={`${base}?${key(area.code)}=${area.code}`}>
              <span class="choice-words">
                <span class="choice-label">{area[visit.language]}</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </>,
  );
}
export const placeOf = ({ request }: Visit): string => fieldOf(request.form, "place") || (request.query["place"] ?? "");
