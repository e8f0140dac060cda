import type { BinLook } from "../../engine/monitor-look.ts";
import { binName, edgeTicks } from "./bins.ts";
import { three } from "./numbers.ts";
import { round } from "./scale.ts";

/** px of the picture: the bars stand on `base`, what each bin adds on `addsBase`. */
export const FRAME = { top: 26, base: 146, addsTop: 186, addsBase: 216, height: 234 };

interface Bar {
	/** Left end of the bin; the bar is inset. */
	readonly x: number;
	readonly middle: number;
	readonly current: number;
	readonly reference: number;
	readonly adds: number;
	readonly addsText: string;
	readonly addsX: number;
	/** The category and where it stands; empty for a bin of numbers. */
	readonly name: string;
	readonly nameX: number;
}

interface Text {
	readonly text: string;
	readonly x: number;
	readonly y: number;
	readonly anchor: "start" | "middle" | "end";
}

export interface HistogramDrawing {
	readonly step: number;
	readonly bars: readonly Bar[];
	/** What was learnt, as one line. */
	readonly outline: string;
	readonly ticks: readonly { readonly text: string; readonly x: number }[];
	readonly learnt: Text;
	readonly now: Text;
	/** Whether the texts under the bars all fit; if not, only those of the chosen bin are printed. */
	readonly allAdds: boolean;
	readonly allNames: boolean;
}

/** Two histograms over the same `bins` on `width` px, and below what each bin adds. */
export function drawHistogram(bins: readonly BinLook[], width: number): HistogramDrawing {
	const step = width / Math.max(1, bins.length);
	const tallest = Math.max(1e-9, ...bins.flatMap(({ reference, current }) => [reference, current]));
	const most = Math.max(1e-9, ...bins.map(({ adds }) => adds));
	const y = (share: number) => round(FRAME.base - (share / tallest) * (FRAME.base - FRAME.top));
	const addsY = (adds: number) => round(FRAME.addsBase - (Math.max(0, adds) / most) * (FRAME.addsBase - FRAME.addsTop));
	const held = (x: number, text: string) => {
		const half = Math.min(width / 2, text.length * 3.2);
		return Math.max(half, Math.min(width - half, x));
	};
	const fits = (text: string) => text.length * 6.3 + 4 <= step;
	const bars = bins.map((bin, i): Bar => {
		const middle = (i + 0.5) * step;
		const name = bin.from === null ? binName(bin) : "";
		const addsText = three(bin.adds);
		return {
			x: i * step,
			middle,
			current: y(bin.current),
			reference: y(bin.reference),
			adds: addsY(bin.adds),
			addsText,
			addsX: held(middle, addsText),
			name,
			nameX: held(middle, name),
		};
	});
	const highest = greatest(bins, ({ reference }) => reference);
	const left = highest < bins.length / 2;
	const gained = bars[greatest(bins, ({ reference, current }) => current - reference)];
	return {
		step,
		bars,
		outline: `M0 ${FRAME.base}${bars.map(({ reference }) => `V${reference}h${step}`).join("")}V${FRAME.base}`,
		ticks: edgeTicks(bins, step).map(({ at, text }) => ({ text, x: held(at * step, text) })),
		learnt: {
			text: "learnt",
			x: left ? (highest + 1) * step + 6 : highest * step - 6,
			y: FRAME.top - 2,
			anchor: left ? "start" : "end",
		},
		now: {
			text: "now",
			x: held(gained?.middle ?? 0, "now"),
			y: Math.min(gained?.current ?? FRAME.base, gained?.reference ?? FRAME.base) - 6,
			anchor: "middle",
		},
		allAdds: fits("0000"),
		allNames: bars.every(({ name }) => fits(name)),
	};
}

const greatest = (bins: readonly BinLook[], of: (bin: BinLook) => number): number =>
	bins.reduce((best, bin, i) => (of(bin) > of(bins[best] as BinLook) ? i : best), 0);
