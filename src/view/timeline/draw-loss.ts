import { columnMaxima } from "./decimate.ts";
import { quantityText } from "./numbers.ts";
import { inTwoTenses, lastDay, type Scene } from "./scene.ts";
import { mean } from "./words.ts";

/** A week this much over the usual is drawn darker. */
const NOTABLE = 1.15;

/** Bars of the business loss, at the foot of the plot. */
export function drawLoss(scene: Scene): void {
	const { brush, data, frame } = scene;
	const { lossBase, lossHeight, view, left, right, x } = frame;
	brush.horizontal(left, right, lossBase, brush.palette.hair);
	const to = Math.min(view[1], lastDay(scene));
	const bars = columnMaxima(data.loss, view[0], to, (right - left) / 2);
	const highest = Math.max(0, ...bars.map(([, value]) => value));
	if (highest <= 0) return;
	const usual = usualLoss(scene);
	const step = bars.length > 1 ? (bars[1]?.[0] ?? 0) - (bars[0]?.[0] ?? 0) : 1;
	const width = Math.max(1, (x(step) - x(0)) * 0.74);
	inTwoTenses(scene, () => {
		for (const [day, value] of bars) {
			const height = Math.max(0, (value / highest) * lossHeight);
			const week = mean(data.loss, day - 6, day);
			const notable = usual !== null && week !== null && week > usual * NOTABLE;
			brush.context.fillStyle = notable ? brush.palette.ink2 : brush.palette.rule;
			brush.context.fillRect(x(day) - width / 2, lossBase - height, width, height);
		}
	});
}

/** "172 a day, was 118": the week up to the pen, against the first four weeks; and the same shorter. Empty when unknown. */
export function lossWords(scene: Scene): string[] {
	const day = Math.floor(scene.pen);
	const week = mean(scene.data.loss, day - 6, day);
	if (week === null) return [];
	const usual = usualLoss(scene);
	const words = `${quantityText(week)} ${scene.lossUnit}`;
	const moved = usual !== null && day >= 35 && Math.abs(week - usual) > 0.05 * Math.abs(usual);
	return moved ? [`${words}, was ${quantityText(usual)}`, words] : [words];
}

function usualLoss({ data }: Scene): number | null {
	return mean(data.loss, 0, 27);
}
