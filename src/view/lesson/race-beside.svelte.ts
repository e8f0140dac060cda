import { canonicalJson } from "../../core/canonical-json.ts";
import type { Plan } from "../../engine/plan.ts";
import { typicalLane } from "../../engine/storm.ts";
import type { OpsEvent } from "../../ops/events.ts";
import { RaceCockpit } from "../race/race.svelte.ts";

const LEVELS = [0, 1, 2] as const;

/** The typical teams of the three levels under the storm of a lesson's own run, in a worker of their own. */
export class RaceBeside {
	readonly race: RaceCockpit;
	/** What the lanes are, as text; null before there are any. */
	#lanes = $state.raw<string | null>(null);
	readonly ready = $derived.by(() => this.#lanes !== null && !this.race.opening);

	constructor(makeWorker: () => Worker) {
		this.race = new RaceCockpit(makeWorker);
	}

	/** Takes over the storm of `plan`: another one than before begins the race anew. */
	follow(plan: Plan): void {
		const lanes = LEVELS.map((level) => typicalLane(plan, level));
		const text = canonicalJson(lanes);
		if (text === this.#lanes) return;
		this.#lanes = text;
		this.race.change({ ok: true, value: lanes });
	}

	/** Lets the race run to its end, unless it has got to `day`. */
	keepUp(day: number): void {
		if (this.#lanes !== null && this.race.today < day && !this.race.playing) this.race.play(true);
	}

	/** The log of the typical team of a level, as far as it was played. */
	typical(level: Plan["level"]): readonly OpsEvent[] {
		return this.#lanes === null ? [] : (this.race.logs[level] ?? []);
	}

	close(): void {
		this.race.close();
	}
}

export const raceBeside = (): RaceBeside =>
	new RaceBeside(() => new Worker(new URL("../../engine/race-worker.ts", import.meta.url), { type: "module" }));
