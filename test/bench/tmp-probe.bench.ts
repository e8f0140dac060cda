import { planOf } from "../../src/engine/plan.ts";
import { Simulation } from "../../src/engine/simulation.ts";
import { cpuTrainer } from "../../src/model/train/cpu/trainer.ts";
export const name = "tmp-probe";
export async function run() {
	for (let i = 0; i < 16; i++) {
		const s = await Simulation.open(planOf({ drifts: [] }), { trainer: cpuTrainer() });
		await s.advance(24 * 365);
	}
	return {};
}
