import { beforeAll, describe, expect, it } from "vitest";
import { hourOf } from "../../../src/core/clock.ts";
import { planOf } from "../../../src/engine/plan.ts";
import { runToEnd } from "../../../src/engine/run.ts";
import { cpuTrainer } from "../../../src/model/train/cpu/trainer.ts";
import { eventsOf, type OpsEvent } from "../../../src/ops/events.ts";
import { DEFAULT_POLICY } from "../../../src/ops/policy.ts";
import type { Token } from "../../../src/view/diagram/state.ts";
import { pipelineLights, stagesLights } from "../../../src/view/system/pipeline-lights.ts";
import { by, deployed, firstModel, noon, pipelineMakes } from "../../engine/query/logs.ts";
import figures from "../../fixtures/figures.json" with { type: "json" };
import { event } from "../../ops/events.ts";
import { check, cicd, standingOn } from "./scenes.ts";

/** A short Level 1: sources change a unit on day 20, a person asks for a run next morning, repair takes two days. */
const stoppedPlan = planOf({
	seed: 4,
	days: 40,
	ordersPerDay: 300,
	level: 1,
	drifts: [{ id: "weather-unit-change", from: 20 }],
	actions: [{ at: hourOf(21) + 6, do: "run-pipeline" }],
});
/** A target so small that no model fits it. */
const refusedPlan = planOf({
	seed: 4,
	days: 35,
	ordersPerDay: 300,
	level: 1,
	drifts: [],
	policy: { validation: { maxKilobytes: 1, retries: 0 } },
});

/** The first ten weeks of the default year at Level 2: commits, reviews, approvals, canaries. */
const level2Plan = planOf({ seed: 7, days: 72, level: 2, team: "persona", commits: "default" });

let cicdRun: OpsEvent[] = [];
let stopped: OpsEvent[] = [];
let refused: OpsEvent[] = [];
beforeAll(async () => {
	stopped = await runToEnd(stoppedPlan, { trainer: cpuTrainer() });
	cicdRun = await runToEnd(level2Plan, { trainer: cpuTrainer() });
	refused = await runToEnd(refusedPlan, { trainer: cpuTrainer() });
});

const lightsOn = (day: number, log: readonly OpsEvent[], level: 1 | 2 = 1) =>
	pipelineLights(standingOn(day, log, level));
const queued = (tokens: readonly Token[]) =>
	tokens.filter(({ state }) => state === "queued").map(({ edge, label }) => `${edge.join(" > ")}: ${label}`);
const moving = (tokens: readonly Token[]) =>
	tokens.filter(({ state }) => state === "moving").map(({ edge, kind }) => `${kind}: ${edge.join(" > ")}`);

describe("the figures of Levels 1 and 2 and the staircase", () => {
	it("have a state for every box, and for nothing else", () => {
		const ids = (figure: keyof typeof figures) =>
			(figures[figure] as { nodes: { id: string }[] }).nodes.map(({ id }) => id).sort();
		for (const day of [3, 21, 30]) {
			expect(Object.keys(lightsOn(day, stopped, 1).nodes).sort()).toEqual(ids("level-1"));
			expect(Object.keys(lightsOn(day, stopped, 2).nodes).sort()).toEqual(ids("level-2"));
			expect(Object.keys(stagesLights(standingOn(day, stopped, 2)).nodes).sort()).toEqual(ids("level-2-stages"));
		}
	});

	it("let things cross only arrows that they have", () => {
		const arrows = (figure: keyof typeof figures) =>
			(figures[figure] as { edges: { from: string; to: string }[] }).edges.map(({ from, to }) => `${from} ${to}`);
		for (let day = 0; day < level2Plan.days; day++) {
			for (const log of [stopped, cicdRun, [...firstModel, ...cicd]]) {
				for (const level of [1, 2] as const) {
					const { tokens, flows } = lightsOn(day, log, level);
					for (const { edge } of [...tokens, ...flows]) expect(arrows(`level-${level}`)).toContain(edge.join(" "));
				}
				const { tokens, flows } = stagesLights(standingOn(day, log, 2));
				for (const { edge } of [...tokens, ...flows]) expect(arrows("level-2-stages")).toContain(edge.join(" "));
			}
		}
	});

	it("name every token once", () => {
		for (let day = 0; day < stoppedPlan.days; day++) {
			const ids = lightsOn(day, stopped).tokens.map(({ id }) => id);
			expect(new Set(ids).size).toBe(ids.length);
		}
	});
});

