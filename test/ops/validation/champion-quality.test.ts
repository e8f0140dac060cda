import { describe, expect, it } from "vitest";
import { computeFeatures } from "../../../src/model/features.ts";
import { fitScaler, scale } from "../../../src/model/scaler.ts";
import { cpuTrainer } from "../../../src/model/train/cpu/trainer.ts";
import { commitById } from "../../../src/ops/commits/catalogue.ts";
import { evaluateModel } from "../../../src/ops/evaluate.ts";
import { trainingJob } from "../../../src/ops/experiment.ts";
import { OfflineData } from "../../../src/ops/offline-data.ts";
import { FIRST_CODE } from "../../../src/ops/source/pipeline-code.ts";
import { championQuality } from "../../../src/ops/validation/champion-quality.ts";
import { deliveredHours } from "../../../src/world/delivered-hours.ts";
import { World } from "../../../src/world/world.ts";

const world = new World({ seed: 5, ordersPerDay: 200, dayShock: 0.05 });
const data = new OfflineData();
for (let day = -40; day < 0; day++) {
	const made = world.day(day, []);
	data.add(day, made.delivered, made.actual.late, made.actual.labelDay, deliveredHours(made));
}

/** A champion trained with `code` on a month of the calm world. */
async function champion(code: typeof FIRST_CODE) {
	const train = data.labelled(-40, -15, 0);
	const columns = computeFeatures(train.table, code.features);
	const scaler = fitScaler(columns);
	const prepared = { train, test: train, scaler, inputs: scale(columns, scaler) };
	const job = trainingJob(prepared, code, 1, 0, 0);
	const { weights } = await cpuTrainer().train(job);
	const model = { network: job.network, features: code.features, scaler, weights };
	return { version: 1, served: { model, skew: null, previousScaler: null }, code };
}

describe("the champion's quality", () => {
	const test = data.labelled(-14, -1, 6);
	const leak = commitById("delivered-hours").patch(FIRST_CODE);

	it("is the same both ways for an honest model", async () => {
		const honest = await champion(FIRST_CODE);
		const service = championQuality(honest, test, "through the service");
		expect(service.accuracy).toBe(championQuality(honest, test, "through the training code").accuracy);
		expect(service.accuracy).toBe(evaluateModel(honest.served.model, test).accuracy);
	});

	it("through the training code believes a leaked label; through the service it is what the parcels really get", async () => {
		const leaky = await champion(leak);
		const honest = championQuality(await champion(FIRST_CODE), test, "through the service");
		expect(championQuality(leaky, test, "through the training code").accuracy).toBeGreaterThan(honest.accuracy + 0.06);
		expect(championQuality(leaky, test, "through the service").accuracy).toBeLessThan(honest.accuracy - 0.06);
	});
});
