import { hourOf } from "../core/clock.ts";
import type { OpsEvent } from "../ops/events.ts";
import { type DataLook, inspectData } from "./inspect.ts";
import { nodeTrainer } from "./node-trainer.ts";
import { planOf } from "./plan.ts";
import { Simulation } from "./simulation.ts";

/** A run that was made when the page was built, shown until the visitor's own machine has trained its first model. */
export interface RecordedRun {
	readonly days: number;
	readonly events: readonly OpsEvent[];
	/** A look into its data, on the first day of the drift. */
	readonly look: DataLook;
}

const DAYS = 120;
const DRIFT_ON = 35;

/** Runs the engine: carrier B degrades on day 35, and the model is retrained by hand. Called at build time, in Node. */
export async function record(): Promise<RecordedRun> {
	const plan = planOf({ seed: 7, days: DAYS, skewChance: 0, drifts: [{ id: "carrier-b-degrades", from: DRIFT_ON }] });
	const run = await Simulation.open(plan, { trainer: await nodeTrainer("cpu") });
	await run.advance(hourOf(DRIFT_ON + 14));
	run.act({ at: run.now, do: "extract", window: 14 });
	const next = {
		extract: "prepare",
		prepare: "train",
		train: "evaluate",
		evaluate: "hand-over",
		"hand-over": "deploy",
	} as const;
	for (let day = DRIFT_ON + 15; day <= DAYS; day++) {
		await run.advance(hourOf(day));
		const { done, work } = run.desk;
		if (done && done !== "deploy" && !work["data scientist"] && !work["ops engineer"] && run.desk.live === 1) {
			run.act({ at: run.now, do: next[done] });
		}
	}
	return { days: DAYS, events: run.events, look: inspectData(run, DRIFT_ON) };
}
