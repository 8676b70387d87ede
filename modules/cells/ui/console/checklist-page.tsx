import { useParams } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { Empty, Field, Go, Page, ReadProblem, TextInput, useConsole, useLanguage, useSay, Waiting } from "#web/console";
import type { Scheme } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import "./cells.css";
import { LineRow } from "./line-row.tsx";
import { draftOf, freshLine, linesFrom, moved, sumOf, type DraftLine } from "./scheme-draft.ts";
import { useSchemes, useSend } from "./wire.ts";

/** One checklist: read by everybody here, written anew by who rules the whole city. A new version never touches a round that is open. */
export function ChecklistPage() {
  const { code = "" } = useParams({ strict: false });
  const say = useSay(consoleWords);
  const read = useSchemes();
  const scheme = read.data?.find((one) => one.code === code);
  if (read.isPending) return <Waiting />;
  if (read.error) return <ReadProblem error={read.error} retry={() => void read.refetch()} />;
  if (!scheme) return <Empty text={say("lists.none")} />;
  return <Editor key={`${scheme.code} ${scheme.version}`} scheme={scheme} />;
}

const LIMITS = ["prelim", "rectify", "publicity", "warning", "appeal", "again", "renewal"] as const;
const LEVELS = ["pass", "good", "model"] as const;
const CITY_DIGITS = 4;

function Editor({ scheme }: { scheme: Scheme }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const send = useSend();
  const { session } = useConsole();
  const may = session.grants.some(({ role, area }) => role === "supervisor" && area.length === CITY_DIGITS);
  const [lines, setLines] = useState<readonly DraftLine[]>(() => draftOf(scheme));
  const [levels, setLevels] = useState(() => LEVELS.map((level) => String(scheme.thresholds[level])));
  const [years, setYears] = useState(String(scheme.years));
  const [limits, setLimits] = useState(() => LIMITS.map((name) => String(scheme.limits[name].amount)));
  const [basis, setBasis] = useState(scheme.basis);
  const [problem, setProblem] = useState("");
  const put = (index: number, part: Partial<DraftLine>) => setLines(lines.map((one, at) => (at === index ? { ...one, ...part } : one)));
  const save = async () => {
    const { code, zh, en, lead, level } = scheme;
    const thresholds = Object.fromEntries(LEVELS.map((level, at) => [level, Number(levels[at])]));
    const days = Object.fromEntries(LIMITS.map((name, at) => [name, { ...scheme.limits[name], amount: Number(limits[at]) }]));
    const body = { code, zh, en, lead, level, lines: linesFrom(lines), thresholds, years: Number(years), limits: days, basis };
    setProblem(await send("/api/cells/schemes", body, say("cells.saved")));
  };
  const sum = sumOf(lines);
  return (
    <Page title={`${scheme.code} ${scheme[language]}`} tools={<Go to="/cells/checklists">{say("lists.back")}</Go>}>
      <p className="c-muted">{say(may ? "lists.edit" : "lists.readOnly", { version: scheme.version })}</p>
      <fieldset disabled={!may} className="cells-editor">
        <div className="c-card">
          <h2>{say("lists.lines")}</h2>
          <ol className="cells-lines">
            {lines.map((line, index) => (
              <LineRow
                key={line.code}
                line={line}
                first={index === 0}
                last={index === lines.length - 1}
                fixed={!may}
                put={(part) => put(index, part)}
                move={(by) => setLines(moved(lines, index, by))}
                drop={() => setLines(lines.filter((_, at) => at !== index))}
              />
            ))}
          </ol>
          <p className="c-row">
            {may ? <Button onClick={() => setLines([...lines, freshLine(scheme.code, lines)])}>{say("lists.add")}</Button> : null}
            <b role="status" className={sum === 100 ? undefined : "c-problem"}>
              {say("lists.sum", { n: sum })}
            </b>
          </p>
        </div>
        <div className="c-card">
          <h2>{say("lists.rule")}</h2>
          <div className="cells-numbers">
            {LEVELS.map((level, at) => (
              <Field key={level} label={say(`level.${level}`)} required>
                <TextInput
                  type="number"
                  value={levels[at] ?? ""}
                  onChange={(value) => setLevels(levels.map((one, i) => (i === at ? value : one)))}
                />
              </Field>
            ))}
            <Field label={say("lists.years")} required>
              <TextInput type="number" value={years} onChange={setYears} />
            </Field>
            {LIMITS.map((name, at) => (
              <Field
                key={name}
                label={say(`limit.${name}`, { unit: say(scheme.limits[name].unit === "workingDay" ? "limit.working" : "limit.calendar") })}
                required
              >
                <TextInput
                  type="number"
                  value={limits[at] ?? ""}
                  onChange={(value) => setLimits(limits.map((one, i) => (i === at ? value : one)))}
                />
              </Field>
            ))}
          </div>
          <Field label={say("lists.basis")} required>
            <TextInput value={basis} max={200} onChange={setBasis} />
          </Field>
        </div>
      </fieldset>
      {problem ? (
        <p role="alert" className="c-problem">
          {problem}
        </p>
      ) : null}
      {may ? (
        <p>
          <Button type="primary" onClick={() => void save()}>
            {say("lists.save", { version: scheme.version + 1 })}
          </Button>
        </p>
      ) : null}
    </Page>
  );
}
