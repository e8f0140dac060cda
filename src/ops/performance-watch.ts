import { decimals } from "../core/decimals.ts";
import type { OpsEvent } from "./events.ts";
import type { Shop } from "./shop.ts";

const WEEK = 7;

/**
 * Performance monitoring on known labels: the answers of the model in service over the last seven days of labels, against
 * what it reached on its own held-out rows or against model 1, once there are labels enough. Calls when it first falls low.
 */
export class PerformanceWatch {
	readonly #shop: Shop;
	#low = false;

	constructor(shop: Shop) {
		this.#shop = shop;
	}

	heard(event: OpsEvent): void {
		if (event.kind === "model.deployed") this.#low = false;
		if (event.kind === "labels.arrived") this.#look(event.day);
		// The detector of the error stream speaks earlier than a weekly mean, and starts nothing by itself.
		if (event.kind === "monitor.errors" && event.alarm && !event.improved) {
			this.#call(event.day, `ADWIN: the errors of model ${event.version} have become more frequent.`);
		}
	}

	#look(day: number): void {
		const { desk, labels, policy, record } = this.#shop;
		const { registry, live } = desk();
		if (live === null) return;
		const { fall, minLabels, reference: which } = policy().triggers.performance;
		const { labels: count, right } = labels.known(live, day - WEEK + 1, day);
		if (count < minLabels) return;
		const version = which === "own test" ? live : 1;
		const reference = registry.find((entry) => entry.version === version)?.accuracy ?? 0;
		const accuracy = right / count;
		const low = accuracy < reference - fall;
		record("monitor", "monitor.performance", { day, version: live, labels: count, accuracy, reference, low });
		if (low && !this.#low) {
			this.#call(
				day,
				`Model ${live} is right in ${decimals(accuracy, 3)} of the known cases; ${decimals(reference, 3)} was expected.`,
			);
		}
		this.#low = low;
	}

	#call(day: number, sentence: string): void {
		this.#shop.record("monitor", "alert.raised", { day, about: "performance", sentence });
	}
}
