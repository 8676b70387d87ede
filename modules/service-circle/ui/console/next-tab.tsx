import { Empty, ReadProblem, useLanguage, useSay, Waiting } from "#web/console";
import { comma, percentage } from "#web/words";
import { consoleWords } from "../console-words.ts";
import { grouped } from "../numbers.ts";
import { PlanButton, VillageName } from "./village-cells.tsx";
import type { useNextSites } from "./wire.ts";
import type { Named } from "./wire.ts";

/** Where one more point would newly cover most households, best first. */
export function NextTab({ read, plan }: { read: ReturnType<typeof useNextSites>; plan: ((village: Named) => void) | null }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  if (read.error) return <ReadProblem error={read.error} retry={() => void read.refetch()} />;
  if (!read.data) return <Waiting />;
  const { rows } = read.data;
  const names = (list: readonly Named[]): string => {
    const said = list
      .slice(0, 6)
      .map((one) => one[language])
      .join(comma(language));
    return list.length > 6 ? `${said} … (${list.length})` : said;
  };
  return (
    <>
      <p className="c-muted">{say("next.lead")}</p>
      {rows.length === 0 ? <Empty text={say("next.none")} /> : null}
      {rows.length > 0 ? (
        <div className="c-scroll sc-tall" tabIndex={0} role="region" aria-label={say("tab.next")}>
          <table className="c-table">
            <thead>
              <tr>
                <th scope="col">{say("villages.name")}</th>
                <th scope="col" className="c-num">
                  {say("next.gain")}
                </th>
                <th scope="col" className="c-num">
                  {say("next.then")}
                </th>
                <th scope="col">{say("next.brings")}</th>
                {plan ? <th scope="col">{say("plan.steps")}</th> : null}
              </tr>
            </thead>
            <tbody>
              {rows.map((row, index) => (
                <tr key={row.code}>
                  <td>
                    <strong>{index + 1}</strong> <VillageName village={row} />
                  </td>
                  <td className="c-num">{say("next.households", { n: grouped(row.households) })}</td>
                  <td className="c-num">{percentage(row.covered)}</td>
                  <td>{names(row.villages)}</td>
                  {plan ? (
                    <td>
                      <PlanButton village={row} plan={plan} />
                    </td>
                  ) : null}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </>
  );
}
