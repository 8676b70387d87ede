import assert from "node:assert/strict";
import { test } from "node:test";
import type { Notice } from "#platform/modules";
import type { ApplicationEvent } from "../event.ts";
import { cellJobs } from "../notices.ts";
import { words } from "../ui/words.ts";
import { found, ID, Play } from "./play.ts";

const stamp = { seq: 1, at: "2026-10-20T02:00:00.000Z", by: "first", role: "handler", unit: "fire-330502" };
const told = (play: Play, event: ApplicationEvent): { to: string; words: string; link: string | undefined; params: object }[] =>
  cellJobs({ home: "330502001", id: ID }, play.state, [{ ...event, ...stamp } as never]).flatMap(({ kind, payload }) => {
    if (kind !== "cells.notify") return [];
    const { to, words: key, link, params } = (payload as { notice: Notice }).notice;
    return [{ to: to.kind === "account" ? to.id : "role" in to ? to.role : to.kind, words: key, link, params }];
  });

test("each step tells who has something to do next or something to know, in words that exist, and names nobody", () => {
  const play = new Play();
  play.awarded();
  const all = play.events.flatMap((event) => told(play, event));
  const keys = new Set(all.map((one) => one.words));
  for (const key of ["drawn", "you-inspect", "to-sign", "scored", "to-publish", "public", "awarded"])
    assert.ok(keys.has(`cells.notice.${key}`), key);
  for (const one of all) {
    assert.ok(one.words in words, one.words);
    assert.equal(one.link, `/console/cells/330502001/${ID}`);
    assert.ok(!/first|second|third|chief/.test(JSON.stringify(one.params)), "nobody's name or number stands in it");
  }
});

test("the unit hears that inspectors were drawn, not who or when; those drawn hear of the unit", () => {
  const play = new Play();
  play.apply();
  play.admit();
  play.draw();
  const last = told(play, play.events.at(-1)!);
  const unit = last.filter(({ words: key }) => key === "cells.notice.drawn");
  assert.deepEqual(unit.map(({ to, params }) => [to, params]), [
    ["unitContact", { unit: "实验小学", n: 2 }],
    ["gridInstructor", { unit: "实验小学", n: 2 }],
  ]); // prettier-ignore
  assert.equal(last.filter(({ words: key }) => key === "cells.notice.you-inspect").length, 2);
});

test("findings give the unit its days; a reminder of every clock goes to who owes it", () => {
  const play = new Play();
  play.apply();
  play.admit();
  play.draw();
  play.inspect(found({ "C05-03": { points: 0, reason: "r", finding: "grave" } }));
  play.sign();
  assert.ok(told(play, play.events.at(-1)!).every(({ words: key }) => key === "cells.notice.rectify"));
  for (const slot of ["prelim:0", "rectify:0", "publicity:0", "warning:0", "report:0", "expiry"])
    for (const type of ["cells.reminded", "cells.lapsed"] as const) {
      const said = told(play, { type, slot, dueAt: "2026-11-01T00:00:00.000Z" });
      assert.ok(said.length > 0 && said.every((one) => one.words in words), `${type} ${slot}`);
    }
});

test("an award asks for its decision, its certificate and its plate, from the office that awarded", () => {
  const play = new Play();
  play.awarded();
  const event = play.events.find(({ type }) => type === "cells.awarded")!;
  const { state } = play;
  assert.ok(state.stage !== "none" && state.title);
  const office = "zfw-330502";
  const known = { ...state, title: { ...state.title, office }, papers: state.papers.map((one) => ({ ...one, office })) };
  const seq = play.events.indexOf(event) + 1;
  const jobs = cellJobs({ home: "330502001", id: ID }, known, [{ ...event, ...stamp, seq } as never]);
  const papers = jobs.filter(({ kind }) => kind === "cells.paper").map(({ payload }) => [payload["code"], payload["unit"]]);
  assert.deepEqual(papers, [["naming", office], ["certificate", office], ["plate", office]]); // prettier-ignore
});