describe("a run of the pipeline", () => {
	const log = [...firstModel, ...pipelineMakes(1, 2, 10), deployed(10, 2, 1)];

	it("lights its steps on the day on which it ran, with what each of them made", () => {
		const { nodes } = lightsOn(10, log);
		expect(nodes["data-extraction"]).toEqual({ status: "ran", fact: "4\u202f000 rows", detail: "Days -18 to 9" });
		expect(nodes["data-validation"]).toMatchObject({ status: "ran", fact: "pass" });
		expect(nodes["model-training"]).toMatchObject({ status: "ran", fact: "loss .500" });
		expect(nodes["model-evaluation"]).toMatchObject({ status: "ran", fact: "accuracy .750" });
		expect(nodes["automated-pipeline"]).toMatchObject({ status: "ran", fact: "run 1, day 10: model 2" });
		expect(nodes["trigger"]).toMatchObject({ status: "ran", fact: "schedule" });
		expect(nodes["ml-metadata-store"]).toMatchObject({ status: "ran", fact: "1 run" });
	});

	it("moves data as far as the training, the model from there into service", () => {
		expect(moving(lightsOn(10, log).tokens)).toEqual([
			"data: data-extraction > data-validation",
			"data: data-validation > data-preparation",
			"data: data-preparation > model-training",
			"model: model-training > model-evaluation",
			"model: model-evaluation > model-validation",
			"model: model-validation > model-registry",
			"model: model-registry > trained-model",
			"model: trained-model > cd-model-serving",
			"model: cd-model-serving > prediction-service",
		]);
	});

	it("leaves its facts in the boxes on the days after, and nothing moves", () => {
		const { nodes, tokens } = lightsOn(11, log);
		expect(nodes["data-extraction"]).toMatchObject({ status: "done", fact: "4\u202f000 rows" });
		expect(nodes["model-validation"]?.status).toBe("done");
		expect(tokens).toEqual([]);
	});

	it("that is under way at midnight stands where it is, and later steps wait", () => {
		const begun = pipelineMakes(1, 2, 10).filter(({ t }) => t < noon(10) + 0.3);
		const { nodes } = lightsOn(10, [...firstModel, ...begun]);
		expect(nodes["data-extraction"]?.status).toBe("ran");
		expect(nodes["data-validation"]).toMatchObject({ status: "working", fact: "under way" });
		expect(nodes["model-training"]).toMatchObject({ status: "waiting", fact: "waits" });
	});

	it("that fails and is tried again says so and does not look stopped", () => {
		const failure = {
			step: "extraction",
			attempt: 1,
			message: "The source did not answer in time.",
			retryAt: 300,
		} as const;
		const begun = pipelineMakes(1, 2, 10).slice(0, 2);
		const failed = by("pipeline", 1, noon(10) + 0.2, "pipeline.step-failed", failure);
		const { nodes } = lightsOn(10, [...firstModel, ...begun, failed]);
		expect(nodes["data-extraction"]).toEqual({ status: "waiting", fact: "tried again", detail: failure.message });
	});
});

