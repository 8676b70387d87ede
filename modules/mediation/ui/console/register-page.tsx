import { Empty, instant, Page, ReadProblem, useConsole, useLanguage, useSay, Waiting } from "#web/console";
import type { RegisterPage as Register, RoundsPage } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { useCode, useRead } from "./wire.ts";

/** Committees with their members and terms, mediators with the year's training, screening rounds, and help for the courts. */
export function RegisterPage() {
  const say = useSay(consoleWords);
  const code = useCode();
  const language = useLanguage();
  const { area } = useConsole();
  const query: Record<string, string> = area ? { area } : {};
  const read = useRead<Register>("register", query);
  const rounds = useRead<RoundsPage>("rounds", query);
  if (read.isPending) return <Waiting />;
  if (!read.data) return <ReadProblem error={read.error} retry={() => void read.refetch()} />;
  const { committees, mediators, year, trainingHours } = read.data;
  return (
    <Page title={say("register")} wide>
      {committees.length === 0 ? <Empty text={say("register.empty")} /> : null}
      <div className="c-scroll">
        <table className="c-table">
          <thead>
            <tr>
              <th scope="col">{say("committee")}</th>
              <th scope="col">{say("register.members")}</th>
              <th scope="col">{say("room")}</th>
              <th scope="col">{say("register.term")}</th>
            </tr>
          </thead>
          <tbody>
            {committees.map((one) => (
              <tr key={one.id}>
                <th scope="row">{one[language]}</th>
                <td>{one.members.map(({ zh, chair }) => (chair ? `${zh}（${say("register.chair")}）` : zh)).join("、")}</td>
                <td>{one.rooms.map((room) => room[language]).join("、") || "—"}</td>
                <td>{one.termTo}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="c-scroll">
        <table className="c-table">
          <thead>
            <tr>
              <th scope="col">{say("mediator")}</th>
              <th scope="col">{say("type")}</th>
              <th scope="col">{say("register.hours", { year, n: trainingHours })}</th>
            </tr>
          </thead>
          <tbody>
            {mediators.map((one) => (
              <tr key={one.id}>
                <th scope="row">{one.zh}</th>
                <td>{one.specialities.map((type) => code("type", type)).join("、") || "—"}</td>
                <td className="c-num">{one.hours}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="c-card">
        <h2>{say("register.rounds")}</h2>
        <ul>
          {(rounds.data?.screenings ?? []).map((one) => (
            <li key={one.id}>
              {one.placeName} · {one.from} – {one.to}{" "}
              {one.stage === "closed" ? `· ${one.noneFound ? say("register.none") : say("register.found", { n: one.found })}` : ""}
            </li>
          ))}
        </ul>
        <h2>{say("register.errands")}</h2>
        <ul>
          {(rounds.data?.errands ?? []).map((one) => (
            <li key={one.id}>
              {one.placeName} · {one.court} {one.requestNo} · {instant(one.dueAt, language)}
            </li>
          ))}
        </ul>
      </div>
    </Page>
  );
}
