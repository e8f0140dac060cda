import type { EpochProgress } from "../trainer.ts";

const FRAME_MS = 16;

/** Progress after the epochs whose mean losses are `losses`. */
export const progressOf = (epochs: number, losses: readonly number[]): EpochProgress => ({
	epoch: losses.length,
	epochs,
	loss: losses[losses.length - 1] as number,
	losses: [...losses],
});

/** Lets a report through when a frame has passed since the one before, or when `last` says that it is the last. */
export function oncePerFrame(report: () => void): (last: boolean) => void {
	let before = Number.NEGATIVE_INFINITY;
	return (last) => {
		const now = performance.now();
		if (!last && now - before < FRAME_MS) return;
		before = now;
		report();
	};
}

/** Passes on at most one report a frame, and always the last epoch's. `losses`: mean loss of each epoch so far. */
export function frameReporter(
	epochs: number,
	onEpoch: ((progress: EpochProgress) => void) | undefined,
): (losses: readonly number[]) => void {
	let current: readonly number[] = [];
	const report = oncePerFrame(() => onEpoch?.(progressOf(epochs, current)));
	return (losses) => {
		current = losses;
		report(losses.length === epochs);
	};
}
