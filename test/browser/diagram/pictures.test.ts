import { describe, expect, it } from "vitest";
import { render } from "vitest-browser-svelte";
import DecisionsInside from "../../../src/view/diagram/insides/DecisionsInside.svelte";
import HandoverInside from "../../../src/view/diagram/insides/HandoverInside.svelte";
import LossInside from "../../../src/view/diagram/insides/LossInside.svelte";
import RegistryInside from "../../../src/view/diagram/insides/RegistryInside.svelte";
import RowsInside from "../../../src/view/diagram/insides/RowsInside.svelte";
import SegmentsInside from "../../../src/view/diagram/insides/SegmentsInside.svelte";
import Bars from "../../../src/view/diagram/thumbnails/Bars.svelte";
import Decisions from "../../../src/view/diagram/thumbnails/Decisions.svelte";
import Distribution from "../../../src/view/diagram/thumbnails/Distribution.svelte";
import File from "../../../src/view/diagram/thumbnails/File.svelte";
import LossCurve from "../../../src/view/diagram/thumbnails/LossCurve.svelte";
import Rows from "../../../src/view/diagram/thumbnails/Rows.svelte";
import Shelf from "../../../src/view/diagram/thumbnails/Shelf.svelte";
import Split from "../../../src/view/diagram/thumbnails/Split.svelte";

/** Numbers of an attribute of all elements that `selector` finds. */
const numbers = (root: Element, selector: string, attribute: string): number[] =>
	[...root.querySelectorAll(selector)].map((element) => Number(element.getAttribute(attribute)));
const words = (root: Element, selector: string): string[] =>
	[...root.querySelectorAll(selector)].map((element) => (element.textContent ?? "").replace(/\s+/g, " ").trim());

describe("thumbnails", () => {
	it("Distribution: bars in proportion to their share, learnt and now on one scale whatever the number of rows", async () => {
		const { container } = await render(Distribution, { now: [1, 3, 0], learnt: [200, 200, 0], height: 32 });
		const heights = numbers(container, ".now", "height");
		expect(heights).toEqual([10, 30, 0]);
		expect(container.querySelector(".learnt")?.getAttribute("d")).toBe("M0 32V12h16V12h16V32h16V32");
	});

	it("Distribution: nothing learnt yet and an empty day are blank, not broken", async () => {
		const { container } = await render(Distribution, { now: [0, 0, 0] });
		expect(numbers(container, ".now", "height")).toEqual([0, 0, 0]);
		expect(container.innerHTML).not.toContain("NaN");
	});

	it("LossCurve: the pen stands at the newest epoch and is vermilion only while training", async () => {
		const screen = await render(LossCurve, { losses: [0.7, 0.6, 0.5], epochs: 5, width: 48 });
		const pen = () => screen.container.querySelector(".pen");
		expect(Number(pen()?.getAttribute("cx"))).toBeCloseTo(24);
		expect(pen()?.classList.contains("training")).toBe(true);
		await screen.rerender({ losses: [0.7, 0.6, 0.5, 0.45, 0.44] });
		expect(pen()?.classList.contains("training")).toBe(false);
		await screen.rerender({ losses: [Number.NaN, Number.NaN] });
		expect(pen()).toBeNull();
		await screen.rerender({ losses: [0.6] });
		expect(screen.container.innerHTML).not.toContain("NaN");
	});

	it("Split: widths as the rows", async () => {
		const screen = await render(Split, { train: 300, holdOut: 100, width: 41 });
		expect(numbers(screen.container, ".train", "width")).toEqual([30]);
		expect(numbers(screen.container, ".held", "width")).toEqual([10]);
		await screen.rerender({ train: 0, holdOut: 0 });
		expect(screen.container.querySelectorAll(".none")).toHaveLength(1);
	});

	it("Bars: stand on what a coin scores, hang below it, and are dotted where unknown", async () => {
		const { container } = await render(Bars, { values: [0.7, 0.9, 0.45, null], height: 45 });
		const [heights, tops] = [numbers(container, ".bar", "height"), numbers(container, ".bar", "y")];
		expect(heights[1]).toBeCloseTo(2 * (heights[0] as number));
		expect(tops[2]).toBe(40);
		expect(container.querySelectorAll(".unknown")).toHaveLength(1);
	});

	it("Shelf: the newest that fit, by state; an empty place when there is none", async () => {
		const screen = await render(Shelf, { models: ["retired", "retired", "live", "waiting"], width: 36 });
		const shown = () => [...screen.container.querySelectorAll("path:not(.board)")].map((path) => path.classList[0]);
		expect(shown()).toEqual(["retired", "live", "waiting"]);
		await screen.rerender({ models: [] });
		expect(shown()).toEqual(["empty"]);
	});

	it("Decisions: squares and dots in the proportion of the day, in its order when that is known", async () => {
		const screen = await render(Decisions, { express: 150, road: 350, width: 54, height: 30 });
		const count = (selector: string) => screen.container.querySelectorAll(selector).length;
		expect(count(".express") / (count(".express") + count(".road"))).toBeCloseTo(0.3, 1);
		await screen.rerender({ express: 1, road: 1, sample: [true, false], width: 11, height: 7 });
		const kinds = [...screen.container.querySelectorAll(".express, .road")].map((mark) => mark.classList[0]);
		expect(kinds).toEqual(["express", "road"]);
		await screen.rerender({ express: 0, road: 0 });
		expect(count(".express, .road")).toBe(0);
		await screen.rerender({ express: 189, road: 309, width: 80, height: 60 });
		expect(words(screen.container, "text")).toEqual(["189 express", "309 by road"]);
	});

	it("Rows: as many lines as the share of a full table, and never more", async () => {
		const screen = await render(Rows, { rows: 50, full: 100, height: 30 });
		const drawn = () => screen.container.querySelectorAll(".row").length;
		expect(drawn()).toBe(3);
		await screen.rerender({ rows: 900 });
		expect(drawn()).toBe(6);
		await screen.rerender({ rows: 0 });
		expect(drawn()).toBe(0);
	});

	it("File: a model on the sheet only when there is one", async () => {
		const screen = await render(File, { present: false });
		expect(screen.container.querySelectorAll(".model")).toHaveLength(0);
		await screen.rerender({ present: true });
		expect(screen.container.querySelectorAll(".model")).toHaveLength(1);
	});
});

