import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { dateIn, FactList, orThrow, Page, ReadProblem, useConsole, useSay, Waiting } from "#web/console";
import { ASPECTS } from "../contract/aspects.ts";
import type { PracticeView } from "../contract/practice.ts";
import { consoleWords } from "./console-words.ts";
import { PracticeForm } from "./practice-form.tsx";

/** What the law leaves to the city in assessing decisions. Each change is a new version with its reason. */
export function PracticePage() {
  const say = useSay(consoleWords);
  const { api } = useConsole();
  const [changing, setChanging] = useState(false);
  const read = useQuery({
    queryKey: ["decisions", "practice"],
    queryFn: async () => orThrow(await api.get<PracticeView>("/api/decision-practice")),
  });
  if (read.isPending) return <Waiting />;
  if (!read.data) return <ReadProblem error={read.error} retry={() => void read.refetch()} />;
  const { version, from, reason, leastExperts, formula } = read.data;
  return (
    <Page title={say("practice")}>
      <p className="c-muted">{say("practice.lead")}</p>
      <div className="c-card">
        <FactList
          facts={[
            [say("practice.experts"), String(leastExperts)],
            [say("practice.formula"), say(formula ? "practice.on" : "practice.off")],
            ...(formula
              ? ([
                  ...ASPECTS.map((aspect) => [say(`option.${aspect}`), String(formula.weights[aspect])] as const),
                  [say("practice.medium"), String(formula.medium)],
                  [say("practice.high"), String(formula.high)],
                ] as const)
              : []),
            [
              say("practice.version"),
              from === null ? say("practice.shipped") : say("practice.since", { n: version, day: dateIn(Date.parse(from)), reason }),
            ],
          ]}
        />
        <p className="c-row">
          <Button onClick={() => setChanging(true)}>{say("practice.change")}</Button>
        </p>
      </div>
      {changing ? <PracticeForm practice={read.data} close={() => setChanging(false)} /> : null}
    </Page>
  );
}
