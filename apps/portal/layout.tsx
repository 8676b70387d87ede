/** @jsxImportSource preact */
import type { ComponentChildren } from "preact";
import { Icon, Sprite, TelLink, withQuery, type IconName, type Page, type PageRequest, type Site, type Visit } from "#web/parts";
import { speaker, type Language } from "#web/words";
import type { Assets } from "./assets.ts";
import { homeWords, layoutWords } from "./words.ts";

const ICONS: readonly IconName[] = ["foot", "pen", "search", "map", "phone", "sound", "next", "back", "check", "pause", "alert", "camera"];

/** The seal: two footprints cut into cinnabar, as a name is stamped under a letter. */
export function Seal() {
  return (
    <svg class="seal" viewBox="0 0 40 40" aria-hidden="true" focusable="false">
      <rect x="1" y="1" width="38" height="38" rx="9" />
      <use href="#i-foot" x="5" y="12" width="18" height="22" transform="rotate(-8 14 23)" />
      <use href="#i-foot" x="17" y="6" width="18" height="22" transform="rotate(8 26 17)" />
    </svg>
  );
}

type DocumentProps = {
  visit: Visit;
  page: Page;
  assets: Assets;
  title: string;
  switches: ComponentChildren;
  children: ComponentChildren;
};
type SwitchProps = { request: PageRequest; journey: string | undefined; change: Record<string, string>; label: string; lang?: string };

/** A link; on a page with entries not yet sent, a button that sends them along, so that nothing typed is lost, nor the place the page is about. */
function Switch({ request, journey, change, label, lang }: SwitchProps) {
  if (journey && request.form !== null) {
    return (
      <button
        type="submit"
        form={journey}
        class="switch"
        name="switch"
        value="1"
        formaction={withQuery(request.path, { ...request.query, lang: null, elder: null, ...change })}
        formnovalidate
        lang={lang}
      >
        {label}
      </button>
    );
  }
  return (
    <a class="switch" href={withQuery(request.path, { ...request.query, ...change })} lang={lang}>
      {label}
    </a>
  );
}

/** What leads from this page to itself, in the other language or size; for whoever chose large type, the button that reads it aloud. */
export function Switches({ visit: { request, language, elder }, page }: { visit: Visit; page: Page }) {
  const say = speaker(layoutWords, language);
  return (
    <>
      {elder ? (
        <button type="button" class="switch js-only" data-island="speak" data-say-stop={say("speak.stop")} hidden>
          <Icon name="sound" /> <span>{say("speak")}</span>
        </button>
      ) : null}
      <Switch
        request={request}
        journey={page.journey}
        change={{ elder: elder ? "0" : "1" }}
        label={say(elder ? "switch.elder.off" : "switch.elder.on")}
      />
      <Switch
        request={request}
        journey={page.journey}
        change={{ lang: language === "zh" ? "en" : "zh" }}
        label={say("switch.language")}
        lang={language === "zh" ? "en" : "zh-CN"}
      />
    </>
  );
}

/** The addresses of the main navigation: which of them a page is, its frame says. */
export const MAIN = ["/report", "/follow", "/map", "/report-card"] as const;

type HeaderProps = { visit: Visit; page: Page; switches: ComponentChildren };

function Header({ visit, page, switches }: HeaderProps) {
  const { request, language, site } = visit;
  const say = speaker(layoutWords, language);
  const home = speaker(homeWords, language);
  const labels = { "/report": home("report"), "/follow": home("follow"), "/map": home("map"), "/report-card": say("foot.card") };
  return (
    <header class="top">
      {/* The form's first submit button is what Enter presses: this one, which only goes on. */}
      {page.journey ? (
        <button type="submit" class="unseen" form={page.journey} name="enter" value="1" tabindex={-1} aria-hidden="true" />
      ) : null}
      <a class="skip" href="#main">
        {say("skip")}
      </a>
      <div class="top-row">
        <a class="brand" href="/">
          <Seal />
          <span>
            <strong>{say("brand")}</strong>
            <span class="brand-of">{say("brand.of", { city: site.name[language] })}</span>
          </span>
        </a>
        {page.quiet ? null : (
          <nav class="main-nav" aria-label={say("nav")}>
            {MAIN.map((href) => (
              <a key={href} href={href} aria-current={request.path === href ? "page" : undefined}>
                {labels[href]}
              </a>
            ))}
          </nav>
        )}
        <div class="switches">{switches}</div>
      </div>
      {site.demo ? <p class="demo">{say("demo")}</p> : null}
    </header>
  );
}

