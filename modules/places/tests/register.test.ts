import assert from "node:assert/strict";
import { test } from "node:test";
import { metresToBorder, partsOf, type Position, type Ring } from "#platform/geo";
import { fold, type Recorded } from "#platform/ledger";
import { area, type AreaEvent } from "../area.ts";
import { demoPlaces, type AreaHistory } from "../demo.ts";
import { buildPlaces, type Area, type AreaShape, type Places } from "../places.ts";

const started = process.cpuUsage();
const { areas, grids } = demoPlaces();
const spent = process.cpuUsage(started);
const demoMs = (spent.user + spent.system) / 1_000;

const record = (history: AreaHistory) => {
  const stamped = history.events.map((event, index): Recorded<AreaEvent> => ({
    ...event,
    seq: index + 1,
    at: history.at,
    by: "system",
    role: "",
    unit: "",
  }));
  const known = fold(area, stamped);
  assert.ok(known.stage !== "none");
  return known;
};

function build(histories: readonly AreaHistory[]): Places {
  const known = histories.map(record);
  const rows = known.map(({ shapes: _, stage: __, ...facts }): Area => ({ ...facts, en: facts.en ?? facts.zh }));
  const shapes = known.flatMap(({ code, shapes: versions }): AreaShape[] =>
    versions.flatMap(({ shape, hash, source, to }) => (to === null ? [{ code, shape, hash, source }] : [])),
  );
  return buildPlaces(rows, shapes);
}

const city = build([...areas, ...grids]);
const villages = areas.filter(({ events }) => events[0]?.type === "places.area-registered" && events[0].level === "village").map(record);

const outlineOf = (code: string): Ring => {
  const shape = city.shape(code);
  assert.ok(shape);
  return partsOf(shape)[0]?.[0] ?? [];
};

/** The plain crossing count, straight from the textbook: no index, no flat arrays. */
function insideRing(ring: readonly Position[], lon: number, lat: number): boolean {
  let inside = false;
  for (let at = 1; at < ring.length; at += 1) {
    const [[x1, y1], [x2, y2]] = [ring[at - 1]!, ring[at]!];
    if (y1 > lat !== y2 > lat && lon < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1) inside = !inside;
  }
  return inside;
}

/** A generator of points that is the same on every run (Park–Miller). */
function points(count: number, seed: number): { lon: number; lat: number }[] {
  let state = seed;
  const next = () => (state = (state * 48271) % 2147483647) / 2147483647;
  return Array.from({ length: count }, () => ({ lon: 119.2 + next() * 1.4, lat: 30.3 + next() * 0.9 }));
}

const planar = (ring: Ring): number => {
  const [lon0, lat0] = ring[0]!;
  return (
    Math.abs(
      ring
        .slice(1)
        .reduce((sum, [lon, lat], index) => sum + (ring[index]![0] - lon0) * (lat - lat0) - (lon - lon0) * (ring[index]![1] - lat0), 0),
    ) / 2
  );
};

test("the demonstration city has every area of Huzhou and about four thousand grids, quickly and the same each time", () => {
  assert.equal(areas.length, 1379);
  assert.ok(grids.length > 3800 && grids.length < 4200, String(grids.length));
  assert.ok(demoMs < 3000, `${demoMs} ms`);
  assert.deepEqual(demoPlaces(), { areas, grids });
  assert.equal(new Set([...areas, ...grids].map(({ key }) => `${key.home}/${key.id}`)).size, areas.length + grids.length);
});

