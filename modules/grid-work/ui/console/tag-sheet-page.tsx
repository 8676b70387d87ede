import { useParams } from "@tanstack/react-router";
import { Button, QRCode } from "antd";
import "./console.css";
import { Empty, Go, Page, ReadProblem, useLanguage, useSay, Waiting } from "#web/console";
import type { TagSheet } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { useRead } from "./wire.ts";

/** Tags of a plan's points, to be printed and put up. */
export function TagSheetPage() {
  const { home = "", id = "" } = useParams({ strict: false });
  const say = useSay(consoleWords);
  const language = useLanguage();
  const read = useRead<TagSheet>(`plans/${home}/${id}/tag-sheet`);
  if (read.isPending) return <Waiting />;
  if (!read.data) return <ReadProblem error={read.error} retry={() => void read.refetch()} />;
  const sheet = read.data;
  return (
    <Page
      title={`${say("sheet.title")} · ${sheet[language]}`}
      tools={
        <>
          <Go to="/patrol?section=plans">{say("back")}</Go>
          <Button type="primary" onClick={() => window.print()}>
            {say("sheet.print")}
          </Button>
        </>
      }
    >
      <p className="c-muted g-screen-only">{say("sheet.lead")}</p>
      {sheet.tags.length === 0 ? <Empty text={say("sheet.none")} /> : null}
      <ul className="g-tags">
        {sheet.tags.map((tag) => (
          <li key={tag.point}>
            <div role="img" aria-label={say("sheet.qr", { name: tag[language] })}>
              <QRCode value={tag.tag} type="svg" size={168} bordered={false} color="#000" bgColor="#fff" errorLevel="Q" />
            </div>
            <strong>{tag[language]}</strong>
            <span>{sheet.placeName}</span>
            <span className="c-muted">
              {say("sheet.scan")} · {say("tag.version", { n: tag.version })}
            </span>
          </li>
        ))}
      </ul>
    </Page>
  );
}