describe("insides", () => {
	it("RowsInside: a table with headings; a missing value is said", async () => {
		const { container } = await render(RowsInside, {
			headings: ["distance_km", "carrier"],
			rows: [
				[34.2, "A"],
				[null, "B"],
			],
			note: "2 of 498 rows.",
		});
		expect(words(container, "th")).toEqual(["distance_km", "carrier"]);
		expect(words(container, "td")).toEqual(["34.2", "A", "missing", "B"]);
		expect(words(container, "p")).toEqual(["2 of 498 rows."]);
		expect(container.querySelectorAll("td.number")).toHaveLength(2);
	});

	it("LossInside: the value at the pen, the epochs on the axis, the curve in words", async () => {
		const screen = await render(LossInside, { losses: [0.655, 0.602, 0.5494], epochs: 8 });
		expect(words(screen.container, ".value")).toEqual([".549"]);
		expect(words(screen.container, ".tick")).toEqual(
			expect.arrayContaining(["training loss", "epoch 1", "8", ".55", ".65"]),
		);
		const picture = screen.getByRole("img", { name: "Training loss: .549 after epoch 3 of 8." });
		await expect.element(picture).toBeVisible();
		const ys = numbers(screen.container, ".pen", "cy");
		await screen.rerender({ losses: [0.655, 0.602, 0.62] });
		expect(numbers(screen.container, ".pen", "cy")[0]).toBeLessThan(ys[0] as number);
		await screen.rerender({ losses: [] });
		await expect.element(screen.getByRole("img", { name: "No epoch is done yet." })).toBeVisible();
	});

	it("SegmentsInside: dots where the numbers say, a dash where there is none", async () => {
		const segments = [
			{ name: "urban", rows: 1402, value: 0.7, before: 0.9 },
			{ name: "rural", rows: 12, value: null },
		];
		const { container } = await render(SegmentsInside, { metric: "accuracy", overall: 0.6951, segments });
		expect(words(container, "thead th")).toEqual(["segment", "rows", ".50 .90", "accuracy"]);
		expect(words(container, "td.number")).toEqual(
			["1\u202f402", ".700", "12", "–", ".695"].map((text) => text.replace("\u202f", " ")),
		);
		const [value, before] = [numbers(container, ".value", "cx")[0], numbers(container, ".before", "cx")[0]];
		expect(value).toBeCloseTo(42);
		expect(before).toBeCloseTo(80);
		expect(container.querySelectorAll(".value")).toHaveLength(1);
		expect(container.textContent).toContain("Open dot: the model before");
	});

	it("DecisionsInside: bars on one scale, a dash for what nobody can know yet", async () => {
		const segments = [
			{ name: "urban", express: 50, road: 150, right: null, lateMissed: null },
			{ name: "rural", express: 50, road: 50, right: 80, lateMissed: 9 },
		];
		const { container } = await render(DecisionsInside, { segments });
		expect(words(container, "td.number")).toEqual(["50", "150", "–", "–", "50", "50", "80", "9"]);
		expect(numbers(container, "rect.express", "width")).toEqual([9, 9]);
		expect(numbers(container, "rect.road", "width")).toEqual([26, 8]);
	});

	it("RegistryInside: what each version learnt from, how it did, where it is", async () => {
		const screen = await render(RegistryInside, {
			versions: [
				{ name: "model 2", days: [14, 73], accuracy: 0.7619, mark: "live", state: "serves since day 82" },
				{ name: "model 1", days: [-60, -1], accuracy: null, mark: "retired", state: "until day 82" },
			],
		});
		const told = ["model 2", "14 to 73", ".762", "serves since day 82", "model 1", "−60 to −1", "–", "until day 82"];
		expect(words(screen.container, "tbody :is(th, td)")).toEqual(told);
		await screen.rerender({ versions: [] });
		expect(words(screen.container, "tbody tr")).toEqual(["The shelf is empty."]);
	});

	it("HandoverInside: shows both values as given and judges neither", async () => {
		const screen = await render(HandoverInside, {
			note: ["8 features"],
			wrote: [],
			parcel: "parcel 68 214",
			features: [
				{ name: "weather_score", training: ".41", serving: ".0041" },
				{ name: "weekend", training: "0", serving: "0" },
			],
		});
		const told = ["weather_score", ".41", ".0041", "weekend", "0", "0"];
		expect(words(screen.container, "tbody :is(th, td)")).toEqual(told);
		const [skewed, same] = [...screen.container.querySelectorAll("tbody tr")];
		expect(skewed?.className).toBe(same?.className);
		expect(screen.container.textContent).toContain("nothing yet");
		await screen.rerender({ wrote: ["weather ÷ 100"] });
		expect(screen.container.textContent).not.toContain("nothing yet");
	});
});
