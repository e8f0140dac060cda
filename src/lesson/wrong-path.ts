import type { OpsEvent } from "../ops/events.ts";
import type { Fail } from "./lesson.ts";

/** A way to miss a goal that the log shows. */
interface WrongPath {
	readonly means: string;
	/** Whether it was taken after hour `from`, at which the lesson began. */
	taken(events: readonly OpsEvent[], from: number): boolean;
}

/** Wrong paths by their names. */
export type WrongPaths = Readonly<Record<string, WrongPath>>;

/** The sentence for the wrong path that was taken: the first that applies, in the order of the lesson; null for none. */
export const failOf = (
	fails: readonly Fail[],
	events: readonly OpsEvent[],
	from: number,
	paths: WrongPaths,
): Fail | null =>
	fails.find(({ when }) => {
		const path = paths[when];
		if (!path) throw new Error(`wrong path ${when}: no such path`);
		return path.taken(events, from);
	}) ?? null;
