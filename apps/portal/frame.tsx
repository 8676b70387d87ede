/** @jsxImportSource preact */
import { renderToString } from "preact-render-to-string";
import type { Kept, Page, Piece, Visit } from "#web/parts";
import { speaker } from "#web/words";
import type { Assets } from "./assets.ts";
import { Document, MAIN, Switches } from "./layout.tsx";
import { layoutWords } from "./words.ts";

/** For private use: no words hold it, and it is written as it stands. */
const HOLE = "\ue000";

/** A city has one name, one hotline and one version; what differs from page to page is little. More than these are those of tests. */
const MOST = 48;

const frames = new Map<string, readonly Kept[]>();

/**
 * What surrounds a page, cut where the page's own words come: it says the same on page after page, so it is written once for its words and not anew for
 * every visitor. Half of a short page is icons, navigation and foot.
 */
function frameOf(visit: Visit, page: Page, assets: Assets): readonly Kept[] {
  const { language, elder, site, request } = visit;
  const at = (MAIN as readonly string[]).includes(request.path) ? request.path : "";
  const words = `${site.name[language]}\n${site.hotline}\n${site.version}\n${site.demo}`;
  const key = `${language}\n${elder}\n${at}\n${page.quiet}\n${page.wide}\n${page.journey}\n${assets.script}\n${assets.styles.join()}\n${words}`;
  const known = frames.get(key);
  if (known) return known;
  const whole = renderToString(
    <Document visit={visit} page={page} assets={assets} title={HOLE} switches={HOLE}>
      {HOLE}
    </Document>,
  );
  const frame = `<!doctype html>${whole}`.split(HOLE).map((text) => ({ text }));
  if (frames.size >= MOST) frames.clear();
  frames.set(key, frame);
  return frame;
}

/** A page in pieces, each of the renderer's own making, so everything in them is escaped. */
export function piecesOf(visit: Visit, page: Page, assets: Assets): Piece[] {
  const own = [
    renderToString(<>{`${page.title} · ${speaker(layoutWords, visit.language)("brand")}`}</>),
    renderToString(<Switches visit={visit} page={page} />),
    renderToString(<>{page.body}</>),
  ];
  return frameOf(visit, page, assets).flatMap((kept, index) => [kept, ...own.slice(index, index + 1)]);
}
