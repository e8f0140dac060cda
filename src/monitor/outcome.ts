/** Why there is no number: too few values to say anything, or a question that has no answer for these data. */
type Hindrance = "not enough data" | "not applicable";

/** A measurement that could not be made, by name and with one sentence for a person. */
export interface Unmeasured {
	readonly unmeasured: Hindrance;
	readonly because: string;
}

/** What every check gives back: a result, or the named reason why there is none. Never NaN, never an exception. */
export type Outcome<T> = T | Unmeasured;

export const notEnoughData = (because: string): Unmeasured => ({ unmeasured: "not enough data", because });
export const notApplicable = (because: string): Unmeasured => ({ unmeasured: "not applicable", because });

export const isMeasured = <T extends object>(outcome: Outcome<T>): outcome is T => !("unmeasured" in outcome);