test("city, counties and towns have English names, villages romanised ones, and an unknown area is its code", () => {
  assert.deepEqual(city.names("3305"), { zh: "湖州市", en: "Huzhou" });
  assert.deepEqual(city.names("330523"), { zh: "安吉县", en: "Anji County" });
  for (const { code, en } of [...city.within("", "county"), ...city.within("", "town")])
    assert.match(en, /^[A-Zü][a-zü']+ (District|County|Town|Township|Subdistrict)$/, code);
  assert.deepEqual(city.names("330502001005"), { zh: "浮星桥社区居委会", en: "Fuxingqiao Community" });
  assert.deepEqual(city.names("990000"), { zh: "990000", en: "990000" });
});

test("the English word of each town is that of its kind", () => {
  const word = { subdistrict: "Subdistrict", town: "Town", township: "Township" } as const;
  const ending = { subdistrict: "街道", town: "镇", township: "乡" } as const;
  for (const { code, kind, en, zh } of city.within("", "town")) {
    assert.ok(kind === "subdistrict" || kind === "town" || kind === "township", `${code} ${kind}`);
    assert.ok(en.endsWith(word[kind]) && zh.endsWith(ending[kind]), `${code} ${zh} ${en}`);
  }
});

test("every village's seat is found in that village, its town, its county and one of its grids", () => {
  for (const { code, point } of villages) {
    assert.ok(point);
    const found = city.locate(point);
    assert.deepEqual(
      { ...found, grid: found?.grid?.slice(0, 12) },
      { grid: code, village: code, town: code.slice(0, 9), county: code.slice(0, 6) },
    );
  }
});

test("ten thousand points: the village found is the one a plain walk over all villages finds", () => {
  const outlines = villages.map(({ code }) => ({ code, ring: outlineOf(code) }));
  let inside = 0;
  for (const point of points(10_000, 7)) {
    const claims = outlines.filter(({ ring }) => insideRing(ring, point.lon, point.lat)).map(({ code }) => code);
    const found = city.locate(point);
    if (claims.length > 0) {
      assert.ok(found && claims.includes(found.village), `${point.lon},${point.lat}`);
      inside += 1;
    } else if (found) {
      // A sliver between two rounded borders: nobody's land, but inside the city.
      const shape = city.shape(found.village);
      assert.ok(shape && metresToBorder(shape, point) < 5);
    }
  }
  assert.ok(inside > 4000);
});

test("ten thousand points: inside the city there is always a grid, and it is the one that holds the point", () => {
  for (const point of points(10_000, 11)) {
    const found = city.locate(point);
    if (!found) continue;
    assert.ok(found.grid?.startsWith(found.village), `${point.lon},${point.lat}`);
    const shape = city.shape(found.grid ?? "");
    assert.ok(shape && (insideRing(partsOf(shape)[0]![0]!, point.lon, point.lat) || metresToBorder(shape, point) < 5));
  }
});

test("Lake Tai, Hangzhou, Shanghai and the sea are outside, and the nearest village is told", () => {
  for (const [name, lon, lat, leastKm] of [
    ["Taihu", 120.2, 31.2, 20],
    ["Hangzhou", 120.16, 30.25, 10],
    ["Shanghai", 121.47, 31.23, 80],
    ["the Gulf of Guinea", 0, 0, 5000],
  ] as const) {
    assert.equal(city.locate({ lon, lat }), null, name);
    const nearest = city.nearest({ lon, lat });
    assert.ok(nearest && nearest.metres > leastKm * 1000 && city.area(nearest.code)?.level === "village", `${name} ${nearest?.metres}`);
  }
});

test("a point on the corner of villages belongs to exactly one of them, the same each time", () => {
  for (const { code } of villages.slice(0, 300))
    for (const [lon, lat] of outlineOf(code)) {
      const found = city.locate({ lon, lat });
      assert.ok(found?.grid);
      assert.deepEqual(city.locate({ lon, lat }), found);
    }
});

test("the grids of a village add up to it, lie inside it and hold 300 to 500 households", () => {
  for (const { code } of villages) {
    const below = city.children(code);
    assert.ok(below.length >= 1 && below.length <= 7);
    const sum = below.reduce((total, grid) => total + planar(outlineOf(grid.code)), 0);
    assert.ok(Math.abs(sum / planar(outlineOf(code)) - 1) < 1e-8, code);
    const village = city.shape(code)!;
    for (const grid of below) {
      assert.match(grid.code, /^\d{15}$/);
      assert.ok(grid.synthetic && grid.households && grid.households.from >= 300 && grid.households.to <= 500);
      for (const [lon, lat] of outlineOf(grid.code))
        assert.ok(insideRing(outlineOf(code), lon, lat) || metresToBorder(village, { lon, lat }) < 1e-4);
    }
  }
});

test("communities have more grids than villages", () => {
  const mean = (kind: string) => {
    const counts = villages.filter((village) => village.kind === kind).map(({ code }) => city.children(code).length);
    return counts.reduce((total, count) => total + count, 0) / counts.length;
  };
  assert.ok(mean("community") > 1.5 * mean("village"));
});

test("areas of each level add up to the level above", () => {
  for (const [level, below] of [
    ["city", "county"],
    ["county", "town"],
    ["town", "village"],
  ] as const)
    for (const { code } of city.within("", level)) {
      const sum = city.within(code, below).reduce((total, one) => total + planar(outlineOf(one.code)), 0);
      assert.ok(Math.abs(sum / planar(outlineOf(code)) - 1) < 5e-4, code);
    }
});

test("children, trail, home and point follow the code", () => {
  assert.deepEqual(
    city.children("").map(({ code }) => code),
    ["3305"],
  );
  assert.equal(city.children("3305").length, 5);
  assert.equal(city.within("3305", "town").length, 72);
  assert.deepEqual(
    city.trail("330502001005001").map(({ code }) => code),
    ["3305", "330502", "330502001", "330502001005", "330502001005001"],
  );
  assert.deepEqual(["3305", "330502", "330502001", "330502001005", "330502001005001"].map(city.homeOf), [
    "330500000",
    "330502000",
    "330502001",
    "330502001",
    "330502001",
  ]);
  assert.deepEqual(city.pointOf("330502001005"), { lon: 120.10129, lat: 30.86063 });
  assert.equal(city.pointOf("999999"), null);
  assert.equal(city.shape("999999"), null);
});

test("search finds by part of a name in either language, higher levels first, twenty at most", () => {
  assert.deepEqual(city.search("织里镇", 20)[0]?.code, "330502100");
  assert.deepEqual(city.search("  wuxing ", 20)[0]?.code, "330502");
  assert.equal(city.search("村", 20).length, 20);
  assert.deepEqual(city.search("", 20), []);
  assert.deepEqual(city.search("不存在的地方", 20), []);
});

test("a closed grid keeps its name, but is nobody's child and holds no point", () => {
  const [first] = grids;
  assert.ok(first);
  const closing: AreaHistory = {
    ...first,
    events: [...first.events, { type: "places.area-closed", validTo: "2026-01-01", successors: [] }],
  };
  const { code, point } = record(first);
  const changed = build([...areas, closing, ...grids.slice(1)]);
  assert.equal(changed.area(code)?.validTo, "2026-01-01");
  assert.ok(!changed.children(code.slice(0, 12)).some((grid) => grid.code === code));
  assert.equal(changed.shape(code), null);
  assert.ok(point);
  assert.equal(changed.locate(point)?.grid, null);
  assert.equal(changed.locate(point)?.village, code.slice(0, 12));
});

test("the register of the whole city is built in well under a second of processor time", () => {
  const before = process.cpuUsage();
  build([...areas, ...grids]);
  const { user, system } = process.cpuUsage(before);
  assert.ok(user + system < 1_000_000, `${user + system} µs`);
});
