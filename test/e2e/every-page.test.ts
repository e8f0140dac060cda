import { readdirSync } from "node:fs";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright";
import { expect, inject, test } from "vitest";
import { legibilityFaults } from "../../scripts/lib/legibility.mjs";
import { ROOT } from "../../scripts/lib/root.mjs";
import { visits } from "./visit.ts";

const visit = visits();
const RUN = "drifts=carrier-b-degrades_f20&at=30";
const lessons = readdirSync(join(ROOT, "lessons")).filter((folder) => /^\d/.test(folder));

/** Every page there is, by name: its address, and what its title says before the name of the site. */
const PAGES: Record<string, [address: string, title: RegExp]> = {
	home: ["#/", /^Driftworks$/],
	"the sandbox at Level 0": [`#/sandbox?${RUN}`, /^Sandbox · /],
	"the sandbox at Level 1": [`#/sandbox?level=1&team=persona&${RUN}`, /^Sandbox · /],
	"the sandbox at Level 2": [`#/sandbox?level=2&team=persona&commits=default&${RUN}`, /^Sandbox · /],
	"the race": ["#/race", /^Race · /],
	"a page inside another one": [`?embed=1&lock=weather#/sandbox?${RUN}`, /^Sandbox · /],
	...Object.fromEntries(
		lessons.map((folder) => {
			const [, number, slug] = /^(\d+)-(.*)$/.exec(folder) ?? [];
			return [`lesson ${number}`, [`#/lesson/${slug}`, new RegExp(`^${Number(number)} \\S.* · `)]];
		}),
	),
};

const atRest = async (page: Page) => {
	await page.waitForLoadState("networkidle");
	await expect.poll(() => page.locator("[aria-busy=true]").count(), { timeout: 60_000 }).toBe(0);
	await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
};

const objections = async (page: Page, name: string) =>
	(await new AxeBuilder({ page }).analyze()).violations.map(
		({ id, nodes }) => `${name}: ${id}: ${nodes.map((node) => node.target).join(", ")}`,
	);

const faults = async (page: Page, name: string) =>
	(await page.evaluate(legibilityFaults)).map((fault) => `${name}: ${fault}`);

/** The page in another light; one inside another page has no button for it. */
const setTheme = (page: Page, theme: "light" | "dark") =>
	page.evaluate((theme) => {
		document.documentElement.dataset["theme"] = theme;
	}, theme);

test.each(Object.entries(PAGES))(
	"%s: axe objects to nothing, and nothing is cut or covered, in every light, size and colour",
	async (_, [address, title]) => {
		const { page, complaints } = await visit(address, {
			reducedMotion: "reduce",
			async prepare(context) {
				await context.addInitScript(() => localStorage.setItem("driftworks.trainer", "cpu"));
			},
		});
		await page.locator("main h1").waitFor({ state: "attached", timeout: 30_000 });
		await atRest(page);
		expect(await page.title()).toMatch(title);
		expect(await page.locator("html").getAttribute("lang")).toBe("en");
		const said = [...(await objections(page, "light")), ...(await faults(page, "light"))];
		await setTheme(page, "dark");
		said.push(...(await objections(page, "dark")));
		await setTheme(page, "light");

		// Twice as large on a screen of 1440 px, a phone, paper.
		await page.setViewportSize({ width: 720, height: 450 });
		await atRest(page);
		said.push(...(await faults(page, "zoomed")));
		await page.setViewportSize({ width: 360, height: 780 });
		await atRest(page);
		said.push(...(await objections(page, "360 px")), ...(await faults(page, "360 px")));
		await page.setViewportSize({ width: 1440, height: 900 });
		await page.emulateMedia({ media: "print" });
		await atRest(page);
		said.push(...(await faults(page, "paper")));
		expect(said).toEqual([]);
		expect(complaints).toEqual([]);
		await page.close();
	},
	120_000,
);

test("who goes to another page goes on from its heading, and its title says where that is", async () => {
	const { page } = await visit("");
	const focused = () =>
		page.evaluate(() => `${document.activeElement?.tagName} ${document.activeElement?.textContent?.trim()}`);
	await page.getByRole("link", { name: "Sandbox", exact: true }).press("Enter");
	await expect.poll(focused).toBe("H1 Sandbox");
	await page.getByRole("link", { name: "Race" }).press("Enter");
	await expect.poll(focused, { timeout: 20_000 }).toMatch(/^H1 One storm/);
	expect(await page.title()).toBe("Race · Driftworks");
	await page.goto(`${inject("base")}#/lesson/seen-and-unseen`);
	await expect.poll(focused, { timeout: 20_000 }).toBe("H1 Seen and unseen");
	// The lesson after it, from the foot of the words.
	const next = page.getByRole("navigation", { name: "Lessons" }).getByRole("link").last();
	const title = (await next.innerText()).replace(/^\d+ /, "");
	await next.press("Enter");
	await expect.poll(focused, { timeout: 20_000 }).toBe(`H1 ${title}`);
	expect(await page.evaluate(() => scrollY)).toBe(0);
});
