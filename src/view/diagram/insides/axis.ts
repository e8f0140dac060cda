/** A vertical axis for a loss curve. */
interface LossAxis {
	readonly bottom: number;
	readonly top: number;
	/** Ascending, round to two places. */
	readonly ticks: readonly number[];
}

const STEPS = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10];

/** Round limits around the finite `losses` with two to five ticks between them; 0 to 1 when there are none. */
export function lossAxis(losses: readonly number[]): LossAxis {
	const finite = losses.filter(Number.isFinite);
	if (finite.length === 0) return { bottom: 0, top: 1, ticks: [0, 0.5, 1] };
	const [low, high] = [Math.min(...finite), Math.max(...finite)];
	const step = STEPS.find((size) => Math.ceil(high / size) - Math.floor(low / size) <= 4) ?? high - low;
	const first = Math.floor(low / step);
	const last = Math.max(first + 1, Math.ceil(high / step));
	const ticks = Array.from({ length: last - first + 1 }, (_, i) => Math.round((first + i) * step * 100) / 100);
	return { bottom: first * step, top: last * step, ticks };
}
