/** A stream detector: feed it one value at a time, then read its flags. */
export interface Detector {
	/** Takes the next value. A value the detector cannot take (see its file) is left out and lowers the flags. */
	update(x: number): void;
	/** Whether the last value made it say that the stream has changed. It starts anew on the next value. */
	readonly drift: boolean;
	/** Whether it suspects a change; always false for detectors without a warning level. */
	readonly warning: boolean;
	/** What it currently holds, for display. Always finite numbers. */
	readonly state: Readonly<Record<string, number>>;
}

/** A finite number that may be squared and summed a million times without overflow. */
export const isUsable = (x: number): boolean => Math.abs(x) <= 1e100;

/** An error indicator: 0 right, 1 wrong, or a loss between them. */
export const isError = (x: number): boolean => x >= 0 && x <= 1;

/** Running mean with the rounding of river's `stats.Mean`: mean + (1/n)(x - mean). */
export class RunningMean {
	n = 0;
	value = 0;

	update(x: number): void {
		this.n++;
		this.value += (1 / this.n) * (x - this.value);
	}

	copyFrom(other: RunningMean): void {
		this.n = other.n;
		this.value = other.value;
	}
}
