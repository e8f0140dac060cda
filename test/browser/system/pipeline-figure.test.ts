import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import "../../../src/view/system/pipeline-parts.ts";
import { page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-svelte";
import { hourOf } from "../../../src/core/clock.ts";
import { planOf } from "../../../src/engine/plan.ts";
import { metadataStore } from "../../../src/engine/query/metadata.ts";
import { before } from "../../../src/engine/query/notable.ts";
import { registry } from "../../../src/engine/query/registry.ts";
import { runToEnd } from "../../../src/engine/run.ts";
import { cpuTrainer } from "../../../src/model/train/cpu/trainer.ts";
import { eventsOf, type OpsEvent } from "../../../src/ops/events.ts";
import { boxesOf, type Figure } from "../../../src/view/diagram/figure.ts";
import { count, share } from "../../../src/view/diagram/format.ts";
import { level1 } from "../../../src/view/diagram/level1.ts";
import { level2 } from "../../../src/view/diagram/level2.ts";
import { stages } from "../../../src/view/diagram/stages.ts";
import { deployed, firstModel, noon, pipelineMakes } from "../../engine/query/logs.ts";
import { event } from "../../ops/events.ts";
import { cicd } from "../../view/system/scenes.ts";
import Stage from "./Stage.svelte";

/** A unit changes on day 20; a person asks for a run on day 12, and for another one on the morning after the change. */
const plan = planOf({
	seed: 4,
	days: 30,
	ordersPerDay: 300,
	level: 1,
	drifts: [{ id: "weather-unit-change", from: 20 }],
	actions: [
		{ at: hourOf(12), do: "run-pipeline" },
		{ at: hourOf(21) + 6, do: "run-pipeline" },
	],
});
let log: OpsEvent[] = [];
beforeAll(async () => {
	log = await runToEnd(plan, { trainer: cpuTrainer() });
});
beforeEach(async () => {
	await page.viewport(1000, 900);
});

const sides = { version: 2, champion: 1, mode: "canary", share: 0.1, sample: 100, detectable: 0.1 } as const;
const side = { count: 50, express: 20, timeouts: 1, labels: 10, right: 8 };
/** A Level 2 by hand: two commits, a model in a canary. */
const byHand = [
	...firstModel,
	...cicd,
	...pipelineMakes(1, 2, 11),
	deployed(11, 2, 1),
	event(noon(12), "trial.began", { ...sides, until: noon(30) }),
	event(noon(13), "trial.observed", {
		day: 13,
		candidate: { ...side, version: 2 },
		champion: { ...side, version: 1, count: 451 },
	}),
].sort((a, b) => a.t - b.t);

/** The log up to the end of `day`. */
const upTo = (day: number, events: readonly OpsEvent[] = log) => before(events, hourOf(day + 1));
const box = (id: string): HTMLElement => document.querySelector(`[data-node="${id}"]`) as HTMLElement;
const inside = (id: string): HTMLElement | null =>
	document.getElementById(box(id).getAttribute("aria-controls") ?? "nothing");
const plain = (words: string): string => words.replace(/\s+/g, " ").trim();
const text = (id: string): string => plain(inside(id)?.textContent ?? "");
/** The value of a fact by its name. */
const fact = (id: string, name: string): string | undefined => {
	const terms = [...(inside(id)?.querySelectorAll("dt") ?? [])];
	const term = terms.find((one) => plain(one.textContent ?? "") === name);
	return term && plain(term.nextElementSibling?.textContent ?? "");
};
/** A whole number as the page prints it. */
const whole = (value: number): string => plain(count(value));

/** Opens a box and waits until its inside has come. */
async function open(id: string): Promise<string> {
	box(id).click();
	await expect.poll(() => text(id).length, { message: id }).toBeGreaterThan(10);
	return text(id);
}

async function stage(figure: Figure, level: 1 | 2, day: number, events: readonly OpsEvent[] = log, width = 896) {
	return render(Stage, { figure, level, log: upTo(day, events), hour: hourOf(day + 1), policy: plan.policy, width });
}

describe("every box", () => {
	it.each([
		["Level 1, wide", level1, 1, 896],
		["Level 1, on a phone", level1, 1, 328],
		["Level 2, wide", level2, 2, 896],
		["Level 2, on a phone", level2, 2, 328],
	] as const)("of %s opens and shows facts no wider than it is", async (_, figure, level, width) => {
		await stage(figure, level, 14, level === 1 ? log : byHand, width);
		for (const { id } of boxesOf(figure)) {
			const words = await open(id);
			expect(words, id).not.toMatch(/undefined|NaN|Infinity|\[object/);
			await expect
				.poll(() => (inside(id)?.scrollWidth ?? 0) - (inside(id)?.clientWidth ?? 0), { message: `${id} is too narrow` })
				.toBeLessThanOrEqual(0);
			box(id).click();
			await expect.poll(() => inside(id)).toBeNull();
		}
	});

	it("of the staircase does too, after the switch; and the switch leads back", async () => {
		const screen = await stage(level2, 2, 14, byHand);
		await screen.getByRole("button", { name: "Stages" }).click();
		await expect.poll(() => box("continuous-training")).not.toBeNull();
		for (const { id } of boxesOf(stages)) {
			expect(await open(id), id).not.toMatch(/undefined|NaN/);
			box(id).click();
		}
		await screen.getByRole("button", { name: "Pipeline", exact: true }).click();
		await expect.poll(() => box("data-extraction")).not.toBeNull();
	});
});

describe("what an opened box says is what the log says", () => {
	it("the metadata store: the record of each run, led to by its arrows", async () => {
		await stage(level1, 1, 14);
		const [record] = metadataStore(upTo(14));
		const words = await open("ml-metadata-store");
		expect(words).toContain(`Run ${record?.run.run}`);
		for (const artifact of Object.values(record?.artifacts ?? {})) expect(words).toContain(artifact);
		expect(fact("ml-metadata-store", "test accuracy")).toBe(share(record?.test?.accuracy ?? null));
		expect(fact("ml-metadata-store", "rows")).toBe(whole(Number(record?.parameters["rows"])));
		expect(fact("ml-metadata-store", "took")).toBe(
			`${Math.round(60 * ((record?.run.ended ?? 0) - (record?.run.started ?? 0)))} min`,
		);
	});

	it("the registry: every version with its stages, who moved it and why; older ones by keyboard", async () => {
		await stage(level1, 1, 14);
		const versions = registry(upTo(14));
		expect(versions.length).toBeGreaterThan(1);
		let words = await open("model-registry");
		for (const version of [...versions].reverse()) {
			expect(words).toContain(`Model ${version.version}: ${version.stage}`);
			expect(words).toContain(version.weights);
			expect(words).toContain(share(version.accuracy));
			for (const { why } of version.moves) expect(words).toContain(why);
			const older = inside("model-registry")?.querySelector("[aria-label=Older]") as HTMLElement;
			older.focus();
			await userEvent.keyboard("{Enter}");
			words = text("model-registry");
		}
		expect(words).toContain("Model 1:");
	});

	it("the feature store: rows and orders served so far, and what is repaired", async () => {
		await stage(level1, 1, 29);
		const served = eventsOf(log, "day.served");
		const words = await open("feature-store");
		expect(fact("feature-store", "online, today")).toBe(`${whole(served.at(-1)?.count ?? 0)} orders`);
		expect(fact("feature-store", "online, so far")).toBe(
			`${whole(served.reduce((sum, day) => sum + day.count, 0))} orders`,
		);
		const rows = eventsOf(log, "data.extracted").filter(({ run }) => run !== 0);
		expect(fact("feature-store", "batch fetch, so far")).toBe(
			`${whole(rows.reduce((sum, one) => sum + one.rows, 0))} rows`,
		);
		for (const { sentence } of eventsOf(log, "adapter.installed")) expect(words).toContain(sentence);
	});

	it("model validation: each rule in its own sentence", async () => {
		await stage(level1, 1, 14);
		const report = eventsOf(upTo(14), "model.validated").at(-1);
		expect(report?.rules.length).toBeGreaterThan(3);
		const words = await open("model-validation");
		for (const { check, sentence } of report?.rules ?? []) expect(words).toContain(`${check} holds. ${sentence}`);
	});

	it("people: their tasks and the hours these took", async () => {
		await stage(level1, 1, 29);
		const words = await open("data-analysis");
		const hours = eventsOf(log, "task.done").reduce((sum, task) => sum + task.hours, 0);
		expect(words).toContain(`${hours} working hours so far`);
	});

	it("a stopped run says why in the box where it stands and in its record", async () => {
		await stage(level1, 1, 21);
		const told = eventsOf(log, "pipeline.stopped")[0];
		expect(told?.because).toContain("Schema skew");
		const anomaly = eventsOf(log, "data.validated").find(({ verdict }) => verdict === "schema skew")?.anomalies[0];
		expect(await open("data-validation")).toContain(anomaly?.sentence);
		expect(await open("ml-metadata-store")).toContain(told?.because);
		expect(box("data-validation").getAttribute("aria-label")).toBe(
			`Data validation (Automated pipeline): blocked. stopped. ${told?.because}`,
		);
	});

	it("a canary: both sides as they were counted", async () => {
		await stage(level2, 2, 14, byHand);
		const words = await open("cd-model-serving");
		expect(words).toContain("canary 10 % of model 2 beside model 1");
		expect(words).toContain("candidate250.400110.800");
		expect(words).toContain("in service1451.044110.800");
	});
});

describe("another level", () => {
	it("is told in words and shows its own boxes, and is not told again when the figure comes back", async () => {
		const screen = await stage(level1, 1, 14, byHand);
		await screen.rerender({ figure: level2, level: 2 });
		await expect.element(screen.getByText("MLOps level 2: CI/CD pipeline automation.")).toBeInTheDocument();
		await expect.poll(() => box("ci-build-test-package")).not.toBeNull();
		await screen.getByRole("button", { name: "Stages", exact: true }).click();
		await screen.getByRole("button", { name: "Pipeline", exact: true }).click();
		await expect.poll(() => box("ci-build-test-package")).not.toBeNull();
		expect(screen.getByText("MLOps level 2: CI/CD pipeline automation.").elements()).toEqual([]);
	});
});

describe("by keyboard", () => {
	it("arrows lead through the boxes, Enter opens, Escape closes and gives the focus back", async () => {
		await stage(level1, 1, 14);
		box("feature-store").focus();
		await userEvent.keyboard("{Home}");
		const seen = new Set<string>();
		for (let i = 0; i < 40; i++) {
			seen.add((document.activeElement as HTMLElement).dataset["node"] ?? "");
			await userEvent.keyboard("{ArrowRight}");
		}
		expect(seen.size).toBeGreaterThan(3);
		box("model-registry").focus();
		await userEvent.keyboard("{Enter}");
		await expect.poll(() => text("model-registry")).toContain("Model 2");
		await userEvent.keyboard("{Escape}");
		await expect.poll(() => inside("model-registry")).toBeNull();
		expect(document.activeElement).toBe(box("model-registry"));
	});
});
