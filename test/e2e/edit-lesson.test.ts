import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright";
import { createServer } from "vite";
import { expect, test } from "vitest";
import { launchOptions } from "../../scripts/lib/chromium.mjs";
import { ROOT } from "../../scripts/lib/root.mjs";
import { caption, ownDay } from "./visit.ts";

const LESSON = "lessons/02-when-the-world-moves/lesson.md";
const SOURCES = [
	"src",
	"scripts",
	"lessons",
	"public",
	"index.html",
	"vite.config.ts",
	"svelte.config.js",
	"package.json",
];

/** A copy of the project, served as `npm run dev` serves it. */
async function develop() {
	const root = mkdtempSync(join(tmpdir(), "driftworks-dev-"));
	for (const source of SOURCES) cpSync(join(ROOT, source), join(root, source), { recursive: true });
	symlinkSync(join(ROOT, "node_modules"), join(root, "node_modules"), "dir");
	const server = await createServer({
		root,
		configFile: join(root, "vite.config.ts"),
		cacheDir: join(root, ".vite"),
		logLevel: "silent",
		server: { port: 0, fs: { allow: [root, ROOT] } },
	});
	await server.listen();
	return {
		root,
		address: server.resolvedUrls?.local[0] ?? "",
		async stop() {
			await server.close();
			rmSync(root, { recursive: true });
		},
	};
}

test("an edited lesson shows in the open page, which keeps its run; a fault in it is named with its place", async () => {
	const { root, address, stop } = await develop();
	const browser = await chromium.launch(launchOptions());
	try {
		const page = await browser.newPage();
		const file = join(root, LESSON);
		const original = readFileSync(file, "utf8");
		const edit = (from: string, to: string) => writeFileSync(file, original.replace(from, to));
		await page.goto(`${address}#/lesson/when-the-world-moves?drifts=-&at=12&ordersPerDay=200`);
		await page.getByRole("heading", { name: "When the world moves" }).waitFor({ timeout: 90_000 });
		const day = await ownDay(page);
		await page.evaluate(() => Object.assign(window, { sameDocument: true }));

		const edited = Date.now();
		edit("title: When the world moves", "title: When the world was edited");
		await page.getByRole("heading", { name: "When the world was edited" }).waitFor();
		// Told, not held to a limit: how fast depends on the machine.
		console.info(`an edited lesson is on the page after ${Date.now() - edited} ms`);
		expect(await caption(page)).toMatch(new RegExp(`^Day ${day}\\.`));
		expect(await page.evaluate(() => "sameDocument" in window)).toBe(true);

		edit("A shop asks", "A <b>shop</b> asks");
		await page.getByText(`${LESSON}:11:3: raw HTML (<b>) is not allowed`).first().waitFor();
	} finally {
		await browser.close();
		await stop();
	}
}, 180_000);