function FootLinks({ title, links }: { title: string; links: readonly (readonly [string, string])[] }) {
  return (
    <div>
      <h2>{title}</h2>
      <ul class="foot-links">
        {links.map(([href, label]) => (
          <li key={href}>
            <a href={href}>{label}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Everything the portal has. */
function AllPages({ language }: { language: Language }) {
  const say = speaker(layoutWords, language);
  const home = speaker(homeWords, language);
  return (
    <nav class="foot-groups" aria-label={say("foot")}>
      <FootLinks
        title={say("foot.do")}
        links={[
          ["/", say("home")],
          ["/report", home("report")],
          ["/follow", home("follow")],
          ["/map", home("map")],
          ["/answers", home("answers")],
          ["/opinions", home("opinions")],
          ["/petitions", home("petition.short")],
          ["/complaint", say("foot.complaint")],
          ["/mediation", home("mediation")],
          ["/circle", home("circle")],
          ["/items", say("foot.items")],
          ["/paper", say("foot.paper")],
        ]}
      />
      <FootLinks
        title={say("foot.open")}
        links={[
          ["/report-card", say("foot.card")],
          ["/figures", say("foot.figures")],
          ["/catalogue", say("foot.catalogue")],
          ["/data", say("foot.data")],
          ["/cells", say("foot.cells")],
          ["/assessment", say("foot.assessment")],
          ["/surveys", say("foot.surveys")],
          ["/decisions", say("foot.decisions")],
          ["/signals", say("foot.signals")],
          ["/methods", say("foot.methods")],
          ["/privacy/audits", say("foot.audits")],
          ["/legal-sources", say("foot.sources")],
          ["/log", say("foot.log")],
        ]}
      />
      <FootLinks
        title={say("foot.yours")}
        links={[
          ["/mine", say("foot.mine")],
          ["/privacy", say("foot.privacy")],
          ["/accessibility", say("foot.access")],
        ]}
      />
    </nav>
  );
}

/** Who is in the middle of a form is led nowhere else, but to the ways that need no screen. */
function InAJourney({ language }: { language: Language }) {
  const say = speaker(layoutWords, language);
  const links = [
    ["/", say("home")],
    ["/paper", say("foot.paper")],
    ["/privacy", say("foot.privacy")],
    ["/accessibility", say("foot.access")],
  ] as const;
  return (
    <nav aria-label={say("foot")}>
      <ul class="foot-links">
        {links.map(([href, label]) => (
          <li key={href}>
            <a href={href}>{label}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Footer({ site, language, journey }: { site: Site; language: Language; journey: boolean }) {
  const say = speaker(layoutWords, language);
  return (
    <footer class="bottom">
      <div class="bottom-row">
        <p class="foot-phone">
          <TelLink number={site.hotline} /> <span>{say("foot.phone", { number: site.hotline })}</span>
        </p>
        {journey ? <InAJourney language={language} /> : <AllPages language={language} />}
        {journey ? null : (
          <p class="meta">
            {say("foot.words")} · {say("foot.version", { version: site.version })}
          </p>
        )}
      </div>
    </footer>
  );
}

/** A whole page, but for what is this page's own: its title, the switches, which lead back to it, and what it says. */
export function Document({ visit, page, assets, title, switches, children }: DocumentProps) {
  const { language, elder } = visit;
  return (
    <html lang={language === "zh" ? "zh-CN" : "en"} class={elder ? "elder" : undefined}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <meta name="theme-color" content="#0b5cad" />
        <meta name="format-detection" content="telephone=no" />
        {assets.styles.map((href) => (
          <link key={href} rel="stylesheet" href={href} />
        ))}
        <link rel="icon" type="image/svg+xml" href={assets.icon} />
        <script type="module" src={assets.script} />
      </head>
      <body>
        <Sprite names={ICONS} />
        <Header visit={visit} page={page} switches={switches} />
        <main id="main" tabindex={-1} class={page.wide ? "wide" : undefined}>
          {children}
        </main>
        <Footer site={visit.site} language={language} journey={page.journey !== undefined} />
      </body>
    </html>
  );
}

export const unknownSite: Site = { name: { zh: "", en: "" }, demo: false, hotline: "12345", version: "" };
