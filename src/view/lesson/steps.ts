import type { Panel, Step } from "../../lesson/lesson.ts";

/** Whether everything that a step asks is done; a step that asks nothing has nothing to finish. */
export const isFinished = ({ asks }: Pick<Step, "asks">, done: readonly string[]): boolean =>
	asks.every((id) => done.includes(id));

/** Place of the first step that is not finished; the last one when all are. */
export function currentStep(steps: readonly Pick<Step, "asks">[], done: readonly string[]): number {
	const first = steps.findIndex((step) => !isFinished(step, done));
	return first < 0 ? steps.length - 1 : first;
}

/** What of the live system the step at `at` is about: as it says itself, or as the last one before it did; null for all of it. */
export function frontOf(steps: readonly Pick<Step, "blocks">[], at: number): ReadonlySet<Panel> | null {
	const shows = steps
		.slice(0, at + 1)
		.map(({ blocks }) => blocks.flatMap((block) => (block.kind === "system" ? block.show : [])));
	const last = shows.findLast((show) => show.length > 0);
	return last ? new Set(last) : null;
}
