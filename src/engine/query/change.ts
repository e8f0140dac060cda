import type { OpsEvent } from "../../ops/events.ts";

/** How a change that has reached production turned out to be wrong. */
export interface Failure {
	readonly how: "rolled back" | "reverted" | "hot fix" | "skew" | "bad commit";
	/** What ended it: the version or the code that took its place; null while it goes on. */
	readonly ended: OpsEvent | null;
}

/**
 * A change of production: a version of the model that parcels met, or a revision of the pipeline's code. Every figure on
 * changes is a fold over these, and carries the events that it counts.
 */
export interface Change<E extends OpsEvent = OpsEvent> {
	/** What it goes back to: the commit; the trigger, or the first step of a person. Null when that is not on the log. */
	readonly origin: OpsEvent | null;
	readonly deployed: E;
	/** Null for a change that did no harm that anybody could lay at its door. */
	readonly failure: Failure | null;
	/** It only puts right what another change did: a rollback, a revert, a hot fix. */
	readonly remedy: boolean;
}

/** Days within which a change that has to be mended by hand, or that served worse than it was built, counts as failed. */
export const FAILS_WITHIN = 14;

/** Changes by how they turned out. */
export interface ChangeCount {
	readonly all: number;
	readonly sound: number;
	readonly failed: number;
	/** Failed ones by how it showed. */
	readonly failedBy: Readonly<Record<Failure["how"], number>>;
	/** Failed ones that something has ended. */
	readonly ended: number;
	/** Those whose beginning is on the log. */
	readonly withOrigin: number;
	readonly remedies: number;
}

/** How many changes there are of each sort. */
export function countChanges(changes: readonly Change[]): ChangeCount {
	const failedBy = { "rolled back": 0, reverted: 0, "hot fix": 0, skew: 0, "bad commit": 0 };
	for (const { failure } of changes) if (failure) failedBy[failure.how]++;
	const many = (is: (change: Change) => boolean) => changes.filter(is).length;
	const failed = many(({ failure }) => failure !== null);
	return {
		all: changes.length,
		sound: changes.length - failed,
		failed,
		failedBy,
		ended: many(({ failure }) => failure !== null && failure.ended !== null),
		withOrigin: many(({ origin }) => origin !== null),
		remedies: many(({ remedy }) => remedy),
	};
}
