import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-svelte";
import { FIGURES } from "../../../src/engine/query/figures.ts";
import { cpuTrainer } from "../../../src/model/train/cpu/trainer.ts";
import { RaceCockpit } from "../../../src/view/race/race.svelte.ts";
import { figureText } from "../../../src/view/race/words.ts";
import { LocalRaceWorker } from "../../engine/local-race-worker.ts";
import { objections } from "../axe.ts";
import Bench from "./Bench.svelte";

const DAYS = 80;
const STORM = `days=${DAYS}&ordersPerDay=100&drifts=carrier-b-degrades_f30&commits=default&team=persona`;
const LINK = [STORM, `level=1&${STORM}`, `level=2&${STORM}`].join("|");

const words = (element: Element | null | undefined) => element?.textContent?.replace(/\s+/g, " ").trim() ?? "";
const open: RaceCockpit[] = [];
const workers: LocalRaceWorker[] = [];

/** The page with a real race behind it, in this very thread. */
async function opened({ link = LINK, width = 1300 } = {}) {
	const trainer = cpuTrainer();
	const race = new RaceCockpit(() => {
		const worker = new LocalRaceWorker(trainer);
		workers.push(worker);
		return worker as unknown as Worker;
	});
	open.push(race);
	race.start(link);
	const screen = await render(Bench, { race, width });
	await expect.poll(() => race.opening, { timeout: 30_000 }).toBe(false);
	const run = async () => {
		await screen.getByRole("button", { name: `Run ${DAYS} days` }).click();
		await expect.poll(() => race.over, { timeout: 60_000, interval: 100 }).toBe(true);
		await expect.poll(() => race.playing).toBe(false);
		await expect
			.poll(() => words(screen.container.querySelector(".sheet caption")))
			.toContain(`up to day ${DAYS - 1}.`);
	};
	const row = (name: string) => {
		const found = screen
			.getByRole("row")
			.elements()
			.find((one) => words(one.querySelector("th")).startsWith(name));
		if (!found) throw new Error(`there is no row ${name}`);
		return found;
	};
	const head = () => words(screen.container.querySelector(".lead .cap"));
	return { screen, race, run, row, head };
}

beforeEach(async () => {
	await page.viewport(1320, 900);
	history.replaceState(null, "", "#");
});
afterEach(() => {
	for (const race of open.splice(0)) race.close();
	delete document.documentElement.dataset["theme"];
});

