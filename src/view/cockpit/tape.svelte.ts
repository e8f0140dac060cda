import { hourOf, YEAR } from "../../core/clock.ts";
import { before } from "../../engine/query/notable.ts";
import type { RecordedRun } from "../../engine/record.ts";
import { TAPE_FROM } from "./first-visit.ts";

/** The run made at build time, played in a circle while the first model is trained. */
export class Tape {
	#run = $state.raw<RecordedRun | null>(null);
	hour = $state(0);

	readonly log = $derived(this.#run ? before(this.#run.events, this.hour) : []);
	readonly days = $derived(this.#run?.days ?? YEAR);
	/** The orders of its day that can be looked at. */
	readonly look = $derived(this.#run?.look ?? null);

	put(run: RecordedRun): void {
		this.#run = run;
		this.hour = hourOf(TAPE_FROM);
	}

	/** One day. */
	turn(): void {
		if (this.#run) this.hour = this.hour >= hourOf(this.days) ? hourOf(TAPE_FROM) : this.hour + 24;
	}
}
