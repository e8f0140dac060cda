import { describe, expect, it } from "vitest";
import { pipelineRuns, stepStates } from "../../../src/engine/query/pipeline-runs.ts";
import type { EventKind, OpsEvent } from "../../../src/ops/events.ts";
import type { Told } from "../../../src/ops/shop.ts";
import { by, firstModel, logOf, madeByHand, noon, pipelineMakes } from "./logs.ts";

const own = <K extends EventKind>(t: number, kind: K, told: Told<K>): OpsEvent => by("pipeline", 4, t, kind, told);
const at = noon(30);
const begun = [
	by("learner", 4, at, "pipeline.triggered", {
		trigger: "on demand",
		reason: "Asked for.",
		revision: 2,
		environment: "production",
		window: 14,
	}),
	own(at, "pipeline.step-started", { step: "extraction", attempt: 1, until: at + 1 }),
];
const late = "The source did not answer in time.";
const failedOnce = [
	...begun,
	own(at + 1, "pipeline.step-failed", { step: "extraction", attempt: 1, message: late, retryAt: at + 2 }),
	own(at + 2, "pipeline.step-started", { step: "extraction", attempt: 2, until: at + 3 }),
	own(at + 3, "pipeline.step-done", { step: "extraction", attempt: 2, artifact: "abc", started: at + 2 }),
	own(at + 3, "pipeline.step-started", { step: "validation", attempt: 1, until: at + 4 }),
];
const because = "Schema skew: weather_score is 100 times what it was.";
const stopped = [
	...failedOnce,
	own(at + 4, "pipeline.step-failed", { step: "validation", attempt: 1, message: because, retryAt: null }),
	own(at + 4, "pipeline.stopped", { step: "validation", because }),
];

describe("runs of the pipeline", () => {
	it("have their trigger, executor, environment, revision and window, and every step with its artifact", () => {
		const [run, ...more] = pipelineRuns(logOf(firstModel, pipelineMakes(1, 2, 10, { revision: 3, window: 14 })));
		expect(more).toEqual([]);
		expect(run).toMatchObject({
			run: 1,
			trigger: "schedule",
			reason: "It is time.",
			executor: "trigger",
			revision: 3,
			environment: "production",
			window: 14,
			started: noon(10),
			ended: noon(10) + 1,
			outcome: "registered",
			version: 2,
			stopped: null,
		});
		expect(run?.attempts).toHaveLength(6);
		expect(run?.attempts[3]).toEqual({
			step: "training",
			attempt: 1,
			state: "done",
			started: noon(10) + 0.5,
			ended: noon(10) + 40 / 60,
			artifact: "training 1",
			message: null,
		});
	});

	it("are under way until they are over: what is done, what runs, what waits", () => {
		const [run] = pipelineRuns(logOf(begun));
		expect(run).toMatchObject({ executor: "learner", ended: null, outcome: null, stopped: null });
		expect(run && stepStates(run)).toEqual({
			extraction: "running",
			validation: "waiting",
			preparation: "waiting",
			training: "waiting",
			evaluation: "waiting",
			"model-validation": "waiting",
		});
	});

	it("try a step again that failed by chance, and remember both attempts", () => {
		const [run] = pipelineRuns(failedOnce);
		expect(run?.attempts.map(({ step, state, message }) => [step, state, message])).toEqual([
			["extraction", "failed", late],
			["extraction", "done", null],
			["validation", "running", null],
		]);
		expect(run && stepStates(run)).toMatchObject({ extraction: "done", validation: "running" });
	});

	it("stand still where they stopped and say why, until somebody resumes them", () => {
		expect(pipelineRuns(stopped)[0]).toMatchObject({ ended: null, stopped: { step: "validation", because } });
		expect(pipelineRuns(stopped)[0]?.attempts.at(-1)).toMatchObject({ state: "failed", message: because });
		const resumed = own(at + 50, "pipeline.resumed", { step: "validation" });
		const again = own(at + 50, "pipeline.step-started", { step: "validation", attempt: 2, until: at + 51 });
		const [run] = pipelineRuns([...stopped, resumed, again]);
		expect(run).toMatchObject({ stopped: null });
		expect(run && stepStates(run)).toMatchObject({ extraction: "done", validation: "running", training: "waiting" });
	});

	it("show a refused model at the validation that refused it", () => {
		const refused = pipelineMakes(1, 2, 10).flatMap((event): OpsEvent[] =>
			event.kind === "model.registered"
				? []
				: event.kind === "pipeline.finished"
					? [{ ...event, outcome: "refused", version: null }]
					: [event],
		);
		const [run] = pipelineRuns(refused);
		expect(run).toMatchObject({ outcome: "refused", version: null });
		expect(run && stepStates(run)).toMatchObject({ evaluation: "done", "model-validation": "refused" });
	});

	it("are none where people take the steps", () => {
		expect(pipelineRuns(logOf(firstModel, madeByHand(1, 2, 5, 20)))).toEqual([]);
	});
});
