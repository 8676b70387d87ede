export { acceptPaper, PAPER_BYTES } from "./pdf.ts";
export { acceptPhoto, PHOTO_BYTES, pictureKind } from "./photo.ts";
export { filesOf, openPhotoStore, type Keeping, type PhotoInfo, type Photos } from "./photos.ts";
export { s3From, s3Store, type S3Options } from "./s3.ts";
export { diskStore, type FileStore } from "./store.ts";
export { openUploads, type Uploads } from "./uploads.ts";
export { verifyFiles } from "./verify.ts";
export { acceptVoice, VOICE_BYTES } from "./voice.ts";
export { fileWords } from "./words.ts";
