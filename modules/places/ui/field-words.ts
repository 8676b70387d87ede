import { defineWords } from "#web/words";

/** Choosing a place on the phone. */
export const placeFieldWords = defineWords({
  "where.title": { zh: "在哪里", en: "Where" },
  "where.here": { zh: "用我现在的位置", en: "Use where I am now" },
  "where.asking": { zh: "正在定位…", en: "Finding the position…" },
  "where.failed": {
    zh: "定位没有成功。请在地图上点，或从下面选网格。",
    en: "The position was not found. Tap the map, or choose the grid below.",
  },
  "where.accuracy": { zh: "定位精度约 {metres} 米", en: "Position to about {metres} m" },
  "where.vague": { zh: "精度只有约 {metres} 米，请在地图上点准。", en: "Only to about {metres} m: please tap the right place on the map." },
  "where.placed": { zh: "已在地图上点准", en: "Placed on the map by hand" },
  "where.in": { zh: "在 {place}", en: "In {place}" },
  "where.outside": { zh: "不在您的网格里，由系统按位置分给所在地", en: "Outside your grids: it goes to where it lies" },
  "where.map": { zh: "打开地图点准", en: "Open the map to place it" },
  "where.map.words": { zh: "地图：点一下，事情就标在那里", en: "Map: tap to mark the place" },
  "where.map.failed": { zh: "地图没有打开，可从下面选网格。", en: "The map did not open: choose the grid below." },
  "where.grid": { zh: "网格", en: "Grid" },
  "where.grid.none": { zh: "不选，按位置定", en: "By the position" },
  "where.address": { zh: "具体哪一处（楼、门口、路段，可不填）", en: "Where exactly (building, door, road; optional)" },
  "where.clear": { zh: "去掉位置", en: "Remove the position" },
  "where.use": { zh: "位置只记在这一件事上，平时不记录。", en: "The position is stored on this one report only, never in between." },
  "map.zoomIn": { zh: "放大", en: "Zoom in" },
  "map.zoomOut": { zh: "缩小", en: "Zoom out" },
  "map.synthetic": { zh: "示意边界", en: "Illustrative outlines" },
});
