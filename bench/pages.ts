import { readFileSync } from "node:fs";
import { chromium } from "playwright-core";
import { ensureChromium } from "../boot/tasks/chromium.ts";
import { buildScreens } from "../boot/tasks/screens.ts";
import { uuidv7 } from "#platform/ids";
import { benchCity, type BenchCity } from "./city.ts";
import { report } from "./intake.ts";
import { load, median, request, type LoadResult, type NextRequest } from "./load.ts";
import { firstPaint, NETWORKS } from "./paint.ts";
import { ROUNDS, secondsOf } from "./rounds.ts";
import { cookieOf } from "./session.ts";

const CONNECTIONS = 16;
const SECONDS = secondsOf(3);
/** What `npm start` seeds. */
const EVENTS = 30_000;
const MB = 1_024;

const phone = { "accept-encoding": "gzip", "accept-language": "zh-CN" };
const get = (path: string): NextRequest => {
  const bytes = request("GET", path, phone);
  return () => bytes;
};

/** A report made for the purpose; the answer holds its secret follow path. */
async function followPath(city: BenchCity): Promise<string> {
  const id = uuidv7();
  const response = await fetch(`http://127.0.0.1:${city.port}/api/incidents`, {
    method: "POST",
    headers: { "content-type": "application/json", "idempotency-key": id },
    body: JSON.stringify({ id, category: "0402", description: "路灯坏了三盏。", area: "330502001005" }),
  });
  const receipt = (await response.json()) as { follow: string };
  return receipt.follow;
}

/** Paths of the built files the first page names. */
async function assetsOf(city: BenchCity): Promise<{ script: string; style: string }> {
  const html = await (await fetch(`http://127.0.0.1:${city.port}/`)).text();
  const named = (pattern: RegExp): string => pattern.exec(html)?.[1] ?? "";
  return { script: named(/<script[^>]*src="([^"]+)"/), style: named(/<link[^>]*href="([^"]+\.css)"/) };
}

async function rendering(city: BenchCity, follow: string): Promise<void> {
  const { script, style } = await assetsOf(city);
  const asked: Readonly<Record<string, NextRequest>> = {
    [`file ${script}`]: get(script),
    [`file ${style}`]: get(style),
    "page / (first page)": get("/"),
    "page /report": get("/report"),
    "page /f/… (follow)": get(follow),
    "page /figures": get("/figures"),
  };
  const all = new Map<string, LoadResult[]>();
  await load(city.port, CONNECTIONS, 2, get("/"));
  for (let round = 0; round < ROUNDS; round += 1)
    for (const [name, next] of Object.entries(asked)) {
      const result = await load(city.port, CONNECTIONS, SECONDS, next);
      if (result.failed > 0) console.log(`${name}: ${result.failed} failed, first: ${result.firstFailure.slice(0, 300)}`);
      all.set(name, [...(all.get(name) ?? []), result]);
    }
  const rate = (name: string): number => median((all.get(name) ?? []).map((one) => one.perSecond));
  const file = Math.max(rate(`file ${script}`), rate(`file ${style}`));
  for (const name of all.keys()) {
    const ratio = rate(name) / file;
    const verdict = name.startsWith("page /figures") ? "" : name.startsWith("page") ? ` (bar 0.5: ${ratio >= 0.5 ? "met" : "MISSED"})` : "";
    const p99 = median((all.get(name) ?? []).map((one) => one.p99Ms));
    console.log(`pages: ${name}: ${rate(name).toFixed(0)}/s, ${ratio.toFixed(2)} × static file${verdict}, p99 ${p99.toFixed(1)} ms`);
  }
}

/** Resident memory of the server's process, MB: now, and the most it ever was. */
function memory(pid: number): { now: number; most: number } {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  const of = (name: string): number => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / MB;
  return { now: of("VmRSS"), most: of("VmHWM") };
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Reports, pages, queues and figures at once, as on a bad day. */
async function memoryUnderLoad(city: BenchCity, follow: string): Promise<void> {
  const cookie = await cookieOf(city, "quzhongxin");
  const staff = (path: string): string => request("GET", path, { cookie, ...phone });
  const mix = [
    () => request("GET", "/", phone),
    report,
    () => staff("/api/incidents?view=all"),
    report,
    () => request("GET", follow, phone),
    () => staff("/api/incidents/figures?area=3305&level=county"),
    () => request("GET", "/report", phone),
    () => staff("/api/incidents?view=overdue"),
  ];
  let turn = 0;
  const next: NextRequest = () => (mix[(turn += 1) % mix.length] ?? report)();
  const under = await load(city.port, 64, secondsOf(20), next);
  const loaded = memory(city.serverPid);
  await pause(secondsOf(20) * 1_000);
  const after = memory(city.serverPid);
  console.log(
    `memory: under load ${loaded.now.toFixed(0)} MB, most ${after.most.toFixed(0)} MB (bar 300: ${after.most <= 300 ? "met" : "MISSED"}), ${secondsOf(20)} s after ${after.now.toFixed(0)} MB · ${under.perSecond.toFixed(0)} mixed requests/s on 64 connections, ${under.failed} failed`,
  );
}

async function paints(city: BenchCity, follow: string): Promise<void> {
  const browser = await chromium.launch({ executablePath: await ensureChromium(), args: ["--no-sandbox"] });
  try {
    for (const [name, path, bar] of [
      ["portal, first page", "/", 1.5],
      ["report page", "/report?category=0402", 1.5],
      ["follow page", follow, 1.5],
      ["console, sign-in", "/console", null],
    ] as const)
      for (const network of NETWORKS) {
        const seen = [];
        for (let round = 0; round < ROUNDS; round += 1)
          seen.push(await firstPaint(browser, `http://127.0.0.1:${city.port}${path}`, network));
        const at = median(seen.map((one) => one.paintMs)) / 1_000;
        const verdict = bar === null || network !== NETWORKS[0] ? "" : ` (bar ${bar}: ${at <= bar ? "met" : "MISSED"})`;
        console.log(
          `paint: ${name}, ${network.name}: first contentful paint ${at.toFixed(2)} s${verdict}, ${median(seen.map((one) => one.kilobytes)).toFixed(0)} KB over the wire`,
        );
      }
  } finally {
    await browser.close();
  }
}

/** The portal: rendered pages beside files of the same server, the server's memory, and first paint on a slow phone. */
export async function run(): Promise<void> {
  await buildScreens();
  const city = await benchCity({ events: EVENTS });
  try {
    await pause(secondsOf(10) * 1_000);
    console.log(`memory: at rest after the start ${memory(city.serverPid).now.toFixed(0)} MB (bar 300)`);
    const follow = await followPath(city);
    await paints(city, follow);
    await rendering(city, follow);
    await memoryUnderLoad(city, follow);
  } finally {
    await city.close();
  }
}

if (import.meta.main) await run();
