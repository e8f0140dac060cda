import { expect, inject, test } from "vitest";
import { atPen, caption, ownDay, visits } from "./visit.ts";

const visit = visits();

test("a link restores the run, and the same run again after a reload, which trains nothing again", async () => {
	const first = await visit("#/sandbox?seed=11&drifts=carrier-b-degrades_f20&at=40");
	expect(await ownDay(first.page)).toBe(39);
	const value = await atPen(first.page, "true");
	await first.page.getByRole("button", { name: "Copy link" }).click();
	await first.page.keyboard.press("ArrowRight");
	await expect.poll(() => ownDay(first.page)).toBe(40);

	const second = await visit("#/sandbox?seed=11&drifts=carrier-b-degrades_f20&at=40");
	await ownDay(second.page);
	expect(await atPen(second.page, "true")).toBe(value);

	const kept = () =>
		first.page.evaluate(
			() =>
				new Promise<number>((resolve, reject) => {
					const open = indexedDB.open("driftworks-weights");
					open.onerror = () => reject(open.error);
					open.onsuccess = () => {
						const count = open.result.transaction("weights").objectStore("weights").count();
						count.onsuccess = () => resolve(count.result);
					};
				}),
		);
	const trained = await kept();
	expect(trained).toBeGreaterThan(0);
	await first.page.goto(`${inject("base")}#/sandbox`);
	await first.page.reload();
	expect(await ownDay(first.page)).toBe(40);
	expect(await kept()).toBe(trained);
});

test.each([
	["seed=banana", /seed is “banana”; allowed: a number/],
	["seed=-4", /seed is -4; allowed: a whole number from 0 to 4294967295/],
	["drifts=tsunami", /drifts\.0\.id is "tsunami"; allowed: one of/],
	["do=%3Cscript%3E", /do, action 1/],
	["drifts=-&at=9999", /at is “9999”; allowed: a whole number from 0 to 365/],
	["colour=red", /colour/],
])("a broken link (%s) gives one sentence and the default run", async (query, sentence) => {
	const { page, complaints } = await visit(`#/sandbox?${query}`);
	await expect.poll(() => page.getByRole("alert").allInnerTexts()).toEqual([expect.stringMatching(sentence)]);
	await expect.poll(() => caption(page)).toMatch(/^Recorded run/);
	await page.keyboard.press(" ");
	await expect.poll(() => caption(page), { timeout: 30_000 }).toMatch(/^Day \d+/);
	expect(complaints).toEqual([]);
});

test("a worker that crashes is replaced, and the run goes on where it was", async () => {
	const { page } = await visit("#/sandbox?seed=3&drifts=carrier-b-degrades_f20&at=40");
	await ownDay(page);
	const value = await atPen(page, "true");
	const [worker] = page.workers();
	await worker?.evaluate(() => {
		setTimeout(() => {
			throw new Error("a fault in the worker");
		});
	});
	await expect.poll(() => page.getByText(/The engine stopped and was started again/).count()).toBeGreaterThan(0);
	expect(await ownDay(page)).toBe(39);
	expect(await atPen(page, "true")).toBe(value);
	await page.keyboard.press("ArrowRight");
	await expect.poll(() => ownDay(page), { timeout: 20_000 }).toBe(40);
});

test("where storage is denied the page works, and says that nothing will be kept", async () => {
	const { page } = await visit("#/sandbox?drifts=-&at=10", {
		async prepare(context) {
			await context.addInitScript(() => {
				Object.defineProperty(window, "localStorage", {
					get() {
						throw new DOMException("denied", "SecurityError");
					},
				});
			});
			await context.route(/worker-[^/]*\.js$/, async (route) => {
				const answer = await route.fetch();
				const denied = 'self.indexedDB.open = () => { throw new DOMException("denied", "SecurityError"); };\n';
				await route.fulfill({ response: answer, body: denied + (await answer.text()) });
			});
		},
	});
	await ownDay(page);
	await expect.poll(() => page.getByText(/progress will not be kept/).count()).toBeGreaterThan(0);
	await page.keyboard.press("ArrowRight");
	await expect.poll(() => ownDay(page)).toBe(10);
});

test("when storage turns out to be full the run goes on, and the page says that nothing will be kept", async () => {
	const { page } = await visit("#/sandbox?drifts=-&at=10", {
		async prepare(context) {
			await context.route(/worker-[^/]*\.js$/, async (route) => {
				const answer = await route.fetch();
				const full =
					'IDBObjectStore.prototype.put = () => { throw new DOMException("full", "QuotaExceededError"); };\n';
				await route.fulfill({ response: answer, body: full + (await answer.text()) });
			});
		},
	});
	expect(await ownDay(page)).toBe(9);
	await expect.poll(() => page.getByText(/progress will not be kept/).count()).toBeGreaterThan(0);
});

test("without WebGL the page says that it trains on the CPU, and does", async () => {
	const { page } = await visit("#/sandbox?drifts=-&at=10", {
		async prepare(context) {
			await context.route(/worker-[^/]*\.js$/, async (route) => {
				const answer = await route.fetch();
				const without = "OffscreenCanvas.prototype.getContext = () => null;\n";
				await route.fulfill({ response: answer, body: without + (await answer.text()) });
			});
		},
	});
	await ownDay(page);
	expect(await page.getByRole("region", { name: "Machine" }).innerText()).toMatch(/Trains on the CPU: WebGL 2/);
	expect(await atPen(page, "true")).toBeGreaterThan(0.74);
});

test("where the figure cannot be fetched the page says so", async () => {
	const { page } = await visit("#/lesson/when-the-world-moves", {
		async prepare(context) {
			await context.route(/assets\/hand-[^/]*\.js$/, (route) => route.abort());
		},
	});
	await expect.poll(() => page.getByRole("alert").innerText()).toMatch(/This page could not be fetched/);
});

test("a run that a link takes the place of is there again, also after a reload", async () => {
	const { page } = await visit("#/sandbox?seed=11&drifts=-&at=20");
	expect(await ownDay(page)).toBe(19);
	await page.keyboard.press("ArrowRight");
	await expect.poll(() => caption(page)).toMatch(/^Day 20\./);
	await page.goto(`${inject("base")}#/sandbox?seed=5&drifts=-&at=10`);
	await expect.poll(() => caption(page), { timeout: 30_000 }).toMatch(/^Day 9\./);
	const back = page.getByRole("button", { name: "Back to that run" });
	await back.waitFor();
	await page.reload();
	expect(await ownDay(page)).toBe(9);
	await back.click();
	await expect.poll(() => caption(page), { timeout: 30_000 }).toMatch(/^Day 20\./);
	expect(await page.getByRole("textbox", { name: "Seed" }).inputValue()).toBe("11");
	await expect.poll(() => back.count()).toBe(0);
});

test("a run that came by a link beside a lesson goes on after a reload where it was", async () => {
	const { page } = await visit("#/lesson/seen-and-unseen?seed=5&drifts=-&at=10");
	expect(await ownDay(page)).toBe(9);
	await page.keyboard.press("ArrowRight");
	await expect.poll(() => caption(page)).toMatch(/^Day 10\./);
	await expect.poll(() => page.url()).toMatch(/#\/lesson\/seen-and-unseen\?.*at=11/);
	await page.reload();
	expect(await ownDay(page)).toBe(10);
	expect(await page.getByRole("button", { name: "Back to that run" }).count()).toBe(0);
});
