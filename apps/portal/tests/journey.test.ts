import assert from "node:assert/strict";
import { test } from "node:test";
import {
  following,
  firstIncomplete,
  problemsOf,
  readAnswers,
  reportFrom,
  stepOfField,
  STEPS,
  type Answers,
} from "../../../modules/incidents/ui/portal/journey.ts";
import { pathMatch, plainPhone, type PageRequest } from "#web/visits";
import { categories } from "./fixture.ts";

const request = (form: PageRequest["form"], query: Record<string, string> = {}): PageRequest => ({
  method: form ? "POST" : "GET",
  path: "/report",
  query,
  form,
  language: "zh",
  elder: false,
  origin: "",
  commandId: "01935b7e-7c1a-7cc0-9f0a-000000000001",
});
const lamp = categories.find(({ code }) => code === "0402")!;
const gas = categories.find(({ code }) => code === "0203")!;
const full: Answers = {
  id: "i",
  group: "04",
  category: "0402",
  asked: "",
  lon: "",
  lat: "",
  area: "330502001005",
  address: "",
  description: "灯不亮",
  photos: [],
  name: "",
  phone: "",
  email: "",
  reviewed: "",
};

test("an emergency number stands before anything can be typed", () => {
  assert.equal(following("category", full, gas), "call");
  assert.equal(following("category", full, lamp), "place");
});

test("after the answers were checked once, a change leads straight back to them", () => {
  assert.equal(following("words", { ...full, reviewed: "1" }, lamp), "check");
  assert.equal(following("words", full, lamp), "answers");
  assert.equal(following("answers", full, lamp), "contact");
  assert.equal(following("contact", { ...full, reviewed: "1", description: "" }, lamp), "words");
});

test("the place pressed last counts: a point forgets the list, the list forgets the point", () => {
  const byPoint = readAnswers(request({ step: "place", use: "point", lon: "120.1", lat: "30.9", area: "330502001" }));
  assert.deepEqual([byPoint.lon, byPoint.lat, byPoint.area], ["120.1", "30.9", ""]);
  const byList = readAnswers(request({ step: "place", lon: "120.1", lat: "30.9", area: ["330502001", "330502001005"] }));
  assert.deepEqual([byList.lon, byList.lat, byList.area], ["", "", "330502001005"]);
  assert.equal(reportFrom(byPoint, "zh").area, null);
  assert.deepEqual(reportFrom(byPoint, "zh").point, { lon: 120.1, lat: 30.9 });
});

test("a whole county is too large a place, a town is enough", () => {
  assert.deepEqual(problemsOf("place", { ...full, area: "330502" }), [{ field: "q", words: "place.town" }]);
  assert.deepEqual(problemsOf("place", { ...full, area: "330502001" }), []);
  assert.equal(firstIncomplete({ ...full, area: "" }), "place");
});

test("phones are read as people type them", () => {
  for (const [typed, meant] of [
    ["１３８ ０００１ ２３４４", "13800012344"],
    ["138-0001-2344", "13800012344"],
    ["+86 138 0001 2344", "+8613800012344"],
    ["(0572)2021234", "05722021234"],
    ["0572-2021234", "0572-2021234"],
  ] as const) {
    assert.equal(plainPhone(typed), meant);
    assert.deepEqual(problemsOf("contact", { ...full, phone: plainPhone(typed) }), [], typed);
  }
  assert.deepEqual(problemsOf("contact", { ...full, email: "li@" }), [{ field: "email", words: "contact.email.format" }]);
  assert.deepEqual(problemsOf("contact", { ...full, email: "li@example.cn" }), []);
  assert.deepEqual(problemsOf("contact", { ...full, phone: "12345678" }), [{ field: "phone", words: "contact.phone.format" }]);
  assert.deepEqual(problemsOf("contact", full), [], "contact is optional");
});

test("photos are kept once, up to six, without those taken off", () => {
  const photos = ["a", "b", "b", "c", "d", "e", "f", "g", "h"];
  assert.deepEqual(readAnswers(request({ photos, dropPhoto: "c" })).photos, ["a", "b", "d", "e", "f", "g"]);
});

test("every field the server can refuse is asked on a page of the journey", () => {
  for (const path of ["category", "point.lon", "area", "address", "description", "name", "phone", "photos.0", "anything"])
    assert.ok(STEPS.includes(stepOfField(path)), path);
});

test("an address with a broken percent sign is no page, and no crash", () => {
  assert.equal(pathMatch("/f/{home}/{id}/{secret}")("/f/1/2/%E0%A4%A"), null);
  assert.deepEqual(pathMatch("/figures/{code}/records.csv")("/figures/evt.sat/records.csv"), { code: "evt.sat" });
  assert.equal(pathMatch("/figures/{code}")("/figures/evt.sat/records.csv"), null);
});
