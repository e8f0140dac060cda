import type { Page } from "playwright";
import { expect, test } from "vitest";
import { visits } from "./visit.ts";

/*
 * A page that is built in one task holds up whoever touches it meanwhile, the longer the slower the machine. No time is
 * measured here, which would be that of this machine: what is counted is how much of the page one task brings.
 */
const visit = visits();
const PHONE = { viewport: { width: 412, height: 823 }, hasTouch: true, isMobile: true };

/** Counts the elements that come with each task: it ends when the next message or an own one has its turn. */
function countByTask(): void {
	const known = new WeakSet<Element>();
	const counts: number[] = [];
	let open = false;
	const heard = Object.getOwnPropertyDescriptor(MessagePort.prototype, "onmessage") as PropertyDescriptor;
	Object.defineProperty(MessagePort.prototype, "onmessage", {
		...heard,
		set(this: MessagePort, hear: (event: MessageEvent) => void) {
			heard.set?.call(this, (event: MessageEvent) => {
				open = false;
				hear.call(this, event);
			});
		},
	});
	const { port1, port2 } = new MessageChannel();
	port1.onmessage = () => {};
	new MutationObserver((records) => {
		const added = records.flatMap(({ addedNodes }) =>
			[...addedNodes].flatMap((node) => (node instanceof Element ? [node, ...node.querySelectorAll("*")] : [])),
		);
		const fresh = added.filter((element) => !known.has(element) && known.add(element)).length;
		if (open) counts[counts.length - 1] = (counts.at(-1) ?? 0) + fresh;
		else counts.push(fresh);
		if (!open) port2.postMessage(null);
		open = true;
	}).observe(document, { childList: true, subtree: true });
	(globalThis as { countsByTask?: number[] }).countsByTask = counts;
}

const countsOf = (page: Page) => page.evaluate(() => (globalThis as { countsByTask?: number[] }).countsByTask ?? []);

test.each(["#/", "#/sandbox", "#/lesson/when-the-world-moves", "#/lesson/level-1-the-pipeline"])(
	"%s is built part by part: no task brings more than a fifth of it",
	async (hash) => {
		const { page } = await visit(hash, {
			...PHONE,
			prepare: async (context) => void (await context.addInitScript(countByTask)),
		});
		await expect.poll(() => page.locator("canvas").count(), { timeout: 30_000 }).toBeGreaterThan(0);
		await expect.poll(() => page.locator("[aria-busy=true]").count(), { timeout: 60_000 }).toBe(0);
		// It is the share of a whole page: nothing more of it is to come.
		await page.waitForLoadState("networkidle");
		const counts = await countsOf(page);
		const all = counts.reduce((sum, count) => sum + count, 0);
		expect(all).toBeGreaterThan(200);
		expect(Math.max(...counts) / all).toBeLessThan(0.2);
	},
);
