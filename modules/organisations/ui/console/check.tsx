import { Button } from "antd";
import { useState, type ReactNode } from "react";
import { Go, PlainTable, useLanguage, useSay } from "#web/console";
import { comma, percentage } from "#web/words";
import type { Gaps } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { NameContactForm } from "./network-forms.tsx";
import { Rules } from "./rules.tsx";

const FEW = 20;

/** The first few of a list, and all of it when asked. */
function useFew<T>(rows: readonly T[]): { shown: readonly T[]; more: ReactNode } {
  const say = useSay(consoleWords);
  const [all, setAll] = useState(false);
  const more =
    !all && rows.length > FEW ? (
      <p>
        <Button onClick={() => setAll(true)}>{say("net.all", { n: rows.length })}</Button>
      </p>
    ) : null;
  return { shown: all ? rows : rows.slice(0, FEW), more };
}

/** What the network check finds: the numbers, then each of them by name. */
export function Check({ gaps, keeps }: { gaps: Gaps; keeps: readonly string[] }) {
  return (
    <>
      <Figures gaps={gaps} />
      <Rules rules={gaps.rules} keeps={keeps} />
      <Missing coverage={gaps.coverage} />
      <WithoutContact units={gaps.withoutContact} keeps={keeps} />
      <EmptyPosts posts={gaps.emptyPosts} />
    </>
  );
}

function Figures({ gaps }: { gaps: Gaps }) {
  const say = useSay(consoleWords);
  const sum = (of: (one: Gaps["coverage"][number]) => number) => gaps.coverage.reduce((total, one) => total + of(one), 0);
  const rows = [
    { code: "org.cover", name: say("net.cover"), part: sum(({ covered }) => covered), n: sum(({ areas }) => areas) },
    { code: "org.units-without-contact", name: say("net.contact"), part: gaps.withoutContact.length, n: gaps.working },
    { code: "org.posts-empty", name: say("net.empty"), part: gaps.emptyPosts.length, n: gaps.posts },
  ];
  return (
    <section aria-label={say("net.figures")}>
      <h2>{say("net.figures")}</h2>
      <PlainTable label={say("net.figures")} columns={[say("net.figure"), say("net.count"), say("net.share"), ""]}>
        {rows.map(({ code, name, part, n }) => (
          <tr key={code}>
            <td>{name}</td>
            <td className="c-mono">{say("net.of", { part, n })}</td>
            <td className="c-mono">{percentage(n === 0 ? null : part / n)}</td>
            <td>
              <a className="c-link" href={`/catalogue/${code}`} aria-label={say("net.rowsOf", { figure: name })}>
                {say("net.rows")}
              </a>
            </td>
          </tr>
        ))}
      </PlainTable>
    </section>
  );
}

function Missing({ coverage }: { coverage: Gaps["coverage"] }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const short = coverage.filter(({ missing }) => missing.length > 0);
  return (
    <section aria-label={say("net.missing")}>
      <h2>{say("net.missing")}</h2>
      {short.length === 0 ? (
        <p className="c-muted">{say("net.missingNone")}</p>
      ) : (
        <PlainTable label={say("net.missing")} columns={[say("net.rule"), say("net.met"), say("net.areas")]}>
          {short.map((one) => (
            <tr key={one.rule}>
              <td>{one[language]}</td>
              <td className="c-mono">{say("net.of", { part: one.covered, n: one.areas })}</td>
              <td>{one.missing.map((area) => area[language]).join(comma(language))}</td>
            </tr>
          ))}
        </PlainTable>
      )}
    </section>
  );
}

function WithoutContact({ units, keeps }: { units: Gaps["withoutContact"]; keeps: readonly string[] }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const { shown, more } = useFew(units);
  const [naming, setNaming] = useState<Gaps["withoutContact"][number] | null>(null);
  const mayName = (code: string): boolean => keeps.some((area) => code.slice(code.lastIndexOf("-") + 1).startsWith(area));
  return (
    <section aria-label={say("net.contact")}>
      <h2>{say("net.contact")}</h2>
      {units.length === 0 ? (
        <p className="c-muted">{say("net.contactNone")}</p>
      ) : (
        <PlainTable label={say("net.contact")} columns={[say("net.unit"), say("net.why"), ""]}>
          {shown.map((unit) => (
            <tr key={unit.code}>
              <td>{unit[language]}</td>
              <td>{say(`net.why.${unit.reason}`)}</td>
              <td>
                {mayName(unit.code) ? (
                  <Button size="small" aria-label={say("net.nameOf", { unit: unit[language] })} onClick={() => setNaming(unit)}>
                    {say("net.name")}
                  </Button>
                ) : null}
              </td>
            </tr>
          ))}
        </PlainTable>
      )}
      {more}
      {naming ? <NameContactForm unit={naming} close={() => setNaming(null)} /> : null}
    </section>
  );
}

function EmptyPosts({ posts }: { posts: Gaps["emptyPosts"] }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const { shown, more } = useFew(posts);
  return (
    <section aria-label={say("net.empty")}>
      <h2>{say("net.empty")}</h2>
      {posts.length === 0 ? (
        <p className="c-muted">{say("net.emptyNone")}</p>
      ) : (
        <PlainTable label={say("net.empty")} columns={[say("net.post"), say("net.unit"), say("net.since")]}>
          {shown.map((post) => (
            <tr key={post.id}>
              <td>
                <Go className="c-link" to={`/posts?post=${post.id}&empty=long`}>
                  {post[language]}
                </Go>
              </td>
              <td>{language === "zh" ? post.unitZh : post.unitEn}</td>
              <td>
                {post.since} <span className="c-muted">{say("net.days", { days: post.days })}</span>
              </td>
            </tr>
          ))}
        </PlainTable>
      )}
      {more}
    </section>
  );
}
