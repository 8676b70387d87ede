import { BarChart } from "echarts/charts";
import { GridComponent, LegendComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import type { HourLine } from "#contracts/wall";

use([BarChart, GridComponent, LegendComponent, SVGRenderer]);

export type HourChart = { show: (lines: readonly HourLine[], words: { reported: string; ended: string }) => void; remove: () => void };

const TEXT = "#c6d3e3";
// Named, because words are measured before they are drawn.
const FONT = "'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif";

/** Bars for each hour; what a kiosk hides is drawn as nothing, and said in the table. */
export function drawHours(box: HTMLElement): HourChart {
  const chart = init(box, null, { renderer: "svg" });
  const fit = new ResizeObserver(() => chart.resize());
  fit.observe(box);
  return {
    show: (lines, words) => {
      const size = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      const text = { color: TEXT, fontSize: size, fontFamily: FONT };
      chart.setOption(
        {
          animation: !matchMedia("(prefers-reduced-motion: reduce)").matches,
          textStyle: { fontFamily: FONT },
          legend: { top: 0, right: 0, itemWidth: size, itemHeight: size * 0.7, textStyle: text },
          grid: { left: size * 0.2, right: size * 0.4, top: size * 1.8, bottom: 0, containLabel: true },
          xAxis: {
            type: "category",
            data: lines.map(({ hour }) => String(hour)),
            axisLabel: { ...text, hideOverlap: true },
            axisLine: { lineStyle: { color: "#3b4f68" } },
          },
          yAxis: { type: "value", minInterval: 1, splitNumber: 3, axisLabel: text, splitLine: { lineStyle: { color: "#22344c" } } },
          series: [
            { name: words.reported, type: "bar", data: lines.map(({ reported }) => reported), itemStyle: { color: "#4d9bff" } },
            { name: words.ended, type: "bar", data: lines.map(({ ended }) => ended), itemStyle: { color: "#8fa3bb" } },
          ],
        },
        true,
      );
    },
    remove: () => {
      fit.disconnect();
      chart.dispose();
    },
  };
}
