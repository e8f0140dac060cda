import type { AlarmConfig } from "./alarm-config.ts";
import { Adwin } from "./stream/adwin.ts";
import { HddmA } from "./stream/hddm-a.ts";

/** What a batch of errors did to the alarm on the error stream. */
export interface ErrorCheck {
	/** ADWIN has cut off older errors, and the rate is now higher: the model got worse. */
	readonly alarm: boolean;
	/** The same, but the rate is now lower: better news, not an alarm. */
	readonly improved: boolean;
	/** HDDM_A suspects a rise or is sure of one. */
	readonly warning: boolean;
	/** Error rate and number of errors in ADWIN's window after the batch. */
	readonly rate: number;
	readonly width: number;
}

/**
 * The alarm on a model's errors: ADWIN rings, HDDM_A warns. Feed it each row once, in the order in which labels arrive:
 * 1 wrong, 0 right; anything else is left out. A new model needs a new monitor, for its past errors are not its own.
 */
export class ErrorMonitor {
	readonly #adwin: Adwin;
	readonly #hddm: HddmA;

	constructor({ errorDelta, errorWarning }: Pick<AlarmConfig, "errorDelta" | "errorWarning">) {
		this.#adwin = new Adwin({ delta: errorDelta });
		this.#hddm = new HddmA({ driftConfidence: errorWarning / 5, warningConfidence: errorWarning });
	}

	update(errors: ArrayLike<number>): ErrorCheck {
		let alarm = false;
		let improved = false;
		let warning = false;
		const adwin = this.#adwin;
		const hddm = this.#hddm;
		for (let i = 0; i < errors.length; i++) {
			const error = errors[i] as number;
			if (error !== 0 && error !== 1) continue;
			adwin.update(error);
			if (adwin.drift) {
				if (adwin.rose) alarm = true;
				else improved = true;
			}
			hddm.update(error);
			warning ||= hddm.warning || hddm.drift;
		}
		const { estimation, width } = adwin.state;
		return { alarm, improved, warning, rate: estimation, width };
	}
}
