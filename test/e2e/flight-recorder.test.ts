import { readFile } from "node:fs/promises";
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright";
import { expect, inject, test } from "vitest";
import { caption, ownDay, visits } from "./visit.ts";

const visit = visits();

const slider = (page: Page) => page.getByRole("slider", { name: "Day shown" });

/** What the chart says of a day to those who cannot see it. */
const dayInWords = (page: Page) => slider(page).getAttribute("aria-valuetext");

test("a person goes back, forks by a key, does otherwise, compares, names, undoes, saves, and a link carries it all", async () => {
	const { page, complaints } = await visit("#/sandbox?seed=11&drifts=carrier-b-degrades_f20&at=50");
	expect(await ownDay(page)).toBe(49);
	await slider(page).focus();
	for (let week = 0; week < 5; week++) await page.keyboard.press("PageDown");
	await expect.poll(() => dayInWords(page)).toMatch(/^Day 14:/);

	await page.keyboard.press("f");
	await expect.poll(() => ownDay(page)).toBe(14);
	const names = page.getByRole("textbox", { name: /^Name of future/ });
	await expect
		.poll(() => names.evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value)))
		.toEqual(["B", "A"]);
	await expect.poll(() => page.getByText("Up to day 14 nothing differs").count()).toBe(1);

	// In the new future the drift never comes.
	await page.getByRole("switch", { name: /Carrier B degrades/ }).click();
	await page.keyboard.press("Escape");
	await page.getByRole("button", { name: /^Pause/ }).click();
	const reached = await ownDay(page);
	await page.getByRole("heading", { name: "Flight recorder" }).focus();
	for (let day = reached; day < 30; day++) await page.keyboard.press("ArrowRight");
	await expect.poll(() => ownDay(page), { timeout: 30_000 }).toBe(30);
	const row = page.getByRole("row", { name: /^Business loss/i });
	await expect.poll(() => row.innerText(), { timeout: 20_000 }).toMatch(/better/);
	const [hand, other] = (await row.getByRole("cell").allInnerTexts()).map((text) => Number(text.replace(/[^\d]/g, "")));
	expect(other).toBeGreaterThan(hand as number);
	await expect
		.poll(() => page.getByRole("img", { name: /^Accuracy/ }).getAttribute("aria-label"))
		.toMatch(/B, true .*A 0\./);

	await names.first().fill("no drift");
	await names.first().press("Enter");
	await expect.poll(() => page.getByRole("textbox", { name: "Name of future no drift" }).count()).toBe(1);
	await names.first().fill("A");
	await names.first().press("Enter");
	await expect.poll(() => page.getByText("name is “A” twice; allowed: each name once.").count()).toBe(1);
	await names.first().press("Escape");

	await page.getByRole("button", { name: "Take in hand A" }).click();
	await expect.poll(() => ownDay(page), { timeout: 20_000 }).toBe(49);
	await page.getByRole("button", { name: "Delete no drift" }).click();
	await expect.poll(() => names.count()).toBe(0);
	await page.keyboard.press("Control+z");
	await expect.poll(() => names.count()).toBe(2);
	await page.keyboard.press("Control+z");
	await expect.poll(() => ownDay(page), { timeout: 20_000 }).toBe(30);

	const saved = async (name: string) => {
		const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name }).click()]);
		return readFile(await download.path());
	};
	expect((await saved("Image, PNG")).subarray(1, 4).toString()).toBe("PNG");
	const days = (await saved("Days, CSV")).toString().trim().split("\r\n");
	expect(days).toHaveLength(1 + 31 + 50);
	expect(days[1]).toMatch(/^no drift,0,1,500,/);
	const { link, futures } = JSON.parse((await saved("Run, JSON")).toString());
	expect(futures).toMatchObject([{ name: "no drift" }, { name: "A" }]);
	expect(new URL(link).hash.length).toBeLessThan(200);
	const { violations } = await new AxeBuilder({ page }).include("[aria-labelledby=recorder]").analyze();
	expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(", ")}`)).toEqual([]);

	const again = await visit(new URL(link).hash);
	expect(await ownDay(again.page)).toBe(30);
	await expect
		.poll(() => again.page.getByRole("row", { name: /^Business loss/i }).innerText(), { timeout: 20_000 })
		.toBe(await row.innerText());
	expect([...complaints, ...again.complaints]).toEqual([]);
	expect(link).toContain(inject("base"));
});

test("a link from a newer page is refused in one sentence, and what is in hand stays", async () => {
	const { page } = await visit("#/sandbox?seed=11&drifts=-&at=12");
	expect(await ownDay(page)).toBe(11);
	await page.evaluate(() => {
		location.hash = "#/sandbox?v=3&name=A&wind=strong&at=40|name=B&keep=0&at=20";
	});
	await expect
		.poll(() => page.getByRole("alert").allInnerTexts())
		.toEqual([
			"This link cannot be flown: it was made by a newer version of Driftworks (form 3, and this page reads up to 2); reload the page to get the newest.",
		]);
	expect(await caption(page)).toMatch(/^Day 11\./);
});
