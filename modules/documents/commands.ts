import { holds, systemOnly } from "#platform/access";
import { command, ref } from "#platform/ledger";
import { cityHome } from "#platform/settings";
import { refuse } from "#platform/refusals";
import { AddTemplate, FailDocument, FinishDocument, MakeAgain, RestoreTemplate, SetOrganWord } from "./contract.ts";
import { addVersion, document, fail, finish, makeAgain, nameOrgan, organ, restore, template } from "./document.ts";
import { organKey, refs, templateKey } from "./keys.ts";
import { papers } from "./queries.ts";
import { organisations } from "#modules/organisations";

type Stage = { stage: string };
const keyOf = ({ home, id }: { home: string; id: string }) => ({ home, id });
const EDITORS = ["admin"];
const inCity = <I>() => holds<I>(EDITORS, () => cityHome().slice(0, 4), "of the city");

const PURPOSES = { case: "documents.case-file", event: "documents.event-file", file: "documents.file" } as const;

export const finishDocument = command<FinishDocument, Stage>({
  name: "documents.finish-document",
  route: "POST /api/documents/{home}/{id}/completion",
  summary: { zh: "文书已生成（系统）", en: "A paper is made (jobs)" },
  input: FinishDocument,
  about: (input) => [ref(document, keyOf(input))],
  allow: systemOnly(),
  run: (ctx, { word, pdf, digest, bytes, pages, key, keeping, ...at }) => {
    const before = ctx.state(document, keyOf(at));
    const { stage } = ctx.change(document, keyOf(at), (state) => finish(state, { word, pdf, digest, bytes, pages }));
    if (before.stage !== "issued") return { stage };
    ctx.seal({ stream: keyOf(at), field: "key", purpose: PURPOSES[keeping], value: key });
    if (keeping === "case") ctx.job({ kind: "vault.keep-with", payload: { ...keyOf(at), whole: before.subject } });
    return { stage };
  },
});

export const failDocument = command<FailDocument, Stage>({
  name: "documents.fail-document",
  route: "POST /api/documents/{home}/{id}/failure",
  summary: { zh: "文书生成失败（系统）", en: "A paper could not be made (jobs)" },
  input: FailDocument,
  about: (input) => [ref(document, keyOf(input))],
  allow: systemOnly(),
  run: (ctx, input) => ({ stage: ctx.change(document, keyOf(input), (state) => fail(state, input.code)).stage }),
});

/** After a template was mended: the paper keeps its number. */
export const makeDocumentAgain = command<MakeAgain, Stage>({
  name: "documents.make-again",
  route: "POST /api/documents/{home}/{id}/making",
  summary: { zh: "重新生成失败的文书", en: "Make a failed paper again" },
  input: MakeAgain,
  about: (input) => [ref(document, keyOf(input))],
  allow: inCity(),
  run: (ctx, input) => {
    const before = ctx.state(document, keyOf(input));
    if (before.stage === "none") throw refuse.notFound("record.not-found");
    const own = ctx.read(papers).template(before.kind);
    const from = { template: own?.version ?? 0, templateFile: own?.file ?? null };
    const { stage } = ctx.change(document, keyOf(input), (state) => makeAgain(state, from));
    if (before.stage === "failed") ctx.job({ kind: "documents.make", payload: keyOf(input) });
    return { stage };
  },
});

type Version = { kind: string; version: number };

export const addTemplate = command<AddTemplate, Version>({
  name: "documents.add-template",
  route: "POST /api/document-templates/{kind}/versions",
  summary: { zh: "启用新的文书模板（由上传接口调用）", en: "A new version of a template (given by the upload)" },
  input: AddTemplate,
  about: ({ kind }) => [refs.template(cityHome(), kind)],
  allow: inCity(),
  run: (ctx, input) => {
    const state = ctx.change(template, templateKey(cityHome(), input.kind), () => addVersion(input));
    return { kind: input.kind, version: state.current?.version ?? 0 };
  },
});

export const restoreTemplate = command<RestoreTemplate, Version>({
  name: "documents.restore-template",
  route: "POST /api/document-templates/{kind}/restoration",
  summary: { zh: "恢复出厂模板", en: "Go back to the shipped template" },
  input: RestoreTemplate,
  about: ({ kind }) => [refs.template(cityHome(), kind)],
  allow: inCity(),
  run: (ctx, { kind }) => {
    ctx.change(template, templateKey(cityHome(), kind), (state) => restore(state, kind));
    return { kind, version: 0 };
  },
});

export const setOrganWord = command<SetOrganWord, { unit: string; word: string }>({
  name: "documents.set-organ-word",
  route: "POST /api/document-organs/{unit}/word",
  summary: { zh: "设置机关代字", en: "Set an organ's short name for numbers" },
  input: SetOrganWord,
  about: ({ unit }) => [refs.organ(unit)],
  allow: inCity(),
  run: (ctx, { unit, word }) => {
    if (!ctx.read(organisations).unit(unit)) throw refuse.notFound("documents.no-unit");
    return ctx.change(organ, organKey(unit), (state) => nameOrgan(state, { unit, word }));
  },
});
