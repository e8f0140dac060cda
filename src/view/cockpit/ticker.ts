import { inSight } from "./in-sight.ts";

/** Does something again and again, so many times a second, while the page is in sight, and never before the last time is done. */
export class Ticker {
	readonly #perSecond: () => number;
	readonly #tick: () => Promise<void>;
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(perSecond: () => number, tick: () => Promise<void>) {
		this.#perSecond = perSecond;
		this.#tick = tick;
	}

	start(): void {
		this.stop();
		const mine = setTimeout(() => {
			void inSight()
				.then(() => (this.#timer === mine ? this.#tick() : undefined))
				.then(() => {
					if (this.#timer === mine) this.start();
				});
		}, 1000 / this.#perSecond());
		this.#timer = mine;
	}

	stop(): void {
		clearTimeout(this.#timer);
		this.#timer = undefined;
	}
}
