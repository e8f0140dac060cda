import { hourOf, LONGEST_RUN } from "../../src/core/clock.ts";
import { planOf } from "../../src/engine/plan.ts";
import { Simulation } from "../../src/engine/simulation.ts";
import { cpuTrainer } from "../../src/model/train/cpu/trainer.ts";
import type { Trainer } from "../../src/model/trainer.ts";
import { whyNot } from "../../src/ops/why-not.ts";

export const name = "three-years";

const RETRAININGS = 40;

/**
 * Three years in one lane with forty retrainings by hand on the CPU trainer: which share of the time is training, and what
 * the engine adds to it. The monitors are off: what they cost is a bench of its own.
 */
export async function run(): Promise<Record<string, unknown>> {
	let training = 0;
	const cpu = cpuTrainer();
	const trainer: Trainer = {
		backend: cpu.backend,
		async train(job, options) {
			const started = performance.now();
			try {
				return await cpu.train(job, options);
			} finally {
				training += performance.now() - started;
			}
		},
	};
	await (await Simulation.open(planOf({ days: 30, seed: 2, watch: false }), { trainer })).advance(hourOf(30));
	training = 0;
	const started = performance.now();
	const simulation = await Simulation.open(planOf({ days: LONGEST_RUN, watch: false, drifts: [] }), { trainer });
	const every = Math.floor(LONGEST_RUN / RETRAININGS);
	let trainings = 0;
	for (let day = 1; day <= LONGEST_RUN; day++) {
		await simulation.advance(hourOf(day));
		const { desk } = simulation;
		if (desk.work["data scientist"]) continue;
		if (day % every === 0 && desk.done !== "extract") simulation.act({ at: simulation.now, do: "extract", window: 28 });
		else if (desk.done === "extract" && !whyNot(desk, { do: "prepare" }))
			simulation.act({ at: simulation.now, do: "prepare" });
		else if (desk.done === "prepare") {
			simulation.act({ at: simulation.now, do: "train" });
			trainings++;
		}
	}
	const total = performance.now() - started;
	return {
		trainings,
		seconds: total / 1000,
		trainingShare: training / total,
		engineOverTraining: (total - training) / training,
	};
}