describe("a race in the page", () => {
	it("begins at day 0 with one button, and runs all lanes to the end together", async () => {
		const { screen, race, run, row, head } = await opened();
		expect(words(screen.container.querySelector("h1"))).toBe("One storm, one stream of commits, three teams.");
		expect(head()).toMatch(new RegExp(`^${DAYS} days, none played yet\\.`));
		await run();
		expect(head()).toMatch(new RegExp(`^Day ${DAYS - 1} of ${DAYS}\\.`));
		expect(screen.getByRole("button", { name: /^Run/ }).elements()).toHaveLength(0);
		for (const figure of FIGURES.filter(({ id }) => ["accuracy", "loss", "hours", "compute"].includes(id))) {
			const cells = [...row(figure.term).querySelectorAll(".value")];
			expect(cells.map(words)).toEqual(
				race.logs.map((log) => figureText(figure.unit, figure.value(log)).replace(/\s/g, " ")),
			);
		}
	}, 120_000);

	it("lets a person reach a figure by keyboard, open the events behind it, and go to the day of one", async () => {
		const { screen, race, run, head } = await opened();
		await run();
		const figure = screen.getByRole("button", { name: /^time to detect/i });
		(figure.element() as HTMLElement).focus();
		await userEvent.keyboard("{Enter}");
		await expect.element(figure).toHaveAttribute("aria-expanded", "true");
		await expect
			.element(screen.getByText(/^Mean days from a fall of the true accuracy to the first sign/))
			.toBeVisible();
		// What the figure is may be asked first.
		await userEvent.keyboard("{Tab}");
		expect(document.activeElement?.getAttribute("aria-label")).toBe("What is this? time to detect");
		await userEvent.keyboard("{Tab}");
		const event = document.activeElement;
		const day = Number(/^Day (\d+)/.exec(words(event))?.[1]);
		expect(day).toBeGreaterThan(0);
		await userEvent.keyboard("{Enter}");
		await expect.poll(head).toMatch(new RegExp(`^Day ${day} of`));
		expect(race.shown).toBe(day);
		expect(document.activeElement).toBe(event);
		const sliders = screen.getByRole("slider").elements() as HTMLInputElement[];
		expect(sliders.map(({ value }) => Number(value))).toEqual([day, day, day]);
	}, 120_000);

	it("has nothing that axe objects to, by day and by night, before and after, with everything open", async () => {
		const { screen, run } = await opened();
		expect(await objections(screen.container)).toEqual([]);
		await run();
		await screen.getByRole("button", { name: /^human hours/i }).click();
		await screen.getByRole("button", { name: "Change this lane: Level 2" }).click();
		await expect.element(screen.getByRole("textbox", { name: "pipeline.yaml" })).toBeVisible();
		await expect.poll(() => document.getAnimations().length).toBe(0);
		expect(await objections(screen.container)).toEqual([]);
		document.documentElement.dataset["theme"] = "dark";
		expect(await objections(screen.container)).toEqual([]);
	}, 120_000);

	it("turns a lane into the learner's own, writes it into the address, and takes it back", async () => {
		const { screen, race } = await opened();
		await screen.getByRole("button", { name: "Change this lane: Level 1" }).click();
		const field = screen.getByRole("textbox", { name: "pipeline.yaml" });
		await expect.element(field).toBeVisible();
		const area = field.element() as HTMLTextAreaElement;
		area.focus();
		const at = area.value.indexOf("window: 28");
		area.setSelectionRange(at, at + "window: 28".length);
		document.execCommand("insertText", false, "window: 14");
		await screen.getByRole("button", { name: "Apply", exact: true }).click();
		await expect.poll(() => race.plans.map(({ policy }) => policy.window)).toEqual([28, 14, 28]);
		await expect.element(screen.getByRole("heading", { name: "Your Level 1 window 14" })).toBeVisible();
		expect(location.hash).toContain("policy=window_14");
		await screen.getByRole("button", { name: "Undo" }).click();
		await expect.poll(() => race.plans.map(({ policy }) => policy.window)).toEqual([28, 28, 28]);
		await screen.getByRole("button", { name: "Redo" }).click();
		await screen.getByRole("button", { name: "Back to the typical team" }).click();
		await expect.poll(() => race.plans.map(({ policy }) => policy.window)).toEqual([28, 28, 28]);
		await screen.getByRole("button", { name: "Close", exact: true }).click();
		await expect.poll(() => document.activeElement?.getAttribute("aria-label")).toBe("Change this lane: Level 1");
	}, 60_000);

	it("is played to the day of its link, which it gives back, also when one has gone back to another day", async () => {
		const { race, head } = await opened({ link: `${LINK}&at=6` });
		await expect.poll(head, { timeout: 30_000 }).toMatch(/^Day 5 of/);
		expect(race.linkWithDay).toBe(`${race.link}&at=6`);
		race.look(2);
		expect(race.linkWithDay).toBe(`${race.link}&at=3`);
		race.follow(`${race.link}&at=5`);
		expect(race.day).toBe(4);
		race.follow(`${race.link}&at=8`);
		await expect.poll(() => race.day, { timeout: 30_000 }).toBe(7);
	}, 60_000);

	it("changes the storm of all lanes at once", async () => {
		const { screen, race } = await opened();
		await screen.getByRole("combobox", { name: "Drifts" }).selectOptions("Rural grows");
		await screen.getByRole("checkbox", { name: "Code commits" }).click();
		await screen.getByRole("combobox", { name: /^Days/ }).selectOptions("90");
		await expect.poll(() => race.opening, { timeout: 30_000 }).toBe(false);
		for (const plan of race.plans) {
			expect(plan).toMatchObject({ days: 90, commits: "none", drifts: [{ id: "rural-growth", from: 40 }] });
		}
		expect(words(screen.container.querySelector("h1"))).toBe("One storm, no commits, three teams.");
	}, 60_000);

	it("steps a day, stops after the day in hand, and begins again", async () => {
		const { race, head } = await opened();
		race.step();
		await expect.poll(head).toMatch(/^Day 0 of/);
		race.play(true);
		await expect.poll(() => race.today, { timeout: 30_000 }).toBeGreaterThan(3);
		race.play(false);
		await new Promise((resolve) => setTimeout(resolve, 400));
		const { today } = race;
		expect(today).toBeLessThan(DAYS - 1);
		await new Promise((resolve) => setTimeout(resolve, 300));
		expect(race.today).toBe(today);
		race.next();
		await expect.poll(() => race.today, { timeout: 30_000 }).toBeGreaterThan(today);
		race.restart();
		await expect.poll(head).toMatch(/none played yet/);
		await expect.poll(() => race.opening, { timeout: 30_000 }).toBe(false);
	}, 60_000);

	it("stands on the day that is drawn when it is paused, and loses none of the days that were told before", async () => {
		const { race } = await opened();
		/** How many events each lane had on an hour, as they were told. */
		const toldAt = (hour: number) =>
			race.plans.map((_, lane) =>
				(workers.at(-1)?.sent ?? [])
					.filter((message) => "tell" in message && message.now <= hour)
					.reduce((sum, message) => sum + ("tell" in message ? (message.lanes[lane]?.events.length ?? 0) : 0), 0),
			);
		const reached = () =>
			Math.max(...(workers.at(-1)?.sent ?? []).map((message) => ("tell" in message ? message.now : 0)));
		const lengths = () => race.logs.map((log) => log.length);
		const rest = () => new Promise((resolve) => setTimeout(resolve, 400));

		race.play(true);
		await expect.poll(() => race.today, { timeout: 30_000 }).toBeGreaterThan(3);
		// The worker is ahead of what is drawn.
		await expect.poll(() => reached() / 24 - 1 - race.today, { interval: 1 }).toBeGreaterThan(1);
		const day = race.today;
		race.play(false);
		await rest();
		expect(race.today).toBe(day);
		expect(lengths()).toEqual(toldAt(24 * (day + 1)));

		race.step();
		await expect.poll(() => race.today).toBe(day + 1);
		await rest();
		expect(race.today).toBe(day + 1);
		expect(lengths()).toEqual(toldAt(24 * (day + 2)));

		race.play(true);
		await expect.poll(() => race.over, { timeout: 60_000 }).toBe(true);
		expect(race.today).toBe(DAYS - 1);
		expect(lengths()).toEqual(toldAt(24 * DAYS));
	}, 120_000);

	it("is not played when it was paused before its first models were made", async () => {
		const { race } = await opened();
		race.restart();
		race.play(true);
		race.play(false);
		await expect.poll(() => race.opening, { timeout: 30_000 }).toBe(false);
		await new Promise((resolve) => setTimeout(resolve, 400));
		expect(race.today).toBe(-1);
	}, 60_000);

	it("says in one sentence why a link cannot be raced, and shows the standard race", async () => {
		const { screen, race } = await opened({ link: "seed=1|seed=2" });
		await expect
			.element(screen.getByRole("alert"))
			.toHaveTextContent(
				"This link cannot be raced: seed is 2 in lane 1 and 1 in lane 0; allowed: the same storm in every lane. Here is the standard race instead.",
			);
		expect(race.plans.map(({ level, team }) => [level, team])).toEqual([0, 1, 2].map((level) => [level, "persona"]));
	}, 60_000);

	it("says what to do when its worker dies, and begins again when it is reset", async () => {
		const { screen, race, head } = await opened();
		race.play(true);
		await expect.poll(() => race.today, { timeout: 30_000 }).toBeGreaterThan(1);
		workers.at(-1)?.crash();
		await expect
			.element(screen.getByRole("alert"))
			.toHaveTextContent("The race stopped because its worker died. Reset it to begin again.");
		expect(race.playing).toBe(false);
		race.restart();
		await expect.poll(() => race.opening, { timeout: 30_000 }).toBe(false);
		race.step();
		await expect.poll(head).toMatch(/^Day 0 of/);
	}, 60_000);

	it("stands one lane below the other where there is no room, and no wider than the page", async () => {
		await page.viewport(360, 780);
		const { screen } = await opened({ width: 345 });
		const tops = [...screen.container.querySelectorAll("section")].map((lane) => lane.getBoundingClientRect().top);
		expect(tops).toEqual([...tops].sort((a, b) => a - b));
		expect(new Set(tops).size).toBe(3);
		expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(360);
	}, 60_000);
});
