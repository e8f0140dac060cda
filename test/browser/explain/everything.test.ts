import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { page } from "vitest/browser";
import { render } from "vitest-browser-svelte";
import { hourOf } from "../../../src/core/clock.ts";
import { type Plan, planOf } from "../../../src/engine/plan.ts";
import { businessLoss } from "../../../src/engine/query/totals.ts";
import { runToEnd } from "../../../src/engine/run.ts";
import { deskOf } from "../../../src/ops/desk.ts";
import type { OpsEvent } from "../../../src/ops/events.ts";
import type { Cockpit } from "../../../src/view/cockpit/cockpit.svelte.ts";
import { boxesOf, type Figure } from "../../../src/view/diagram/figure.ts";
import { level0 } from "../../../src/view/diagram/level0.ts";
import { level1 } from "../../../src/view/diagram/level1.ts";
import { level2 } from "../../../src/view/diagram/level2.ts";
import { stages } from "../../../src/view/diagram/stages.ts";
import Desk from "../../../src/view/panels/Desk.svelte";
import Lane from "../../../src/view/race/Lane.svelte";
import Comparison from "../../../src/view/recorder/Comparison.svelte";
import Inside from "../../../src/view/system/Inside.svelte";
import { untrained } from "../../ops/trainers.ts";
import Bench from "../monitor/Bench.svelte";
import { FULL } from "../monitor/looks.ts";
import Stage from "../system/Stage.svelte";

const DAYS = 40;
const planAt = (level: Plan["level"]) =>
	planOf({ level, seed: 4, days: DAYS, ordersPerDay: 60, team: "persona", commits: "default" });
const logs: OpsEvent[][] = [];
beforeAll(async () => {
	for (const level of [0, 1, 2] as const) logs.push(await runToEnd(planAt(level), { trainer: untrained }));
});
beforeEach(async () => {
	await page.viewport(1000, 900);
});

const words = (element: Element) => element.textContent?.replace(/\s+/g, " ").trim() ?? "";
const asks = (element: Element) => [...element.querySelectorAll<HTMLElement>('[aria-label^="What is this?"]')];
/** Those of the elements in which a number stands and no question is asked. */
const unexplained = (elements: Iterable<Element>) =>
	[...elements].filter((one) => /\d/.test(words(one)) && asks(one).length === 0).map((one) => words(one).slice(0, 80));

