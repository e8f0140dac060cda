import type { CurveLook } from "../../engine/monitor-look.ts";
import { three } from "./numbers.ts";
import { linear, linePath } from "./scale.ts";

/** px inside the picture of the two cumulative curves. */
export const FRAME = { left: 28, right: 4, top: 14, base: 166 };

interface Label {
	readonly text: string;
	readonly x: number;
	readonly y: number;
	readonly anchor: "start" | "end";
	/** What is seen now, and not D or what was learnt. */
	readonly now: boolean;
}

interface Gap {
	readonly x: number;
	/** px of either curve, and the shares they stand for. */
	readonly from: number;
	readonly to: number;
	readonly reference: number;
	readonly current: number;
	/** Whether the two shares as printed are D apart as printed. */
	readonly adds: boolean;
}

export interface CumulativeDrawing {
	readonly reference: string;
	readonly current: string;
	/** Null when nothing finite stands at the widest place. */
	readonly gap: Gap | null;
	readonly labels: readonly Label[];
}

/** Where the share .5 or any other stands. */
export const shareY = linear(0, 1, FRAME.base, FRAME.top);

/** Two cumulative curves on `width` px with the widest gap between them and their names, D = `statistic`. */
export function drawCumulative(curve: CurveLook, statistic: number, width: number): CumulativeDrawing {
	const x = linear(curve.x[0] ?? 0, curve.x.at(-1) ?? 0, FRAME.left, width - FRAME.right);
	const path = (shares: readonly number[]) =>
		linePath(curve.x.map((value, i) => ({ x: x(value), y: pixel(shares[i]) })));
	const lines = { reference: path(curve.reference), current: path(curve.current) };
	const at = nearest(curve.x, curve.gapAt);
	const [reference, current] = [curve.reference[at], curve.current[at]];
	const [from, to] = [pixel(reference), pixel(current)];
	if (reference === undefined || current === undefined || from === null || to === null) {
		return { ...lines, gap: null, labels: [] };
	}
	const printed = Math.abs(Number(current.toFixed(3)) - Number(reference.toFixed(3)));
	const gap = { x: x(curve.x[at] as number), from, to, reference, current, adds: three(printed) === three(statistic) };
	return { ...lines, gap, labels: labelsOf(curve, statistic, gap, x, width) };
}

/** Both curves rise: there is room above them to the left and below them to the right. D and one of the names share it. */
function labelsOf(curve: CurveLook, statistic: number, gap: Gap, x: (value: number) => number, width: number): Label[] {
	const early = gap.x < (FRAME.left + width) / 2;
	const nowAbove = gap.current > gap.reference;
	const above = { x: gap.x - 8, y: Math.min(gap.from, gap.to) - 6, anchor: "end" } as const;
	const below = { x: Math.min(gap.x + 8, width - 40), y: Math.max(gap.from, gap.to) + 14, anchor: "start" } as const;
	const away = nearest(curve.x.map(x), (gap.x + (early ? width : FRAME.left)) / 2);
	const ys = [pixel(curve.reference[away]) ?? FRAME.base, pixel(curve.current[away]) ?? FRAME.base];
	const awayX = x(curve.x[away] as number);
	const upper = early ? above : ({ x: awayX - 4, y: Math.min(...ys) - 6, anchor: "end" } as const);
	const lower = early ? ({ x: awayX + 6, y: Math.max(...ys) + 14, anchor: "start" } as const) : below;
	return [
		{ text: `D ${three(statistic)}`, now: false, ...(early ? below : above) },
		{ text: nowAbove ? "now" : "learnt", now: nowAbove, ...upper },
		{ text: nowAbove ? "learnt" : "now", now: !nowAbove, ...lower },
	];
}

const pixel = (share: number | undefined): number | null =>
	share !== undefined && Number.isFinite(share) ? shareY(share) : null;

const nearest = (values: readonly number[], wanted: number): number =>
	values.reduce(
		(best, value, i) => (Math.abs(value - wanted) < Math.abs((values[best] as number) - wanted) ? i : best),
		0,
	);
