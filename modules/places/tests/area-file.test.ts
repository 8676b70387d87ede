import assert from "node:assert/strict";
import { test } from "node:test";
import { readAreaFile } from "../ui/area-file.ts";

const file = (bytes: Uint8Array | string) => new Blob([bytes as never]);
// "code,name\n330502001,月河街道" as a spreadsheet on a Chinese desk saves it.
const GB18030 = Uint8Array.from([...Buffer.from("code,name\n330502001,"), 0xd4, 0xc2, 0xba, 0xd3, 0xbd, 0xd6, 0xb5, 0xc0]);

test("CSV in UTF-8, with its mark, and in GB18030", async () => {
  for (const bytes of ["code,name\n330502001,月河街道", "\uFEFFcode,name\n330502001,月河街道", GB18030])
    assert.deepEqual(await readAreaFile(file(bytes)), { csv: "code,name\n330502001,月河街道" });
});

test("GeoJSON by its braces", async () => {
  const geojson = { type: "FeatureCollection", features: [] };
  assert.deepEqual(await readAreaFile(file(`\n ${JSON.stringify(geojson)}`)), { geojson });
});

test("what is neither is nothing", async () => {
  for (const bytes of ["", "  \n", "{ not json", Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]), Uint8Array.from([0xff, 0xfe, 0x00, 0xd8])])
    assert.equal(await readAreaFile(file(bytes)), null);
});
