export { addTemplate, failDocument, finishDocument } from "./commands.ts";
export { issueDocument } from "./issue.ts";
export { documentRefs, type Issuing } from "./keys.ts";
export { documentsOf, failedDocuments, findDocument, papers, type StoredDocument } from "./queries.ts";
