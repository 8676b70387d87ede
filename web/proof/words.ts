import { defineWords, fill, type Language } from "../words/index.ts";
import type { Found } from "./found.ts";

/** What a check found, right and wrong, for whoever looks: a page or a terminal. */
export const foundWords = defineWords({
  "shape.bad": { zh: "这不是足迹导出的文件，或文件不完整", en: "This is no file of Zuji, or it is not whole" },
  "rows.good": { zh: "{n} 行明细与文件列出的逐行摘要一致", en: "All {n} rows are those whose digests the file lists" },
  "row-changed.bad": { zh: "第 {where} 行被改动", en: "Row {where} was changed" },
  "row-gone.bad": { zh: "原第 {where} 行不见了", en: "What was row {where} is gone" },
  "row-added.bad": { zh: "第 {where} 行是后加的", en: "Row {where} was added" },
  "row-twice.bad": {
    zh: "第 {where} 行与第 {first} 行是同一条记录，算了两次",
    en: "Row {where} is the record of row {first}: it is counted twice",
  },
  "pieces.null": {
    zh: "{n} 行是同一记录的另一部分（如一份协议的几项义务）：日志证明的是记录，各部分由公布者列出",
    en: "{n} rows are further parts of one record (as the obligations of one agreement): the log proves the record, its parts are listed by the publisher",
  },
  "part.good": {
    zh: "明细分 {of} 个文件，{n} 行都在，逐行一致；下面的行号写作 文件:行",
    en: "The rows lie in {of} files: all {n} are there, row by row; rows are named file:row below",
  },
  "part.bad": {
    zh: "第 {where} 个明细文件不是封存的那一个；下面的行号写作 文件:行",
    en: "File {where} of the rows is not the one that was frozen; rows are named file:row below",
  },
  "part-missing.null": {
    zh: "{of} 个明细文件里有 {n} 个没有给出，数字没有重新计算",
    en: "{n} of {of} files of rows were not given, so the number was not counted again",
  },
  "value.good": {
    zh: "重新计算：{numerator} / {denominator} = {value}，与公布的一致",
    en: "Recomputed: {numerator} / {denominator} = {value}, as published",
  },
  "value.bad": {
    zh: "按明细重新计算是 {numerator} / {denominator} = {value}，与公布的不一致",
    en: "The rows give {numerator} / {denominator} = {value}, which is not what is published",
  },
  "count.good": { zh: "重新计算：{value}，与公布的一致", en: "Recomputed: {value}, as published" },
  "count.bad": {
    zh: "按明细重新计算是 {value}，与公布的不一致",
    en: "The rows give {value}, which is not what is published",
  },
  "mean.good": {
    zh: "重新计算：{numerator} 行的加权平均 = {value}，与公布的一致",
    en: "Recomputed: the weighted mean of {numerator} rows is {value}, as published",
  },
  "mean.bad": {
    zh: "{numerator} 行的加权平均是 {value}，与公布的不一致",
    en: "The weighted mean of {numerator} rows is {value}, which is not what is published",
  },
  "sum.good": {
    zh: "重新计算：{numerator} 行相加 = {value}，与公布的一致",
    en: "Recomputed: {numerator} rows add up to {value}, as published",
  },
  "sum.bad": {
    zh: "{numerator} 行相加是 {value}，与公布的不一致",
    en: "The {numerator} rows add up to {value}, which is not what is published",
  },
  "log.good": {
    zh: "{n} 条记录都在 {where} 的公开日志里（检查点 {size} 条）",
    en: "{n} records stand in the public log {where} (checkpoint of {size})",
  },
  "log-path.bad": {
    zh: "日志 {where}：明细或路径对不上 {size} 条的检查点",
    en: "Log {where}: rows or path do not lead to the checkpoint of {size}",
  },
  "log-signature.bad": { zh: "日志 {where}：检查点的签名不对", en: "Log {where}: the checkpoint's signature is wrong" },
  "log-signature.null": {
    zh: "日志 {where}：这个浏览器不能核对签名，其余已核对",
    en: "Log {where}: this browser cannot check the signature; the rest is checked",
  },
  "log-entry-twice.bad": {
    zh: "第 {where} 行：与另一行占了日志 {log} 的同一条 {entry}",
    en: "Row {where} claims entry {entry} of log {log}, which another row has",
  },
  "log-sm3.null": {
    zh: "日志 {where} 用国密 SM3，请用 npm run card -- verify 核对",
    en: "Log {where} uses SM3: check it with npm run card -- verify",
  },
  "log-other.bad": { zh: "日志 {where}：检查点与您另存的不是同一个", en: "Log {where}: the checkpoint is not the one you kept" },
  "unlogged.bad": { zh: "第 {where} 行所说的日志不在文件里", en: "Row {where} names a log the file does not have" },
  "hushed.null": {
    zh: "{n} 行不公开（依法不公开的事项，或当月不足 5 件）：计入数字，只有持回执的本人能认出自己的一行",
    en: "{n} rows are closed (matters kept closed by law, or fewer than five in a month): they count, and only the holder of a receipt can find the own one",
  },
  "nameless.null": {
    zh: "{n} 行不带指纹：它们说了什么可以重算，是谁说的没有保存，也认不出来",
    en: "{n} rows carry no fingerprint: what they say can be counted again; who said it is not kept and cannot be found out",
  },
  "committed.good": { zh: "{n} 行正是公布时封存的那些行", en: "These {n} rows are the ones committed to at publication" },
  "committed.bad": {
    zh: "这些行不是公布时封存的那些行：有的被改动、去掉或添上",
    en: "These are not the rows committed to at publication: some were changed, taken out or added",
  },
  "committed-event.bad": { zh: "公布这个数的记录被改动", en: "The record of the figure's publication was changed" },
  "committed-log.good": {
    zh: "公布这个数的记录在日志 {where} 第 {entry} 条（{at}）",
    en: "The figure's publication is entry {entry} of log {where} ({at})",
  },
  "committed-log.bad": {
    zh: "公布这个数的记录不在日志 {where} 第 {entry} 条",
    en: "The figure's publication is not entry {entry} of log {where}",
  },
  "committed-signature.bad": {
    zh: "日志 {where}：公布这个数的检查点签名不对",
    en: "Log {where}: the signature over the figure's publication is wrong",
  },
  "committed-signature.null": {
    zh: "这个浏览器不能核对公布这个数的签名",
    en: "This browser cannot check the signature over the figure's publication",
  },
  "committed-later.null": {
    zh: "公布这个数的记录还没有封存进日志，一分钟后再看",
    en: "The figure's publication is not sealed yet; look again in a minute",
  },
  "card-figure.good": { zh: "这个指标正是答卷公布的那一个", en: "This is the figure the card published" },
  "card-figure.bad": {
    zh: "答卷封存的不是这个指标：定义、数值或明细被换过",
    en: "The card froze something else: definition, value or rows were exchanged",
  },
  "card-digest.good": { zh: "答卷全文与公布时封存的摘要一致", en: "The card is, word for word, what was frozen at publication" },
  "card-digest.bad": { zh: "答卷全文与公布时封存的摘要不一致", en: "The card is not what was frozen at publication" },
  "card-event.bad": { zh: "公布记录被改动", en: "The record of the publication was changed" },
  "card-log.good": { zh: "公布记录在日志 {where} 第 {entry} 条（{at}）", en: "The publication is entry {entry} of log {where} ({at})" },
  "card-log.bad": { zh: "公布记录不在日志 {where} 第 {entry} 条", en: "The publication is not entry {entry} of log {where}" },
  "card-signature.bad": { zh: "日志 {where}：公布记录的检查点签名不对", en: "Log {where}: the signature over the publication is wrong" },
  "card-signature.null": { zh: "这个浏览器不能核对公布记录的签名", en: "This browser cannot check the signature over the publication" },
  "card-missing.bad": { zh: "答卷里的指标 {where} 不在文件里", en: "Figure {where} of the card is not in the file" },
  "card-later.null": {
    zh: "公布记录还没有封存进日志，一分钟后再下载",
    en: "The publication is not sealed yet; download again in a minute",
  },
});

/** An instant of the log as people of the city read a clock; what is none stays as it came. */
const sayAt = (at: string | number, language: Language): string | number =>
  Number.isNaN(Date.parse(String(at)))
    ? at
    : new Date(at).toLocaleString(language === "zh" ? "zh-CN" : "en-GB", {
        dateStyle: "long",
        timeStyle: "short",
        timeZone: "Asia/Shanghai",
      });

const verdict = (good: boolean | null): string => (good === null ? "null" : good ? "good" : "bad");

/** One finding in words. */
export function sayFound({ good, code, where, params }: Found, language: Language): string {
  // What is counted and divided by nothing is said as the number it is.
  const key = `${code === "value" && params?.["denominator"] === "—" ? "count" : code}.${verdict(good)}`;
  const words = Object.entries(foundWords).find(([name]) => name === key)?.[1];
  return words
    ? fill(words[language], { where, ...params, ...(params?.["at"] === undefined ? {} : { at: sayAt(params["at"], language) }) })
    : key;
}
