import { HOURS_PER_DAY } from "../../core/clock.ts";
import type { OpsEvent, TriggerName } from "../events.ts";
import type { Shop } from "../shop.ts";
import distribution from "./distribution.ts";
import newData from "./new-data.ts";
import performance from "./performance.ts";
import schedule from "./schedule.ts";
import type { Trigger } from "./trigger.ts";

/** In the order in which they are asked when one event fires several. */
const ALL: readonly Trigger[] = [schedule, newData, performance, distribution];

interface Options {
	readonly shop: Shop;
	/** Whether a run of the pipeline is under way in production. */
	running(): boolean;
	start(trigger: TriggerName, reason: string): void;
}

/**
 * The triggers of continuous training behind their guard: one run at a time, and none within the cooldown of the last.
 * Without the guard a trigger starts the pipeline as often as it speaks: a trigger storm.
 */
export class Triggers {
	readonly #options: Options;
	#labels = 0;
	#lastRun = Number.NEGATIVE_INFINITY;
	/** What was passed over since the last run, so that it is told once and not every day. */
	#told = new Set<string>();

	constructor(options: Options) {
		this.#options = options;
	}

	heard(event: OpsEvent): void {
		if (event.kind === "labels.arrived") this.#labels += event.count;
		if (event.kind === "data.extracted") this.#labels = 0;
		if (event.kind === "pipeline.triggered" && event.environment === "production") {
			this.#lastRun = event.t;
			this.#told.clear();
		}
		const view = { policy: this.#options.shop.policy().triggers, labelsSinceExtraction: this.#labels };
		for (const trigger of ALL) {
			const reason = trigger.fires(event, view);
			if (reason !== null) this.#fire(trigger.name, reason);
		}
	}

	#fire(trigger: TriggerName, reason: string): void {
		const { shop, running, start } = this.#options;
		const { cooldownDays, oneAtATime } = shop.policy().guard;
		const because =
			oneAtATime && running()
				? ("running" as const)
				: shop.now() - this.#lastRun < cooldownDays * HOURS_PER_DAY
					? ("cooldown" as const)
					: null;
		if (because === null) return start(trigger, reason);
		const told = `${trigger} ${because}`;
		if (this.#told.has(told)) return;
		this.#told.add(told);
		shop.record("trigger", "pipeline.skipped", { trigger, reason, because });
	}
}
