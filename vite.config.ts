import { svelte } from "@sveltejs/vite-plugin-svelte";
import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";
import { launchOptions } from "./scripts/lib/chromium.mjs";
import { pageChunks } from "./scripts/vite/chunks.ts";
import { CONTENT_SECURITY_POLICY, contentSecurityPolicy } from "./scripts/vite/content-security-policy.ts";
import { driftsInPage } from "./scripts/vite/drifts-in-page.ts";
import { iconInside } from "./scripts/vite/icon-inside.ts";
import { lessons } from "./scripts/vite/lessons.ts";
import { mountOnly } from "./scripts/vite/mount-only.ts";
import { plainImports } from "./scripts/vite/plain-imports.ts";
import { preloadWithPage } from "./scripts/vite/preload-with-page.ts";
import { recordedRun } from "./scripts/vite/recorded-run.ts";
import { runtimeInside } from "./scripts/vite/runtime-inside.ts";
import { serviceWorker } from "./scripts/vite/service-worker.ts";
import { thirdPartyNotices } from "./scripts/vite/third-party-notices.ts";

const SANDBOX = [
	"/src/view/page/SystemPage.svelte",
	"/src/view/system/HandFigure.svelte",
	"/src/view/diagram/LiveDiagram.svelte",
	"/src/view/system/year.ts",
	"/src/view/panels/late.ts",
];

const notices = thirdPartyNotices();

/** Two cores draw by software in CI, beside what else the machine does: who fails once in a browser may try again, and is named. */
const retry = process.env["CI"] ? 1 : 0;

export default defineConfig({
	// Relative addresses and routes in the hash: the built folder works wherever it is put.
	base: "./",
	plugins: [
		svelte(),
		mountOnly(),
		plainImports(),
		runtimeInside(),
		driftsInPage(),
		lessons(),
		recordedRun(),
		preloadWithPage({
			"": ["/src/view/page/home.ts"],
			lesson: [
				"/src/view/page/SystemPage.svelte",
				"/src/view/lesson/lesson-page.ts",
				"/src/view/diagram/LiveDiagram.svelte",
			],
			sandbox: SANDBOX,
			race: ["/src/view/page/RacePage.svelte", "/src/view/race/race.svelte.ts"],
			// A run without a page is flown there.
			"?": SANDBOX,
		}),
		iconInside(),
		contentSecurityPolicy(),
		notices.page,
		serviceWorker(),
	],
	build: {
		// Style comes with the part that it is for. Nothing late is preloaded: that spares the page the lists.
		modulePreload: false,
		// TensorFlow.js, which only the training worker loads, is 0.9 MB.
		chunkSizeWarningLimit: 1000,
		// The recorded run and the workers are made inside plugins; that this takes most of the time is no news.
		rolldownOptions: {
			checks: { pluginTimings: false },
			output: {
				codeSplitting: { groups: pageChunks() },
				// Every part names the files that it may fetch: shorter names are less to load.
				chunkFileNames: ({ name }) =>
					/^(base|chart|figure|hand|system|words|home|lesson|race|Offline|rolldown|.*worker|.*trainer)/.test(name)
						? "assets/[name]-[hash:7].js"
						: "assets/[hash:7].js",
				assetFileNames: ({ names }) =>
					names.some((name) => name.endsWith(".css")) ? "assets/[hash:7][extname]" : "assets/[name]-[hash][extname]",
			},
		},
	},
	worker: {
		format: "es",
		plugins: () => [notices.worker],
		// Licences are in THIRD-PARTY-NOTICES.txt; repeated in the worker they would nearly double it.
		rolldownOptions: { output: { comments: { legal: false } } },
	},
	// Named here, or Vite finds them one by one and reloads the page, or the test, for each.
	optimizeDeps: {
		include: [
			"@noble/hashes/sha2.js",
			"@noble/hashes/utils.js",
			"@stdlib/math-base-special-gammainc",
			"@tensorflow/tfjs",
			"@tensorflow/tfjs-backend-webgl/dist/base",
			"@tensorflow/tfjs-core/dist/base",
			"@tensorflow/tfjs-core/dist/base_side_effects",
			"d3",
			"idb",
			"pure-rand/generator/xoroshiro128plus",
			"valibot",
			"yaml",
		],
	},
	preview: { headers: { "Content-Security-Policy": CONTENT_SECURITY_POLICY } },
	test: {
		projects: [
			{
				extends: true,
				test: {
					name: "unit",
					environment: "node",
					include: ["test/**/*.test.ts"],
					exclude: ["test/browser/**", "test/e2e/**", "test/years/**"],
					// Nothing here is about speed, and a busy machine may take its time.
					testTimeout: 60_000,
					hookTimeout: 60_000,
				},
			},
			{
				// What the levels promise, over whole years and many seeds: minutes, not seconds.
				extends: true,
				test: { name: "years", environment: "node", include: ["test/years/**/*.test.ts"] },
			},
			{
				extends: true,
				optimizeDeps: { include: ["vitest-browser-svelte"] },
				test: {
					name: "browser",
					include: ["test/browser/**/*.test.ts"],
					retry,
					// Nothing here is about speed, and a busy machine may take its time.
					expect: { poll: { timeout: 15_000 } },
					testTimeout: 60_000,
					browser: {
						enabled: true,
						headless: true,
						provider: playwright({ launchOptions: launchOptions() }),
						instances: [{ browser: "chromium" }],
						screenshotFailures: false,
					},
				},
			},
			{
				extends: true,
				test: {
					name: "e2e",
					environment: "node",
					include: ["test/e2e/**/*.test.ts"],
					globalSetup: "test/e2e/serve.ts",
					fileParallelism: false,
					// Nothing here is about speed, and a busy machine may take its time.
					expect: { poll: { timeout: 15_000 } },
					retry,
					testTimeout: 60_000,
					hookTimeout: 60_000,
				},
			},
		],
	},
});
