/** A metric that has no value for these rows, with one sentence why. Never NaN. */
export interface Undefined {
	readonly undefined: string;
}

export type Measured = number | Undefined;

export const isDefined = (measured: Measured): measured is number => typeof measured === "number";

export const NO_ROWS: Undefined = { undefined: "there are no rows with a score and a label" };
