import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { beginning, CODE_CUT, email, field, veiled, idNumber, listName, phone, publicName, receipt, tail } from "./index.ts";

test("each kind is masked by its rule of domain.md §1.4", () => {
  assert.deepEqual(
    ["张三", "张三丰", "欧阳修", "欧阳予倩", "张", "", null].map((name) => publicName(name)),
    ["张某", "张某某", "欧阳某", "欧阳某某", "张某", "—", "—"],
  );
  assert.deepEqual(["张三", "王小三", "买买提·艾力", "张"].map(listName), ["张*", "王*三", "买****力", "*"]);
  assert.deepEqual(["13800001234", "+8613800001234", "0572-1234567", "110"].map(phone), [
    "138****1234",
    "+86138****1234",
    "0572****4567",
    "****10",
  ]);
  assert.deepEqual(["330502199003070010", "12345678", "1234"].map(idNumber), ["33**************10", "12****78", "****"]);
  assert.equal(email("li@mail.cn"), "l***@m***.cn");
  assert.equal(beginning("织里镇晟舍村三组 5 号", 6), "织里镇晟舍村…");
  assert.deepEqual([veiled("x"), veiled(""), veiled(null)], ["***", null, null]);
});

test("a field is masked by what it is, and words by their beginning", () => {
  assert.equal(field("name", "张三丰"), "张*丰");
  assert.equal(field("mandate-phone", "13800001234"), "138****1234");
  assert.equal(field("email", "a@b.cn"), "a***@b***.cn");
  assert.deepEqual(
    ["138 0000 1234", "li@mail.cn", "微信 13800001234", "0572-1234567"].map((text) => field("contact", text)),
    ["138****1234", "l***@m***.cn", "微信…", "057****4567"],
  );
  assert.equal(field("address", "织里镇晟舍村三组"), "织里镇晟舍村…");
  assert.equal(field("description", "一二三四五六七八九十十一十二"), "一二三四五六七八九十十一…");
});

test("tails, numbers and codes are cut by the same rules everywhere", () => {
  assert.equal(tail("13800001234"), "1234");
  assert.equal(receipt("8F3K-72QM-XR4D"), "8F3K-****");
  assert.equal(CODE_CUT, "******");
});

test("nobody masks by a rule of their own: no other file of the server cuts a number's end or writes stars for somebody's data", () => {
  const root = new URL("../../", import.meta.url);
  const files = ["modules", "platform", "apps/server"].flatMap((folder) =>
    readdirSync(new URL(`${folder}/`, root), { recursive: true, encoding: "utf8" }).map((name) => `${folder}/${name}`),
  );
  const own = files
    .filter((name) => name.endsWith(".ts") && !/\/tests\/|\.test\.ts$|platform\/(masking|testing)\/|\/ui\/|\/demo\//.test(name))
    .filter((name) =>
      /(phone|number|known|to)\.slice\(-\d|"[^"]*\*{4}[^"]*"|`[^`]*\*{4}[^`]*`/i.test(readFileSync(new URL(name, root), "utf8")),
    );
  assert.deepEqual(own, []);
});
