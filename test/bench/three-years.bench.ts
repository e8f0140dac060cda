import { hourOf, YEAR } from "../../src/core/clock.ts";
import { planOf } from "../../src/engine/plan.ts";
import { Simulation } from "../../src/engine/simulation.ts";
import { serve } from "../../src/model/serving.ts";
import { cpuTrainer } from "../../src/model/train/cpu/trainer.ts";
import type { Trainer } from "../../src/model/trainer.ts";
import { serveDay } from "../../src/ops/serve-day.ts";
import { whyNot } from "../../src/ops/why-not.ts";
import { deliveredHours } from "../../src/world/delivered-hours.ts";
import type { DriftSwitch } from "../../src/world/drift.ts";
import { World } from "../../src/world/world.ts";

export const name = "three-years";

const THREE_YEARS = 3 * YEAR;
const RETRAININGS = 40;
const ROUNDS = 5;

/** Milliseconds of one run, and what they went to. */
interface Spent {
	readonly total: number;
	readonly training: number;
	readonly drawing: number;
	readonly answering: number;
	readonly judging: number;
	readonly own: number;
	/** Trainings after the first, which lies before the run. */
	readonly retrainings: number;
}

/**
 * Three years in one lane with forty retrainings by hand on the CPU trainer: where the time goes. The monitors are off:
 * what they cost is a bench of its own. Every number is the median of five runs.
 *
 * Four parts are the simulation itself and would be there in any program: training the models, drawing the world's
 * 577,500 parcels, answering 547,500 of them (features, scaling, scores), and judging the answers by the truth. The rest is
 * **the engine's own overhead**: queue, calendar, log, desk, label desk, stores, reports, and around each training the
 * extraction, the split and the scaler. The promise is at most .25 of the training's time. `allButTrainingOverTraining`
 * is the strict reading, in which everything that is not training counts as overhead.
 *
 * Training and drawing are timed where they happen. Answering and judging are done once more after the run and timed then;
 * the overhead is what is left.
 */
export async function run(): Promise<Record<string, unknown>> {
	await threeYears(30);
	const rounds: Spent[] = [];
	for (let round = 0; round < ROUNDS; round++) rounds.push(await threeYears(THREE_YEARS));
	const of = (measure: (spent: Spent) => number) => median(rounds.map(measure));
	const share = (part: keyof Spent) => of((spent) => spent[part] / spent.total);
	const overTraining = (part: keyof Spent) => of((spent) => spent[part] / spent.training);
	return {
		trainings: of(({ retrainings }) => retrainings),
		seconds: of(({ total }) => total / 1000),
		trainingShare: share("training"),
		drawingShare: share("drawing"),
		answeringShare: share("answering"),
		judgingShare: share("judging"),
		ownShare: share("own"),
		drawingOverTraining: overTraining("drawing"),
		answeringOverTraining: overTraining("answering"),
		judgingOverTraining: overTraining("judging"),
		ownOverTraining: overTraining("own"),
		allButTrainingOverTraining: of(({ total, training }) => (total - training) / training),
	};
}

async function threeYears(days: number): Promise<Spent> {
	const plan = planOf({ days, watch: false, drifts: [] });
	const world = new TimedWorld(plan);
	const trainer = new TimedTrainer();
	const started = performance.now();
	const simulation = await Simulation.open(plan, { trainer, world });
	const every = Math.floor(days / RETRAININGS);
	for (let day = 1; day <= days; day++) {
		await simulation.advance(hourOf(day));
		const { desk } = simulation;
		if (desk.work["data scientist"]) continue;
		if (day % every === 0 && desk.done !== "extract") simulation.act({ at: simulation.now, do: "extract", window: 28 });
		else if (desk.done === "extract" && !whyNot(desk, { do: "prepare" }))
			simulation.act({ at: simulation.now, do: "prepare" });
		else if (desk.done === "prepare") simulation.act({ at: simulation.now, do: "train" });
	}
	const total = performance.now() - started;
	const drawing = world.spent;
	const again = servedAgain(simulation, days);
	const own = total - trainer.spent - drawing - again.answering - again.judging;
	return { total, training: trainer.spent, drawing, ...again, own, retrainings: trainer.trained - 1 };
}

/**
 * Answers and judges all days of a run once more, by the one model that was in service. In turns, so that a slow moment of
 * the machine hits both; judging is what a day takes beyond its answers.
 */
function servedAgain({ world, level }: Simulation, days: number): { answering: number; judging: number } {
	const service = { ...level.served };
	let answering = 0;
	let both = 0;
	for (let day = 0; day < days; day++) {
		// A copy, for answers already given are remembered by the day.
		const made = { ...world.day(day, []) };
		answering += timed(() => serve(service, made.delivered, day));
		both += timed(() => serveDay(service, made));
	}
	return { answering, judging: both - answering };
}

function timed(work: () => unknown): number {
	const started = performance.now();
	work();
	return performance.now() - started;
}

class TimedWorld extends World {
	spent = 0;

	override day(day: number, switches: readonly DriftSwitch[]) {
		const started = performance.now();
		const made = super.day(day, switches);
		// Drawn when the day is stored, and remembered: they belong to the world too.
		deliveredHours(made);
		this.spent += performance.now() - started;
		return made;
	}
}

class TimedTrainer implements Trainer {
	readonly #cpu = cpuTrainer();
	readonly backend = this.#cpu.backend;
	spent = 0;
	trained = 0;

	async train(...[job, options]: Parameters<Trainer["train"]>) {
		const started = performance.now();
		const trained = await this.#cpu.train(job, options);
		this.spent += performance.now() - started;
		this.trained++;
		return trained;
	}
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] as number;