describe("what stops stays where it stopped and says why", () => {
	it("a run that met a changed unit stands at data validation until it is repaired", () => {
		const day = 21;
		const { nodes, tokens } = lightsOn(day, stopped);
		const told = eventsOf(stopped, "pipeline.stopped").find(({ t }) => t < hourOf(day + 1));
		expect(told?.because).toContain("Schema skew");
		expect(nodes["data-validation"]).toEqual({ status: "blocked", fact: "stopped", detail: told?.because });
		expect(nodes["data-preparation"]?.status).toBe("waiting");
		expect(queued(tokens)).toContain("data-extraction > data-validation: stopped");
		expect(nodes["feature-store"]).toMatchObject({ status: "waiting", fact: "1 column guarded" });
		expect(nodes["data-analysis"]?.detail).toContain("repairing");
		expect(stagesLights(standingOn(day, stopped, 2)).nodes["continuous-training"]).toMatchObject({
			status: "blocked",
			detail: told?.because,
		});
		const repaired = eventsOf(stopped, "adapter.installed").at(0);
		const after = lightsOn(Math.floor((repaired?.t ?? 0) / 24), stopped);
		expect(after.nodes["data-validation"]?.status).not.toBe("blocked");
		expect(after.nodes["feature-store"]?.status).not.toBe("waiting");
	});

	it("on the day of the alert it goes to data analysis", () => {
		const alert = eventsOf(stopped, "alert.raised").find(({ about }) => about === "schema skew");
		const { tokens } = lightsOn(alert?.day ?? 0, stopped);
		expect(moving(tokens)).toContain("alert: performance-monitoring > data-analysis");
		expect(moving(tokens)).not.toContain("alert: performance-monitoring > trigger");
	});

	it("a refused model stands before model validation with the rules that it broke", () => {
		const told = eventsOf(refused, "model.validated").at(-1);
		const day = Math.floor((told?.t ?? 0) / 24);
		for (const later of [day, day + 3]) {
			const { nodes, tokens } = lightsOn(later, refused);
			expect(nodes["model-validation"]).toMatchObject({ status: "blocked", fact: "refused" });
			expect(nodes["model-validation"]?.detail).toContain("allowed: 1 KB");
			expect(queued(tokens)).toContain("model-evaluation > model-validation: refused");
			expect(moving(tokens)).not.toContain("model: model-validation > model-registry");
		}
	});

	it("a model that was rolled back is out, with the sentence of the rollback, until another is delivered", () => {
		const back = { version: 2, to: 1, because: "Labels say .61.", rehearsal: false, minutes: 12 };
		const log = [
			...firstModel,
			...pipelineMakes(1, 2, 10),
			deployed(10, 2, 1),
			event(noon(15), "model.rolled-back", back),
			deployed(15, 1, 2, true),
		];
		expect(lightsOn(16, log).nodes["cd-model-serving"]).toEqual({
			status: "blocked",
			fact: "model 2 out",
			detail: "Labels say .61.",
		});
		const next = [...log, deployed(20, 3, 1)];
		expect(lightsOn(21, next).nodes["cd-model-serving"]?.status).toBe("idle");
		const rehearsed = [...firstModel, event(noon(15), "model.rolled-back", { ...back, rehearsal: true })];
		expect(lightsOn(16, rehearsed).nodes["cd-model-serving"]?.status).not.toBe("blocked");
	});

	it("performance that is low calls, with its labels, and wakes the trigger if it is on", () => {
		const seen = { day: 9, version: 1, labels: 3000, accuracy: 0.7, reference: 0.8, low: true };
		const log = [
			...firstModel,
			event(noon(9), "monitor.performance", seen),
			event(noon(9), "alert.raised", { day: 9, about: "performance", sentence: "Model 1 is right in .700." }),
		];
		const { nodes, tokens } = lightsOn(9, log);
		expect(nodes["performance-monitoring"]).toMatchObject({ status: "calling", fact: "low: .700, was .800" });
		expect(moving(tokens)).toEqual([
			"alert: performance-monitoring > data-analysis",
			"alert: performance-monitoring > trigger",
		]);
		const { triggers } = DEFAULT_POLICY;
		const off = { ...DEFAULT_POLICY, triggers: { ...triggers, performance: { ...triggers.performance, on: false } } };
		const deaf = pipelineLights(standingOn(9, log, 1, off));
		expect(moving(deaf.tokens)).toEqual(["alert: performance-monitoring > data-analysis"]);
	});

	it("a call of a trigger that the guard passed over is told by the trigger", () => {
		const passed = { trigger: "performance", reason: "Accuracy .700.", because: "cooldown" } as const;
		const { nodes } = lightsOn(9, [...firstModel, event(noon(9), "pipeline.skipped", passed)]);
		expect(nodes["trigger"]).toEqual({ status: "waiting", fact: "cooldown", detail: "Accuracy .700." });
	});
});

