import { AxeBuilder } from "@axe-core/playwright";
import type { BrowserContext, Page } from "playwright";
import { expect, test } from "vitest";
import { ownDay, visits } from "./visit.ts";

const visit = visits();
const onCpu = {
	async prepare(context: BrowserContext) {
		await context.addInitScript(() => localStorage.setItem("driftworks.trainer", "cpu"));
	},
};

const desk = (page: Page) => page.getByRole("region", { name: "Desk" });
const pause = (page: Page) => page.getByRole("button", { name: /^Pause/ }).click();
const onDemand = (page: Page) => desk(page).getByRole("paragraph").filter({ hasText: "On demand, started a run:" });
const undo = async (page: Page) => {
	await page.keyboard.press("Control+z");
	await ownDay(page);
};

/** Every mark of the year so far, from the table behind the chart. */
const year = (page: Page) => page.getByRole("table", { name: /^Accuracy and loss by week/ }).innerText();

/** Goes on from event to event until one of the year so far says `what`, and gives the match. */
async function happens(page: Page, what: RegExp, most = 10): Promise<RegExpExecArray> {
	for (let i = 0; i < most; i++) {
		await ownDay(page);
		const match = what.exec(await year(page));
		if (match) return match;
		await page.keyboard.press("n");
	}
	throw new Error(`${what} did not happen: ${await year(page)}`);
}

test("Level 1: from Level 0 by a switch, a trigger off, a run on demand, and all of it taken back", async () => {
	const { page, complaints } = await visit("#/sandbox?drifts=-&ordersPerDay=200&at=40", onCpu);
	expect(await ownDay(page)).toBe(39);
	await page.getByRole("radio", { name: /^Level 1/ }).check();
	await expect.poll(() => desk(page).getByText("Level 1: an automated pipeline").count()).toBe(1);
	expect(await ownDay(page)).toBe(39);
	await expect.poll(() => page.getByRole("button", { name: /^ML metadata store/ }).count()).toBe(1);

	const schedule = desk(page).getByRole("switch", { name: "Schedule" });
	await schedule.click();
	await expect.poll(() => schedule.getAttribute("aria-checked")).toBe("false");
	// A setting waits for the next one: time stands still.
	expect(await page.getByRole("button", { name: /^Play/ }).count()).toBe(1);
	expect(await onDemand(page).innerText()).toMatch(/not yet$/);

	await desk(page).getByRole("button", { name: "Run the pipeline" }).click();
	await pause(page);
	await expect.poll(() => onDemand(page).innerText()).toMatch(/once, last on day 40$/);
	await happens(page, /day 40, model 3\. Model 3 answers instead of model 2\./);

	const kept = await page.evaluate(() => localStorage.getItem("driftworks.run"));
	const again = await visit(`#/sandbox?${kept}`, onCpu);
	await ownDay(again.page);
	expect(await onDemand(again.page).innerText()).toMatch(/once, last on day 40$/);
	expect(await desk(again.page).getByRole("switch", { name: "Schedule" }).getAttribute("aria-checked")).toBe("false");

	await undo(page);
	await expect.poll(() => onDemand(page).innerText()).toMatch(/not yet$/);
	await undo(page);
	await expect.poll(() => schedule.getAttribute("aria-checked")).toBe("true");
	await undo(page);
	await expect.poll(() => desk(page).getByText("Level 0: by hand").count()).toBe(1);
	expect(await page.getByRole("radio", { name: /^Level 0/ }).isChecked()).toBe(true);
	expect(complaints).toEqual([]);
}, 120_000);

