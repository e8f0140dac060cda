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
	await page.evaluate(() => {
		document.documentElement.dataset["theme"] = "dark";
	});
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

test.each([
	["?embed&hide=wether#/sandbox", /hide names “wether”; allowed: weather, desk, .*\. The whole page is shown\.$/],
	["?embed=2#/sandbox", /embed is “2”; allowed: 1\. A newer link needs a newer page: reload it\./],
	["?embed&lock=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E#/sandbox", /lock names “<img src=x onerror=alert\(1\)>”;/],
	["?embed&hide=seed&lock=seed#/sandbox", /seed is both hidden and locked;/],
])("a link that cannot be read (%s) gives one sentence and the whole page", async (link, sentence) => {
	const { page, complaints } = await visit(link);
	await expect.poll(() => page.getByRole("alert").allInnerTexts()).toEqual([expect.stringMatching(sentence)]);
	expect(await page.getByRole("link", { name: "Race" }).isVisible()).toBe(true);
	expect(complaints).toEqual([]);
});

test("a page inside another one says in one sentence that its run cannot be flown, and shows another", async () => {
	const { page } = await visit("?embed=1&lock=seed#/sandbox?seed=7&drifts=tsunami");
	await expect
		.poll(() => page.getByRole("alert").allInnerTexts(), { timeout: 20_000 })
		.toEqual([expect.stringMatching(/^This link cannot be flown: drifts\.0\.id is "tsunami"/)]);
	await expect.poll(() => caption(page)).toMatch(/^Recorded run/);
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
			/^Day 39, now: .*true 0\.\d+.*Weather: Carrier B degrades\..*In service: model 1 answers since day \d+\. Alarms: .*Waiting: nothing\. Level 0, by hand; 365 days, seed \d+; paused\.$/,
		);
});
