import "../../../src/view/tokens.css";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { cdp, page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-svelte";
import { drawGoal } from "../../../src/view/timeline/draw-goal.ts";
import { defaultHeight, frameOf } from "../../../src/view/timeline/frame.ts";
import { otherLine } from "../../../src/view/timeline/other-line.ts";
import { Painter } from "../../../src/view/timeline/painter.ts";
import type { Scene } from "../../../src/view/timeline/scene.ts";
import type { TimelineData } from "../../../src/view/timeline/types.ts";
import { visibleDays } from "../../../src/view/timeline/view.ts";
import { frames, spyOnCanvas } from "./canvas-spy.ts";
import Stage from "./Stage.svelte";
import { scene } from "./scenes.ts";

const slider = () => page.getByRole("slider", { name: "Day shown" });
const chart = () => document.querySelector(".timeline") as HTMLElement;
const canvas = () => document.querySelector(".timeline canvas") as HTMLCanvasElement;
/** Where a day stands on the chart of 1000 px, px from its left. */
const at = (day: number) => frameOf(1000, 258, [0, 365], 1).x(day);

beforeEach(async () => {
	await page.viewport(1100, 700);
});

afterEach(() => {
	vi.restoreAllMocks();
	delete document.documentElement.dataset["theme"];
});

describe("the slider", () => {
	it("goes through the year by keyboard, and home to now", async () => {
		const asked: (number | null)[] = [];
		await render(Stage, { data: scene(138), asked });
		slider().element().focus();
		await userEvent.keyboard("{ArrowLeft}{ArrowLeft}{PageDown}{ArrowRight}{PageUp}{Home}{ArrowLeft}{End}");
		expect(asked).toEqual([137, 136, 129, 130, 137, 0, null]);
		await userEvent.keyboard("{PageDown}{Escape}");
		expect(asked.slice(-2)).toEqual([131, null]);
	});

	it("keeps its keys from the page, and leaves it the others", async () => {
		const heard: string[] = [];
		const listen = (event: KeyboardEvent) => heard.push(event.key);
		addEventListener("keydown", listen);
		await render(Stage, { data: scene(138) });
		slider().element().focus();
		await userEvent.keyboard("{ArrowLeft}{End}n");
		removeEventListener("keydown", listen);
		expect(heard).toEqual(["n"]);
	});

	it("says the day and its values in words", async () => {
		await render(Stage, { data: scene(138) });
		expect((slider().element() as HTMLInputElement).valueAsNumber).toBe(138);
		expect(slider().element().getAttribute("aria-valuetext")).toMatch(
			/^Day 138, now: true 0\.\d{3}, observed 0\.\d{3}, .*loss \d+ a day\. Weather: Carrier B degrades\. alert: performance\. Run 4 starts\.$/,
		);
		slider().element().focus();
		await userEvent.keyboard("{Home}");
		expect(slider().element().getAttribute("aria-valuetext")).toMatch(/^Day 0: true 0\.\d{3}, estimated 0\.760/);
	});

	it("follows a value set by assistive technology", async () => {
		const asked: (number | null)[] = [];
		await render(Stage, { data: scene(138), asked });
		await slider().fill("40");
		expect(asked).toEqual([40]);
	});
});

describe("the pointer", () => {
	it("goes to the day it presses, and back to now in the blank future", async () => {
		const asked: (number | null)[] = [];
		await render(Stage, { data: scene(138), asked });
		await userEvent.click(chart(), { position: { x: at(50), y: 100 } });
		await userEvent.click(chart(), { position: { x: at(300), y: 100 } });
		expect(asked).toEqual([50, null]);
	});

	it("leaves the keyboard where it pressed", async () => {
		const asked: (number | null)[] = [];
		await render(Stage, { data: scene(138), asked });
		await userEvent.click(chart(), { position: { x: at(50), y: 100 } });
		await userEvent.keyboard("{ArrowRight}");
		expect(asked).toEqual([50, 51]);
	});

	it("drags through the days between", async () => {
		const asked: (number | null)[] = [];
		await render(Stage, { data: scene(138), asked });
		await userEvent.dragAndDrop(chart(), chart(), {
			sourcePosition: { x: at(120), y: 100 },
			targetPosition: { x: at(60), y: 60 },
		});
		expect(asked[0]).toBe(120);
		expect(asked.at(-1)).toBe(60);
	});

	it("means the mark when it presses near one on the row of events", async () => {
		const asked: (number | null)[] = [];
		await render(Stage, { data: scene(138), asked });
		await userEvent.click(chart(), { position: { x: at(81), y: frameOf(1000, 258, [0, 365], 1).events } });
		expect(asked).toEqual([83]);
	});

	it("goes back to now by a double click, and by the button that names now", async () => {
		const asked: (number | null)[] = [];
		await render(Stage, { data: scene(138), asked });
		await userEvent.dblClick(chart(), { position: { x: at(50), y: 100 } });
		expect(asked.at(-1)).toBeNull();
		await userEvent.click(chart(), { position: { x: at(90), y: 100 } });
		const back = page.getByRole("button", { name: "Back to now, day 138" });
		await back.click();
		expect(asked.at(-1)).toBeNull();
		await expect.element(back).not.toBeInTheDocument();
	});

	it("as a finger: a tap goes to the day, a sideways drag scrubs, a scroll does neither", async () => {
		const asked: (number | null)[] = [];
		await render(Stage, { data: scene(138), asked });
		const box = chart().getBoundingClientRect();
		const frame = window.frameElement?.getBoundingClientRect() ?? new DOMRect();
		const scale = frame.width > 0 ? frame.width / innerWidth : 1;
		const finger = (type: "touchStart" | "touchMove" | "touchEnd", day = 0, y = 80) =>
			(cdp() as unknown as { send(method: string, options: object): Promise<void> }).send("Input.dispatchTouchEvent", {
				type,
				touchPoints:
					type === "touchEnd" ? [] : [{ x: frame.x + (box.x + at(day)) * scale, y: frame.y + (box.y + y) * scale }],
			});
		await finger("touchStart", 40);
		await finger("touchEnd");
		await vi.waitFor(() => expect(asked).toEqual([40]));
		await finger("touchStart", 100);
		expect(asked).toEqual([40]);
		for (const day of [97, 90, 80]) await finger("touchMove", day);
		await finger("touchEnd");
		await vi.waitFor(() => expect(asked.at(-1)).toBe(80));
		const before = asked.length;
		await finger("touchStart", 20, 100);
		for (const y of [90, 70, 40, 10]) await finger("touchMove", 20, y);
		await finger("touchEnd");
		await frames(5);
		expect(asked).toHaveLength(before);
	});
});

describe("the text behind the chart", () => {
	it("is a picture with a sentence, and a table by week", async () => {
		await render(Stage, { data: scene(138) });
		const picture = page.getByRole("img", { name: /^Accuracy from day 0 to day 138 of 365\. On day 138: true 0\.6/ });
		await expect.element(picture).toBeInTheDocument();
		const table = page.getByRole("table", { name: "Accuracy and loss by week, means" });
		await expect.element(table).toBeInTheDocument();
		expect(table.getByRole("row").elements()).toHaveLength(1 + 20);
		await expect
			.element(table.getByRole("row", { name: /^77 to 83 .*Peak season.* day 83, Alert: distance_km moved/ }))
			.toBeInTheDocument();
		await expect.element(table.getByRole("columnheader", { name: "estimated" })).toBeInTheDocument();
	});

	it("has one more row when a week has gone by", async () => {
		const screen = await render(Stage, { data: scene(138) });
		await expect.element(page.getByRole("table")).toBeInTheDocument();
		await screen.rerender({ data: scene(140) });
		expect(page.getByRole("row").elements()).toHaveLength(1 + 21);
	});
});

describe("drawing", () => {
	it("happens at most once a frame, however often the data change", async () => {
		const seen = spyOnCanvas();
		const screen = await render(Stage, { data: scene(60) });
		await frames(40);
		expect(seen.draws).toBeGreaterThan(0);
		const before = seen.draws;
		await frames(3);
		expect(seen.draws).toBe(before);
		let began = 0;
		let counting = true;
		const count = () => {
			began++;
			if (counting) requestAnimationFrame(count);
		};
		requestAnimationFrame(count);
		for (let now = 61; now < 100; now++) await screen.rerender({ data: scene(now) });
		await frames(2);
		counting = false;
		expect(seen.draws).toBeGreaterThan(before);
		expect(seen.draws - before).toBeLessThanOrEqual(began);
	});

	it("stands still when nothing changes, and draws one frame for one change without motion", async () => {
		const seen = spyOnCanvas();
		const screen = await render(Stage, { data: scene(100) });
		await frames(60);
		const before = seen.draws;
		// The same days again: nothing has to move.
		await screen.rerender({ data: { ...scene(100), marks: [] } });
		await frames(5);
		expect(seen.draws).toBe(before + 1);
	});

	it("of a still axis happens once for a change, wherever its lines go", async () => {
		const seen = spyOnCanvas();
		const low = (now: number) => ({ ...scene(now), domain: [0.2, 0.9] as const });
		const screen = await render(Stage, { data: scene(100), still: true });
		await frames(20);
		for (const data of [low(101), scene(102), low(103)]) {
			const before = seen.draws;
			await screen.rerender({ data });
			await frames(20);
			expect(seen.draws).toBe(before + 1);
		}
	});

	it("takes up the pixels of the screen, and follows its box", async () => {
		const screen = await render(Stage, { data: scene(60), width: 800 });
		await vi.waitFor(() => expect(canvas().width).toBe(Math.round(800 * devicePixelRatio)));
		expect(canvas().height).toBe(Math.round(defaultHeight(800) * devicePixelRatio));
		await screen.rerender({ data: scene(60), width: 360 });
		await vi.waitFor(() => expect(canvas().width).toBe(Math.round(360 * devicePixelRatio)));
		expect(chart().getBoundingClientRect().height).toBe(defaultHeight(360));
	});

	it("is larger and as sharp where it grows with its box, and a hand means the same days", async () => {
		const asked: (number | null)[] = [];
		await render(Stage, { data: scene(138), width: 1000, growsFrom: 500, asked });
		await vi.waitFor(() => expect(canvas().width).toBe(Math.round(1000 * devicePixelRatio)));
		expect(canvas().getBoundingClientRect().width).toBeCloseTo(1000, 0);
		expect(canvas().getBoundingClientRect().height).toBeCloseTo(2 * defaultHeight(500), 0);
		const small = frameOf(500, defaultHeight(500), [0, 365], 1);
		const view = visibleDays(365, 138, true, true, null);
		const frame = frameOf(500, defaultHeight(500), view, 1);
		expect(frame.left).toBe(small.left);
		await userEvent.click(chart(), { position: { x: 2 * frame.x(120), y: 100 } });
		expect(asked).toEqual([120]);
	});

	it("of ten thousand days happens once a frame, from a canvas, with no more strokes than its columns can show", async () => {
		const days = 10_000;
		const long = scene(days - 1, days);
		const seen = spyOnCanvas();
		const strokes = vi.spyOn(Path2D.prototype, "lineTo");
		const screen = await render(Stage, { data: long });
		await frames(5);
		expect(seen.draws).toBeGreaterThan(0);
		expect(strokes.mock.calls.length / seen.draws).toBeLessThanOrEqual(4 * 1000 * long.series.length);
		// Nothing stands on the page for each of the days.
		expect(document.querySelectorAll(".timeline *").length).toBeLessThan(days / 2);
		const before = seen.draws;
		let began = 0;
		let counting = true;
		const count = () => {
			began++;
			if (counting) requestAnimationFrame(count);
		};
		requestAnimationFrame(count);
		for (let now = days - 20; now < days; now++) await screen.rerender({ data: { ...long, now } });
		await frames(2);
		counting = false;
		expect(seen.draws).toBeGreaterThan(before);
		expect(seen.draws - before).toBeLessThanOrEqual(began);
	});

	it("takes the new colours when the theme changes", async () => {
		document.documentElement.dataset["theme"] = "light";
		await render(Stage, { data: scene(138) });
		const frame = frameOf(1000, 258, [0, 365], 1);
		const flag = () => {
			const pixels = canvas()
				.getContext("2d")
				?.getImageData(
					Math.round((at(138) - 9) * devicePixelRatio),
					Math.round((frame.axis + 6) * devicePixelRatio),
					1,
					1,
				).data;
			return pixels ? `rgb(${pixels[0]}, ${pixels[1]}, ${pixels[2]})` : "";
		};
		await vi.waitFor(() => expect(flag()).toBe("rgb(181, 57, 15)"));
		document.documentElement.dataset["theme"] = "dark";
		await vi.waitFor(() => expect(flag()).toBe("rgb(255, 142, 94)"));
	});

	it("moves the accuracy axis softly, or at once where motion is unwelcome", () => {
		const sheet = { width: 900, height: 258, scale: 1, view: [0, 365] as const, lossUnit: "a day" };
		const calm = { ...scene(20), series: scene(20).series.slice(0, 2) };
		const soft = new Painter(document.createElement("canvas"));
		soft.draw(scene(200), { ...sheet, motion: true });
		let drawn = 0;
		while (soft.draw(calm, { ...sheet, motion: true })) drawn++;
		expect(drawn).toBeGreaterThan(3);
		expect(drawn).toBeLessThan(60);
		const still = new Painter(document.createElement("canvas"));
		still.draw(scene(200), { ...sheet, motion: false });
		expect(still.draw(calm, { ...sheet, motion: false })).toBe(false);
	});

	it("shows a run that has nothing to show yet", async () => {
		const seen = spyOnCanvas();
		await render(Stage, { data: { days: 365, now: 0, shown: null, series: [], loss: [], bands: [], marks: [] } });
		await frames(3);
		expect(seen.written.map(({ text }) => text)).toContain("accuracy");
		expect(slider().element().getAttribute("aria-valuetext")).toBe("Day 0, now: nothing is known yet.");
	});
});

describe("words on the chart", () => {
	const cases = [1128, 900, 620, 328].flatMap((width) =>
		[0, 5, 40, 86, 138, 170, 215, 300, 364].flatMap((now) =>
			[null, 0, 83, 130].filter((shown) => shown === null || shown < now).map((shown) => ({ width, now, shown })),
		),
	);

	it("never stand on one another, are never cut off, and are never smaller than 11 px", () => {
		const seen = spyOnCanvas();
		const painter = new Painter(document.body.appendChild(document.createElement("canvas")));
		for (const { width, now, shown } of cases) {
			const data = { ...scene(now), shown };
			const view = visibleDays(365, shown ?? now, width < 560, shown === null, null);
			const height = defaultHeight(width);
			painter.draw(data, { width, height, scale: 1, view, lossUnit: "a day", motion: false });
			const where = JSON.stringify({ width, now, shown });
			for (const word of seen.written) {
				expect(word.size, `${where} ${word.text}`).toBeGreaterThanOrEqual(11);
				expect(word.x0, `${where} ${word.text}`).toBeGreaterThanOrEqual(-0.5);
				expect(word.x1, `${where} ${word.text}`).toBeLessThanOrEqual(width + 0.5);
				expect(word.y0, `${where} ${word.text}`).toBeGreaterThanOrEqual(-0.5);
				expect(word.y1, `${where} ${word.text}`).toBeLessThanOrEqual(height + 0.5);
			}
			const pairs = seen.written.flatMap((a, i) => seen.written.slice(i + 1).map((b) => [a, b] as const));
			const clashes = pairs
				.filter(([a, b]) => a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1)
				.map(([a, b]) => `${a.text} / ${b.text}`);
			expect(clashes, where).toEqual([]);
		}
		document.querySelector("body > canvas")?.remove();
	});

	it("give the value of every line at the pen, and of the day a person has gone back to", () => {
		const seen = spyOnCanvas();
		const painter = new Painter(document.createElement("canvas"));
		const sheet = { width: 1128, height: 258, scale: 1, view: [0, 365] as const, lossUnit: "a day", motion: false };
		painter.draw(scene(138), sheet);
		const texts = () => seen.written.map(({ text }) => text).join(" | ");
		expect(texts()).toMatch(/estimated \.760/);
		expect(texts()).toMatch(/true \.6\d\d/);
		expect(texts()).toMatch(/alert: performance\. Run 4 starts/);
		painter.draw({ ...scene(138), shown: 83 }, sheet);
		expect(texts()).toMatch(/true \.7\d\d/);
		expect(texts()).toMatch(/45 days extracted; distance_km moved\. Nobody looked/);
		expect(texts()).toMatch(/\b83\b/);
	});

	it("name another line where it is, also once the pen has gone past its end", () => {
		const seen = spyOnCanvas();
		const painter = new Painter(document.createElement("canvas"));
		const flat = otherLine(
			"expected",
			"expected",
			Array.from({ length: 70 }, (_, day) => (day < 27 ? null : 0.767)),
		);
		const level = (now: number) => Array.from({ length: now + 1 }, (_, day) => (day < 30 || day > 80 ? 0.765 : 0.64));
		for (const width of [1128, 620, 328]) {
			for (const now of [28, 35, 50, 64, 75, 87, 120]) {
				let drawn: Scene | undefined;
				const data: TimelineData = {
					...scene(now),
					bands: [],
					series: [
						{ id: "true", name: "true", role: "true", values: level(now) },
						{
							...flat,
							drawEnd(scene) {
								drawn = scene;
								flat.drawEnd?.(scene, flat);
							},
						},
					],
					goal: { from: now + 1, to: now + 7, at: 0.736, label: "true accuracy over .736 for 7 days", draw: drawGoal },
				};
				const view = visibleDays(365, now, width < 560, true, null);
				painter.draw(data, { width, height: defaultHeight(width), scale: 1, view, lossUnit: "a day", motion: false });
				const { frame, y } = drawn as unknown as Scene;
				const name = seen.written.find(({ text }) => text === "expected");
				const gap = Math.max(frame.x(27) - (name?.x1 ?? 0), (name?.x0 ?? width) - frame.x(69), 0);
				const [top, bottom] = [(name?.y0 ?? 0) - y(0.767), y(0.767) - (name?.y1 ?? 0)];
				const where = JSON.stringify({ width, now });
				expect(name, where).toBeDefined();
				expect(gap, where).toBeLessThanOrEqual(13);
				expect(Math.max(top, bottom), where).toBeLessThanOrEqual(gap > 0 ? 42 : 12);
			}
		}
	});
});
