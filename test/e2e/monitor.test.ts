import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "vitest";
import { ownDay, visits } from "./visit.ts";

const visit = visits();
const RUN = "#/lesson/seen-and-unseen?drifts=rural-growth_f40.carrier-b-degrades_f90&at=120";

test("at Level 0 nobody watches; lit up in hindsight, the monitor tells who would have known, and when", async () => {
	const { page, complaints } = await visit(RUN);
	expect(await ownDay(page)).toBe(119);
	await expect.poll(() => page.getByRole("heading", { name: "Seen and unseen" }).count()).toBe(1);
	expect(await page.getByText("Nobody watches.").count()).toBe(1);
	await page.getByRole("button", { name: "Look in hindsight" }).click();
	const row = (drift: RegExp) => page.getByRole("row", { name: drift }).first();
	await expect.poll(() => row(/^Rural grows/).count(), { timeout: 20_000 }).toBe(1);
	// A covariate shift shows in the inputs; a concept drift only in the errors.
	expect(await row(/^Rural grows/).innerText()).toMatch(/blind\s+\d+/);
	expect((await row(/^Carrier B degrades/).innerText()).match(/blind/g)).toHaveLength(3);
	await page.getByRole("button", { name: /^distance_km/ }).click();
	await expect.poll(() => page.getByText(/terms together/).count()).toBe(1);
	const { violations } = await new AxeBuilder({ page }).analyze();
	expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(", ")}`)).toEqual([]);
	expect(complaints).toEqual([]);
}, 90_000);

test("another threshold plays the run again, and the monitor shows what it costs", async () => {
	const { page } = await visit(RUN);
	await ownDay(page);
	await page.getByRole("button", { name: "Look in hindsight" }).click();
	const effect = page.getByLabel(/^Least effect/);
	await expect.poll(() => effect.count(), { timeout: 20_000 }).toBe(1);
	const rural = page.getByRole("row", { name: /^Rural grows/ }).first();
	const before = await rural.innerText();
	await effect.fill("5");
	await effect.press("Enter");
	await expect.poll(() => rural.innerText(), { timeout: 20_000 }).not.toBe(before);
	expect(await page.getByText(/Changes missed/).count()).toBe(1);
}, 90_000);

test("a drift that is on can be made another shape, strength and start", async () => {
	const { page } = await visit("#/sandbox?drifts=-&at=30");
	await ownDay(page);
	await page.getByRole("switch", { name: "Rural grows" }).click();
	await page.getByRole("button", { name: "Pause" }).click();
	const settings = page.getByRole("button", { name: "Settings of Rural grows" });
	expect(await settings.innerText()).toBe("gradual, strength 1");
	await settings.click();
	await page.getByLabel("Shape").selectOption("sudden");
	await page.getByRole("button", { name: "Pause" }).click();
	await expect.poll(() => settings.innerText()).toBe("sudden, strength 1");
	await page.getByLabel("Strength").selectOption("2");
	await expect.poll(() => settings.innerText()).toBe("sudden, strength 2");
});
