import { LONGEST_RUN } from "../core/clock.ts";
import { randomStream } from "../core/random.ts";

/** First day of the world's past: the first model learns from the days before day 0. */
export const FIRST_DAY = -60;
export const LAST_DAY = LONGEST_RUN - 1;

/** What all orders of a day share, in standard deviations of the column. */
export interface Shock {
	readonly backlog: number;
	readonly weather: number;
	readonly load: number;
}

/**
 * Day shocks for days FIRST_DAY .. LAST_DAY: three AR(1) series with stationary standard deviation `sd`. They are why
 * days resemble their neighbours and why textbook p-values, which assume independent rows, ring too often.
 */
export function dayShocks(seed: number, sd: number): (day: number) => Shock {
	const series = (name: string, phi: number) => {
		const stream = randomStream(seed, `world/shock/${name}`);
		const values: number[] = [];
		let last = sd * stream.normal();
		for (let day = FIRST_DAY; day <= LAST_DAY; day++) {
			values.push(last);
			last = phi * last + Math.sqrt(1 - phi * phi) * sd * stream.normal();
		}
		return values;
	};
	const backlog = series("backlog", 0.5);
	const weather = series("weather", 0.7);
	const load = series("load", 0.5);
	return (day) => {
		const i = day - FIRST_DAY;
		if (backlog[i] === undefined) throw new Error(`world: day ${day} is outside ${FIRST_DAY} .. ${LAST_DAY}`);
		return { backlog: backlog[i], weather: weather[i] as number, load: load[i] as number };
	};
}
