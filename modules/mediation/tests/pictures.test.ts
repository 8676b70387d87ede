import assert from "node:assert/strict";
import { test } from "node:test";
import { z } from "zod";
import * as c from "../contract.ts";
import { mediationCommands } from "../commands.ts";

const CASE = { home: "330502001", id: "0198f000-0000-7000-8000-000000000001" };
const PICTURE = "0198f000-0000-7000-8000-0000000000ff";

/** Fields of the contract that name a picture. */
const PICTURES = ["image", "photo", "power", "request"];
const fieldsOf = (schema: unknown): string[] => (schema instanceof z.ZodObject ? Object.keys(schema.shape) : []);

for (const command of mediationCommands) {
  const named = fieldsOf(command.input).filter((field) => PICTURES.includes(field));
  if (named.length > 0)
    test(`${command.name} vouches for ${named.join(", ")} as a picture of its own record`, () => {
      const input = { ...CASE, area: "330502001", ...Object.fromEntries(named.map((field) => [field, PICTURE])) };
      assert.deepEqual(
        command.pictures?.(input as never),
        named.map((path) => ({ path, id: PICTURE, of: CASE })),
      );
    });
}

test("a power of attorney of any party at registration is that case's; who has none names nothing", () => {
  const command = mediationCommands.find(({ name }) => name === "mediation.register-dispute");
  const parties = [{ power: null }, { power: PICTURE }];
  assert.deepEqual(command?.pictures?.({ id: CASE.id, place: "330502001005", parties } as never), [
    { path: "parties.1.power", id: PICTURE, of: CASE },
  ]);
  assert.equal(c.SealAgreement.safeParse({ ...CASE, version: 1 }).success, false, "no seal without its picture");
});
