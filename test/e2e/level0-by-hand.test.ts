import { expect, test } from "vitest";
import { atPen, caption, ownDay, until, visits } from "./visit.ts";

const visit = visits();

test("a year goes wrong and is brought back by hand, with a model trained by TensorFlow.js on WebGL", async () => {
	// No hand-over goes wrong here, so that what is measured is the retraining.
	const { page, complaints } = await visit("#/sandbox?skewChance=0&drifts=carrier-b-degrades_f28&at=28", {
		async prepare(context) {
			await context.addInitScript(() => localStorage.setItem("driftworks.trainer", "webgl"));
		},
	});
	await ownDay(page);
	expect(await page.getByRole("region", { name: "Machine" }).innerText()).toMatch(
		/Trains with TensorFlow\.js on WebGL/,
	);
	const before = await atPen(page, "true");
	await until(page, /^Day 5\d/, 30);
	expect(await atPen(page, "true")).toBeLessThan(before - 0.05);

	const press = async (name: string) => {
		await page
			.getByRole("region", { name: "Desk" })
			.getByRole("button", { name: new RegExp(`^${name}`) })
			.click();
		await page.getByRole("button", { name: /^Pause/ }).click();
	};
	await page.getByLabel("Extract the last").selectOption({ label: "14 days" });
	await press("Extract");
	await until(page, /rows of days \d+ to \d+ are extracted/);
	await press("Prepare");
	await until(page, /rows are ready to learn from/);
	await press("Train");
	await until(page, /A model is trained/);
	await press("Evaluate");
	await until(page, /On held-out rows/);
	await press("Hand over");
	await until(page, /Model 2 went over the wall/);
	await press("Deploy");
	await until(page, /Model 2 now answers instead of model 1/);
	for (let i = 0; i < 8; i++) await page.keyboard.press("ArrowRight");
	await expect.poll(() => atPen(page, "true"), { timeout: 20_000 }).toBeGreaterThan(before - 0.03);

	await page.getByRole("button", { name: /^Model training/ }).click();
	await expect.poll(() => page.getByText(/computed on .*webgl/).count()).toBe(1);
	await page.keyboard.press("Escape");
	expect(complaints).toEqual([]);
}, 240_000);

test("a desk step that cannot be done says why, and an opened box shows its inside", async () => {
	const { page } = await visit("#/sandbox?drifts=-&at=10");
	await ownDay(page);
	const train = page.getByRole("region", { name: "Desk" }).getByRole("button", { name: /^Train/ });
	expect(await train.getAttribute("aria-disabled")).toBe("true");
	expect(await train.innerText()).toContain("Prepare the extracted data first.");
	await page.getByRole("button", { name: /^Offline data/ }).focus();
	await page.keyboard.press("Enter");
	await expect.poll(() => page.getByRole("columnheader", { name: "distance_km" }).count()).toBe(1);
	await page.keyboard.press("Escape");
	await expect.poll(() => page.getByRole("columnheader", { name: "distance_km" }).count()).toBe(0);
});

test("an action can be taken back and done again", async () => {
	const { page } = await visit("#/sandbox?drifts=-&at=20");
	await ownDay(page);
	const carrier = page.getByRole("switch", { name: "Carrier B degrades" });
	await carrier.click();
	await expect.poll(() => carrier.getAttribute("aria-checked")).toBe("true");
	await page.keyboard.press("Control+z");
	await expect.poll(() => carrier.getAttribute("aria-checked")).toBe("false");
	await page.keyboard.press("Control+Shift+Z");
	await expect.poll(() => carrier.getAttribute("aria-checked")).toBe("true");
	expect(await caption(page)).not.toBe("");
});