/** Asks, and holds the answer against what every answer has. */
async function answered(ask: HTMLElement): Promise<void> {
	ask.click();
	const place = () => document.getElementById(ask.getAttribute("aria-controls") ?? "none");
	await expect.poll(() => place()?.querySelector(".source a")?.getAttribute("href") ?? "").toMatch(/^https:\/\//);
	expect(words(place() as Element)).not.toMatch(/NaN|undefined|null|Infinity/);
	ask.click();
}

describe("whatever has a number says what it is", () => {
	it("every part of the monitor", async () => {
		const { container } = await render(Bench, { look: FULL, width: 760 });
		const parts = [...container.querySelectorAll(".parts section[aria-labelledby]")];
		expect(parts.length).toBeGreaterThan(4);
		expect(unexplained(parts)).toEqual([]);
		for (const ask of asks(container)) await answered(ask);
	});

	it("every box of Level 0, opened", async () => {
		const scene = {
			events: logs[0] as OpsEvent[],
			desk: deskOf(logs[0] as OpsEvent[]),
			hour: hourOf(DAYS),
			progress: null,
		};
		for (const { id } of boxesOf(level0)) {
			const { container, unmount } = await render(Inside, { id, scene, data: null });
			await expect.poll(() => asks(container).length, { message: id }).toBeGreaterThan(0);
			for (const ask of asks(container)) await answered(ask);
			unmount();
		}
	});

	it.each([
		["Level 1", level1, 1],
		["Level 2", level2, 2],
		["the stages of Level 2", stages, 2],
	] as const)(
		"every box of %s, opened",
		async (_, figure: Figure, level) => {
			const { policy } = planAt(level);
			const log = logs[level] as OpsEvent[];
			const shown = figure === stages ? level2 : figure;
			const { container, getByText } = await render(Stage, { figure: shown, level, log, hour: hourOf(DAYS), policy });
			if (figure === stages) await getByText("Stages", { exact: true }).click();
			await expect.poll(() => container.querySelectorAll("[data-node]").length).toBe(boxesOf(figure).length);
			for (const { id } of boxesOf(figure)) {
				const box = container.querySelector<HTMLElement>(`[data-node="${id}"]`);
				box?.click();
				const inside = () => document.getElementById(box?.getAttribute("aria-controls") ?? "none");
				await expect.poll(() => (inside() ? asks(inside() as Element).length : 0), { message: id }).toBeGreaterThan(0);
				for (const ask of asks(inside() as Element)) await answered(ask);
				box?.click();
			}
		},
		60_000,
	);

	it("the times of all that can be done at the desk of Level 0", async () => {
		const log = logs[0] as OpsEvent[];
		const desk = deskOf(log);
		const at = { deskNow: desk, hour: hourOf(DAYS), log, recorded: false, over: false, progress: null };
		const put = async (change: Partial<typeof at>) => {
			const rendered = await render(Desk, { cockpit: { ...at, ...change } as unknown as Cockpit });
			rendered.container.querySelector("summary")?.click();
			await expect.poll(() => asks(rendered.container).length).toBeGreaterThan(0);
			return rendered;
		};
		const { container, unmount } = await put({});
		expect(container.querySelectorAll(".takes").length).toBeGreaterThan(5);
		// The times of the six steps, and the tickets that come before; with work of hours, that too.
		const kinds = () => asks(container).map((ask) => ask.getAttribute("aria-label")?.replace("What is this? ", ""));
		const hours = [...container.querySelectorAll(".desk")].some((one) => /^(Put|Compare|Correct)/.test(words(one)));
		expect(kinds()).toEqual(["working days", "other tickets", ...(hours ? ["hours"] : [])]);
		for (const ask of asks(container)) await answered(ask);
		unmount();

		const retired = { ...desk, live: 3, registry: desk.registry.map((one) => ({ ...one, state: "retired" as const })) };
		const again = await put({ deskNow: retired });
		expect(again.container.textContent).toContain("Put model");
		expect(asks(again.container)).toHaveLength(3);
		for (const ask of asks(again.container)) await answered(ask);
	});

	it("the loss over a lane of a race", async () => {
		const plan = planAt(1);
		const log = logs[1] as OpsEvent[];
		const chart = { days: DAYS, now: DAYS - 1, shown: null, series: [], dots: [], loss: [], bands: [], marks: [] };
		const lane = { plan, name: "Level 1", events: log, day: DAYS - 1, loss: businessLoss(log), difference: "", chart };
		const still = { isLowest: true, isChanging: false, onchange: () => {}, onscrub: () => {} };
		const { container } = await render(Lane, { props: { ...lane, ...still } });
		const head = container.querySelector("header") as HTMLElement;
		expect(unexplained([head])).toEqual([]);
		expect(asks(head)).toHaveLength(1);
		for (const ask of asks(head)) await answered(ask);
		asks(head)[0]?.click();
		const told = () => head.querySelector("tbody td")?.textContent?.replace(/\D/g, "");
		await expect.poll(told).toBe(`${Math.round(businessLoss(log))}`);
	});

	it("every figure in which two futures differ", async () => {
		const futures = logs.slice(1).map((events, i) => ({
			name: i === 0 ? "A" : "B",
			plan: planAt(1),
			day: DAYS,
			events,
			hour: hourOf(DAYS),
			parted: 0,
		}));
		const { container } = await render(Comparison, { futures, day: DAYS - 1 });
		await expect.poll(() => container.querySelectorAll("tbody tr").length).toBeGreaterThan(3);
		expect(unexplained(container.querySelectorAll("tbody tr"))).toEqual([]);
	});
});
