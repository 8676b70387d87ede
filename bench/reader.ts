import type { Locator, Page } from "playwright-core";

/**
 * How long a person takes: silent reading of plain prose by Brysbaert (2019), who gives 238 words a minute for English; 260 for Chinese is remembered and not checked; a
 * key, a press and the thought before it by the keystroke-level model of Card, Moran and Newell (1980), for an average typist.
 */
const READING = {
  wordsAMinute: { en: 238, zh: 260 },
  keySeconds: 0.28,
  pressSeconds: 0.2,
  pointSeconds: 1.1,
  thinkSeconds: 1.35,
} as const;

/** Seconds; `listed`: what reading every row of every list in sight would add. */
export type Spent = { machine: number; reading: number; listed: number; hands: number; words: number };

/** A line somebody came to read: the page it first stood on; `passed` while nobody who searches a list from its top would read it. */
export type Line = { at: string; words: number; text: string; passed: boolean };

export type Reader = {
  spent: Spent;
  /** Everything read on screens, in the order it came in sight. */
  lines: readonly Line[];
  /** What is read away from the screens: the tour of the README. */
  reads: (text: string) => void;
  /** Does something and waits for the screen to come to rest; then reads what is in sight and was not read before. */
  wait: (page: Page, work: () => Promise<void>) => Promise<void>;
  press: (page: Page, target: Locator) => Promise<void>;
  type: (target: Locator, words: string) => Promise<void>;
  /** Opens what stands as a link outside of the screens. */
  follow: (page: Page, work: () => Promise<void>) => Promise<void>;
};

/**
 * The lines of text somebody at this screen sees without scrolling. A list of things to choose from is searched from its top: it is read down to
 * the one that is taken (`sought`), and only its first where none is; the rest is given apart.
 */
function inSight(sought: Element | null): { lines: string[]; rest: string[] } {
  const lines: string[] = [];
  const rest: string[] = [];
  const choices = "tbody tr, li:has(a, button, input)";
  const passedBy = (row: Element): boolean => {
    const list = row.closest("table, ul, ol");
    const last = sought && list?.contains(sought) ? sought : list?.querySelector(choices);
    return Boolean(last && !row.contains(last) && last.compareDocumentPosition(row) & Node.DOCUMENT_POSITION_FOLLOWING);
  };
  /** For screen readers alone: the house's own way of it, `clip-path: inset(50%)`. */
  const aside = (one: Element | null): boolean =>
    one !== null && (getComputedStyle(one).clipPath === "inset(50%)" || aside(one.parentElement));
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const words = (node.textContent ?? "").replace(/\s+/g, " ").trim();
    const holder = node.parentElement;
    if (!words || !holder || ["SCRIPT", "STYLE", "NOSCRIPT"].includes(holder.tagName)) continue;
    if (!holder.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    range.selectNodeContents(node);
    const { top, bottom, left, right } = range.getBoundingClientRect();
    if (bottom <= 0 || right <= 0 || top >= innerHeight || left >= innerWidth) continue;
    if (aside(holder)) continue;
    const row = holder.closest(choices);
    (row && passedBy(row) ? rest : lines).push(words);
  }
  return { lines, rest };
}

/** Seconds of thinking, pointing and pressing. */
const TO_A_PLACE = READING.thinkSeconds + READING.pointSeconds + READING.pressSeconds;
const QUIET_MS = 200;
const LONGEST_MS = 30_000;

/** Requests under way, page by page; a line that is held open for what changes counts for none. */
function flights(): (page: Page) => Set<unknown> {
  const known = new WeakMap<Page, Set<unknown>>();
  return (page) => {
    const before = known.get(page);
    if (before) return before;
    const under = new Set<unknown>();
    known.set(page, under);
    page.on("request", (request) => void (new URL(request.url()).pathname.startsWith("/api/live/") || under.add(request)));
    page.on("requestfinished", (request) => void under.delete(request));
    page.on("requestfailed", (request) => void under.delete(request));
    return under;
  };
}

/** One person, who reads each line once, in one language. */
export function readerOf(language: "zh" | "en"): Reader {
  const segmenter = new Intl.Segmenter(language, { granularity: "word" });
  const read = new Map<string, Line>();
  const spent: Spent = { machine: 0, reading: 0, listed: 0, hands: 0, words: 0 };
  const flying = flights();
  const countOf = (text: string): number => [...segmenter.segment(text)].filter(({ isWordLike }) => isWordLike).length;
  const secondsOf = (count: number): number => (count * 60) / READING.wordsAMinute[language];
  const reads = (text: string): void => {
    const count = countOf(text);
    spent.words += count;
    spent.reading += secondsOf(count);
  };
  const rest = async (page: Page): Promise<void> => {
    const under = flying(page);
    const began = performance.now();
    await page.waitForLoadState("load");
    for (let since = performance.now(); performance.now() - since < QUIET_MS;) {
      if (under.size > 0) since = performance.now();
      if (performance.now() - began > LONGEST_MS) throw new Error(`never at rest: ${page.url()}`);
      await page.waitForTimeout(20);
    }
  };
  const look = async (page: Page, sought: Locator | null = null): Promise<void> => {
    const { lines, rest: others } = await page.evaluate(inSight, (await sought?.elementHandle()) ?? null);
    const at = new URL(page.url()).pathname;
    for (const text of lines) {
      const known = read.get(text);
      if (known && !known.passed) continue;
      reads(text);
      if (known) spent.listed -= secondsOf(known.words);
      read.set(text, { at, words: countOf(text), text, passed: false });
    }
    for (const text of others)
      if (!read.has(text)) {
        const words = countOf(text);
        read.set(text, { at, words, text, passed: true });
        spent.listed += secondsOf(words);
      }
  };
  const wait: Reader["wait"] = async (page, work) => {
    flying(page);
    const began = performance.now();
    await work();
    await rest(page);
    spent.machine += Math.max(0, performance.now() - began - QUIET_MS) / 1_000;
    await look(page);
  };
  return {
    spent,
    get lines() {
      return [...read.values()];
    },
    reads,
    wait,
    press: async (page, target) => {
      await target.scrollIntoViewIfNeeded();
      await look(page, target);
      spent.hands += TO_A_PLACE;
      await wait(page, () => target.click());
    },
    type: async (target, text) => {
      // A character of Chinese is about three keys of pinyin and the choice among what they may mean.
      const keys = [...text].reduce((sum, one) => sum + (/\p{Script=Han}/u.test(one) ? 4 : 1), 0);
      spent.hands += TO_A_PLACE + keys * READING.keySeconds;
      await target.fill(text);
    },
    follow: (page, work) => {
      spent.hands += TO_A_PLACE;
      return wait(page, work);
    },
  };
}
