import { join } from "node:path";
import { build, createServer, type Plugin } from "vite";
import { describe, expect, test } from "vitest";
import { ROOT } from "../../scripts/lib/root.mjs";
import { recordedRun } from "../../scripts/vite/recorded-run.ts";
import { contentHash } from "../../src/core/hash.ts";

const FIXTURE = "/test/toolchain/fixtures/record.ts";
const expected = { hash: contentHash("recorded"), hours: 24 };
const common = { root: ROOT, configFile: false, logLevel: "silent" } as const;

async function builtEntry(path: string): Promise<string> {
	const result = await build({
		...common,
		plugins: [recordedRun(path)],
		build: {
			write: false,
			copyPublicDir: false,
			rolldownOptions: { input: "virtual:recorded-run", preserveEntrySignatures: "strict" },
		},
	});
	if (Array.isArray(result) || !("output" in result)) throw new Error("expected one build");
	return result.output[0].code;
}

describe("virtual:recorded-run", () => {
	test("is, in a build, what record() gave in Node", async () => {
		const code = await builtEntry(FIXTURE);
		const module: { default: unknown } = await import(`data:text/javascript,${encodeURIComponent(code)}`);
		expect(module.default).toEqual(expected);
	});

	test("is made anew in development when a file behind it changes", async () => {
		const page: Plugin = {
			name: "page",
			resolveId: (id) => (id === "/page.ts" ? id : undefined),
			load: (id) => (id === "/page.ts" ? 'export { default } from "virtual:recorded-run"' : undefined),
		};
		const server = await createServer({
			...common,
			plugins: [page, recordedRun(FIXTURE)],
			server: { middlewareMode: true, ws: false },
		});
		try {
			await server.transformRequest("/page.ts");
			const made = await server.transformRequest("virtual:recorded-run");
			expect(made?.code).toContain(expected.hash);
			const node = server.environments.client.moduleGraph.getModuleById("\0virtual:recorded-run");
			server.watcher.emit("change", join(ROOT, "src/core/clock.ts"));
			await expect.poll(() => node?.transformResult).toBeNull();
		} finally {
			await server.close();
		}
	});

	test("ends the build when record() gives nothing", async () => {
		await expect(builtEntry("/test/toolchain/fixtures/record-nothing.ts")).rejects.toThrow(
			/gave nothing that JSON can hold/,
		);
	});
});
