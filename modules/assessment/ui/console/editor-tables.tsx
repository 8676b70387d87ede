import { RowsField, useSay } from "#web/console";
import { GROUNDS } from "../../contract/lists.ts";
import { consoleWords } from "../console-words.ts";
import { asText, type Rule } from "./editor-parts.ts";

const orNull = (text: string | undefined): number | null => (text === undefined || text.trim() === "" ? null : Number(text));

type Effect = Rule["vetoes"][number]["effect"];
/** A veto that holds a grade down keeps doing so: only points are typed here. */
const effectOf = (before: Rule["vetoes"][number] | undefined, points: number | null): Effect =>
  points !== null ? { kind: "deduct", points } : before?.effect.kind === "capGrade" ? before.effect : { kind: "notQualified" };

/** Categories, vetoes and grades. */
export function Tables({ rule, put }: { rule: Rule; put: (part: Partial<Rule>) => void }) {
  const say = useSay(consoleWords);
  const named = [
    { name: "code", label: say("code"), kind: "text", width: 100 },
    { name: "zh", label: say("zh"), kind: "text" },
    { name: "en", label: say("en"), kind: "text" },
  ] as const;
  return (
    <>
      <RowsField
        label={say("categories")}
        columns={[
          ...named,
          { name: "mostLost", label: say("mostLost"), kind: "number" },
          { name: "mostWon", label: say("mostWon"), kind: "number" },
        ]}
        rows={rule.categories.map(asText)}
        put={(rows) =>
          put({
            categories: rows.map(({ code = "", zh = "", en = "", mostLost, mostWon }) => ({
              code,
              zh,
              en,
              mostLost: orNull(mostLost),
              mostWon: orNull(mostWon),
            })),
          })
        }
      />
      <RowsField
        label={say("vetoes")}
        columns={[
          ...named,
          {
            name: "ground",
            label: say("ground"),
            kind: "choice",
            options: GROUNDS.map((value) => ({ value, label: say(`ground.${value}`) })),
          },
          { name: "cost", label: say("vetoCost"), kind: "number" },
        ]}
        rows={rule.vetoes.map(({ effect, ...veto }) => asText({ ...veto, cost: effect.kind === "deduct" ? effect.points : "" }))}
        put={(rows) =>
          put({
            vetoes: rows.map(({ code = "", zh = "", en = "", ground, cost }) => ({
              code,
              zh,
              en,
              ground: (ground || GROUNDS[0]) as Rule["vetoes"][number]["ground"],
              effect: effectOf(
                rule.vetoes.find((veto) => veto.code === code),
                orNull(cost),
              ),
            })),
          })
        }
      />
      <RowsField
        label={say("grades")}
        columns={[
          ...named,
          { name: "from", label: say("gradeFrom"), kind: "number" },
          {
            name: "qualifies",
            label: say("qualified"),
            kind: "choice",
            options: [
              { value: "true", label: say("qualified") },
              { value: "false", label: say("notQualified") },
            ],
          },
        ]}
        rows={rule.grades.map(asText)}
        put={(rows) =>
          put({
            grades: rows.map(({ code = "", zh = "", en = "", from, qualifies }) => ({
              code,
              zh,
              en,
              from: Number(from ?? 0),
              qualifies: qualifies !== "false",
            })),
          })
        }
      />
    </>
  );
}
