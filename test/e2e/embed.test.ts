import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright";
import { expect, test } from "vitest";
import { seedOfName } from "../../src/view/embed/students.ts";
import { caption, ownDay, visits } from "./visit.ts";

const visit = visits();
const RUN = "#/sandbox?drifts=carrier-b-degrades_f20&at=40";

const objections = async (page: Page) => (await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id);

test("a teacher composes a link; who opens it finds what was locked in sight and not to be changed", async () => {
	const { page } = await visit(RUN);
	await ownDay(page);
	await page.keyboard.press("Tab");
	await page.getByRole("button", { name: "Teach with this" }).click();
	await page.getByRole("radio", { name: "Weather: locked" }).check();
	await page.getByRole("radio", { name: "Play, step, speed: locked" }).check();
	await page.getByRole("radio", { name: "Monitor: hidden" }).check();
	await page.getByRole("textbox", { name: /names, one a line/ }).fill("Ada Lovelace");
	expect(await objections(page)).toEqual([]);
	const link = await page.getByRole("link", { name: /^seed/ }).getAttribute("href");
	expect(link).not.toMatch(/ada|lovelace/i);
	await page.keyboard.press("Escape");
	expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Teach with this");

	await page.goto(link ?? "");
	expect(await ownDay(page)).toBe(39);
	expect(await page.getByRole("link").allInnerTexts()).toEqual(["Open in Driftworks"]);
	expect(await page.getByRole("textbox", { name: "Seed" }).inputValue()).toBe(`${seedOfName("Ada Lovelace")}`);
	expect(await page.getByRole("group", { name: "Weather: set by the link" }).isVisible()).toBe(true);
	expect(await page.getByRole("switch", { name: "Carrier B degrades" }).isDisabled()).toBe(true);
	expect(await page.getByRole("button", { name: /^Play/ }).isDisabled()).toBe(true);
	expect(await page.getByRole("heading", { name: "Monitor" }).isVisible()).toBe(false);
	const day = await caption(page);
	await page.keyboard.press("ArrowRight");
	await page.keyboard.press(" ");
	await page.waitForTimeout(1500);
	expect(await caption(page)).toBe(day);
	expect(await objections(page)).toEqual([]);
});

test("a link that cannot be read gives one sentence and the whole page", async () => {
	const { page } = await visit("?embed&hide=wether#/sandbox");
	await expect
		.poll(() => page.getByRole("alert").allInnerTexts())
		.toEqual([
			expect.stringMatching(
				/hide names “wether”; allowed: weather, desk, monitor, transport, level, seed\. The whole page/,
			),
		]);
	expect(await page.getByRole("link", { name: "Race" }).isVisible()).toBe(true);
});

test("? shows every shortcut, Escape gives the focus back; the state is copied in words", async () => {
	const { page, context } = await visit(RUN);
	await context.grantPermissions(["clipboard-read", "clipboard-write"]);
	await ownDay(page);
	await page.keyboard.press("?");
	await expect.poll(() => page.getByRole("dialog", { name: "Keys" }).count()).toBe(1);
	expect(await objections(page)).toEqual([]);
	await page.keyboard.press("Escape");
	await expect.poll(() => page.getByRole("dialog").count()).toBe(0);
	await page.getByRole("button", { name: "Copy state" }).click();
	await expect
		.poll(() => page.evaluate(() => navigator.clipboard.readText()))
		.toMatch(
			/^Day 39, now: .*true 0\.\d+.*Weather: Carrier B degrades\..*Waiting: nothing\. Level 0, by hand; 365 days, seed \d+; paused\.$/,
		);
});