test("Level 2: a green commit is merged and approved, a red one cannot be, and the model that came of it is rolled back", async () => {
	const { page, complaints } = await visit("#/sandbox?seed=4&level=2&commits=default&drifts=-&at=70", onCpu);
	expect(await ownDay(page)).toBe(69);
	const commit = (message: string) => desk(page).getByRole("listitem").filter({ hasText: message });

	const red = commit("Use ln(load)").getByRole("button", { name: /^Merge/ });
	expect(await red.getAttribute("aria-disabled")).toBe("true");
	expect(await commit("Use ln(load)").innerText()).toContain("cannot be merged: its tests are red.");
	await commit("Use ln(load)")
		.getByRole("button", { name: /^read it/ })
		.click();
	await expect.poll(() => page.getByRole("list", { name: "Tests of CI" }).innerText()).toMatch(/ln_load/);

	const green = commit("Widen the network");
	await green.getByRole("button", { name: /^read it/ }).click();
	await expect.poll(() => green.getByText(/added: .*24, 12/).count()).toBe(1);
	await green.getByRole("button", { name: /^Merge/ }).click();
	await pause(page);
	const approve = green.getByRole("button", { name: /^Approve/ });
	for (
		let i = 0;
		i < 5 && (await approve.getAttribute("aria-disabled", { timeout: 3000 }).catch(() => "true")) === "true";
		i++
	) {
		await page.keyboard.press("n");
		await ownDay(page);
	}
	expect(await approve.getAttribute("aria-disabled")).toBeNull();
	await approve.click();
	await pause(page);
	await happens(page, /Code: wider-network\. Revision 1 of the pipeline's code is in production/);
	const [, live] = await happens(page, /in production\.;.* model (\d+)\. Model \d+ answers instead of model/s);

	await desk(page)
		.getByRole("button", { name: /^Roll back to model/ })
		.click();
	await pause(page);
	await happens(
		page,
		new RegExp(`Rolled back from model ${live} to model \\d+ in \\d+ minutes: A person asked for it\\.`),
	);
	const words = await year(page);

	const kept = await page.evaluate(() => localStorage.getItem("driftworks.run"));
	const again = await visit(`#/sandbox?${kept}`, onCpu);
	await ownDay(again.page);
	await expect.poll(() => year(again.page)).toBe(words);
	expect(complaints).toEqual([]);
}, 180_000);

test("commits, and who decides, are switched on their own; the typical team decides alone", async () => {
	const { page } = await visit("#/sandbox?level=2&drifts=-&ordersPerDay=200&at=40", onCpu);
	await ownDay(page);
	expect(
		await desk(page)
			.getByText(/commits are switched off/)
			.count(),
	).toBe(1);
	await page.getByRole("switch", { name: "Commits" }).click();
	expect(await ownDay(page)).toBe(39);
	await expect.poll(() => desk(page).getByRole("listitem").filter({ hasText: "Widen the network" }).count()).toBe(1);
	await page.getByRole("radio", { name: "typical team" }).check();
	await ownDay(page);
	const run = desk(page).getByRole("button", { name: "Run the pipeline" });
	await expect.poll(() => run.getAttribute("aria-disabled")).toBe("true");
	expect(await run.innerText()).toContain("The typical team decides.");
	// It has merged, by now, what nobody else would have.
	await expect
		.poll(() =>
			desk(page)
				.getByText(/1 commit has come to an end/)
				.count(),
		)
		.toBe(1);
});

test.each(["light", "dark"] as const)(
	"axe finds nothing to object to at the desk of Level 2 (%s)",
	async (colorScheme) => {
		const { page } = await visit("#/sandbox?seed=4&level=2&commits=default&ordersPerDay=200&at=70", {
			...onCpu,
			colorScheme,
		});
		await ownDay(page);
		await desk(page)
			.getByRole("button", { name: /^read it/ })
			.first()
			.click();
		for (const part of ["What starts the pipeline", "Guardrails"])
			await desk(page).getByText(part, { exact: true }).click();
		await page.waitForTimeout(300);
		const { violations } = await new AxeBuilder({ page })
			.include("section[aria-labelledby=desk]")
			.include(".level")
			.analyze();
		expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(", ")}`)).toEqual([]);
	},
);

test("at 360 px the desk of Level 1 is one tap away, nothing is wider than the screen, and fields are 40 px high", async () => {
	const { page } = await visit("#/sandbox?level=1&commits=default&ordersPerDay=200&at=40", {
		...onCpu,
		viewport: { width: 360, height: 780 },
		hasTouch: true,
		isMobile: true,
	});
	await ownDay(page);
	await page.getByRole("tab", { name: "Desk" }).tap();
	await expect.poll(() => desk(page).getByRole("switch", { name: "Schedule" }).count()).toBe(1);
	expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
	const low = await desk(page)
		.locator("button, input, select, summary")
		.evaluateAll((all) => all.filter((one) => one.getBoundingClientRect().height < 40).map((one) => one.outerHTML));
	expect(low).toEqual([]);
});
