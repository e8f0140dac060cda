import { beforeEach, describe, expect, it, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-svelte";
import type { MonitorLook } from "../../../src/engine/monitor-look.ts";
import type { AlarmConfig } from "../../../src/monitor/alarm-config.ts";
import Bench from "./Bench.svelte";
import { DEGENERATE, EMPTY, FULL, unsaid } from "./looks.ts";

beforeEach(async () => {
	await page.viewport(1000, 900);
});

const focus = (element: Element) => (element as HTMLElement).focus();
const cells = (row: Element) => [...row.children].map(text).join(" | ");
const text = (element: Element | null | undefined) => element?.textContent?.replace(/\s+/g, " ").trim() ?? "";

describe("at Level 0", () => {
	it("is dark: only outlines, one sentence and one button; pressed, it says that this is hindsight", async () => {
		const screen = await render(Bench, { look: FULL, dark: true });
		await expect.element(screen.getByText("Nobody watches.")).toBeVisible();
		expect(screen.container.querySelectorAll("button, input, select, table, h3")).toHaveLength(1);
		expect(text(screen.container)).not.toMatch(/\d/);
		const button = screen.getByRole("button", { name: "Look in hindsight" });
		focus(button.element());
		await userEvent.keyboard("{Enter}");
		await expect.element(screen.getByText("Nobody looked on these days.")).toBeVisible();
		await expect.element(screen.getByRole("heading", { name: "Inputs" })).toBeVisible();
		expect(document.activeElement).toBe(screen.getByRole("heading", { name: "Monitor" }).element());
	});

	it("tells when each would have known, by day, or that it was blind", async () => {
		const screen = await render(Bench, { look: FULL, dark: true });
		await screen.getByRole("button").click();
		const rows = screen.getByRole("region", { name: "Who saw it" }).getByRole("row").elements().map(cells);
		expect(rows).toEqual([
			"drift | schema | inputs | estimate | errors",
			"Rural grows from day 60 | blind | 97 +37 days | blind | blind",
			"Carrier B degrades from day 130 | blind | blind | blind | 148 +18 days",
			"Unit change from day 190 | 190 +0 days | 203 +13 days | 196 +6 days | 198 +8 days",
		]);
	});
});

describe("a feature", () => {
	const row = (screen: { container: HTMLElement }, name: string) =>
		[...screen.container.querySelectorAll("button")].find((button) =>
			button.ariaLabel?.startsWith(`${name}:`),
		) as HTMLElement;

	it("has a verdict by word and by shape", async () => {
		const screen = await render(Bench, { look: FULL });
		const verdicts = FULL.features.map(({ feature }) => {
			const button = row(screen, feature);
			return [text(button.querySelector(".verdict b")), button.querySelector(".verdict path")?.getAttribute("d")];
		});
		expect(verdicts.map(([word]) => word)).toEqual([
			"moved",
			"moved",
			"broken",
			"watch",
			"steady",
			"steady",
			"not enough data",
			"not applicable",
		]);
		expect(new Set(verdicts.slice(1, 5).map(([, shape]) => shape)).size).toBe(4);
		expect(text(row(screen, "depot"))).toContain("all values of the reference are the same");
	});

	it("grows in place by keyboard, one at a time, and closes again", async () => {
		const screen = await render(Bench, { look: FULL });
		const first = row(screen, "distance_km");
		focus(first);
		await userEvent.keyboard("{Enter}");
		await expect.element(first).toHaveAttribute("aria-expanded", "true");
		await expect.element(screen.getByRole("region", { name: "distance_km, opened" })).toBeVisible();
		expect(document.getElementById(first.getAttribute("aria-controls") ?? "")).not.toBeNull();
		focus(row(screen, "backlog"));
		await userEvent.keyboard(" ");
		await expect.element(screen.getByRole("region", { name: "backlog, opened" })).toBeVisible();
		expect(first.ariaExpanded).toBe("false");
		await userEvent.keyboard(" ");
		await vi.waitFor(() => expect(screen.container.querySelector(".inside")).toBeNull());
	});

	async function opened(name: string) {
		const onkey = vi.fn();
		const screen = await render(Bench, { look: FULL, onkey });
		row(screen, name).click();
		await expect.element(screen.getByRole("region", { name: `${name}, opened` })).toBeVisible();
		return { screen, onkey, inside: screen.container.querySelector(".inside") as HTMLElement };
	}

	it("ties a bin to its term: the printed digits give the printed term", async () => {
		const { inside, screen } = await opened("distance_km");
		const bins = [...inside.querySelectorAll<HTMLInputElement>(".bins input")];
		expect(bins).toHaveLength(10);
		// The heaviest first.
		expect(text(inside.querySelector(".bin"))).toBe("Bin 2, 20 to 40");
		const seen = new Set<string>();
		for (const [i, bin] of bins.entries()) {
			focus(bin);
			await vi.waitFor(() => expect(text(inside.querySelector(".bin"))).toMatch(new RegExp(`^Bin ${i + 1},`)));
			const [c, r, , , term] = [...inside.querySelectorAll(".term mn")].map((one) => Number(one.textContent));
			expect(((c as number) - (r as number)) * Math.log((c as number) / (r as number))).toBeCloseTo(term as number, 3);
			const lit = [...inside.querySelectorAll("svg g")].findIndex((group) => group.classList.contains("chosen"));
			expect(lit).toBe(i);
			seen.add(inside.querySelector(".thick")?.getAttribute("d") ?? "");
		}
		expect(seen.size).toBe(10);
		await expect.element(screen.getByText("10 terms together")).toBeVisible();
	});

	it("lets the arrow keys, the pointer and a press choose a bin", async () => {
		const { inside } = await opened("distance_km");
		const chosen = () => text(inside.querySelector(".bin"));
		const bins = [...inside.querySelectorAll<HTMLInputElement>(".bins input")];
		focus(bins[1] as HTMLElement);
		await userEvent.keyboard("{ArrowRight}{ArrowRight}");
		await vi.waitFor(() => expect(chosen()).toBe("Bin 4, 60 to 80"));
		expect(document.activeElement).toBe(bins[3]);
		expect(bins[3]?.getAttribute("aria-label")).toMatch(
			/^Bin 4 of 10, 60 to 80: share now 0\.\d+, learnt 0\.\d+, adds 0\.000$/,
		);
		await userEvent.hover(bins[8] as HTMLElement);
		await vi.waitFor(() => expect(chosen()).toBe("Bin 9, 160 to 180"));
		await userEvent.click(bins[0] as HTMLElement);
		await vi.waitFor(() => expect(chosen()).toBe("Bin 1, 0 to 20"));
	});

	it("shows the two curves and the gap, with D, p and how p was found", async () => {
		const { inside, screen } = await opened("distance_km");
		await screen.getByRole("radio", { name: "Kolmogorov–Smirnov", exact: true }).click();
		await expect.element(screen.getByText("Widest at 80")).toBeVisible();
		const side = text(inside.querySelector(".side"));
		expect(side).toContain("D .211");
		expect(side).toContain("p < .001");
		expect(side).toContain("by Kolmogorov's limit");
		expect(inside.querySelectorAll("svg path.now, svg path.learnt, svg path.gap")).toHaveLength(3);
		const [current, reference, d] = [...inside.querySelectorAll(".term mn")].map((one) => Number(one.textContent));
		expect(Math.abs((current as number) - (reference as number))).toBeCloseTo(d as number, 9);
	});

	it("compares categories by PSI and chi-square", async () => {
		const { inside, screen } = await opened("area");
		expect(inside.querySelectorAll(".bins input")).toHaveLength(2);
		await screen.getByRole("radio", { name: "chi-square", exact: true }).click();
		await expect.element(screen.getByRole("row", { name: "town .880 .550 −.330" })).toBeVisible();
		expect(text(inside.querySelector(".side"))).toContain("412");
	});

	it("says which of the rule's questions were answered yes", async () => {
		const { inside } = await opened("weather_score");
		expect(text(inside)).toContain("weather_score goes up to 38.4");
		const answers = [...inside.querySelectorAll("dl > div")].map(text);
		expect(answers).toEqual([
			"Significant? yes p < .001 after Benjamini–Hochberg; at most .01",
			"Big? yes Wasserstein 33.20 sd; at least .15",
			"Again? no 1 window running; 2 needed",
		]);
	});
});

it("a reason that holds for every feature is told once", async () => {
	const because = "no whole window has passed since this model is in service";
	const features = ["a", "b", "c"].map((feature) => unsaid(feature, "not enough data", because));
	const screen = await render(Bench, { look: { ...FULL, features, window: null } });
	expect(text(screen.container).split(because)).toHaveLength(2);
	expect(screen.container.querySelectorAll(".verdict")).toHaveLength(3);
});

describe("the schema, the errors and the estimate", () => {
	it("say in words what is seen", async () => {
		const screen = await render(Bench, { look: FULL });
		const schema = screen.getByRole("region", { name: "Schema" });
		expect(schema.getByRole("row").elements().map(cells)).toContain("area | town, rural | as expected");
		await expect.element(schema.getByText("1 of 5 not as expected")).toBeVisible();
		const errors = screen.getByRole("region", { name: "Errors" });
		await expect.element(errors.getByRole("img")).toHaveAccessibleName(/^On day 148 ADWIN cut off older labels/);
		expect(errors.getByRole("listitem").elements().map(text)).toEqual([
			"HDDM_A, warning: days 141 to 144",
			"ADWIN, improved: day 60",
			"ADWIN, alarm: day 148",
		]);
		await expect.element(screen.getByText("no labels yet, 14 days")).toBeVisible();
	});

	it("draw ADWIN's window as wide as its labels took to come", async () => {
		const screen = await render(Bench, { look: FULL });
		const bracket = screen.container.querySelector(".window")?.getAttribute("d") ?? "";
		const [, from, to] = /^M([\d.]+) .*H([\d.]+)m/.exec(bracket) ?? [];
		const axis = [...screen.getByRole("region", { name: "Errors" }).element().querySelectorAll(".axis")];
		const place = (path: Element | undefined) => Number(/^M([\d.]+)/.exec(path?.getAttribute("d") ?? "")?.[1]);
		// Ticks of days 0 and 20 or so stand after the line of the axis.
		const [zero, next] = [place(axis[1]), place(axis[2])];
		const days = Number(
			[...screen.container.querySelectorAll("text")].filter((one) => one.textContent === "day 0")[0]?.nextElementSibling
				?.nextElementSibling?.textContent,
		);
		const perDay = (next - zero) / days;
		expect((Number(to) - Number(from)) / perDay).toBeCloseTo(26_112 / (14_021 / 28), 1);
	});
});

describe("thresholds", () => {
	async function form(look: MonitorLook = FULL) {
		const changes: Partial<AlarmConfig>[] = [];
		const screen = await render(Bench, { look, onchange: (change) => changes.push(change) });
		return { screen, changes };
	}

	it("are all there, and one that is allowed is taken", async () => {
		const { screen, changes } = await form();
		const part = screen.getByRole("region", { name: "Thresholds" });
		expect(part.element().querySelectorAll("input, select")).toHaveLength(Object.keys(FULL.config).length);
		const running = part.getByRole("spinbutton", { name: "Running" });
		await running.fill("3");
		await userEvent.tab();
		expect(changes).toEqual([{ confirmations: 3 }]);
		await part.getByRole("combobox", { name: "Correction" }).selectOptions("Holm");
		expect(changes[1]).toEqual({ correction: "holm" });
	});

	it("that are not allowed stay out, and one sentence says what is", async () => {
		const { screen, changes } = await form();
		const level = screen.getByRole("spinbutton", { name: "Level" });
		await level.fill("2");
		await userEvent.tab();
		const problem = screen.getByRole("alert");
		await expect.element(problem).toHaveTextContent("Level takes a number from 0.000000001 to 1, not 2.");
		await expect.element(level).toHaveAttribute("aria-invalid", "true");
		await expect.element(level).toHaveAccessibleDescription(/not 2\.$/);
		expect(changes).toEqual([]);
		focus(level.element());
		await userEvent.keyboard("{Escape}");
		await expect.element(level).toHaveValue(0.01);
		await expect.element(problem).not.toBeInTheDocument();
	});

	it("go back to the defaults, with all that was typed and not taken", async () => {
		const { screen, changes } = await form({ ...FULL, config: { ...FULL.config, windowDays: 14 } });
		const every = screen.getByRole("spinbutton", { name: "Check every" });
		await every.fill("0");
		await userEvent.tab();
		await expect.element(screen.getByRole("alert")).toBeVisible();
		await screen.getByRole("button", { name: "Reset to defaults" }).click();
		expect(changes.at(-1)).toEqual(FULL.config);
		await expect.element(screen.getByRole("spinbutton", { name: "Check every" })).toHaveValue(7);
		await expect.element(screen.getByRole("spinbutton", { name: "Window", exact: true })).toHaveValue(7);
		await expect.element(screen.getByRole("alert")).not.toBeInTheDocument();
	});

	it("stand beside what they cost, also where nothing can be said", async () => {
		const { screen } = await form();
		const cost = () => text(screen.container.querySelector(".cost dl"));
		expect(cost()).toBe(
			"False alarms per 1 000 rows .036 1 in 28\u202f110 rows without a change Changes missed 1 of 3 Median delay 22.5 days".replace(
				/\s+/g,
				" ",
			),
		);
		await screen.unmount();
		const empty = await form(EMPTY);
		expect(text(empty.screen.container.querySelector(".cost dl"))).toBe(
			"False alarms per 1 000 rows not known no window without a change yet Changes missed none to miss Median delay nothing found",
		);
	});
});

describe("looks with nothing to say", () => {
	it.each([
		["empty", EMPTY],
		["degenerate", DEGENERATE],
		["none", null],
	])("%s: no NaN, undefined or null reaches the page, opened or not, and nothing throws", async (_, look) => {
		for (const width of [760, 328]) {
			const screen = await render(Bench, { look, width });
			expect(screen.container.innerHTML).not.toMatch(/NaN|undefined|Infinity|>null</);
			for (const button of screen.container.querySelectorAll<HTMLElement>("li > button[aria-expanded]")) {
				button.click();
				await vi.waitFor(() => expect(screen.container.querySelector(".inside")).not.toBeNull());
				for (const radio of screen.container.querySelectorAll<HTMLElement>(".inside fieldset input")) {
					radio.click();
					await new Promise(requestAnimationFrame);
					expect(screen.container.innerHTML).not.toMatch(/NaN|undefined|Infinity|>null</);
					expect(text(screen.container.querySelector(".inside")).length).toBeGreaterThan(20);
				}
			}
			await screen.unmount();
		}
	});

	it("without a look says why, or that it is being read", async () => {
		const screen = await render(Bench, { look: null });
		await expect.element(screen.getByText(/no model has served a day/)).toBeVisible();
		await screen.rerender({ waiting: true });
		await expect.element(screen.getByText("Reading the run…")).toBeVisible();
	});
});

it("fits a phone of 360 px without scrolling sideways, opened and lit", async () => {
	await page.viewport(360, 800);
	const screen = await render(Bench, { look: FULL, width: 328 });
	for (const name of ["distance_km", "area"]) {
		const button = [...screen.container.querySelectorAll("button")].find((one) => one.ariaLabel?.startsWith(name));
		button?.click();
		await expect.element(screen.getByRole("region", { name: `${name}, opened` })).toBeVisible();
		for (const radio of screen.container.querySelectorAll<HTMLElement>(".inside fieldset input")) {
			radio.click();
			await new Promise(requestAnimationFrame);
			const panel = screen.container.querySelector(".monitor") as HTMLElement;
			// Half a stroke may stand over the edge, as it does over any axis.
			expect(panel.scrollWidth).toBeLessThanOrEqual(panel.clientWidth + 1);
		}
	}
});