describe("code on its way at Level 2", () => {
	const on = (day: number, log = [...firstModel, ...cicd]) => lightsOn(day, log, 2);

	it("a red commit stays before CI with the test that it broke", () => {
		const { nodes, tokens } = on(6);
		expect(nodes["ci-build-test-package"]).toEqual({
			status: "blocked",
			fact: "1 of 6 red",
			detail: "ln(0) is not finite.",
		});
		expect(queued(tokens)).toEqual(["source-repository > ci-build-test-package: red"]);
		expect(moving(on(5).tokens)).toEqual(["code: source-code > source-repository"]);
	});

	it("a green one is packed and tried in the test environment at once, and waits for its review", () => {
		expect(moving(on(10).tokens)).toEqual([
			"code: source-code > source-repository",
			"code: source-repository > ci-build-test-package",
			"code: ci-build-test-package > packages",
		]);
		const { nodes, tokens } = on(12);
		expect(nodes["ci-build-test-package"]).toMatchObject({ status: "done", fact: "6 of 6 green" });
		expect(nodes["packages"]).toMatchObject({ status: "done", fact: "1 package" });
		expect(nodes["cd-pipeline-deployment"]).toEqual({
			status: "waiting",
			fact: "in review",
			detail: "Data scientist: reviewing after-16",
		});
		expect(queued(tokens)).toEqual(["packages > cd-pipeline-deployment: waits 2 days"]);
	});

	it("is in pre-production after that, and waits before production for its approval", () => {
		expect(on(13).nodes["cd-pipeline-deployment"]).toMatchObject({ status: "ran", fact: "in pre-production" });
		const { nodes, tokens } = on(17);
		expect(nodes["cd-pipeline-deployment"]).toMatchObject({ status: "waiting", fact: "in approval" });
		expect(queued(tokens)).toEqual(["cd-pipeline-deployment > automated-pipeline: waits 3 days"]);
	});

	it("crosses into the pipeline on the day of its deployment", () => {
		const { nodes, tokens } = on(20);
		expect(moving(tokens)).toEqual(["code: cd-pipeline-deployment > automated-pipeline"]);
		expect(nodes["source-repository"]).toMatchObject({ status: "ran", fact: "revision 1" });
		expect(nodes["cd-pipeline-deployment"]).toMatchObject({ status: "ran", fact: "in production" });
		expect(on(21).tokens).toEqual([]);
		expect(on(21).nodes["cd-pipeline-deployment"]?.status).toBe("done");
	});

	it("that fails a check of CD stands before it, with the check's sentence", () => {
		const failing = [
			...cicd.filter(({ t }) => t < noon(10) + 2),
			by("cd", null, noon(10) + 2, "cd.checked", {
				commit: "after-16",
				package: "abc123",
				environment: "test",
				pass: false,
				remaining: 0,
				checks: [check("starts", false, "The image lacks geo-distance.")],
			}),
		];
		const { nodes, tokens } = on(11, failing);
		const because = "starts: The image lacks geo-distance.";
		expect(nodes["cd-pipeline-deployment"]).toEqual({ status: "blocked", fact: "fails in test", detail: because });
		expect(queued(tokens)).toEqual(["packages > cd-pipeline-deployment: fails in test"]);
		const refusal = by("data scientist", null, noon(12), "commit.refused", { commit: "after-16", because });
		const after = on(13, [...failing, refusal]);
		expect(after.nodes["cd-pipeline-deployment"]).toMatchObject({ status: "blocked", detail: because });
		expect(queued(after.tokens)).toEqual(["packages > cd-pipeline-deployment: refused"]);
	});

	it("a canary stands between its delivery and the service with its share, and leaves when it ends", () => {
		const began = {
			version: 2,
			champion: 1,
			mode: "canary",
			share: 0.1,
			sample: 100,
			detectable: 0.1,
			until: noon(12),
		} as const;
		const log = [...firstModel, event(noon(11), "trial.began", began)];
		expect(queued(on(11, log).tokens)).toEqual(["cd-model-serving > prediction-service: 10 %"]);
		expect(on(11, log).nodes["cd-model-serving"]).toMatchObject({ status: "working", fact: "canary 10 %" });
		const ended = { version: 2, outcome: "rolled back", because: "Time-outs: 30 %.", guardrails: [] } as const;
		const over = [...log, event(noon(12), "trial.ended", ended)];
		expect(queued(on(12, over).tokens)).toEqual([]);
		expect(on(12, over).nodes["cd-model-serving"]).toEqual({
			status: "blocked",
			fact: "model 2 out",
			detail: "Time-outs: 30 %.",
		});
	});
});

