/** @jsxImportSource preact */
import { Icon, TelLink, type IconName, type Outcome, type Visit } from "#web/parts";
import { speaker } from "#web/words";
import { homeFigures, homeSignals } from "../../modules/incidents/ui/portal.tsx";
import { opinionActions } from "../../modules/opinions/ui/portal.tsx";
import { homeCard } from "../../modules/report-card/ui/portal.tsx";
import { homeWords, layoutWords } from "./words.ts";

/** A track across the hero: the city's promise as a picture. Left and right alternate. */
function Track() {
  const feet = Array.from({ length: 9 }, (_, index) => ({
    x: 12 + index * 46,
    y: 96 - index * 8 + (index % 2 === 0 ? 0 : 26),
    turn: 72 - index * 2,
  }));
  return (
    <svg class="track" viewBox="0 0 440 150" aria-hidden="true" focusable="false">
      {feet.map(({ x, y, turn }) => (
        <use key={x} href="#i-foot" x={x} y={y} width="26" height="26" transform={`rotate(${turn} ${x + 13} ${y + 13})`} />
      ))}
    </svg>
  );
}

function Action({
  href,
  icon,
  label,
  hint,
  first = false,
}: {
  href: string;
  icon: IconName;
  label: string;
  hint: string;
  first?: boolean;
}) {
  return (
    <li>
      <a class={first ? "action first" : "action"} href={href}>
        <span class="action-icon">
          <Icon name={icon} />
        </span>
        <span>
          <strong>{label}</strong>
          <span class="action-hint">{hint}</span>
        </span>
        <Icon name="next" />
      </a>
    </li>
  );
}

function Urgent({ visit }: { visit: Visit }) {
  const say = speaker(homeWords, visit.language);
  const { hotline } = visit.site;
  const numbers = [
    ["110", say("urgent.110")],
    ["119", say("urgent.119")],
    ["120", say("urgent.120")],
    [hotline, say("urgent.hotline")],
  ] as const;
  return (
    <section class="urgent" aria-labelledby="urgent">
      <h2 id="urgent">{say("urgent")}</h2>
      <ul>
        {numbers.map(([number, name]) => (
          <li key={number}>
            <TelLink number={number}>
              <strong>{number}</strong> <span>{name}</span>
            </TelLink>
          </li>
        ))}
      </ul>
    </section>
  );
}

function How({ visit }: { visit: Visit }) {
  const say = speaker(homeWords, visit.language);
  return (
    <section aria-labelledby="how">
      <h2 id="how">{say("how")}</h2>
      <ol class="how">
        {(["how.1", "how.2", "how.3", "how.4", "how.5"] as const).map((step) => (
          <li key={step}>
            <span class="mark">
              <Icon name="foot" kind="solid" />
            </span>
            <strong>{say(step)}</strong>
            <span class="meta">{say(`${step}.words`)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

export async function visitHome(visit: Visit): Promise<Outcome> {
  const { language, elder, site } = visit;
  const say = speaker(homeWords, language);
  const [figures, signals, card] = await Promise.all([homeFigures(visit), homeSignals(visit, opinionActions), homeCard(visit)]);
  const actions = (
    <ul class="actions-grid">
      <Action href="/report" icon="pen" label={say("report")} hint={say("report.hint")} first />
      <Action href="/follow" icon="search" label={say("follow")} hint={say("follow.hint")} />
      <Action href="/map" icon="map" label={say("map")} hint={say("map.hint")} />
      {elder ? null : <Action href="/answers" icon="search" label={say("answers")} hint={say("answers.hint")} />}
      {elder ? null : <Action href="/petitions" icon="sound" label={say("petition")} hint={say("petition.hint")} />}
      {elder ? null : <Action href="/mediation" icon="pen" label={say("mediation")} hint={say("mediation.hint")} />}
      {elder ? null : <Action href="/opinions" icon="pen" label={say("opinions")} hint={say("opinions.hint")} />}
      {elder ? null : <Action href="/circle" icon="foot" label={say("circle")} hint={say("circle.hint")} />}
      {elder ? (
        <Action href={`tel:${site.hotline}`} icon="phone" label={say("call", { number: site.hotline })} hint={say("call.hint")} />
      ) : null}
    </ul>
  );
  return {
    kind: "page",
    title: `${site.name[language]}${language === "zh" ? "" : " "}${speaker(layoutWords, language)("brand")}`,
    wide: true,
    body: (
      <>
        <div class="hero">
          <Track />
          <h1>{say("title")}</h1>
          <p class="lead">{say("lead")}</p>
        </div>
        {actions}
        <Urgent visit={visit} />
        {elder ? null : (
          <>
            {card}
            <How visit={visit} />
            {signals}
            {figures}
          </>
        )}
      </>
    ),
  };
}
