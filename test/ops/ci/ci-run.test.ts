import { expect, it } from "vitest";
import { cpuTrainer } from "../../../src/model/train/cpu/trainer.ts";
import { ciRun } from "../../../src/ops/ci/ci-run.ts";
import { ciFixtures } from "../../../src/ops/ci/fixtures.ts";
import { codeOf } from "../../../src/ops/source/code-of.ts";
import { FIRST_CODE } from "../../../src/ops/source/pipeline-code.ts";
import { World } from "../../../src/world/world.ts";
import { storeOf } from "../stores.ts";
import { failing, failure } from "../trainers.ts";

const fixtures = ciFixtures(storeOf(new World({ seed: 7, ordersPerDay: 50, dayShock: 0.05 })));

it("tests a code once on the same fixtures, another code anew, and takes compute for either", async () => {
	const [first, again] = [
		await ciRun(FIRST_CODE, fixtures, cpuTrainer()),
		await ciRun({ ...FIRST_CODE }, fixtures, cpuTrainer()),
	];
	expect(again).toBe(first);
	expect(first.cost).toBeGreaterThan(1);
	expect((await ciRun(codeOf(["fast-learning"]), fixtures, cpuTrainer())).tests).not.toEqual(first.tests);
}, 60_000);

it("remembers no run in which a training failed", async () => {
	const code = { ...FIRST_CODE, salt: 1 };
	const lost = failing(cpuTrainer(), () => failure("diverged"));
	const pass = async (trainer = cpuTrainer()) =>
		(await ciRun(code, fixtures, trainer)).tests.every((test) => test.pass);
	expect(await pass(lost)).toBe(false);
	expect(await pass()).toBe(true);
}, 60_000);