describe("ten real weeks at Level 2", () => {
	const dayOfKind = (test: (event: OpsEvent) => boolean): number => Math.floor((cicdRun.find(test)?.t ?? -24) / 24);

	it("the logarithm of the load stands before CI with the very sentences of its tests", () => {
		const told = eventsOf(cicdRun, "ci.finished").find(({ commit }) => commit === "log-load");
		expect(told?.pass).toBe(false);
		const day = dayOfKind((event) => event === told);
		const { nodes, tokens } = lightsOn(day, cicdRun, 2);
		const broken = told?.tests.filter(({ pass }) => !pass) ?? [];
		expect(nodes["ci-build-test-package"]?.status).toBe("blocked");
		for (const { sentence } of broken) expect(nodes["ci-build-test-package"]?.detail).toContain(sentence);
		expect(queued(tokens)).toContain("source-repository > ci-build-test-package: red");
		expect(nodes["packages"]?.fact).toBe(
			`${eventsOf(cicdRun, "package.built").filter(({ t }) => t < hourOf(day + 1)).length} packages`,
		);
	});

	it("what pre-production refuses stands before CD, with why", () => {
		const told = eventsOf(cicdRun, "commit.refused").find(({ actor }) => actor === "cd");
		const { nodes, tokens } = lightsOn(
			dayOfKind((event) => event === told),
			cicdRun,
			2,
		);
		expect(nodes["cd-pipeline-deployment"]).toEqual({
			status: "blocked",
			fact: "fails in pre-production",
			detail: told?.because,
		});
		expect(queued(tokens)).toEqual(["packages > cd-pipeline-deployment: refused"]);
		const newer = eventsOf(cicdRun, "commit.made").find(({ t }) => t > (told?.t ?? 0));
		const later = lightsOn(
			dayOfKind((event) => event === newer),
			cicdRun,
			2,
		);
		expect(later.nodes["cd-pipeline-deployment"]).toEqual({
			status: "idle",
			fact: "last refused",
			detail: told?.because,
		});
		expect(queued(later.tokens).join()).not.toContain("cd-pipeline-deployment");
	});

	it("an approval takes as long as the ops engineer's other work, and then the pipeline has a new revision", () => {
		const asked = eventsOf(cicdRun, "task.queued").find(({ task }) => task === "approving");
		const { nodes, tokens } = lightsOn(Math.floor((asked?.t ?? 0) / 24) + 1, cicdRun, 2);
		expect(nodes["cd-pipeline-deployment"]?.fact).toBe("in approval");
		expect(queued(tokens)).toContain("cd-pipeline-deployment > automated-pipeline: waits 1 day");
		const merged = eventsOf(cicdRun, "commit.merged")[0];
		const after = lightsOn(
			dayOfKind((event) => event === merged),
			cicdRun,
			2,
		);
		expect(after.nodes["source-repository"]).toMatchObject({ status: "ran", fact: "revision 1" });
		expect(moving(after.tokens)).toContain("code: cd-pipeline-deployment > automated-pipeline");
	});

	it("every trial stands before the service on its days, with its share", () => {
		for (const began of eventsOf(cicdRun, "trial.began")) {
			const { tokens } = lightsOn(Math.floor(began.t / 24), cicdRun, 2);
			expect(queued(tokens)).toContain("cd-model-serving > prediction-service: 10 %");
		}
	});
});
